// The text of an UltiPro (UKG Pro) pay statement, as copied from its PDF. One deduction row carries the
// employee's amounts and the employer's. The header of the deductions stands on one line or on two.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Layout } from "../layouts/layout.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import type { Meaning } from "../rows/meaning.ts";
import { readDate } from "../text/statement-date.ts";
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
import { type SlipLine, slipLines } from "./slip-text.ts";

export const ULTIPRO = payslipLayout("ultipro/pay-statement", "UltiPro/UKG pay statement, as text");

const START = /^Pay Statement$/;
const DATE_LINE = /^(Pay Date|Period Start Date|Period End Date)\s+(\S+)$/;
const DEDUCTIONS = /^Deductions$/;
const HEADER = /^(?:Employee Employer|Deduction Based On Pre-Tax\b.*)$/;
const AFTER_DEDUCTIONS = /^(?:Taxes|Paid Time Off|Net Pay Distribution|Pay Summary|Earnings)$/;
const AMOUNT = String.raw`\(?-?\$?-?[\d.,]+\)?`;
/** Label, perhaps the pay it is based on, Yes or No, then current and year to date of employee and employer. */
const ROW = new RegExp(
  `^(.{1,80}?)(?: ${AMOUNT})? (Yes|No) (${AMOUNT}) (${AMOUNT}) (${AMOUNT}) (${AMOUNT})$`,
);
const RETIREMENT = /401|403|roth|after.?tax|retire|match/i;

export function looksLikeUltipro(text: string): boolean {
  return /^Pay Statement\s*$/m.test(text) && /^Deduction Based On Pre-Tax\b/m.test(text);
}

export const ultiproReader = payslipReader(ULTIPRO, (text, context, layout) =>
  readUltipro(text, context, layout),
);

function readUltipro(
  text: string,
  context: ReadContext,
  layout: Layout = ULTIPRO,
): readonly ReadRecord[] {
  const lines = slipLines(text);
  const starts = lines.flatMap(({ text: line }, index) => (START.test(line) ? [index] : []));
  const bounds = starts.length === 0 ? [0] : [0, ...starts.slice(1)];
  const known = payslipFeed(layout, context, text);
  const meaningOf = deductionLabels(layout.tables[0]?.sources, known.recalled);
  const read = bounds.flatMap((from, index) =>
    payslip(lines.slice(from, bounds[index + 1] ?? lines.length), context.file, meaningOf),
  );
  return payslipRecords(read, layout, context, known);
}

function payslip(
  lines: readonly SlipLine[],
  file: string,
  meaningOf: (deduction: Deduction) => LabelMeaning,
): PayslipLine[] {
  const dates = new Map<string, CalendarDate>();
  const faults = new Map<SlipLine, Problem[]>();
  let grossPay: Cents | undefined;
  let payDateLine: SlipLine | undefined;
  let inSummary = false;
  for (const line of lines) {
    const at = { file, line: line.line, column: line.column };
    const [, name = "", value = ""] = DATE_LINE.exec(line.text) ?? [];
    if (name !== "") {
      const read = readDate(value, ["MM/DD/YYYY"]);
      if ("date" in read) dates.set(name, read.date);
      else {
        const hint = "an UltiPro statement prints dates as MM/DD/YYYY";
        const message = `${quoted(value)} is not a date`;
        const column = line.column + line.text.length - value.length;
        faults.set(line, [
          problemAt({ ...at, column }, value, "import.date-invalid", message, hint),
        ]);
      }
      if (name === "Pay Date") payDateLine = line;
    }
    if (/^Pay Summary$/.test(line.text)) inSummary = true;
    const gross = inSummary ? /^Current (\S+) /.exec(line.text)?.[1] : undefined;
    if (gross !== undefined)
      grossPay = amountAt(gross, at, (problem) => faults.set(line, [problem]));
  }
  const payDate = dates.get("Pay Date");
  const paid: Paid | undefined = payDate && {
    payDate,
    periodStart: dates.get("Period Start Date"),
    periodEnd: dates.get("Period End Date"),
    grossPay,
    owner: NOBODY,
  };
  let inDeductions = false;
  return lines.map((line): PayslipLine => {
    const at = { line: line.line, lines: 1, column: line.column };
    if (DEDUCTIONS.test(line.text)) inDeductions = true;
    else if (AFTER_DEDUCTIONS.test(line.text)) inDeductions = false;
    const problems = faults.get(line);
    if (problems !== undefined) return { ...at, meaning: { is: "error", problems } };
    if (line === payDateLine && paid !== undefined) return { ...at, meaning: paycheckLine(paid) };
    if (!inDeductions || DEDUCTIONS.test(line.text) || HEADER.test(line.text))
      return { ...at, meaning: { is: "ignored", reason: "not a deduction" } };
    const yearToDate = paid && yearToDateOf(line, paid.payDate, meaningOf);
    return {
      ...at,
      meaning: deduction(line, file, paid, meaningOf),
      ...(yearToDate && { yearToDate }),
    };
  });
}

