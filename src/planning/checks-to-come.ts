// The paychecks between now and the end of the limitation year: their dates from a stated or recognised
// payroll calendar, their size from the latest regular check, bonuses where they were announced. What was
// assumed is added to the reasons.
import {
  addDays,
  type CalendarDate,
  daysBetween,
  type LimitationYear,
} from "../kernel/calendar.ts";
import { type Cents, ZERO } from "../kernel/money.ts";
import { type PayCalendar, type PayFrequency, payDates } from "./pay-dates.ts";
import type { PayrollSoFar } from "./payroll-so-far.ts";
import type { UpcomingCheck } from "./upcoming-checks.ts";

export interface CheckExpectations {
  readonly calendar?: PayCalendar;
  readonly weekend?: "keep" | "before";
  /** Instead of a calendar: how many checks are still to come. */
  readonly remainingChecks?: number;
  readonly grossPay?: Cents;
  readonly bonuses?: readonly { readonly date: CalendarDate; readonly amount: Cents }[];
}

export interface ChecksToCome {
  readonly checks: readonly UpcomingCheck[];
  /** False while pay is still to come and nobody has said when. */
  readonly areDatesKnown: boolean;
  /** Days on which payroll paid, after the latest recorded paycheck, and of which nothing is recorded. */
  readonly unrecorded: readonly CalendarDate[];
  readonly reasons: readonly string[];
}

export function checksToCome(given: {
  readonly expect: CheckExpectations;
  readonly today: CalendarDate;
  readonly soFar: PayrollSoFar;
  readonly limitationYear: LimitationYear;
  /** How often the employer pays, as recorded; the dates themselves come from the paychecks. */
  readonly frequency?: PayFrequency | undefined;
  /** The day on which the person left the employer: no pay comes after it. */
  readonly leftOn?: CalendarDate | undefined;
}): ChecksToCome {
  const { expect, today, soFar, limitationYear, leftOn } = given;
  const reasons: string[] = [];
  const lastDate = soFar.last?.data.date;
  const afterLast = lastDate === undefined ? limitationYear.start : addDays(lastDate, 1);
  const from = [afterLast, today, limitationYear.start].toSorted().at(-1) ?? today;
  const [end = limitationYear.end] = [limitationYear.end, leftOn ?? limitationYear.end].toSorted();
  const calendar = expect.calendar ?? recordedCalendar(given.frequency, soFar) ?? soFar.calendar;
  const weekend = expect.weekend === undefined ? {} : { weekend: expect.weekend };
  let dates: CalendarDate[] = [];
  let areDatesKnown = true;
  let unrecorded: CalendarDate[] = [];
  if (leftOn !== undefined && leftOn <= limitationYear.end)
    reasons.push(`No pay is expected after ${leftOn}, the day of leaving.`);
  if (expect.remainingChecks !== undefined) dates = evenDates(from, end, expect.remainingChecks);
  else if (calendar !== undefined) {
    dates = payDates({ calendar, from, to: end, ...weekend });
    const [before = end] = [addDays(from, -1), end].toSorted();
    if (lastDate !== undefined && afterLast <= before)
      unrecorded = payDates({ calendar, from: afterLast, to: before, ...weekend });
    if (unrecorded.length > 0)
      reasons.push(
        `${unrecorded.length} pay ${unrecorded.length === 1 ? "date" : "dates"} since ${lastDate} ${unrecorded.length === 1 ? "is" : "are"} not recorded: import them first, or the room is overstated.`,
      );
    const source =
      expect.calendar === undefined && calendar === soFar.calendar
        ? "as the recorded dates show"
        : "as stated";
    reasons.push(`${dates.length} ${calendar.frequency} pay dates are left, ${source}.`);
  } else if (from <= end) {
    areDatesKnown = false;
    reasons.push(
      "The pay dates to come are not known: state --pay-frequency or --remaining-paychecks, or record pay_frequency with the employer.",
    );
  }
  const grossPay = expect.grossPay ?? soFar.usual?.data.grossPay ?? ZERO;
  const bonuses = (expect.bonuses ?? [])
    .filter(({ date }) => date >= from && date <= end)
    .map(({ date, amount }): UpcomingCheck => ({ date, grossPay: amount, kind: "bonus" }));
  const checks = [
    ...dates.map((date): UpcomingCheck => ({ date, grossPay, kind: "regular" })),
    ...bonuses,
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return { checks, areDatesKnown, unrecorded, reasons };
}

/** The frequency as recorded, the days as the paychecks have them where they agree with it. */
function recordedCalendar(
  frequency: PayFrequency | undefined,
  { calendar, last }: PayrollSoFar,
): PayCalendar | undefined {
  if (frequency === undefined || calendar?.frequency === frequency) return calendar;
  const latest = last?.data.date;
  if (frequency === "semimonthly") return { frequency, days: [15, 31] };
  if (frequency === "monthly")
    return { frequency, day: latest === undefined ? 31 : Number(latest.slice(8)) };
  return latest === undefined ? undefined : { frequency, anchor: latest };
}

/** Dates for checks of which only the number is known, the last at the end. */
function evenDates(from: CalendarDate, end: CalendarDate, count: number): CalendarDate[] {
  const days = Math.max(0, daysBetween(from, end));
  return Array.from({ length: count }, (_, index) =>
    addDays(from, Math.floor((days * (index + 1)) / count)),
  );
}
