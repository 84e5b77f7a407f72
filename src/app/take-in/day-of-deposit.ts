// The day on which a paycheck's money was in the plan decides what was there to be converted: when the plan
// tells it, the paycheck that payroll told is replaced by the same one with that day.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { SourceSpan } from "../../kernel/problem.ts";
import { callerIdOf } from "../../ledger/body.ts";
import type { Candidate, LedgerEvent } from "../../ledger/event.ts";
import { isToldByPlan } from "../../ledger/told-by-plan.ts";

/** Nothing when it has a day already, or would no longer look like payroll's own. */
export function withDayOfDeposit(
  recorded: LedgerEvent<"paycheck">,
  depositedOn: CalendarDate,
  at: SourceSpan,
): Candidate<"paycheck"> | undefined {
  const { data, note } = recorded;
  // With a day of deposit and nothing that only payroll knows it would look like the plan's own.
  if (data.depositedOn !== undefined || isToldByPlan({ ...data, depositedOn })) return undefined;
  const callerId = callerIdOf(recorded);
  return {
    kind: recorded.kind,
    data: { ...data, depositedOn },
    // An event stands in one file; the line that payroll told stays with the one that is replaced.
    source: { file: at.file, line: at.line },
    ...(note && { note }),
    ...(callerId && { id: callerId }),
  };
}