function yearToDateOf(
  { text }: SlipLine,
  date: CalendarDate,
  meaningOf: (deduction: Deduction) => LabelMeaning,
) {
  const row = ROW.exec(text);
  if (row === null) return undefined;
  const [, label = "", preTax, , employee = "", , employer = ""] = row;
  const parts = [
    { label, side: "employee", preTax: preTax === "Yes", text: employee },
    { label, side: "employer", shared: true, text: employer },
  ] as const;
  return yearToDateLine(parts, date, (part) =>
    part.side === "employer" ? employerShare(part, meaningOf) : meaningOf(part),
  );
}

function deduction(
  line: SlipLine,
  file: string,
  paid: Paid | undefined,
  meaningOf: (deduction: Deduction) => LabelMeaning,
): Meaning {
  const at = { file, line: line.line, column: line.column };
  const row = ROW.exec(line.text);
  if (row === null) {
    if (!RETIREMENT.test(line.text))
      return { is: "ignored", reason: "no contribution to the plan" };
    const message = `${quoted(line.text)} is not a deduction row`;
    const hint = "a row has a label, Yes or No, and four amounts: copy the whole page again";
    return {
      is: "error",
      problems: [problemAt(at, line.text, "import.value-malformed", message, hint)],
    };
  }
  const [, label = "", preTax, employee = "", , employer = ""] = row;
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const amounts = [amountAt(employee, at, report), amountAt(employer, at, report)] as const;
  if (problems.length > 0) return { is: "error", problems };
  if (paid === undefined) {
    const words = { label, side: "employee" } as const;
    if ("ignore" in meaningOf(words))
      return { is: "ignored", reason: "no contribution to the plan" };
    const hint = "the line Pay Date MM/DD/YYYY is part of the statement";
    const message = "the statement has no pay date";
    return {
      is: "error",
      problems: [problemAt(at, line.text, "import.value-missing", message, hint)],
    };
  }
  const parts = [
    { label, side: "employee", preTax: preTax === "Yes", amount: amounts[0] },
    { label, side: "employer", shared: true, amount: amounts[1] },
  ] as const;
  return deductionLine(parts, paid, (part) =>
    part.side === "employer" ? employerShare(part, meaningOf) : meaningOf(part),
  );
}

/**
 * What the employer adds on the row of an employee's deferral it adds on account of that deferral, which is
 * what a matching contribution is (§401(m)(4)(A)).
 */
function employerShare(
  part: Deduction,
  meaningOf: (deduction: Deduction) => LabelMeaning,
): LabelMeaning {
  const named = meaningOf(part);
  if (!("open" in named)) return named;
  const employee = meaningOf({ label: part.label, side: "employee", preTax: true });
  const roth = meaningOf({ label: part.label, side: "employee" });
  const deferral = [employee, roth].some(
    (meaning) => "contribution" in meaning && /Deferral$/.test(meaning.contribution),
  );
  return deferral ? { contribution: "match" } : named;
}
