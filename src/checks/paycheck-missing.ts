// A year that is over, and whose last paydays are not recorded though the paychecks came in a rhythm to its end:
// paid to 12 December every second week, and nothing of the 26th. Every total of the year is said without them.
// Nothing is missed of somebody who left, changed jobs, or had put in all that the limits allow.
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  taxYearOf,
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
import { daysApart, middleOf } from "./rhythm.ts";

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
  const ofYear = pay.dates.filter((date) => taxYearOf(date) === taxYear);
  const [last, next] = [ofYear.at(-1), pay.dates.find((date) => taxYearOf(date) > taxYear)];
  const isOver = next !== undefined || (today !== undefined && taxYearOf(today) > taxYear);
  const rhythm = rhythmOf(ofYear);
  // Where pay ended in autumn the job did: whether the day of leaving is recorded is another question.
  if (last === undefined || rhythm === undefined || !isOver) return [];
  if (last < calendarDate(`${taxYear}-10-01`)) return [];
  const { days } = rhythm;
  const until = lastDayAtWork(context, pay.plan, last) ?? end;
  const missing = paydaysAfter(last, rhythm, until).filter(
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
type Rhythm = {
  readonly days: number;
  /** Every second week is close enough to twice a month. */
  readonly of: "a week" | "half a month" | "a month";
};
const RHYTHMS: readonly Rhythm[] = [
  { days: 7, of: "a week" },
  { days: 15, of: "half a month" },
  { days: 30, of: "a month" },
];

/** The days between paydays, where three quarters of them come close to a rhythm that payrolls have. */
function rhythmOf(dates: readonly CalendarDate[]): Rhythm | undefined {
  const gaps = daysApart(dates);
  const middle = middleOf(gaps);
  if (middle === undefined || dates.length < FEWEST_PAYDAYS) return undefined;
  const off = Math.min(DAYS_OFF, Math.floor(middle / 4));
  const isNear = (days: number) => Math.abs(days - middle) <= off;
  const usual = RHYTHMS.find(({ days }) => isNear(days));
  const isRegular = gaps.filter(isNear).length * 4 >= gaps.length * 3;
  return usual !== undefined && isRegular ? { ...usual, days: middle } : undefined;
}

/** A month has one payday or two, at most 16 days apart: 15 December is followed by the 31st, the 16th by 1 January. */
function paydaysAfter(last: CalendarDate, rhythm: Rhythm, until: CalendarDate): CalendarDate[] {
  const { days, of } = rhythm;
  const step = of === "half a month" && days > 14 ? 16 : days;
  const found: CalendarDate[] = [];
  for (let date = addDays(last, step); date <= until; date = addDays(date, step)) found.push(date);
  return of === "a month" ? found.slice(0, monthOf(until) - monthOf(last)) : found;
}

function monthOf(date: CalendarDate): number {
  return Number(date.slice("YYYY-".length, "YYYY-MM".length));
}

/** Of the year. Who left before was paid again since. */
function lastDayAtWork(
  { ledger, person, taxYear }: YearContext,
  plan: string,
  last: CalendarDate,
): CalendarDate | undefined {
  const employer = ledger.plans.get(plan)?.employer;
  return ledger
    .of("separation")
    .find(
      ({ data }) =>
        data.person === person &&
        data.employer === employer &&
        data.date >= last &&
        taxYearOf(data.date) === taxYear,
    )?.data.date;
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
