// Every term of every total of page 2, each with the row of an exhibit, the form or the statement that it is from.
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { FactName } from "../../../forms/fact-registry.ts";
import type { Term } from "../../../forms/worksheet.ts";
import { type LinePlace, lineWith } from "../../../kernel/line-name.ts";
import { formatDollars, negate, total } from "../../../kernel/money.ts";
import { type Said, say, withoutDay } from "../../../kernel/sentence.ts";
import { numberedForms } from "./checklist.ts";
import {
  BLANK,
  type Block,
  listed,
  money,
  type Reference,
  type Row,
  refs,
  words,
} from "./document.ts";
import { valueCell } from "./lines.ts";
import { onPaper } from "./packet-voice.ts";
import { exhibitOf, type PacketReading, rowsOfEvents, totalOf } from "./reading.ts";

export function lineName({ number, schedule }: LinePlace): string {
  return schedule === undefined ? number : `Sch. ${schedule}, line ${number}`;
}

/** The rows of the list of forms that the amounts are printed on. */
export function formRows(reading: PacketReading, terms: readonly Term[]): Reference[] {
  return numberedForms(reading)
    .filter(({ form }) => terms.some(({ event }) => event !== undefined && form.own === event))
    .map(({ number }) => ({ text: `form ${number}`, goTo: `form-${number}` }))
    .slice(0, 3);
}

export function eventsOf({ rows, distributions }: PersonOfReturn["exhibits"][number]): Set<string> {
  return new Set(
    [...rows.flatMap(({ conversion }) => conversion ?? []), ...distributions].flatMap(
      ({ events }) => events.map(({ id }) => id),
    ),
  );
}

/** Terms of plans as one row a plan, everything else as it is. */
export function termBlocks(reading: PacketReading): Block[] {
  const { made, isJoint } = reading;
  const rows: Row[] = [];
  for (const line of made.lines) {
    if (line.together?.kind !== "amount" && line.together?.kind !== "incomplete") continue;
    const ofLine = made.people.flatMap((person, at) =>
      termsOfPerson(reading, person, line.fact, line.terms[at] ?? []).map((term) => ({ term, at })),
    );
    ofLine.forEach(({ term, at }, index) => {
      const amounts = made.people.map((_, column) => (column === at ? money(term.amount) : BLANK));
      rows.push({
        cells: [
          index === 0 ? words(lineName(line.place), { bold: true }) : BLANK,
          words(term.label),
          ...amounts,
          refs(...term.refs),
        ],
      });
    });
    // What is not known yet is a term too: without it the amounts above would not make the line.
    const waiting = line.ofPeople.some((value) => value?.kind === "incomplete");
    if (waiting && ofLine.length > 0)
      rows.push({
        cells: [
          BLANK,
          words("What the question decides"),
          ...line.ofPeople
            .slice(0, made.people.length)
            .map((value) => (value?.kind === "incomplete" ? valueCell(value) : BLANK)),
          BLANK,
        ],
      });
    if (ofLine.length === 0 || (ofLine.length < 2 && !waiting)) continue;
    rows.push({
      style: "subtotal",
      cells: [
        BLANK,
        words(
          `Line ${lineName(line.place)}${isJoint && line.together.kind === "amount" ? `, together ${formatDollars(line.together.cents)}` : ""}`,
        ),
        ...line.ofPeople
          .slice(0, made.people.length)
          .map((value) => valueCell(value, { bold: true })),
        BLANK,
      ],
    });
  }
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: "How each total is made" },
    {
      kind: "table",
      size: "dense",
      columns: [
        { head: "Line", align: "left", width: 11 },
        { head: "Term", align: "left", width: isJoint ? 55 : 65 },
        ...made.people.map(({ person }) => ({
          head: isJoint ? reading.nameOf(person).first : "Amount",
          align: "right" as const,
          width: 12,
        })),
        { head: "From", align: "right", width: 10 },
      ],
      rows,
    },
  ];
}

interface ShownTerm {
  readonly label: string;
  readonly amount: Term["amount"];
  readonly refs: readonly Reference[];
}

