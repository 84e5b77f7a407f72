// A statement file → what it says, without recording anything: the same readers as `import` has.

import type { Layout as StatementLayout } from "../../intake/layouts/layout.ts";
import type { ReadContext, ReadRecord, ReadResult } from "../../intake/read-record.ts";
import { recognise } from "../../intake/recognise.ts";
import type { Encoding } from "../../intake/text/statement-text.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { familiesOf } from "../../ledger/contribution-kinds.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { EventData } from "../../ledger/kinds.ts";
import type {
  OpenDeposit,
  StatedDeposit,
  StatedPaycheck,
  StatedYearToDate,
  Statements,
} from "../../statements/statement-values.ts";
import type { SourceFile } from "../ports.ts";

export interface StatementOptions {
  readonly layout?: string | undefined;
  readonly userLayouts?: readonly StatementLayout[] | undefined;
  readonly encoding?: Encoding | undefined;
}

export interface FileSays extends Statements {
  readonly layout: string;
  /** Lines that wait for review and state nothing that could be compared. */
  readonly openLines: number;
  readonly notes: readonly Problem[];
}

/** Everything a file says of one person; the problems of a file that cannot be read. */
export async function statementValues(
  source: SourceFile,
  options: StatementOptions,
  context: Omit<ReadContext, "file">,
): Promise<Outcome<FileSays, readonly Problem[]>> {
  const file = source.name;
  const { head } = await source.fingerprint();
  const reader = recognise(head, { file, ...options });
  if (!reader.ok) return failure([reader.error]);
  const records: ReadRecord[] = [];
  for await (const page of reader.value.read(source.read().chunks, { ...context, file }))
    records.push(...page);
  const problems = records.flatMap(({ result }) =>
    result.bucket === "error" ? result.problems : [],
  );
  if (problems.length > 0) return failure(problems);
  const notes = records.flatMap((record) => record.notes ?? []);
  const { layout } = reader.value;
  // Our own CSV and JSON Lines are payroll's word, whoever wrote them.
  const own = layout.startsWith("rothbook/");
  const parts = records.map((record) => partOf(record, context, own));
  return success({
    layout,
    notes,
    deposits: parts.flatMap(({ deposits }) => deposits),
    paychecks: parts.flatMap(({ paychecks }) => paychecks),
    open: parts.flatMap(({ open }) => open),
    covered: parts.flatMap(({ covered }) => covered),
    yearToDate: parts.flatMap(({ yearToDate }) => yearToDate),
    openLines: parts.filter(({ isOpen }) => isOpen).length,
  });
}

interface Part extends Statements {
  readonly isOpen: boolean;
}

function partOf(record: ReadRecord, context: Omit<ReadContext, "file">, own: boolean): Part {
  const { at, result } = record;
  const { person } = context;
  const where = { file: at.file, line: at.line };
  const deposits: StatedDeposit[] = [];
  const paychecks: StatedPaycheck[] = [];
  const open: OpenDeposit[] = [];
  for (const { kind, data } of candidatesOf(result)) {
    if (kind === "paycheck" && data.person === person) {
      if (sideOf(result) === "plan") deposits.push(...depositsOf(data, where));
      else {
        const { plan, date, contributions } = data;
        paychecks.push({ ...where, plan, date, contributions });
      }
    } else if (kind === "employer_contribution" && data.person === person && !own) {
      const { plan, date, amount } = data;
      deposits.push({ ...where, plan, date, amount, source: "employer" });
    }
  }
  const deposit = result.bucket === "needs_review" ? result.deposit : undefined;
  if (deposit !== undefined && deposit.person === person) {
    const { plan, date, amount } = deposit;
    deposits.push({ ...where, plan, date, amount, source: "all" });
  }
  const isOpen =
    result.bucket === "needs_review" && deposits.length === 0 && paychecks.length === 0;
  if (isOpen && result.side === "plan" && context.plan !== undefined)
    for (const { date } of result.stated ?? []) open.push({ ...where, plan: context.plan, date });
  const covered = record.covers === undefined ? [] : [{ ...where, ...record.covers }];
  return { deposits, paychecks, open, covered, isOpen, yearToDate: yearToDateOf(record, context) };
}

function candidatesOf(result: ReadResult): readonly Candidate[] {
  if (result.bucket === "candidates") return result.candidates;
  return result.bucket === "needs_review" ? result.proposal : [];
}

function sideOf(result: ReadResult) {
  return result.bucket === "candidates" || result.bucket === "needs_review"
    ? result.side
    : undefined;
}

function depositsOf(
  { plan, date, depositedOn, contributions }: EventData<"paycheck">,
  where: { readonly file: string; readonly line: number },
): StatedDeposit[] {
  const received = depositedOn ?? date;
  return [...familiesOf(contributions)].map(([source, amount]) => ({
    ...where,
    plan,
    date: received,
    // A plan that states one day only states the day on which it received the money.
    ...(date !== received && { payDate: date }),
    source,
    amount,
  }));
}

function yearToDateOf(
  { at, yearToDate = [] }: ReadRecord,
  context: Omit<ReadContext, "file">,
): StatedYearToDate[] {
  return yearToDate.flatMap(({ plan = context.plan, side, ...rest }) =>
    plan === undefined ? [] : [{ ...rest, plan, toldBy: side, file: at.file, line: at.line }],
  );
}
