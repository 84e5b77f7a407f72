// Reminders as an iCalendar file (RFC 5545) that Apple, Google and Outlook calendars accept. The same
// reminders give the same bytes: the stamp is the first day of the tax year, not the clock, and each
// entry keeps its UID, so that importing again updates instead of repeating.

import {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendar,
  ICalEventTransparency,
} from "ical-generator";
import type { Household } from "../../app/questions/household.ts";
import { adviceText } from "../../kernel/advice.ts";
import { addDays, type TaxYear } from "../../kernel/calendar.ts";
import { citationText } from "../../kernel/citation.ts";
import { spoken } from "../../kernel/sentence.ts";
import type { Reminder } from "../../planning/reminders.ts";
import { namedVoice } from "../named-voice.ts";

const DAY_SECONDS = 86_400;

/** Text lines end in CRLF and are folded at 75 octets; the library escapes text. */
export function calendarFile(
  reminders: readonly Reminder[],
  taxYear: TaxYear,
  household: Household,
): string {
  const voice = namedVoice(household);
  const calendar = new ICalCalendar({
    // Our own words only: the library does not escape the name of the calendar.
    name: `After-tax 401(k) ${taxYear}`,
    prodId: { company: "rothbook", product: "calendar", language: "EN" },
  });
  for (const reminder of reminders) {
    const title = spoken(reminder.title, voice);
    const event = calendar.createEvent({
      id: `${reminder.id}@rothbook`,
      stamp: `${taxYear}-01-01T00:00:00Z`,
      start: reminder.date,
      end: addDays(reminder.date, 1),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${title} (${voice.person(reminder.person)})`,
      description: description(reminder),
    });
    const daysBefore = reminder.kind === "deadline" ? 7 : 0;
    // Nine in the morning of the day: an all-day entry begins at midnight.
    const trigger = daysBefore * DAY_SECONDS - 9 * 3600;
    const alarm = event.createAlarm({
      type: ICalAlarmType.display,
      description: title,
    });
    // Set last: setting a trigger after the start makes the library relate it to the end.
    alarm.trigger(trigger).relatesTo(ICalAlarmRelatesTo.start);
  }
  return `${calendar.toString().trimEnd()}\r\n`;
}

function description({ detail, citation }: Reminder): string {
  const text = adviceText(detail);
  return citation === undefined ? text : `${text}\n${citationText(citation)}`;
}
