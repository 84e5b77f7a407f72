// Why nothing was to be paid into a plan on a payday, and so nothing is missing of it: somebody had left, worked
// elsewhere, had put in all that the limits allow, or the pay of the year, as stated, is all recorded.
import { addDays, type CalendarDate, yearEnd, yearStart } from "../kernel/calendar.ts";
import { type Cents, cents, total, ZERO } from "../kernel/money.ts";
import { DEFERRAL_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Employer } from "../ledger/ledger.ts";
import { employerCompensation } from "../limits/compensation.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearContext } from "./check.ts";
import type { HoleInPay } from "./holes-in-pay.ts";

export type Paycheck = LedgerEvent<"paycheck">;

export interface PlanPay {
  readonly plan: string;
  readonly employer: string;
  readonly frequency: Employer["payFrequency"];
  readonly paychecks: readonly Paycheck[];
  /** Every pay date once, ascending, of all years. */
  readonly dates: readonly CalendarDate[];
  readonly byPlan: ReadonlyMap<string, readonly Paycheck[]>;
}

export function datesOf(paychecks: readonly Paycheck[]): CalendarDate[] {
  return [...new Set(paychecks.map(({ data }) => data.date))].toSorted();
}

/** The last pay comes some weeks after the last day at work. Who left long before was paid again since. */
const DAYS_OF_LAST_PAY = 31;

export function leftOn(
  { ledger, person }: YearContext,
  employer: string,
  last: CalendarDate,
): CalendarDate | undefined {
  return ledger
    .of("separation")
    .find(
      ({ data }) =>
        data.person === person &&
        data.employer === employer &&
        addDays(data.date, DAYS_OF_LAST_PAY) >= last,
    )?.data.date;
}

/**
 * Another plan took over: its first paycheck came after the last one of this plan, or, where this one had been paid
 * into for long before, shortly before it, for last pay comes late.
 */
export function hasChangedJobs({ plan, dates, byPlan }: PlanPay, last: CalendarDate): boolean {
  const [first = last] = dates;
  return [...byPlan].some(([other, paychecks]) => {
    const others = datesOf(paychecks);
    const [began = last, ended = last] = [others[0], others.at(-1)];
    const isAfter = began > last;
    const isAround =
      addDays(began, DAYS_OF_LAST_PAY) >= last && addDays(first, DAYS_OF_LAST_PAY) < began;
    return other !== plan && ended > last && (isAfter || isAround);
  });
}

/** Another plan was paid into from the beginning of the hole to its end: a job between two times at the same one. */
export function wasElsewhere({ plan, byPlan }: PlanPay, { from, to }: HoleInPay): boolean {
  return [...byPlan].some(([other, paychecks]) => {
    const [first = from, ...others] = datesOf(paychecks);
    const last = others.at(-1) ?? first;
    return (
      other !== plan &&
      first < to &&
      last > from &&
      first >= addDays(from, -DAYS_OF_LAST_PAY) &&
      last <= addDays(to, DAYS_OF_LAST_PAY)
    );
  });
}

/** What was paid in lately could not be paid in any more: there was nothing to record. */
export function isFull(
  { ledger, person, limits }: YearContext,
  { plan, paychecks }: PlanPay,
  last: CalendarDate,
): boolean {
  const { electiveDeferrals, annualAdditions } = limits;
  const group = eventsOfPerson(ledger, person).groupOf(plan);
  const row = annualAdditions.find(({ employerGroup }) => employerGroup === group);
  if (row !== undefined && row.total >= row.limit) return true;
  const latest = paychecks.filter(({ data }) => data.date === last);
  const own = total(
    latest.flatMap(({ data }) => DEFERRAL_KEYS.map((key) => data.contributions[key] ?? ZERO)),
  );
  const afterTax = afterTaxOf(latest);
  const ofRow = paychecks.filter(({ id }) => row?.events.includes(id));
  const cap = row?.planCaps.find((each) => each.plan === plan)?.cap;
  const isCapped = cap?.state === "complete" && afterTaxOf(ofRow) >= cap.cents;
  const isDeferred = electiveDeferrals.total >= electiveDeferrals.limit.amount;
  return own + afterTax > 0 && (own === 0 || isDeferred) && (afterTax === 0 || isCapped);
}

/** A Form W-2 is made out in dollars. */
const NEARLY = cents(100);

/** The paychecks of the tax year make the pay that is stated for it. */
export function isAllOfStatedPay(
  { ledger, person, taxYear }: YearContext,
  { plan, employer }: PlanPay,
): boolean {
  const events = eventsOfPerson(ledger, person);
  const limitationYear = { start: yearStart(taxYear), end: yearEnd(taxYear) };
  const employerGroup = events.groupOf(plan) ?? plan;
  const scope = { person, employer, employerGroup, limitationYear };
  const stated = employerCompensation(ledger, events, scope);
  const { amount: paid } = employerCompensation(ledger, { ...events, wages: [] }, scope);
  return (
    !stated.fromPaychecks &&
    stated.amount.state === "complete" &&
    paid.state === "complete" &&
    Math.abs(stated.amount.cents - paid.cents) <= NEARLY
  );
}

function afterTaxOf(paychecks: readonly Paycheck[]): Cents {
  return total(paychecks.map(({ data }) => data.contributions.afterTax ?? ZERO));
}
