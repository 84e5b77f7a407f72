// The days after a year on which its papers come and it is closed, with the springs in which they were moved for everybody.
import { dueDay } from "./business-days.ts";
import { type CalendarDate, calendarDate, type TaxYear } from "./calendar.ts";

/** @see Notice 2020-23, III.A; Notice 2021-21, III */
const RETURNS_POSTPONED: Readonly<Record<number, CalendarDate>> = {
  2019: calendarDate("2020-07-15"),
  2020: calendarDate("2021-05-17"),
};

/** When the return of individuals for the year is due, without an extension. @see IRC §6072(a), §7503 */
export function returnDueDay(taxYear: TaxYear): CalendarDate {
  return RETURNS_POSTPONED[taxYear] ?? dueDay(calendarDate(`${taxYear + 1}-04-15`));
}

/** Until when payers furnish Forms 1099-R. @see IRC §6047(d), §7503; 26 CFR 301.7503-1 */
export function forms1099rDueDay(taxYear: TaxYear): CalendarDate {
  return dueDay(calendarDate(`${taxYear + 1}-01-31`));
}

/** Until when custodians furnish Forms 5498. @see IRC §408(i), §7503; Instructions for Form 5498 */
export function forms5498DueDay(taxYear: TaxYear): CalendarDate {
  return dueDay(calendarDate(`${taxYear + 1}-05-31`));
}

/**
 * The last day on which an excess deferral of the year can be returned so that it is taxed only in the year of
 * the deferral; paid later it is taxed again (§402(g)(6)). An extension of the return does not move it. The
 * notice of 2021 moved returns only.
 *
 * @see IRC §402(g)(2)(A)(ii); Notice 2020-23, III.A, and Rev. Proc. 2018-58, section 8, for 2019
 */
export function lastDayToReturnDeferrals(year: TaxYear): CalendarDate {
  return calendarDate(year === 2019 ? "2020-07-15" : `${year + 1}-04-15`);
}
