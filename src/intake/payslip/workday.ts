// A Workday payslip: one sheet of stacked tables, each under a title of its own in the first column. What a
// line is, is said by its section and its label together; labels are the employer's.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Layout } from "../layouts/layout.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import type { Meaning } from "../rows/meaning.ts";
import { readDate } from "../text/statement-date.ts";
import { type Cell, type Row, textRows } from "../text/text-rows.ts";
import { normaliseHeader } from "../text/wording.ts";
import { type Deduction, deductionLabels, type LabelMeaning } from "./deduction-label.ts";
import {
  amountAt,
  deductionLine,
  NOBODY,
  type Paid,
  type PayslipLine,
  paycheckLine,
  payslipFeed,
  payslipLayout,
  payslipRecords,
  problemAt,
  yearToDateLine,
} from "./payslip-line.ts";
import { payslipReader } from "./payslip-reader.ts";

export const WORKDAY = payslipLayout("workday/payslip", "Workday payslip, Excel or CSV");

interface Section {
  readonly side?: Deduction["side"];
  readonly preTax?: boolean;
}

/** Sections with a side hold deductions; the others are read for dates and gross pay, or not at all. */
const SECTIONS: Readonly<Record<string, Section>> = {
  "company information": {},
  "payslip information": {},
  "current and ytd totals": {},
  earnings: {},
  "employee taxes": {},
  "pre tax deductions": { side: "employee", preTax: true },
  "post tax deductions": { side: "employee", preTax: false },
  "employer paid benefits": { side: "employer" },
  "taxable wages": {},
  withholding: {},
  "payment information": {},
};
const AMOUNT = /^amount(?: in pay group currency)?$/;

export function looksLikeWorkday(text: string): boolean {
  return /^"?Payslip Information\b/m.test(text) && /^"?(?:Pre|Post) Tax Deductions\b/m.test(text);
}

export const workdayReader = payslipReader(WORKDAY, (text, context, layout) =>
  readWorkday([...textRows(text, "comma")], context, layout),
);

/** A row with the section it stands in and the header above it. */
interface PlacedRow {
  readonly row: Row;
  readonly title: string;
  readonly header?: Row;
}

function readWorkday(
  rows: readonly Row[],
  context: ReadContext,
  layout: Layout = WORKDAY,
): readonly ReadRecord[] {
  const placed = placeRows(rows);
  const problems = new Map<Row, Problem[]>();
  const paid = paidOf(placed, context.file, problems);
  const known = payslipFeed(layout, context, textOf(rows));
  const meaningOf = deductionLabels(layout.tables[0]?.sources, known.recalled);
  const lines = placed.map((place): PayslipLine => {
    const { row } = place;
    const at = { line: row.line, lines: row.lines, column: row.cells[0]?.column ?? 1 };
    if (row.fault !== undefined) {
      const { line, column, ...fault } = row.fault;
      const span = { file: context.file, line, column };
      const problem: Problem = { ...fault, severity: "error", at: span };
      return { ...at, meaning: { is: "error", problems: [problem] } };
    }
    const own = problems.get(row);
    if (own !== undefined) return { ...at, meaning: { is: "error", problems: own } };
    if (row === paid?.row) return { ...at, meaning: paycheckLine(paid) };
    const yearToDate = paid && yearToDateOf(place, paid.payDate, meaningOf);
    return {
      ...at,
      meaning: lineMeaning(place, context.file, paid, meaningOf),
      ...(yearToDate && { yearToDate }),
    };
  });
  return payslipRecords(
    lines.filter(({ lines: count }) => count > 0),
    layout,
    context,
    known,
  );
}

function placeRows(rows: readonly Row[]): PlacedRow[] {
  let title = "";
  let header: Row | undefined;
  let titled = false;
  return rows.map((row): PlacedRow => {
    const texts = row.cells.map(({ text }) => text.trim());
    const name = normaliseHeader(texts[0] ?? "");
    const alone = texts.slice(1).every((text) => text === "");
    if (alone && Object.hasOwn(SECTIONS, name)) {
      [title, header, titled] = [name, undefined, true];
      return { row, title: "" };
    }
    if (titled && texts.some((text) => text !== "")) {
      [header, titled] = [row, false];
      return { row, title: "" };
    }
    return { row, title, ...(header && { header }) };
  });
}

type PaidRow = Paid & { readonly row: Row };

