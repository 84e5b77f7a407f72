// A year that is over, and whose last paydays are not recorded though the paychecks came in a rhythm to its end:
// paid to 12 December every second week, and nothing of the 26th. Every total of the year is said without them.
// Nothing is missed of somebody who left, changed jobs, or had put in all that the limits allow.
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  yearEnd,
} from "../kernel/calendar.ts";
import { total, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { DEFERRAL_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import { plansStillPaying } from "../limits/plans-still-paying.ts";
import type { YearCheck, YearContext } from "./check.ts";

export const paycheckMissing: YearCheck = {
  name: "paycheck-missing",
  per: "year",
  find: (context) =>
    [...paychecksByPlan(context)].flatMap(([plan, paychecks]) =>
      find(context, { plan, paychecks, dates: datesOf(paychecks) }),
    ),
};

type Paycheck = LedgerEvent<"paycheck">;

interface PlanPay {
  readonly plan: string;
  readonly paychecks: readonly Paycheck[];
  /** Every pay date once, ascending, of all years. */
  readonly dates: readonly CalendarDate[];
}

function find(context: YearContext, pay: PlanPay): Finding[] {
  const { taxYear, today } = context;
  const end = yearEnd(taxYear);
  const ofYear = pay.dates.filter((date) => date.startsWith(`${taxYear}-`));
  const [last, next] = [ofYear.at(-1), pay.dates.find((date) => date > end)];
  const isOver = next !== undefined || (today !== undefined && today > end);
  const days = rhythmOf(ofYear);
  // Where pay ended in autumn the job did: whether the day of leaving is recorded is another question.
  if (last === undefined || days === undefined || !isOver) return [];
  if (last < calendarDate(`${taxYear}-10-01`)) return [];
  const [until = end] = [lastDayAtWork(context, pay.plan, last) ?? end, end].toSorted();
  const missing = paydaysAfter(last, days, until).filter(
    (date) => next === undefined || daysBetween(date, next) > days / 2,
  );
  const [first] = missing;
  const hasChangedJobs = !plansStillPaying(context.ledger, context.person).includes(pay.plan);
  if (first === undefined || hasChangedJobs || isFull(context, pay, last)) return [];
  const latest = pay.paychecks.filter(({ data }) => data.date === last);
  return [
    {
      code: "limits.paycheck-missing",
      severity: "warning",
      ...worded(
        say`${{ plan: pay.plan }} was paid into every ${days} days or so, and nothing is recorded of ${{ person: context.person }}'s ${missing.length === 1 ? "payday" : `${missing.length} paydays`} after ${{ date: last }}: the totals of ${taxYear} are said without ${missing.length === 1 ? "it" : "them"}`,
      ),
      hint: "record the last paychecks of the year, or the day of leaving; where nothing was paid in, accept the finding with the reason",
      events: latest.map(({ id }) => id),
    },
  ];
}

function paychecksByPlan({ ledger, person }: YearContext): ReadonlyMap<string, Paycheck[]> {
  return Map.groupBy(eventsOfPerson(ledger, person).paychecks, ({ data }) => data.plan);
}

function datesOf(paychecks: readonly Paycheck[]): CalendarDate[] {
  return [...new Set(paychecks.map(({ data }) => data.date))].toSorted();
}

/** Weekends and holidays move a payday by some days; a bonus stands between two of them. */
const DAYS_OFF = 4;
const FEWEST_PAYDAYS = 6;
/** Weekly, every second week, twice a month, monthly. */
const RHYTHMS = [7, 14, 15, 30];

/** The days between paydays, where three quarters of them come close to a rhythm that payrolls have. */
function rhythmOf(dates: readonly CalendarDate[]): number | undefined {
  if (dates.length < FEWEST_PAYDAYS) return undefined;
  const gaps = dates.slice(1).map((date, index) => daysBetween(dates[index] ?? date, date));
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const near = (gap: number, off: number) => Math.abs(gap - middle) <= off;
  const off = Math.min(DAYS_OFF, Math.floor(middle / 4));
  const isRegular = gaps.filter((gap) => near(gap, off)).length * 4 >= gaps.length * 3;
  return isRegular && RHYTHMS.some((days) => near(days, off)) ? middle : undefined;
}

/** A month has one payday or two, at most 16 days apart: 15 December is followed by the 31st, the 16th by 1 January. */
function paydaysAfter(last: CalendarDate, days: number, until: CalendarDate): CalendarDate[] {
  const step = days > 14 && days < 20 ? 16 : days;
  const found: CalendarDate[] = [];
  for (let date = addDays(last, step); date <= until; date = addDays(date, step)) found.push(date);
  const months = until < last ? 0 : Number(until.slice(5, 7)) - Number(last.slice(5, 7));
  return days < 20 ? found : found.slice(0, months);
}

/** Who left before was paid again since. */
function lastDayAtWork(
  { ledger, person }: YearContext,
  plan: string,
  last: CalendarDate,
): CalendarDate | undefined {
  const employer = ledger.plans.get(plan)?.employer;
  return ledger
    .of("separation")
    .find(({ data }) => data.person === person && data.employer === employer && data.date >= last)
    ?.data.date;
}

/** What was paid in lately could not be paid in any more: there was nothing to record. */
function isFull(
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
  const afterTax = total(latest.map(({ data }) => data.contributions.afterTax ?? ZERO));
  return own > 0 && afterTax === 0 && electiveDeferrals.total >= electiveDeferrals.limit.amount;
}
