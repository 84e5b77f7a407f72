// Paydays of which nothing is recorded though paychecks came in a rhythm: paid every second week, and nothing
// between 14 March and 11 April; or, in a year that is over, paid to 12 December and nothing of the 26th. Every
// total of the year is said without them. How often the employer pays tells it of a few paychecks and in any month;
// of the last paydays, dates alone tell it only of pay that came into the last months. A limitation year that ends in
// summer is a year of its own. Nothing is missed of somebody who left, changed jobs, or had put in all that the
// limits allow.
import { orAccept } from "../kernel/accept-finding.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  type LimitationYear,
  limitationYearEnding,
  taxYearOf,
  taxYear as taxYearOfNumber,
  yearEnd,
} from "../kernel/calendar.ts";
import type { Finding } from "../kernel/problem.ts";
import { type Sentence, say, worded } from "../kernel/sentence.ts";
import { limitationYearEndOf } from "../ledger/ledger.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearCheck, YearContext } from "./check.ts";
import { holesInPay } from "./holes-in-pay.ts";
import {
  datesOf,
  hasChangedJobs,
  isAllOfStatedPay,
  isFull,
  leftOn,
  type Paycheck,
  type PlanPay,
  wasElsewhere,
} from "./nothing-to-be-paid.ts";
import { paydaysAfter, type Rhythm, rhythmOf } from "./paydays.ts";

export const paycheckMissing: YearCheck = {
  name: "paycheck-missing",
  per: "year",
  find: (context) => {
    const byPlan = paychecksByPlan(context);
    return [...byPlan].flatMap(([plan, paychecks]) => {
      const employer = context.ledger.plans.get(plan)?.employer ?? "";
      const frequency = context.ledger.employers.get(employer)?.payFrequency;
      const pay = { plan, employer, frequency, paychecks, dates: datesOf(paychecks), byPlan };
      const spans = spansOf(context, plan);
      const between = holesBetween(context, pay, spans);
      // The calendar year ends last: where both lack the same paydays it speaks of more of them.
      const [last] = spans.flatMap((span) => lastOnes(context, pay, span));
      return last === undefined ? between : [...between, last];
    });
  },
};

/** The tax year, and the limitation year that ended in it where that is another. */
function spansOf({ ledger, taxYear }: YearContext, plan: string): LimitationYear[] {
  const calendar = {
    start: addDays(yearEnd(taxYearOfNumber(taxYear - 1)), 1),
    end: yearEnd(taxYear),
  };
  const limitation = limitationYearEnding(taxYear, limitationYearEndOf(ledger, plan));
  return limitation.end === calendar.end ? [calendar] : [calendar, limitation];
}

/** As many as tell a rhythm. */
const PAYDAYS_AROUND = 10;
/** Dates alone say nothing of pay that ended before: the job may have. */
const MONTHS_AT_THE_END = 3;

function lastOnes(context: YearContext, pay: PlanPay, { start, end }: LimitationYear): Finding[] {
  const { today } = context;
  const ofYear = pay.dates.filter((date) => date >= start && date <= end);
  const last = ofYear.at(-1);
  const isOver = today !== undefined && today > end;
  // Where pay went on, what is missing is missing between.
  if (last === undefined || !isOver || last !== pay.dates.at(-1)) return [];
  const rhythm = rhythmOf(ofYear, pay.frequency);
  if (rhythm === undefined) return [];
  if (!rhythm.isRecorded && last <= addMonths(end, -MONTHS_AT_THE_END)) return [];
  const [until = end] = [leftOn(context, pay.employer, last) ?? end, end].toSorted();
  const missing = paydaysAfter(last, rhythm, until);
  if (missing.length === 0 || hasChangedJobs(pay, last) || isFull(context, pay, last)) return [];
  if (end === yearEnd(context.taxYear) && isAllOfStatedPay(context, pay)) return [];
  const where = say`after ${{ date: last }}`;
  return [
    finding(context, pay, {
      ...{ rhythm, missing, where, end, on: last },
      hint: "record the last paychecks of the year, or the day of leaving; where nothing was paid in, accept the finding with the reason",
    }),
  ];
}

/** Told of each year in whose totals a payday of the hole would be. */
function holesBetween(
  context: YearContext,
  pay: PlanPay,
  spans: readonly LimitationYear[],
): Finding[] {
  const { taxYear } = context;
  const isIn = (date: CalendarDate) => spans.some(({ start, end }) => date >= start && date <= end);
  const [before = 0, after = pay.dates.length] = [
    pay.dates.findIndex(isIn),
    pay.dates.findLastIndex(isIn),
  ];
  if (before < 0) return [];
  const around = pay.dates.slice(Math.max(0, before - PAYDAYS_AROUND), after + PAYDAYS_AROUND);
  return holesInPay(around, pay.frequency).flatMap((hole): Finding[] => {
    const { from, to, rhythm } = hole;
    const leaving = leftOn(context, pay.employer, from);
    const until = leaving !== undefined && leaving < to ? leaving : to;
    const missing = hole.missing.filter((date) => date <= until && isIn(date));
    const ended = spans.findLast(({ start, end }) =>
      missing.some((date) => date >= start && date <= end),
    );
    if (ended === undefined || wasElsewhere(pay, hole)) return [];
    if (isIn(from) && isFull(context, pay, from)) return [];
    const isOfCalendar = missing.some((date) => taxYearOf(date) === taxYear);
    if (isOfCalendar && isAllOfStatedPay(context, pay)) return [];
    const where = say`between ${{ date: from }} and ${{ date: to }}`;
    return [
      finding(context, pay, {
        ...{ rhythm, missing, where },
        end: isOfCalendar ? yearEnd(taxYear) : ended.end,
        // The next payday of one hole may be the last before another: accepted is the one.
        on: isIn(from) ? from : to,
        hint: "record the paychecks; where nothing was paid in, during unpaid leave for example, accept the finding with the reason",
      }),
    ];
  });
}

function finding(
  { taxYear, person }: YearContext,
  { plan, paychecks }: PlanPay,
  told: {
    readonly rhythm: Rhythm;
    readonly missing: readonly CalendarDate[];
    readonly where: Sentence;
    readonly end: CalendarDate;
    /** The payday that the finding is about. */
    readonly on: CalendarDate;
    readonly hint: string;
  },
): Finding {
  const { rhythm, missing, where, end, on, hint } = told;
  const code = "limits.paycheck-missing";
  const events = paychecks.flatMap(({ id, data }) => (data.date === on ? [id] : []));
  const [event] = events;
  const isOne = missing.length === 1;
  const year = end === yearEnd(taxYear) ? taxYear : say`the limitation year to ${{ date: end }}`;
  const paydays = isOne ? "payday" : `${missing.length} paydays`;
  return {
    code,
    severity: "warning",
    ...worded(
      say`${{ plan }} was paid into ${rhythm.words}, and nothing is recorded of ${{ person }}'s ${paydays} ${where}: the totals of ${year} are said without ${isOne ? "it" : "them"}`,
    ),
    hint: event === undefined ? hint : orAccept(hint, { person, code, event }),
    events,
  };
}

function paychecksByPlan({ ledger, person }: YearContext): ReadonlyMap<string, Paycheck[]> {
  return Map.groupBy(eventsOfPerson(ledger, person).paychecks, ({ data }) => data.plan);
}