function paidOf(
  placed: readonly PlacedRow[],
  file: string,
  problems: Map<Row, Problem[]>,
): PaidRow | undefined {
  const information = placed.find(
    ({ title, row }) =>
      title === "payslip information" && row.cells.some(({ text }) => text !== ""),
  );
  const totals = placed.find(
    ({ title, row }) =>
      title === "current and ytd totals" && normaliseHeader(row.cells[0]?.text ?? "") === "current",
  );
  if (information === undefined) return undefined;
  const report = (row: Row) => (problem: Problem) =>
    problems.set(row, [...(problems.get(row) ?? []), problem]);
  const date = (header: string): CalendarDate | undefined => {
    const cell = cellUnder(information, header);
    const read = readDate(cell?.text ?? "", ["MM/DD/YYYY", "YYYY-MM-DD"]);
    if ("date" in read) return read.date;
    if ("nothing" in read || cell === undefined) return undefined;
    const at = { file, line: cell.line, column: cell.column };
    const message = `${quoted(cell.text)} is not a date`;
    const hint = "a Workday payslip prints dates as MM/DD/YYYY";
    report(information.row)(problemAt(at, cell.text, "import.date-invalid", message, hint));
    return undefined;
  };
  const grossIn = (of: NonNullable<typeof totals>): Cents | undefined => {
    const cell = cellUnder(of, "gross pay");
    return (
      cell && amountAt(cell.text, { file, line: cell.line, column: cell.column }, report(of.row))
    );
  };
  const payDate = date("check date") ?? date("payment date");
  const grossPay = totals === undefined ? undefined : grossIn(totals);
  const [periodStart, periodEnd] = [date("pay period begin"), date("pay period end")];
  if (payDate === undefined) return undefined;
  return { payDate, periodStart, periodEnd, grossPay, owner: NOBODY, row: information.row };
}

function lineMeaning(
  place: PlacedRow,
  file: string,
  paid: Paid | undefined,
  meaningOf: (deduction: Deduction) => LabelMeaning,
): Meaning {
  const { row, title, header } = place;
  const section = SECTIONS[title];
  const label = row.cells[0]?.text.trim() ?? "";
  if (section?.side === undefined || header === undefined || label === "")
    return { is: "ignored", reason: "not a deduction" };
  const index = header.cells.findIndex(({ text }) => AMOUNT.test(normaliseHeader(text)));
  const deduction: Deduction = {
    label,
    side: section.side,
    ...(section.preTax !== undefined && { preTax: section.preTax }),
  };
  const named = meaningOf(deduction);
  if ("ignore" in named) return { is: "ignored", reason: named.ignore };
  const cell = row.cells[index];
  if (index < 0 || cell === undefined) {
    const at = { file, line: header.line, column: header.cells[0]?.column ?? 1 };
    const message = `the table ${quoted(title)} has no column "Amount"`;
    const hint = "export the complete payslip again";
    return {
      is: "error",
      problems: [problemAt(at, "", "import.column-missing", message, hint)],
    };
  }
  const problems: Problem[] = [];
  const at = { file, line: cell.line, column: cell.column };
  const amount = amountAt(cell.text, at, (problem) => problems.push(problem));
  if (problems.length > 0) return { is: "error", problems };
  if (amount !== undefined && amount !== 0 && paid === undefined) {
    const message = "the payslip has no check date";
    const hint = 'the table "Payslip Information" has a column "Check Date"';
    return {
      is: "error",
      problems: [problemAt(at, cell.text, "import.value-missing", message, hint)],
    };
  }
  if (paid === undefined) return { is: "ignored", reason: "no amount in this pay period" };
  return deductionLine([{ ...deduction, amount }], paid, meaningOf);
}

function yearToDateOf(
  place: PlacedRow,
  date: CalendarDate,
  meaningOf: (deduction: Deduction) => LabelMeaning,
) {
  const { side, preTax } = SECTIONS[place.title] ?? {};
  const label = place.row.cells[0]?.text.trim() ?? "";
  const text = cellUnder(place, "ytd")?.text.trim() ?? "";
  if (side === undefined || label === "" || text === "") return undefined;
  const part = { label, side, ...(preTax !== undefined && { preTax }), text };
  return yearToDateLine([part], date, meaningOf);
}

function cellUnder({ row, header }: PlacedRow, name: string): Cell | undefined {
  const index = header?.cells.findIndex(({ text }) => normaliseHeader(text) === name) ?? -1;
  return index < 0 ? undefined : row.cells[index];
}

/** For names that stand in it. */
function textOf(rows: readonly Row[]): string {
  return rows
    .slice(0, 200)
    .map(({ cells }) => cells.map(({ text }) => text).join("\t"))
    .join("\n");
}
