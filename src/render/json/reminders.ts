// The `calendar` output for other programs; the calendar file itself is made elsewhere.
import { citationText } from "../../kernel/citation.ts";
import type { Reminder } from "../../planning/reminders.ts";

export function remindersJson(reminders: readonly Reminder[]): Readonly<Record<string, unknown>> {
  return {
    reminders: reminders.map(({ id, kind, date, title, detail, citation }) => ({
      id,
      kind,
      date,
      title,
      detail,
      ...(citation && { citation: citationText(citation) }),
    })),
  };
}
