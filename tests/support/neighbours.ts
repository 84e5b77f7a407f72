// Lives that resemble a scenario: nobody has worked out what is right for them, but whatever the program says of
// them must not change unseen. They are where two plans, two years and two lives meet, and where a fact
// is missing, twice there, a day later or a cent more.
import { addDays, calendarDate } from "../../src/kernel/calendar.ts";
import { cents, formatCents, parseCents } from "../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "./ledger-of.ts";
import { firstPerson, ofThemselves, type Scenario } from "./scenario.ts";

/** How many lives with slips of the pen each scenario has beside it. */
const SLIPS = 2;

/** @param other one whose life is led by the same person as well, a day later and with three times the money */
export function neighboursOf(
  scenario: Scenario,
  other: Scenario,
): (readonly [name: string, life: Scenario])[] {
  const both = { ...scenario, given: [...ofThemselves(scenario), ...livedBy(scenario, other)] };
  const random = generator(hashOf(scenario.title));
  return [
    ["the year before", { ...scenario, tax_year: scenario.tax_year - 1 }],
    ["the year after", { ...scenario, tax_year: scenario.tax_year + 1 }],
    ["of one cent", { ...scenario, given: ofThemselves(scenario).map(ofOneCent) }],
    ["two lives", both],
    ["two lives, later", { ...both, tax_year: other.tax_year + 1 }],
    ...Array.from({ length: SLIPS }, (_, turn) => {
      const life = turn % 2 === 0 ? { ...scenario, given: ofThemselves(scenario) } : both;
      return [`slip ${turn + 1}`, { ...life, given: withSlips(life.given, random) }] as const;
    }),
  ];
}

/** People, employers and plans that are there already stay who they are. */
function livedBy(scenario: Scenario, other: Scenario): EventJson[] {
  const known = new Set(scenario.given.map(nameOf));
  const [theirs, own] = [firstPerson(other.given), firstPerson(scenario.given)];
  const isNew = (event: EventJson) => nameOf(event) === "" || !known.has(nameOf(event));
  return ofThemselves(other)
    .filter(({ kind }) => kind !== "law_figures")
    .map((event) => later(event, new Map([[theirs, own]])))
    .filter(isNew);
}

function nameOf({ kind, ...event }: EventJson): string {
  return ["person", "employer", "plan"].includes(kind) ? `${kind} ${event[kind]}` : "";
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONEY = /^-?\d+\.\d{2}$/;

function later(event: EventJson, whose: ReadonlyMap<unknown, unknown>): EventJson {
  return changed(event, (value, key) => {
    if (typeof value !== "string") return value;
    if (key === "id" || key === "event") return `next-${value}`;
    if (whose.has(value)) return whose.get(value);
    if (key !== "birth_date" && DAY.test(value)) return addDays(calendarDate(value), 1);
    return MONEY.test(value) ? changedAmount(value, (amount) => amount * 3) : value;
  });
}

/** Where a rule asks whether there is any money at all. */
function ofOneCent(event: EventJson): EventJson {
  const { destinations } = event as { readonly destinations?: readonly unknown[] };
  const one = changed(event, (value) =>
    typeof value === "string" && MONEY.test(value) ? changedAmount(value, Math.sign) : value,
  );
  // It is what its parts are.
  return destinations === undefined
    ? one
    : { ...one, amount: formatCents(cents(destinations.length)) };
}

/** Every value in it that is no list and no object, with the name of its field. */
function changed(event: EventJson, change: (value: unknown, key: string) => unknown): EventJson {
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => visit(each, key));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, visit(each, name)]),
      );
    return change(value, key);
  };
  return visit(event, "") as EventJson;
}

function changedAmount(text: string, change: (amount: number) => number): string {
  const read = parseCents(text);
  return read.ok ? formatCents(cents(change(read.value))) : text;
}

type Random = (below: number) => number;

/** A few, each as the ledger can hold it. */
function withSlips(given: readonly EventJson[], random: Random): readonly EventJson[] {
  let life = given;
  for (let turn = 0; turn < 4; turn += 1) {
    const slipped = withSlip(life, random);
    if (isReadable(slipped)) life = slipped;
  }
  return life;
}

function isReadable(given: readonly EventJson[]): boolean {
  try {
    ledgerOf(given);
    return true;
  } catch {
    return false;
  }
}

function withSlip(given: readonly EventJson[], random: Random): readonly EventJson[] {
  const at = random(given.length);
  const event = given[at];
  if (event === undefined || event.kind === "law_figures") return given;
  const around = (...instead: readonly EventJson[]) => given.toSpliced(at, 1, ...instead);
  switch (random(8)) {
    case 0:
      return event.kind === "person" ? given : around();
    case 1:
      return event.kind === "person" || event.kind === "plan" || event.kind === "employer"
        ? given
        : around(event, moved({ ...event, id: `${event.id}-again` }, 1 + random(400)));
    case 2:
      return around(moved(event, DAYS[random(DAYS.length)] ?? 0));
    case 3:
      return around(withOneLess(event, random));
    default:
      return around(withOneChanged(event, given, random));
  }
}

const DAYS = [-365, -31, -1, 1, 1, 14, 60, 365];

function moved(event: EventJson, days: number): EventJson {
  return changed(event, (value, key) =>
    typeof value === "string" && DAY.test(value) && key !== "birth_date"
      ? addDays(calendarDate(value), days)
      : value,
  );
}

/** A fact that is left out. */
function withOneLess(event: EventJson, random: Random): EventJson {
  const names = Object.keys(event).filter((name) => !["kind", "id", "person"].includes(name));
  const gone = names[random(names.length)];
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== gone)) as EventJson;
}

/** One value: an amount by a cent or manifold, a year by one, a flag, or what another event has there. */
function withOneChanged(event: EventJson, given: readonly EventJson[], random: Random): EventJson {
  let places = 0;
  const isPlace = (key: string) => !["kind", "id", "note"].includes(key);
  changed(event, (value, key) => {
    if (isPlace(key)) places += 1;
    return value;
  });
  let left = random(Math.max(1, places));
  const turn = random(12);
  return changed(event, (value, key) => {
    if (!isPlace(key)) return value;
    left -= 1;
    if (left !== -1) return value;
    if (typeof value === "boolean") return !value;
    if (typeof value === "number") return value + (turn % 2 === 0 ? 1 : -1);
    if (typeof value !== "string") return value;
    if (MONEY.test(value))
      return changedAmount(value, AMOUNTS[turn % AMOUNTS.length] ?? ((amount) => amount));
    const others = valuesOf(given, key).filter((each) => each !== value);
    return others[turn % others.length] ?? value;
  });
}

const AMOUNTS: readonly ((amount: number) => number)[] = [
  (amount) => amount + 1,
  (amount) => Math.max(1, amount - 1),
  () => 1,
  (amount) => amount * 2,
  (amount) => Math.ceil(amount / 2),
  (amount) => amount + 700_000,
  (amount) => amount * 10,
];

function valuesOf(given: readonly EventJson[], key: string): unknown[] {
  const found = new Set<unknown>();
  for (const event of given)
    changed(event, (value, name) => {
      if (name === key) found.add(value);
      return value;
    });
  return [...found];
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** Mulberry32: the same everywhere and in every version of anything. */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
