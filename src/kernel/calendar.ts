// Calendar dates are strings, YYYY-MM-DD, compared as strings. This is the only file that touches
// `Date`, and only in UTC: a local midnight can be last year on the other coast.
import { invariant } from "./invariant.ts";

declare const calendar: unique symbol;

/** A day that exists, as `YYYY-MM-DD`. */
export type CalendarDate = string & { readonly [calendar]: "CalendarDate" };

/** The calendar year of a tax return. */
export type TaxYear = number & { readonly [calendar]: "TaxYear" };

/** Twelve months over which annual additions are counted; named for the calendar year it ends in. */
export interface LimitationYear {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return text as CalendarDate;
}

/** Brands a date that we wrote ourselves. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  invariant(date !== undefined, `"${text}" is not a calendar date`);
  return date;
}

export function taxYear(year: number): TaxYear {
  invariant(Number.isInteger(year) && year >= 1900 && year <= 9999, `${year} is not a tax year`);
  return year as TaxYear;
}

export function taxYearOf(date: CalendarDate): TaxYear {
  return Number(date.slice(0, 4)) as TaxYear;
}

export function yearStart(year: TaxYear): CalendarDate {
  return `${year}-01-01` as CalendarDate;
}

export function yearEnd(year: TaxYear): CalendarDate {
  return `${year}-12-31` as CalendarDate;
}

/** The UTC day of a moment that a library made of a date cell; a clock time says nothing about the day. */
export function calendarDateOf(moment: Date): CalendarDate | undefined {
  return Number.isNaN(moment.getTime())
    ? undefined
    : parseCalendarDate(moment.toISOString().slice(0, 10));
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(utc(date)).getUTCDay();
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(utc(date) + days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
}

/** The same day some years on; 29 February becomes 1 March, as ages are counted. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const moved = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return parseCalendarDate(moved) ?? (`${moved.slice(0, 4)}-03-01` as CalendarDate);
}

/** The same day some months on, at most the last day of that month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CalendarDate;
}

export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** The age that a person reaches during the year: what §414(v) asks for, whatever the birthday. */
export function ageAttainedIn(year: TaxYear, birthDate: CalendarDate): number {
  return year - taxYearOf(birthDate);
}

/** The limitation year that ends in `year` on `monthDay` (`"12-31"`, `"06-30"`, `"02-29"` for month end). */
export function limitationYearEnding(year: TaxYear, monthDay: string): LimitationYear {
  const end = monthDayIn(year, monthDay);
  const previousEnd = monthDayIn((year - 1) as TaxYear, monthDay);
  return { start: addDays(previousEnd, 1), end };
}

/** The limitation year that a date falls in. */
export function limitationYearOf(date: CalendarDate, monthDay: string): LimitationYear {
  const year = taxYearOf(date);
  const ending = limitationYearEnding(year, monthDay);
  return date <= ending.end ? ending : limitationYearEnding((year + 1) as TaxYear, monthDay);
}

function monthDayIn(year: TaxYear, monthDay: string): CalendarDate {
  const month = Number(monthDay.slice(0, 2));
  const day = Math.min(Number(monthDay.slice(3)), daysInMonth(year, month));
  return calendarDate(`${year}-${monthDay.slice(0, 2)}-${String(day).padStart(2, "0")}`);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function utc(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
}
