// Page 2: what to type. Each line for taxpayer, spouse and both, in whole dollars once, with last year beside
// it; then every term of every total, and what is not on these lines.

import type { ReturnLine } from "../../../app/questions/packet/return-lines.ts";
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { Term } from "../../../forms/worksheet.ts";
import { formatDollars, negate, total } from "../../../kernel/money.ts";
import { type Said, say, withoutDay } from "../../../kernel/sentence.ts";
import { numberedForms } from "./checklist.ts";
import {
  BLANK,
  type Block,
  type Cell,
  listed,
  money,
  type Reference,
  type Row,
  refs,
  type Section,
  words,
} from "./document.ts";
import { valueCell } from "./lines.ts";
import { onPaper } from "./packet-voice.ts";
import { exhibitOf, type PacketReading, rowsOfEvents, totalOf } from "./reading.ts";

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
  const names = lines.map(({ line }) => line).filter((line) => !line.includes("_"));
  const schedule = lines.some(({ line }) => line.startsWith("schedule")) ? "; Schedule 2" : "";
  return names.length === 0 ? "nothing to enter" : `lines ${names.join(", ")}${schedule}`;
}

export function lineName(line: string): string {
  if (line === "schedule_2_8") return "Sch. 2, line 8";
  return line.replace(/_rollover$/, "").replaceAll("_", " ");
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
  const hasLast = lines.some(({ lastYear }) => lastYear !== undefined);
  const rows: Row[] = lines.map((each) => {
    const { line, label, ofPeople, together, whole, lastYear } = each;
    const shares = isJoint ? ofPeople.map((value) => valueCell(value)) : [];
    return {
      cells: [
        words(lineName(line), { bold: true }),
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
  return words(formatDollars(whole).replace(/\.\d\d$/, ""), { bold: true });
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

/** The total of an exhibit for money of plans, the form for what a form computes, else the rows. */
function fromOf(reading: PacketReading, { line, terms: ofPeople }: ReturnLine): Reference[] {
  const { made } = reading;
  if (line === "4b" || line === "15b")
    return formsOf(
      reading,
      "8606",
      made.people.filter(({ form8606 }) =>
        form8606?.lines.some(({ line: each }) => /^(15c|18|25c|25a)$/.test(each)),
      ),
    );
  if (line.startsWith("schedule"))
    return formsOf(
      reading,
      "5329",
      made.people.filter(({ form5329 }) => (form5329?.lines.length ?? 0) > 0),
    );
  if (line.endsWith("_rollover")) return [];
  const terms = ofPeople.flat();
  if (line === "1h")
    return made.people.flatMap(
      ({ person }) => totalOf(exhibitOf(reading, "deferrals", person)) ?? [],
    );
  const plans = made.people.flatMap((person) =>
    person.exhibits
      .filter((plan) => terms.some(({ event }) => eventsOf(plan).has(event ?? "")))
      .flatMap((plan) => totalOf(exhibitOf(reading, "plan", person.person, plan.plan)) ?? []),
  );
  if (plans.length > 0 && plans.length <= 3) return plans;
  const [one] = plans;
  const last = plans.at(-1);
  if (one !== undefined && last !== undefined)
    return [{ ...one, text: `${one.text} to ${last.text}` }];
  const rows = rowsOfEvents(
    reading,
    terms.map(({ event }) => event),
  );
  return rows.length > 0 ? rows : formRows(reading, terms);
}

/** The rows of the list of forms that the amounts are printed on. */
function formRows(reading: PacketReading, terms: readonly Term[]): Reference[] {
  return numberedForms(reading)
    .filter(({ form }) => terms.some(({ event }) => event !== undefined && form.own === event))
    .map(({ number }) => ({ text: `form ${number}`, goTo: `form-${number}` }))
    .slice(0, 3);
}

function eventsOf({ rows, distributions }: PersonOfReturn["exhibits"][number]): Set<string> {
  return new Set(
    [...rows.flatMap(({ conversion }) => conversion ?? []), ...distributions].flatMap(
      ({ events }) => events.map(({ id }) => id),
    ),
  );
}

/** Terms of plans as one row a plan, everything else as it is. */
function termBlocks(reading: PacketReading): Block[] {
  const { made, isJoint } = reading;
  const rows: Row[] = [];
  for (const line of made.lines) {
    if (line.together?.kind !== "amount" && line.together?.kind !== "incomplete") continue;
    const ofLine = made.people.flatMap((person, at) =>
      termsOfPerson(reading, person, line.line, line.terms[at] ?? []).map((term) => ({ term, at })),
    );
    ofLine.forEach(({ term, at }, index) => {
      const amounts = made.people.map((_, column) => (column === at ? money(term.amount) : BLANK));
      rows.push({
        cells: [
          index === 0 ? words(lineName(line.line), { bold: true }) : BLANK,
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
          `Line ${lineName(line.line)}${isJoint && line.together.kind === "amount" ? `, together ${formatDollars(line.together.cents)}` : ""}`,
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
  line: string,
  terms: readonly Term[],
): ShownTerm[] {
  const signed = (term: Term) => (term.sign === "-" ? negate(term.amount) : term.amount);
  if (line === "4b") {
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
      label: `${plan.planName}: ${whatMoved(plan, line)}`,
      amount: total(own.map(signed)),
      refs: reference === undefined ? [] : [reference],
    });
  }
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

function alike([first]: readonly Term[]): Said {
  return first === undefined ? "amounts" : withoutDay(first.said ?? first.label);
}

/** Line 4b as the lines of Form 8606 that it is the sum of; undefined when something else is in it. */
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
  const whole = form1040?.lines.find(({ line }) => line === "4b")?.value;
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
  line: string,
): string {
  const conversions = rows.filter(({ conversion }) => conversion !== undefined).length;
  const isTaxable = line === "5b" || line === "4d" || line === "16b";
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

/** What a preparer might look for on these lines and must not. */
function notOnLines(reading: PacketReading): Block[] {
  const { people, taxYear } = reading.made;
  const texts: string[] = [];
  for (const person of people) {
    const { first } = reading.nameOf(person.person);
    for (const { earnings, amount, date } of person.deferrals.paid)
      if (earnings > 0 && Number(date.slice(0, 4)) > taxYear)
        texts.push(
          `The $${formatDollars(earnings)} of earnings paid back with ${first}’s excess deferral of $${formatDollars(amount)} is income of ${date.slice(0, 4)} (line 1h of that return).`,
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
  }
  if (texts.length === 0) return [];
  return [{ kind: "panel", title: "Not on these lines", words: [{ text: texts.join(" ") }] }];
}