function termsOfPerson(
  reading: PacketReading,
  person: PersonOfReturn,
  fact: FactName,
  terms: readonly Term[],
): ShownTerm[] {
  const signed = (term: Term) => (term.sign === "-" ? negate(term.amount) : term.amount);
  if (fact === "form_1040.taxable_ira_distributions") {
    const from = from8606(person);
    if (from !== undefined) return from;
  }
  const left = [...terms];
  const shown: ShownTerm[] = [];
  for (const plan of person.exhibits) {
    const events = eventsOf(plan);
    const own = left.filter(({ event }) => events.has(event ?? ""));
    if (own.length === 0) continue;
    for (const term of own) left.splice(left.indexOf(term), 1);
    const reference = totalOf(exhibitOf(reading, "plan", person.person, plan.plan));
    shown.push({
      label: `${plan.planName}: ${whatMoved(plan, fact)}`,
      amount: total(own.map(signed)),
      refs: reference === undefined ? [] : [reference],
    });
  }
  shown.push(...aboveLimit(reading, person, left));
  // Ten and more are shown together: the exhibit has them one by one.
  if (left.length > 12)
    return [
      ...shown,
      {
        label: onPaper(reading, say`${alike(left)}, ${left.length} of them`),
        amount: total(left.map(signed)),
        refs: rowsOfEvents(
          reading,
          left.map(({ event }) => event),
        ),
      },
    ];
  return [
    ...shown,
    ...left.map((term) => ({
      label: onPaper(reading, term.said ?? term.label),
      amount: signed(term),
      refs: refsOfTerm(reading, person, term),
    })),
  ];
}

/** Deferrals less the limit are one amount here: the exhibit has them one by one. Taken out of what is left. */
function aboveLimit(
  reading: PacketReading,
  { person, taxYear }: PersonOfReturn,
  left: Term[],
): ShownTerm[] {
  const statement = totalOf(exhibitOf(reading, "deferrals", person));
  const own = left.filter(({ origin }) => origin === "excess_deferral");
  if (statement === undefined || own.every(({ sign }) => sign === "+")) return [];
  left.splice(0, left.length, ...left.filter((term) => !own.includes(term)));
  return [
    {
      label: `Elective deferrals of ${taxYear} above the limit`,
      amount: total(own.map(({ sign, amount }) => (sign === "-" ? negate(amount) : amount))),
      refs: [statement],
    },
  ];
}

function alike([first]: readonly Term[]): Said {
  return first === undefined ? "amounts" : withoutDay(first.said ?? first.label);
}

/** What IRAs paid and is taxed as the lines of Form 8606 that it is the sum of; undefined when something else is in it. */
function from8606({ person, form1040, form8606 }: PersonOfReturn): ShownTerm[] | undefined {
  const LABELS = [
    ["15c", "Form 8606, line 15c: distributions, taxable amount"],
    ["18", "Form 8606, line 18: conversions, taxable amount"],
    ["25c", "Form 8606, line 25c: Roth IRAs, taxable amount"],
  ] as const;
  const found = LABELS.flatMap(([line, label]) => {
    const value = form8606?.lines.find((each) => each.line === line)?.value;
    const refs = [{ text: line, goTo: `8606-${person}-${line}` }];
    return value?.kind === "amount" ? [{ label, amount: value.cents, refs }] : [];
  });
  const whole = lineWith(form1040, "form_1040.taxable_ira_distributions")?.value;
  const sum = total(found.map(({ amount }) => amount));
  return found.length > 0 && whole?.kind === "amount" && whole.cents === sum ? found : undefined;
}

function refsOfTerm(reading: PacketReading, { person }: PersonOfReturn, term: Term): Reference[] {
  const { event, origin } = term;
  const rows = rowsOfEvents(reading, [event]);
  if (rows.length > 0) return rows;
  const printed = event === undefined ? [] : formRows(reading, [term]);
  if (printed.length > 0) return printed;
  if (origin === "excess_deferral") {
    const statement = totalOf(exhibitOf(reading, "deferrals", person));
    return statement === undefined ? [] : [statement];
  }
  return origin === "5329/4" ? [{ text: "5329", goTo: `form-5329-${person}` }] : [];
}

function whatMoved(
  { rows, distributions }: PersonOfReturn["exhibits"][number],
  fact: FactName,
): string {
  if (fact === "form_1040.federal_tax_withheld") return "withheld from what was paid out";
  const conversions = rows.filter(({ conversion }) => conversion !== undefined).length;
  const isTaxable =
    fact === "form_1040.taxable_pensions" || fact === "form_1040.all_taxable_distributions";
  const parts = [
    ...(conversions > 0
      ? [
          isTaxable
            ? "earnings converted"
            : `${conversions} in-plan Roth rollover${conversions === 1 ? "" : "s"}`,
        ]
      : []),
    ...(distributions.length > 0
      ? [
          isTaxable
            ? "taxable part of what was paid out"
            : `${distributions.length} distribution${distributions.length === 1 ? "" : "s"}, direct rollovers included`,
        ]
      : []),
  ];
  return listed(parts);
}
