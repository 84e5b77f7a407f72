// Dates as statements print them. The order of day and month comes from the layout or is proven by the
// file; a two-digit year is refused, for 45 may be a birth and 26 a paycheck.
import { type CalendarDate, parseCalendarDate } from "../../kernel/calendar.ts";

export const DATE_FORMATS = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "MM/DD/YYYY",
  "DD/MM/YYYY",
  "DD.MM.YYYY",
  "MMM D YYYY",
  "YYYYMMDD",
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

export type DateFault = "empty" | "not_a_date" | "two_digit_year" | "ambiguous" | "no_such_day";
export type ReadDate =
  | { readonly date: CalendarDate }
  | { readonly nothing: true }
  | { readonly fault: DateFault };

const NOTHING = /^(?:|-{1,3}|0|n\/?a)$/i;
/** A clock time or zone after the date says nothing about the day: the date as written is the date. */
const TIME =
  /[ T]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?(?:\s*\(?[A-Z]{1,4}\)?)?$/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a date. What can only be one day is read whatever the formats: a year in front, a month by name, a
 * day above 12. The formats decide between the month and the day where both could be either. An `X as of Y`
 * date is the day of posting, X.
 */
export function readDate(text: string, formats: readonly DateFormat[]): ReadDate {
  const day = text
    .trim()
    .replace(/ as of .*$/i, "")
    .replace(TIME, "")
    .replace(WEEKDAY, "");
  if (NOTHING.test(day)) return { nothing: true };
  const certain = yearFirst(day) ?? monthByName(day);
  if (certain !== undefined) return dateOf(certain);
  for (const format of formats) {
    const parts = match(day, format);
    if (parts !== undefined) return dateOf(parts);
  }
  const proven = provenBySelf(day);
  if (proven !== undefined) return proven;
  return { fault: /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(day) ? "two_digit_year" : "not_a_date" };
}

function dateOf([year, month, day]: Parts): ReadDate {
  const date = parseCalendarDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return date === undefined ? { fault: "no_such_day" } : { date };
}

/** `2026-01-30`, `2026/1/30`. */
function yearFirst(text: string): Parts | undefined {
  const found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  return found === null ? undefined : [found[1] ?? "", found[3] ?? "", found[4] ?? ""];
}

/** `30-Jan-2026`, `January 30th, 2026`. */
function monthByName(text: string): Parts | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-\s]+([a-z]{3,9})\.?,?[-\s]+(\d{4})$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})$/i.exec(text);
  const [name, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]];
  const month = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? "") + 1;
  return month === 0 || day === undefined || year === undefined
    ? undefined
    : [year, String(month), day];
}

/** `01/30/2026` and `30.01.2026` have one reading, `01/02/2026` has two. */
function provenBySelf(text: string): ReadDate | undefined {
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (found === null) return undefined;
  const [, a = "", , b = "", year = ""] = found;
  const readings = [dateOf([year, a, b]), dateOf([year, b, a])].flatMap((read) =>
    "date" in read ? [read.date] : [],
  );
  const [one, other] = new Set(readings);
  if (one === undefined) return { fault: "no_such_day" };
  return other === undefined ? { date: one } : { fault: "ambiguous" };
}

type Parts = readonly [year: string, month: string, day: string];

function match(text: string, format: DateFormat): Parts | undefined {
  if (format === "MMM D YYYY") return undefined;
  if (format === "YYYYMMDD") {
    const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    return packed === null ? undefined : [packed[1] ?? "", packed[2] ?? "", packed[3] ?? ""];
  }
  const separator = format.includes(".") ? "." : text.includes("/") ? "/" : "-";
  const [a = "", b = "", c = "", ...more] = text.split(separator);
  if (more.length > 0) return undefined;
  const [year, month, day] = format.startsWith("YYYY")
    ? [a, b, c]
    : format.startsWith("MM")
      ? [c, a, b]
      : [c, b, a];
  const sound = /^\d{4}$/.test(year) && /^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day);
  return sound ? [year, month, day] : undefined;
}

/**
 * The order of day and month in a column, when the layout does not fix it. A month cannot be above 12, so one
 * such date proves the order of the whole column; without one nothing does.
 */
export function provenFormats(values: readonly string[]): {
  readonly formats: readonly DateFormat[];
  /** The first value that could be read both ways, when none proves the order. */
  readonly ambiguous?: string;
} {
  let monthFirst = 0;
  let dayFirst = 0;
  let either: string | undefined;
  for (const value of values) {
    const slashed = /^\s*(\d{1,2})([-/])(\d{1,2})\2\d{4}/.exec(value);
    if (slashed === null) continue;
    const [first, second] = [Number(slashed[1]), Number(slashed[3])];
    if (second > 12 && first <= 12) monthFirst += 1;
    else if (first > 12 && second <= 12) dayFirst += 1;
    else if (first !== second) either ??= value;
  }
  if (dayFirst > 0 && monthFirst === 0) return { formats: ["DD/MM/YYYY"] };
  if (monthFirst > 0 && dayFirst === 0) return { formats: ["MM/DD/YYYY"] };
  return either === undefined ? { formats: [] } : { formats: [], ambiguous: either };
}
