// The days of a tax year's returns and papers that are still ahead. Those that only an excess brings stand
// with the excess; conversion days and reviews are in the calendar.
import type { CalendarDate } from "../../../kernel/calendar.ts";
import type { Reminder, ReminderTopic } from "../../../planning/reminders.ts";
import { type OpenPoint, todo } from "./open-point.ts";

const ALWAYS: ReadonlySet<ReminderTopic> = new Set(["return", "form-5498", "employee-deposits"]);

export function datesAhead(reminders: readonly Reminder[], today: CalendarDate): OpenPoint[] {
  return reminders
    .filter(({ topic, date }) => ALWAYS.has(topic) && date >= today)
    .map(({ date, title, detail, citation }) =>
      todo("date.ahead", title, {
        action: detail,
        due: date,
        ...(citation !== undefined && { citation }),
      }),
    );
}
