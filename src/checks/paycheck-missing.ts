// A year that is over, and of which regular paydays are not recorded though paychecks came in a rhythm: paid to
// 12 December every second week, and nothing of the 26th. Every total of the year is said without them. How often
// the employer pays tells it of a few paychecks and in any month; dates alone only of pay that came into the last
// months, or went on in the next year. A limitation year that ends in summer is a year of its own. Nothing is
// missed of somebody who left, changed jobs, or had put in all that the limits allow.
import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  type LimitationYear,
  limitationYearEnding,
  taxYear as taxYearOfNumber,
  yearEnd,
} from "../kernel/calendar.ts";
import { type Cents, total, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { DEFERRAL_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { limitationYearEndOf } from "../ledger/ledger.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearCheck, YearContext } from "./check.ts";
import { paydaysAfter, rhythmOf } from "./paydays.ts";

export const paycheckMissing: YearCheck = {
  name: "paycheck-missing",
  per: "year",
  find: (context) => {
    const byPlan = paychecksByPlan(context);
    return [...byPlan].flatMap(([plan, paychecks]) => {
      const pay = { plan, paychecks, dates: datesOf(paychecks), byPlan };
      // The calendar year ends last: where both lack the same paydays it speaks of more of them.
      const [found] = spansOf(context, plan).flatMap((span) => find(context, pay, span));
      return found === undefined ? [] : [found];
    });
  },
};

type Paycheck = LedgerEvent<"paycheck">;

interface PlanPay {
  readonly plan: string;
  readonly paychecks: readonly Paycheck[];
  /** Every pay date once, ascending, of all years. */
  readonly dates: readonly CalendarDate[];
  readonly byPlan: ReadonlyMap<string, readonly Paycheck[]>;
}

/** The tax year, and the limitation year that ended in it where that is another. */
function spansOf({ ledger, taxYear }: YearContext, plan: string): LimitationYear[] {
  const calendar = {
    start: addDays(yearEnd(taxYearOfNumber(taxYear - 1)), 1),
    end: yearEnd(taxYear),
  };
  const limitation = limitationYearEnding(taxYear, limitationYearEndOf(ledger, plan));
  return limitation.end === calendar.end ? [calendar] : [calendar, limitation];
}

/** Dates alone say nothing of pay that ended before: the job may have. */
const MONTHS_AT_THE_END = 3;

function find(context: YearContext, pay: PlanPay, { start, end }: LimitationYear): Finding[] {
  const { ledger, today, person } = context;
  const ofYear = pay.dates.filter((date) => date >= start && date <= end);
  const [last, next] = [ofYear.at(-1), pay.dates.find((date) => date > end)];
  const isOver = next !== undefined || (today !== undefined && today > end);
  const employer = ledger.plans.get(pay.plan)?.employer ?? "";
  const rhythm = rhythmOf(ofYear, ledger.employers.get(employer)?.payFrequency);
  if (last === undefined || rhythm === undefined || !isOver) return [];
  const goesOn = rhythm.isRecorded || next !== undefined;
  if (!goesOn && last <= addMonths(end, -MONTHS_AT_THE_END)) return [];
  const [until = end] = [leftOn(context, employer, last) ?? end, end].toSorted();
  const missing = paydaysAfter(last, rhythm, until).filter(
    (date) => next === undefined || daysBetween(date, next) > rhythm.days / 2,
  );
  if (missing.length === 0 || hasChangedJobs(pay, last) || isFull(context, pay, last)) return [];
  const latest = pay.paychecks.filter(({ data }) => data.date === last);
  const them = missing.length === 1 ? "it" : "them";
  const year =
    end === yearEnd(context.taxYear)
      ? context.taxYear
      : say`the limitation year to ${{ date: end }}`;
  return [
    {
      code: "limits.paycheck-missing",
      severity: "warning",
      ...worded(
        say`${{ plan: pay.plan }} was paid into ${rhythm.words}, and nothing is recorded of ${{ person }}'s ${missing.length === 1 ? "payday" : `${missing.length} paydays`} after ${{ date: last }}: the totals of ${year} are said without ${them}`,
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

/** The last pay comes some weeks after the last day at work. Who left long before was paid again since. */
const DAYS_OF_LAST_PAY = 31;

function leftOn(
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
function hasChangedJobs({ plan, dates, byPlan }: PlanPay, last: CalendarDate): boolean {
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
  const afterTax = afterTaxOf(latest);
  const ofRow = paychecks.filter(({ id }) => row?.events.includes(id));
  const cap = row?.planCaps.find((each) => each.plan === plan)?.cap;
  const isCapped = cap?.state === "complete" && afterTaxOf(ofRow) >= cap.cents;
  const isDeferred = electiveDeferrals.total >= electiveDeferrals.limit.amount;
  return own + afterTax > 0 && (own === 0 || isDeferred) && (afterTax === 0 || isCapped);
}

function afterTaxOf(paychecks: readonly Paycheck[]): Cents {
  return total(paychecks.map(({ data }) => data.contributions.afterTax ?? ZERO));
}
