// The `reconcile statements` output: rows by pay date and source, habits of deposit, year-to-date sums.
import type { StatementReport } from "../../app/questions/reconcile-statements.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";

export function reconcileStatementsJson(report: StatementReport) {
  const { person, taxYear, agrees, files, rows, habits, yearToDate, notCovered } = report;
  return {
    tax_year: taxYear ?? null,
    person,
    agrees,
    files: files.map(({ openLines, ...file }) => ({ ...file, lines_for_review: openLines })),
    rows: rows.map((row) => ({
      plan: row.plan,
      pay_date: row.payDate ?? null,
      source: row.source,
      told_by: row.toldBy,
      deposited_on: row.date ?? null,
      days: row.lag ?? null,
      recorded: money(row.recorded),
      stated: money(row.stated),
      difference: money(row.difference),
      outcome: row.outcome,
      past_limitation_year: row.pastLimitationYear ?? null,
      deposited_together: money(row.together),
      recorded_from_plan: row.recordedFromPlan === true,
      file: row.at?.file ?? null,
      line: row.at?.line ?? null,
      events: row.events,
    })),
    habits: habits.map(({ lateAfter, ...habit }) => ({ ...habit, late_after_days: lateAfter })),
    year_to_date: yearToDate.map((row) => ({
      plan: row.plan,
      date: row.date,
      told_by: row.toldBy,
      source: row.source,
      stated: formatCents(row.stated),
      recorded: formatCents(row.recorded),
      difference: formatCents(row.difference),
      outcome: row.outcome,
      file: row.file,
      line: row.line,
    })),
    paychecks_not_covered: notCovered,
  };
}

function money(amount: Cents | undefined): string | null {
  return amount === undefined ? null : formatCents(amount);
}
