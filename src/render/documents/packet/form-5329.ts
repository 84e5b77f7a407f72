// Form 5329, Part I, of one person: lines 1 to 4, then what was paid out early, source by source.
import type { EarlySource } from "../../../app/questions/packet/early-sources.ts";
import type { PersonOfReturn } from "../../../app/questions/packet/return-packet.ts";
import type { WorksheetLine } from "../../../forms/worksheet.ts";
import { formatDollars, negate, total, ZERO } from "../../../kernel/money.ts";
import {
  BLANK,
  type Block,
  type DocTable,
  money,
  type Reference,
  type Row,
  refs,
  type Section,
  words,
} from "./document.ts";
import { valueCell } from "./lines.ts";
import { onPaper } from "./packet-voice.ts";
import { lineOfReturn, type PacketReading, row, rowsOfEvents } from "./reading.ts";

export function form5329Section(
  reading: PacketReading,
  person: PersonOfReturn,
): Section | undefined {
  const form = person.form5329;
  const income = form?.lines.find(({ line }) => line === "1")?.value;
  if (form === undefined || income === undefined) return undefined;
  if (income.kind === "amount" && income.cents === 0) return undefined;
  const name = reading.nameOf(person.person);
  return {
    place: `form-5329-${person.person}`,
    title: `Form 5329 (${form.taxYear}), Part I: ${name.first}`,
    subtitle: `Additional Taxes on Qualified Plans (Including IRAs) and Other Tax-Favored Accounts. ${name.latin}. ${whetherToFile(reading, person)} ${person.captions5329?.quotation ?? "Captions are ours."}`,
    contents: `Form 5329, Part I, ${name.first}`,
    headLeft: "Form 5329",
    headRight: name.latin,
    start: "flow",
    blocks: [
      {
        kind: "part",
        part: "Part I",
        title: "Additional Tax on Early Distributions",
        lines: form.lines.map((line) => ({
          line: line.line,
          label: person.captions5329?.ofLine.get(line.line) ?? line.label,
          ...(line.line === "2" && isNothing(line.value)
            ? { small: [{ text: "No exception recorded" }], value: BLANK }
            : { value: valueCell(line.value, { bold: true }) }),
          refs: line.fact === "form_5329.additional_tax" ? toReturn(reading) : [],
          place: `5329-${person.person}-${line.line}`,
        })),
      },
      { kind: "heading", text: "What is in line 1" },
      person.earlySources === undefined
        ? termsTable(reading, person, income)
        : sourcesTable(reading, person, person.earlySources, income),
      ...notEarly(reading, person),
    ],
  };
}

/** @see Instructions for Form 5329, "Who Must File" */
function whetherToFile(
  reading: PacketReading,
  { form5329, earlySources = [] }: PersonOfReturn,
): string {
  const line = lineOfReturn(reading, "form_1040.additional_tax");
  if (form5329?.filingRequired !== true)
    return `The form need not be filed when the tax can be entered on ${line} alone.`;
  const isRoth = earlySources.some(({ kind, paid = ZERO }) => kind === "roth" && paid > 0);
  return isRoth
    ? `File the form: a Roth IRA distribution is among the amounts, so the tax cannot go straight to ${line}.`
    : "File the form: the tax is not 10% of everything that code 1 was reported for, or an exception is claimed.";
}

/** The line of the return that has the tax. */
function toReturn({ made }: PacketReading): Reference[] {
  const place = made.lines.find(({ fact }) => fact === "form_1040.additional_tax")?.place;
  if (place === undefined) return [];
  const { number, schedule } = place;
  const text = schedule === undefined ? `1040, ${number}` : `Sch. ${schedule}, ${number}`;
  return [{ text, goTo: "form-1040" }];
}

function isNothing(value: WorksheetLine["value"]): boolean {
  return value.kind === "amount" && value.cents === 0;
}

