// Who and when, as a person says it.

import type { YearReport } from "../../../app/questions/year-report.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import { shortMonth } from "../../month-names.ts";

/** `Mar 27, 2026` */
export function dayOf(date: CalendarDate): string {
  return `${shortMonth(date)} ${Number(date.slice(8))}, ${date.slice(0, 4)}`;
}

export function nameOf({ personName, person }: Pick<YearReport, "personName" | "person">): string {
  return personName ?? person;
}

/** Before what belongs to one of several people: `Dana, `. */
export function whose(people: readonly YearReport[], report: YearReport): string {
  return people.length > 1 ? `${nameOf(report)}, ` : "";
}
