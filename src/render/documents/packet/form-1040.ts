// Page 2: what to type. Each line for taxpayer, spouse and both, in whole dollars once, with last year beside
// it, and what is not on these lines.

import type { ReturnLine } from "../../../app/questions/packet/return-lines.ts";
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { FactName } from "../../../forms/fact-registry.ts";
import { add, formatDollars, formatWholeDollars, total } from "../../../kernel/money.ts";
import {
  BLANK,
  type Block,
  type Cell,
  type Reference,
  type Row,
  refs,
  type Section,
  words,
} from "./document.ts";
import { valueCell } from "./lines.ts";
import {
  exhibitOf,
  numberNextYear,
  type PacketReading,
  pensionsNextYear,
  rowsOfEvents,
  totalOf,
} from "./reading.ts";
import { eventsOf, formRows, lineName, termBlocks } from "./return-terms.ts";

export function form1040Section(
  reading: PacketReading,
  /** What goes on from page 1. */
  continued: readonly Block[],
): Section {
  const { made, isJoint } = reading;
  const { taxYear } = made;
  return {
    place: "form-1040",
    title: `Form 1040 (${taxYear}): the lines these accounts decide`,
    subtitle:
      "Add these to the return’s other amounts on the same lines; tick “In” when entered. Cents are added first and only the total is rounded, as the instructions for Form 1040 ask.",
    contents: `Form 1040: ${shownLines(made.lines)}`,
    headLeft: "Form 1040",
    headRight: isJoint ? "Joint return" : reading.nameOf(made.people[0]?.person ?? "").latin,
    start: "always",
    blocks: [
      ...continued,
      ...(continued.length > 0 ? [{ kind: "heading" as const, text: "The lines" }] : []),
      ...linesTable(reading),
      ...termBlocks(reading),
      ...notOnLines(reading),
    ],
  };
}

function shownLines(lines: readonly ReturnLine[]): string {
  const entered = lines.filter(({ together }) => together?.kind !== "check");
  const names = entered.flatMap(({ place }) => (place.schedule === undefined ? place.number : []));
  const [schedule] = entered.flatMap(({ place }) => place.schedule ?? []);
  const more = schedule === undefined ? "" : `; Schedule ${schedule}`;
  return names.length === 0
    ? "nothing to enter"
    : `${names.length === 1 ? "line" : "lines"} ${names.join(", ")}${more}`;
}

function linesTable(reading: PacketReading): Block[] {
  const { made, isJoint } = reading;
  const { lines, people, taxYear } = made;
  if (lines.length === 0)
    return [
      {
        kind: "text",
        style: "body",
        words: [{ text: "Nothing of these accounts is on the return of this year." }],
      },
    ];
  const hasLast = lines.some(({ lastYear }) => (lastYear?.kind ?? "check") !== "check");
  const rows: Row[] = lines.map((each) => {
    const { place, label, ofPeople, together, whole, lastYear } = each;
    const shares = isJoint ? ofPeople.map((value) => valueCell(value)) : [];
    return {
      cells: [
        words(lineName(place), { bold: true }),
        words(label),
        ...shares,
        valueCell(together, { bold: true }),
        wholeCell(together, whole),
        ...(hasLast ? [valueCell(lastYear)] : []),
        refs(...fromOf(reading, each)),
        { kind: "box" as const, checked: false },
      ],
    };
  });
  const [first, second] = people;
  const name = (person: PersonOfReturn | undefined) => reading.nameOf(person?.person ?? "").first;
  return [
    {
      kind: "table",
      size: "normal",
      columns: [
        { head: "Line", align: "left", width: isJoint ? 8 : 11 },
        { head: "What", align: "left", width: isJoint ? 25 : 36 },
        ...(isJoint
          ? [
              { head: `Taxpayer\n${name(first)}`, align: "right" as const, width: 12 },
              { head: `Spouse\n${name(second)}`, align: "right" as const, width: 12 },
            ]
          : []),
        { head: isJoint ? "Joint\nreturn" : "Amount", align: "right", width: 12 },
        { head: "Enter\n(whole $)", align: "right", width: 10 },
        ...(hasLast
          ? [{ head: `${taxYear - 1}\nreturn`, align: "right" as const, width: 11 }]
          : []),
        { head: "From", align: "right", width: 14 },
        { head: "In", align: "right", width: 4 },
      ],
      rows,
    },
  ];
}

function wholeCell(value: ReturnLine["together"], whole: ReturnLine["whole"]): Cell {
  if (value?.kind === "check") return { kind: "box", checked: value.checked };
  if (whole === undefined) return value === undefined ? BLANK : valueCell(value);
  return words(formatWholeDollars(whole), { bold: true });
}

/** "8606", or whose it is where both have one. */
function formsOf(
  reading: PacketReading,
  form: "8606" | "5329",
  people: readonly PersonOfReturn[],
): Reference[] {
  return people.map(({ person }) => ({
    text: people.length === 1 ? form : `${form} ${reading.nameOf(person).first}`,
    goTo: `form-${form}-${person}`,
  }));
}