function sourcesTable(
  reading: PacketReading,
  person: PersonOfReturn,
  sources: readonly EarlySource[],
  income: WorksheetLine["value"],
): DocTable {
  const rows: Row[] = sources.map((source) => ({
    joined: source.kind === "roth",
    cells: [
      words(SOURCES[source.kind]),
      source.paid === undefined ? words("of the same", { quiet: true }) : money(source.paid),
      money(source.income),
      words(whyOf(reading, person, source)),
      refs(...fromOf(reading, person, source)),
    ],
  }));
  rows.push({
    style: "total",
    cells: [
      words("Line 1", { bold: true }),
      money(total(sources.map(({ paid = ZERO }) => paid)), { bold: true }),
      valueCell(income, { bold: true }),
      BLANK,
      BLANK,
    ],
  });
  return {
    kind: "table",
    size: "normal",
    columns: [
      { head: "Source", align: "left", width: 38 },
      { head: "Paid", align: "right", width: 12 },
      { head: "In line 1", align: "right", width: 12 },
      { head: "Why", align: "left", width: 26 },
      { head: "From", align: "right", width: 12 },
    ],
    rows,
  };
}

const SOURCES = {
  traditional: "Traditional IRAs",
  roth: "Roth IRAs: earnings and homebuyer money",
  recaptured: "Roth IRAs: conversions taxed less than five years before",
  plans: "Employer plans, and forms of theirs",
} as const;

function whyOf(
  reading: PacketReading,
  person: PersonOfReturn,
  { kind, paid = ZERO, income }: EarlySource,
): string {
  const has = (line: string) => person.form8606?.lines.some((each) => each.line === line) === true;
  switch (kind) {
    case "traditional":
      if (paid === 0) return "None recorded";
      return has("15c") ? "Form 8606, line 15c" : "No basis: all of it";
    case "roth":
      return paid === 0 ? "None recorded" : "Form 8606, line 25c";
    case "recaptured": {
      const used = person.iras.layers.flatMap(({ taxYear, recaptured }) =>
        recaptured?.state === "complete" && recaptured.cents > 0
          ? [`${taxYear}: ${formatDollars(recaptured.cents)}`]
          : [],
      );
      return used.length === 0 ? "None used" : used.join("; ");
    }
    case "plans":
      return paid === 0 && income === 0
        ? "None recorded"
        : lineOfReturn(reading, "form_1040.taxable_pensions");
  }
}

function fromOf(
  reading: PacketReading,
  person: PersonOfReturn,
  { kind, events, income }: EarlySource,
): (Reference | undefined)[] {
  if (kind !== "recaptured") return rowsOfEvents(reading, events);
  const used = person.iras.layers.flatMap(({ recaptured }, index) =>
    recaptured?.state === "complete" && recaptured.cents > 0 ? [`R-${index + 1}`] : [],
  );
  return income === 0 ? [] : used.slice(0, 3).map(row);
}

/** While line 1 is not known: what is known of it. */
function termsTable(
  reading: PacketReading,
  person: PersonOfReturn,
  income: WorksheetLine["value"],
): DocTable {
  const terms = person.form5329?.lines.find(({ line }) => line === "1")?.terms ?? [];
  return {
    kind: "table",
    size: "normal",
    columns: [
      { head: "Source", align: "left", width: 62 },
      { head: "In line 1", align: "right", width: 20 },
      { head: "From", align: "right", width: 18 },
    ],
    rows: [
      ...terms.map((term) => ({
        cells: [
          words(onPaper(reading, term.said ?? term.label)),
          money(term.sign === "-" ? negate(term.amount) : term.amount),
          refs(
            ...(term.event === undefined
              ? [{ text: "8606", goTo: `form-8606-${person.person}` }]
              : rowsOfEvents(reading, [term.event])),
          ),
        ],
      })),
      { cells: [words("What the question decides"), valueCell(income), BLANK] },
      {
        style: "total" as const,
        cells: [words("Line 1", { bold: true }), valueCell(income, { bold: true }), BLANK],
      },
    ],
  };
}

/** What a preparer might miss here, and why it is not early. */
function notEarly(reading: PacketReading, person: PersonOfReturn): Block[] {
  const parts: string[] = [];
  if (person.iras.rows.some(({ kind }) => kind === "conversion"))
    parts.push("the conversion to a Roth IRA (rolled over)");
  const direct = person.movements.some(({ parts: list }) => list.some(({ to }) => to !== "cash"));
  if (direct) parts.push("in-plan and direct rollovers (code G)");
  if (person.deferrals.paid.some(({ isLate }) => !isLate))
    parts.push("the excess deferral paid back in time (IRC §402(g)(2)(C))");
  if (parts.length === 0) return [];
  const { first } = reading.nameOf(person.person);
  const text = `Not early distributions of ${first}: ${parts.join("; ")}.`;
  return [{ kind: "text", style: "note", words: [{ text }] }];
}
