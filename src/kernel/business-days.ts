// Days on which nothing has to be done: Saturdays, Sundays and the legal holidays of the District of
// Columbia, which section 7503 goes by for the whole country. Emancipation Day, 16 April, is one of them,
// and moves the due date of returns in the years in which it is kept on the 15th, 16th or 17th.
import {
  addDays,
  type CalendarDate,
  calendarDate,
  type TaxYear,
  taxYearOf,
  weekdayOf,
} from "./calendar.ts";

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6] as const;

/**
 * The day itself, or the next one that is no Saturday, Sunday or legal holiday.
 *
 * @example dueDay("2023-04-15") is "2023-04-18": a Saturday, a Sunday, and Emancipation Day on the Monday
 * @see IRC §7503; 26 CFR 301.7503-1(b)
 */
export function dueDay(date: CalendarDate): CalendarDate {
  return isBusinessDay(date) ? date : dueDay(addDays(date, 1));
}

/** The day itself, or the last one before it on which somebody is at work: for what no law moves. */
export function lastBusinessDay(date: CalendarDate): CalendarDate {
  return isBusinessDay(date) ? date : lastBusinessDay(addDays(date, -1));
}

export function isBusinessDay(date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== SATURDAY && weekday !== SUNDAY && !isLegalHoliday(date);
}

function isLegalHoliday(date: CalendarDate): boolean {
  const year = taxYearOf(date);
  const holidays = known.get(year) ?? legalHolidays(year);
  known.set(year, holidays);
  return holidays.has(date);
}

/** A calendar asks for one year's days some fifty times. */
const known = new Map<TaxYear, ReadonlySet<CalendarDate>>();

/** The days in the year on which they are kept. @see 5 U.S.C. §6103; D.C. Code §28-2701 */
function legalHolidays(year: TaxYear): ReadonlySet<CalendarDate> {
  const day = (monthDay: string) => calendarDate(`${year}-${monthDay}`);
  const fixed = [
    day("01-01"),
    // New Year's Day of the next year is kept on 31 December when it is a Saturday.
    calendarDate(`${year + 1}-01-01`),
    ...(year % 4 === 1 ? [day("01-20")] : []),
    day("04-16"),
    ...(year >= 2021 ? [day("06-19")] : []),
    day("07-04"),
    day("11-11"),
    day("12-25"),
  ];
  return new Set([
    ...fixed.map(asKept),
    nthOf(day("01-01"), MONDAY, 3),
    nthOf(day("02-01"), MONDAY, 3),
    // The last Monday of May is the Monday of its last seven days.
    nthOf(day("05-25"), MONDAY, 1),
    nthOf(day("09-01"), MONDAY, 1),
    nthOf(day("10-01"), MONDAY, 2),
    nthOf(day("11-01"), THURSDAY, 4),
  ]);
}

/** On the Friday before when it is a Saturday, on the Monday after when it is a Sunday. */
function asKept(holiday: CalendarDate): CalendarDate {
  const weekday = weekdayOf(holiday);
  return addDays(holiday, weekday === SATURDAY ? -1 : weekday === SUNDAY ? 1 : 0);
}

/** The nth such weekday from a day on. */
function nthOf(from: CalendarDate, weekday: number, nth: number): CalendarDate {
  return addDays(from, ((weekday - weekdayOf(from) + 7) % 7) + 7 * (nth - 1));
}
