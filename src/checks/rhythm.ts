// How regularly something comes: the days from one to the next, and the middle of them.
import { type CalendarDate, daysBetween } from "../kernel/calendar.ts";

/** The days from each date to the one after it. */
export function daysApart(dates: readonly CalendarDate[]): number[] {
  return dates.flatMap((date, index) => {
    const before = dates[index - 1];
    return before === undefined ? [] : [daysBetween(before, date)];
  });
}

/** The upper median; undefined of nothing. */
export function middleOf(days: readonly number[]): number | undefined {
  return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)];
}
