// What every section of a packet needs to know of the return: names, letters of the exhibits, the row that
// an event stands in, and the number of the question that a missing fact became.

import type { PlanExhibit } from "../../../app/questions/packet/plan-exhibit.ts";
import type { PersonOfReturn, ReturnPacket } from "../../../app/questions/packet/return-packet.ts";
import type { FactName } from "../../../forms/fact-registry.ts";
import { returnPlaceText } from "../../../kernel/line-name.ts";
import { nameOf, namesBeside, type PersonName } from "../names.ts";
import type { Reference } from "./document.ts";

export interface Exhibit {
  readonly letter: string;
  readonly owner: PersonOfReturn;
  readonly kind: "plan" | "iras" | "deferrals";
  readonly plan?: PlanExhibit;
}

export interface PacketReading {
  readonly made: ReturnPacket;
  readonly names: ReadonlyMap<string, PersonName>;
  readonly surnames: string;
  readonly exhibits: readonly Exhibit[];
  /** Event id to the row of an exhibit that it stands in. */
  readonly rowOf: Map<string, string>;
  /** The letter of the exhibit that a row stands in. */
  readonly letterOf: Map<string, string>;
  nameOf(person: string): PersonName;
  planName(plan: string): string;
  isJoint: boolean;
}

/** I, O, R and T would be read as numbers, layers and totals. */
const LETTERS = "ABCDEFGHJKLMNPQSUVWXYZ";

export function readPacket(made: ReturnPacket): PacketReading {
  const called = namesBeside(made.people.map((person) => person.personName ?? person.person));
  const names = new Map(
    made.people.flatMap(({ person }, at) => {
      const name = called[at];
      return name === undefined ? [] : [[person, name] as const];
    }),
  );
  const exhibits: Exhibit[] = [];
  const letter = () => {
    const at = exhibits.length;
    const one = LETTERS[at % LETTERS.length] ?? "Z";
    return at < LETTERS.length ? one : `${one}${Math.floor(at / LETTERS.length) + 1}`;
  };
  for (const owner of made.people)
    for (const plan of owner.exhibits)
      exhibits.push({ letter: letter(), owner, kind: "plan", plan });
  for (const owner of made.people)
    if (owner.iras.rows.length + owner.iras.basisYears.length > 0)
      exhibits.push({ letter: letter(), owner, kind: "iras" });
  for (const owner of made.people)
    if (hasDeferralStatement(owner)) exhibits.push({ letter: letter(), owner, kind: "deferrals" });
  const planNames = new Map(made.people.flatMap((person) => [...person.planNames]));
  const nameFor = (person: string) => names.get(person) ?? nameOf(person);
  return {
    made,
    names,
    surnames: [...new Set(made.people.map(({ person }) => nameFor(person).surname))].join(" and "),
    exhibits,
    rowOf: new Map(),
    letterOf: new Map(),
    nameOf: nameFor,
    planName: (plan) => planNames.get(plan) ?? plan,
    isJoint: made.people.length > 1,
  };
}

/** Deferrals are an exhibit where an excess has to be shown, or where they were made at two employers. */
function hasDeferralStatement({ deferrals, limits }: PersonOfReturn): boolean {
  const { excess = 0, corrected = 0 } = limits?.electiveDeferrals ?? {};
  return deferrals.rows.length > 1 || excess > 0 || corrected > 0 || deferrals.paid.length > 0;
}

export function exhibitOf(
  reading: PacketReading,
  kind: Exhibit["kind"],
  person: string,
  plan?: string,
): Exhibit | undefined {
  return reading.exhibits.find(
    (each) =>
      each.kind === kind &&
      each.owner.person === person &&
      (plan === undefined || each.plan?.plan === plan),
  );
}

/** "A-3", leading to that row. */
export function row(name: string | undefined): Reference | undefined {
  return name === undefined ? undefined : { text: name, goTo: name };
}

/** The number of the line of Form 1040 that shows a fact in the year of the return. */
export function numberOn({ made: { places } }: PacketReading, fact: FactName): string {
  return places.get(fact)?.number ?? "?";
}

/** "Form 1040, line 5b", or the line of a schedule, in the year of the return. */
export function lineOfReturn({ made: { places } }: PacketReading, fact: FactName): string {
  return returnPlaceText(places.get(fact));
}

/** The number of a line of the return after this one: "1" of 2019, "1h" of 2026. */
export function numberNextYear(
  { made: { placesNextYear } }: PacketReading,
  fact: FactName,
): string {
  return placesNextYear.get(fact)?.number ?? "?";
}

/** The line of taxable plan money of the next year, which of 2018 is that of IRAs too. */
export function pensionsNextYear({ made: { placesNextYear } }: PacketReading): string {
  const place =
    placesNextYear.get("form_1040.taxable_pensions") ??
    placesNextYear.get("form_1040.all_taxable_distributions");
  return place?.number ?? "?";
}

/** Where something stands: row "A-3" of exhibit A. */
export function putRow(
  { rowOf, letterOf }: PacketReading,
  what: string,
  { letter, row: name }: { readonly letter: string; readonly row: string },
): void {
  rowOf.set(what, name);
  letterOf.set(name, letter);
}

/** The total of an exhibit. */
export function totalOf(exhibit: Exhibit | undefined): Reference | undefined {
  return exhibit === undefined ? undefined : row(`${exhibit.letter}-T`);
}

/** The rows of events, each once; more than three as the first and the last. */
export function rowsOfEvents(
  reading: PacketReading,
  events: readonly (string | undefined)[],
): Reference[] {
  const names = [
    ...new Set(
      events.flatMap((event) => (event === undefined ? [] : (reading.rowOf.get(event) ?? []))),
    ),
  ];
  const list = names.map((name) => ({ text: name, goTo: name }));
  const [first] = list;
  const last = list.at(-1);
  if (list.length <= 3 || first === undefined || last === undefined) return list;
  const letter = reading.letterOf.get(first.text) ?? "";
  const isOne = names.every((name) => reading.letterOf.get(name) === letter);
  return isOne && reading.exhibits.some((each) => each.letter === letter && each.kind === "plan")
    ? [{ text: `${letter}-T`, goTo: `${letter}-T` }]
    : [{ ...first, text: `${first.text} to ${last.text}` }];
}
