// Days and sums as a person says them: `Mar 27, 2026`, `in 9 days`, `44 days late`.
import { type CalendarDate, daysBetween } from "../../kernel/calendar.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `Mar 27, 2026` */
export function dayText(date: CalendarDate): string {
  return `${shortDay(date)}, ${date.slice(0, 4)}`;
}

/** `Mar 27` */
export function shortDay(date: CalendarDate): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1]} ${Number(date.slice(8))}`;
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

/** `1 file`, `3 files` */
export function countText(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`;
}
