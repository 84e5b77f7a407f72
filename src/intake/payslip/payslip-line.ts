// The lines of a payslip → one paycheck, through the same folding as any statement: the line of the pay
// date carries period and gross pay, each deduction line its contributions, and one open question holds all.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { invariant } from "../../kernel/invariant.ts";
import { type Cents, cents, formatDollars, ZERO } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { ProblemCode } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import { foldRows } from "../fold/fold-rows.ts";
import { type Layout, parseLayout } from "../layouts/layout.ts";
import type { ReadContext, ReadRecord, YearToDate } from "../read-record.ts";
import type { Meaning, MoneyIn, Owner } from "../rows/meaning.ts";
import { maskNumbers } from "../text/mask.ts";
import { amountHint, readAmount } from "../text/statement-amount.ts";
import { type AskedOfRow, askedWords, feedOf, type KnownFeed } from "../unknown.ts";
import type { Deduction, LabelMeaning } from "./deduction-label.ts";
import { whoseSlip } from "./whose-slip.ts";

export interface PayslipLine {
  readonly line: number;
  readonly lines: number;
  readonly column: number;
  readonly meaning: Meaning;
  readonly yearToDate?: readonly YearToDate[];
}

export interface Paid {
  readonly payDate: CalendarDate;
  readonly periodStart?: CalendarDate | undefined;
  readonly periodEnd?: CalendarDate | undefined;
  readonly grossPay?: Cents | undefined;
  readonly owner: Owner;
}

export const NOBODY: Owner = { employee: "", employeeWords: [], account: "" };

/** The line of the pay date. */
export function paycheckLine(paid: Paid): MoneyIn {
  const { payDate, periodStart, periodEnd, grossPay, owner } = paid;
  return {
    is: "money_in",
    owner,
    date: payDate,
    ...(periodStart && { periodStart }),
    ...(periodEnd && { periodEnd }),
    ...(grossPay !== undefined && { grossPay }),
    contributions: [],
    amount: ZERO,
    complete: true,
  };
}

/** An amount beside a label, one for the employee and perhaps one for the employer. */
export interface Stated extends Deduction {
  readonly amount: Cents | undefined;
}

/** A deduction line: what its label says, for each side that has an amount. */
export function deductionLine(
  parts: readonly Stated[],
  paid: Paid,
  meaningOf: (deduction: Deduction) => LabelMeaning,
): Meaning {
  const contributions: [ContributionKey, Cents][] = [];
  const open: string[] = [];
  const unknowns: AskedOfRow[] = [];
  let ignored = "no amount in this pay period";
  let complete = true;
  let total = 0;
  for (const { amount, ...deduction } of parts) {
    if (amount === undefined || amount === 0) continue;
    const meaning = meaningOf(deduction);
    if ("ignore" in meaning) {
      ignored = meaning.ignore;
      continue;
    }
    total += Math.abs(amount);
    if (amount < 0) {
      open.push(`${formatDollars(amount)} was taken back; undo or correct what it reverses`);
      complete = false;
    } else if ("open" in meaning) {
      open.push(meaning.open);
      if (meaning.asks !== undefined)
        unknowns.push({ asked: "source", words: askedWords(meaning.asks), amount });
      complete = false;
    } else contributions.push([meaning.contribution, amount]);
  }
  if (contributions.length === 0 && open.length === 0) return { is: "ignored", reason: ignored };
  return {
    is: "money_in",
    owner: paid.owner,
    date: paid.payDate,
    contributions,
    amount: cents(total),
    sourceWords: maskNumbers(parts[0]?.label ?? ""),
    ...(open.length > 0 && { open: open.join("; ") }),
    ...(unknowns.length > 0 && { unknowns }),
    complete,
  };
}

/** The year-to-date amounts beside a label; one that cannot be read, or whose label is open, says nothing. */
export function yearToDateLine(
  parts: readonly (Deduction & { readonly text: string })[],
  date: CalendarDate,
  meaningOf: (deduction: Deduction) => LabelMeaning,
): YearToDate[] {
  return parts.flatMap(({ text, ...deduction }): YearToDate[] => {
    const meaning = meaningOf(deduction);
    const read = readAmount(text);
    const key = "contribution" in meaning ? meaning.contribution : undefined;
    if (key === undefined || !read.ok || read.value === undefined || read.value < 0) return [];
    const source = maskNumbers(deduction.label);
    const amount = read.value;
    return [{ date, side: "payroll", source, keys: [key], amount, includesLoanPayments: false }];
  });
}

/** One payroll's payslips, known by the person and the employer that their text names. */
export interface PayslipFeed extends KnownFeed {
  readonly owner: Owner;
}

export function payslipFeed(layout: Layout, context: ReadContext, text: string): PayslipFeed {
  const { owner, employer } = whoseSlip(text, context);
  const feed = feedOf(layout.layout, [owner.employeeWords.join(" "), employer], [layout.title]);
  return { feed, recalled: context.recall?.(feed), owner };
}

/** Folds the lines of all payslips of a file. */
export function payslipRecords(
  lines: readonly PayslipLine[],
  layout: Layout,
  context: ReadContext,
  known: PayslipFeed,
): readonly ReadRecord[] {
  const [table] = layout.tables;
  invariant(table !== undefined, "a layout has a table");
  return foldRows(
    lines.map((line) => ({ ...line, table, meaning: ownedBy(line.meaning, known.owner) })),
    layout,
    context,
    known,
  )
    .map((record, index) => {
      const yearToDate = lines[index]?.yearToDate ?? [];
      return yearToDate.length === 0 ? record : { ...record, yearToDate };
    })
    .toSorted((a, b) => a.at.line - b.at.line);
}

/** Lines that name nobody are whose the payslip is. */
function ownedBy(meaning: Meaning, owner: Owner): Meaning {
  return meaning.is === "money_in" && meaning.owner.employee === ""
    ? { ...meaning, owner }
    : meaning;
}

/** The layout of a payslip reader without rules of the user's. */
export function payslipLayout(name: string, title: string): Layout {
  const tables = [{ name: "deductions" }];
  const parsed = parseLayout({ layout: name, version: 1, title, side: "payroll", tables }, name);
  invariant(parsed.ok, `the layout ${name} is sound`);
  return parsed.value;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Reads an amount or reports it; undefined for none. */
export function amountAt(text: string, at: Place, report: (problem: Problem) => void) {
  const read = readAmount(text);
  if (read.ok) return read.value;
  const message = `${quoted(text)} is not a dollar amount`;
  report(problemAt(at, text, "import.amount-not-decimal", message, amountHint(read.error)));
  return undefined;
}

export function problemAt(
  at: Place,
  text: string,
  code: ProblemCode,
  message: string,
  hint: string,
): Problem {
  const span = { ...at, endColumn: at.column + text.length };
  return { code, severity: "error", message, at: span, hint };
}