/** The lines of Form 8606 that what IRAs paid is taxed by. */
const TAXABLE_8606: ReadonlySet<FactName> = new Set([
  "form_8606.taxable_distributions",
  "form_8606.taxable_conversions",
  "form_8606.roth_earnings",
  "form_8606.taxable_roth_distributions",
]);

/** The total of an exhibit for money of plans, the form for what a form computes, else the rows. */
function fromOf(reading: PacketReading, line: ReturnLine): Reference[] {
  const { made } = reading;
  const { fact, terms: ofPeople } = line;
  if (fact === "form_1040.taxable_ira_distributions")
    return formsOf(
      reading,
      "8606",
      made.people.filter(({ form8606 }) =>
        form8606?.lines.some(({ fact: each }) => TAXABLE_8606.has(each)),
      ),
    );
  if (fact === "form_1040.additional_tax")
    return formsOf(
      reading,
      "5329",
      made.people.filter(({ form5329 }) => (form5329?.lines.length ?? 0) > 0),
    );
  if (line.together?.kind === "check") return [];
  const terms = ofPeople.flat();
  if (fact === "form_1040.other_earned_income")
    return made.people.flatMap(
      ({ person }) => totalOf(exhibitOf(reading, "deferrals", person)) ?? [],
    );
  const ofPlans = made.people.flatMap((person) =>
    person.exhibits.flatMap((plan) => {
      const events = eventsOf(plan);
      return terms.some(({ event }) => events.has(event ?? "")) ? [{ person, plan, events }] : [];
    }),
  );
  const plans = ofPlans.flatMap(
    ({ person, plan }) => totalOf(exhibitOf(reading, "plan", person.person, plan.plan)) ?? [],
  );
  // On a line of plans and IRAs together (2018), and for tax withheld, both have their references.
  const others = terms.filter(
    ({ event }) => !ofPlans.some(({ events }) => events.has(event ?? "")),
  );
  const rows = rowsOfEvents(
    reading,
    others.map(({ event }) => event),
  );
  return [...spanned(plans), ...(rows.length > 0 ? rows : formRows(reading, others))];
}

/** More than three are the first and the last. */
function spanned(list: readonly Reference[]): readonly Reference[] {
  const [first] = list;
  const last = list.at(-1);
  return list.length > 3 && first !== undefined && last !== undefined
    ? [{ ...first, text: `${first.text} to ${last.text}` }]
    : list;
}

/** What a preparer might look for on these lines and must not. */
function notOnLines(reading: PacketReading): Block[] {
  const { people, taxYear } = reading.made;
  const texts: string[] = [];
  for (const person of people) {
    const { first } = reading.nameOf(person.person);
    for (const { earnings, amount, date, isLate } of person.deferrals.paid)
      if (isLate)
        texts.push(
          `The $${formatDollars(add(amount, earnings))} that was paid back too late for ${first}’s excess deferral is income of ${date.slice(0, 4)}, all of it (line ${pensionsNextYear(reading)} of that return).`,
        );
      else if (earnings > 0 && Number(date.slice(0, 4)) > taxYear)
        texts.push(
          `The $${formatDollars(earnings)} of earnings paid back with ${first}’s excess deferral of $${formatDollars(amount)} is income of ${date.slice(0, 4)} (line ${numberNextYear(reading, "form_1040.other_earned_income")} of that return).`,
        );
    const conversions = person.exhibits.flatMap(({ rows }) =>
      rows.filter(({ conversion }) => conversion),
    ).length;
    if (conversions > 0)
      texts.push(
        `${first}’s ${conversions} in-plan Roth rollover${conversions === 1 ? " is no conversion" : "s are no conversions"} on Form 8606, Part II.`,
      );
    const rolled = person.movements
      .flatMap(({ parts }) => parts)
      .filter(({ to }) => to === "roth_ira");
    if (rolled.length > 0)
      texts.push(
        `The $${formatDollars(total(rolled.map(({ amount }) => amount)))} rolled from ${first}’s plan to a Roth IRA is not on Form 8606 this year; it counts on line 24 in a later year with a Roth IRA distribution.`,
      );
    if (person.form8606?.filingRequired !== true)
      texts.push(`Form 8606: not needed for ${first}, because nothing of ${taxYear} asks for it.`);
    const early = person.form5329?.lines.find(({ line }) => line === "1")?.value;
    if (
      person.form5329 !== undefined &&
      (early === undefined || (early.kind === "amount" && early.cents === 0))
    )
      texts.push(
        `Form 5329, Part I: not needed for ${first}, because no early distribution is in income.`,
      );
    if (person.disputedTax !== undefined) texts.push(person.disputedTax);
  }
  if (texts.length === 0) return [];
  return [{ kind: "panel", title: "Not on these lines", words: [{ text: texts.join(" ") }] }];
}
