// The year-to-date sums that statements carry, against the ledger's sums for the same day: by pay date for
// a payslip, by day of deposit for a plan. A plan's sums may include loan payments (in OFX they do, section
// 13 of its specification), so that more than the ledger has proves nothing; less does.
import { type CalendarDate, taxYearOf, yearStart } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { add, type Cents, subtract, ZERO } from "../kernel/money.ts";
import { CONTRIBUTION_KINDS, contributionKey } from "../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { StatementRow } from "./compare-statements.ts";
import type { StatedYearToDate } from "./statement-values.ts";

export interface YearToDateRow extends Omit<StatedYearToDate, "amount" | "keys"> {
  readonly stated: Cents;
  readonly recorded: Cents;
  /** Stated less recorded. */
  readonly difference: Cents;
  readonly outcome: "matched" | "different_amount" | "may_be_loans";
}

interface Part {
  readonly plan: string;
  readonly payDate: CalendarDate;
  readonly depositedOn?: CalendarDate | undefined;
  readonly key: ContributionKey;
  readonly amount: Cents;
  readonly event: EventId;
}

/** `rows` say when the plan received what the ledger has no day of deposit for. */
export function compareYearToDate(
  ledger: Ledger,
  person: string,
  said: readonly StatedYearToDate[],
  rows: readonly StatementRow[],
): YearToDateRow[] {
  const parts = partsOf(ledger, person);
  const receivedOn = new Map<string, CalendarDate>();
  for (const { toldBy, source, date, events } of rows)
    if (toldBy === "plan" && date !== undefined)
      for (const event of events) receivedOn.set(`${event} ${source}`, date);
  const dateOf = (part: Part, toldBy: "payroll" | "plan") =>
    toldBy === "payroll"
      ? part.payDate
      : (receivedOn.get(`${part.event} ${CONTRIBUTION_KINDS[part.key].family}`) ??
        receivedOn.get(`${part.event} all`) ??
        part.depositedOn ??
        part.payDate);
  return said.map(({ amount: stated, keys, ...rest }): YearToDateRow => {
    const start = rest.start ?? yearStart(taxYearOf(rest.date));
    let recorded = ZERO;
    for (const part of parts) {
      if (part.plan !== rest.plan || !keys.includes(part.key)) continue;
      const date = dateOf(part, rest.toldBy);
      if (start <= date && date <= rest.date) recorded = add(recorded, part.amount);
    }
    const difference = subtract(stated, recorded);
    const loans = rest.includesLoanPayments && difference > 0;
    const outcome = difference === 0 ? "matched" : loans ? "may_be_loans" : "different_amount";
    return { ...rest, stated, recorded, difference, outcome };
  });
}

function partsOf(ledger: Ledger, person: string): Part[] {
  const { paychecks, employerContributions } = eventsOfPerson(ledger, person);
  const parts: Part[] = [];
  for (const { id, data } of paychecks) {
    const { plan, date: payDate, depositedOn } = data;
    for (const [key, amount] of Object.entries(data.contributions))
      if (amount !== undefined)
        parts.push({ plan, payDate, depositedOn, key: key as ContributionKey, amount, event: id });
  }
  for (const { id, data } of employerContributions) {
    const { plan, date: payDate, amount } = data;
    const key = contributionKey(data.source);
    if (key !== undefined) parts.push({ plan, payDate, key, amount, event: id });
  }
  return parts;
}
