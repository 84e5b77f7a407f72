// The dates on which an employer pays, from its payroll calendar. A biweekly payroll pays 26 or 27 times
// in a year, so the number of checks is counted, never assumed. Holidays are not known here: a date is
// the nominal pay date, moved before a weekend only when asked.
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  daysBetween,
} from "../kernel/calendar.ts";

export type PayFrequency = "weekly" | "biweekly" | "semimonthly" | "monthly";

export type PayCalendar =
  /** Every 7 or 14 days from a known pay date, in either direction. */
  | { readonly frequency: "weekly" | "biweekly"; readonly anchor: CalendarDate }
  /** Two days of the month; 31 stands for the last day. */
  | { readonly frequency: "semimonthly"; readonly days: readonly [number, number] }
  | { readonly frequency: "monthly"; readonly day: number };

export interface PayDatesOptions {
  readonly calendar: PayCalendar;
  /** First and last day, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** `before`: a Saturday or Sunday pay date is the Friday before. */
  readonly weekend?: "keep" | "before";
}

/** All pay dates of the stretch, ascending. */
export function payDates(options: PayDatesOptions): CalendarDate[] {
  // A date just after the stretch can move into it over a weekend, so we look two days further.
  const margin = addDays(options.to, options.weekend === "before" ? 2 : 0);
  return nominalDates(options.calendar, options.from, margin)
    .map((date) => (options.weekend === "before" ? beforeWeekend(date) : date))
    .filter((date) => date >= options.from && date <= options.to);
}

function nominalDates(calendar: PayCalendar, from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const dates: CalendarDate[] = [];
  if ("anchor" in calendar) {
    const step = calendar.frequency === "weekly" ? 7 : 14;
    const offset = daysBetween(calendar.anchor, from);
    let date = addDays(calendar.anchor, Math.ceil(offset / step) * step);
    for (; date <= to; date = addDays(date, step)) dates.push(date);
    return dates;
  }
  const days = "day" in calendar ? [calendar.day] : calendar.days;
  const firstMonth = calendarDate(`${from.slice(0, 7)}-01`);
  for (let month = firstMonth; month <= to; month = addMonths(month, 1)) {
    const monthEnd = addDays(addMonths(month, 1), -1);
    for (const day of days) {
      dates.push(addDays(month, Math.min(day - 1, daysBetween(month, monthEnd))));
    }
  }
  return dates.filter((date) => date >= from && date <= to).toSorted();
}

const SATURDAY = 2;
const SUNDAY = 3;

/** 1 January 1970 was a Thursday, so day 2 after it is a Saturday. */
function beforeWeekend(date: CalendarDate): CalendarDate {
  const weekday = phase(date, 7);
  if (weekday === SATURDAY) return addDays(date, -1);
  return weekday === SUNDAY ? addDays(date, -2) : date;
}

/**
 * The payroll calendar that recorded pay dates follow. Three quarters of them must fit it, so that a
 * bonus check or two on other days does not matter. Undefined when fewer than two dates are known or
 * no calendar explains them.
 */
export function inferPayCalendar(dates: readonly CalendarDate[]): PayCalendar | undefined {
  const distinct = [...new Set(dates)].toSorted();
  if (distinct.length < 2) return undefined;
  const gaps = distinct.slice(1).map((date, index) => daysBetween(distinct[index] ?? date, date));
  const commonGap = commonest(gaps);
  const enough = (fitting: number) => fitting * 4 >= distinct.length * 3;
  for (const [frequency, step] of [
    ["biweekly", 14],
    ["weekly", 7],
  ] as const) {
    const rhythm = commonest(distinct.map((date) => phase(date, step)));
    const fitting = distinct.filter((date) => phase(date, step) === rhythm);
    const anchor = fitting.at(-1);
    if (commonGap % step === 0 && anchor !== undefined && enough(fitting.length))
      return { frequency, anchor };
  }
  if (commonGap >= 13 && commonGap <= 17) {
    const [first, second] = usualMonthDays(distinct);
    const fitting = distinct.filter((date) => isNear(date, first) || isNear(date, second));
    if (first !== undefined && second !== undefined && enough(fitting.length))
      return { frequency: "semimonthly", days: [first, second] };
  }
  if (commonGap >= 28 && commonGap <= 31)
    return { frequency: "monthly", day: commonest(distinct.map(dayOfMonth)) };
  return undefined;
}

const EPOCH = calendarDate("1970-01-01");

/** Where in a rhythm of `step` days a date falls. */
function phase(date: CalendarDate, step: number): number {
  return ((daysBetween(EPOCH, date) % step) + step) % step;
}

/** The two usual days of the month, ascending; the last day of a month counts as 31. */
function usualMonthDays(dates: readonly CalendarDate[]): number[] {
  const first = commonest(dates.map(dayOfMonth));
  const others = dates.map(dayOfMonth).filter((day) => Math.abs(day - first) > 2);
  return others.length === 0 ? [] : [first, commonest(others)].toSorted((a, b) => a - b);
}

/** On the usual day, or up to two days before it: a weekend was in the way. */
function isNear(date: CalendarDate, usual: number | undefined): boolean {
  const early = (usual ?? 0) - dayOfMonth(date);
  return early >= 0 && early <= 2;
}

/** The commonest of the numbers; of two as common, the larger. */
function commonest(numbers: readonly number[]): number {
  const count = (wanted: number) => numbers.filter((number) => number === wanted).length;
  return numbers.toSorted((a, b) => count(b) - count(a) || b - a)[0] ?? 0;
}

function dayOfMonth(date: CalendarDate): number {
  return addDays(date, 1).endsWith("-01") ? 31 : Number(date.slice(8));
}
