// Days and sums as a person says them: `Mar 27, 2026`, `in 9 days`, `44 days late`.

import { type CalendarDate, daysBetween } from "../../kernel/calendar.ts";
import { shortMonth } from "../../render/month-names.ts";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `Mar 27, 2026` */
export function dayText(date: CalendarDate): string {
  return `${shortDay(date)}, ${date.slice(0, 4)}`;
}

/** `Mar 27` */
export function shortDay(date: CalendarDate): string {
  return `${shortMonth(date)} ${Number(date.slice(8))}`;
}

/** `Fri, Mar 27` */
export function weekdayText(date: CalendarDate): string {
  // 1970-01-01 was a Thursday.
  const days = daysBetween("1970-01-01" as CalendarDate, date);
  return `${WEEKDAYS[(((days + 4) % 7) + 7) % 7]}, ${shortDay(date)}`;
}

/** How a day lies to today: `44 days late`, `today`, `9 days left`. */
export function distanceText(due: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, due);
  if (days === 0) return "today";
  const count = countText(Math.abs(days), "day");
  return days < 0 ? `${count} late` : `${count} left`;
}

/** `1 file`, `3 files`, `2 entries` */
export function countText(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`.replace(/([^aeo])ys$/, "$1ies")}`;
}

/** `2026-02-09T20:41:07Z` as `Feb 9, 2026, 20:41 UTC`. */
export function momentText(instant: string): string {
  return `${dayText(instant.slice(0, 10) as CalendarDate)}, ${instant.slice(11, 16)} UTC`;
}

/** Words of ours as a sentence: a capital first and, unless it ends already, a full stop. */
export function sentence(text: string, end = "."): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!…:”]$/.test(first) ? first : `${first}${end}`;
}
