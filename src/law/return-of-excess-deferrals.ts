// Until when an excess deferral can be paid back so that it is taxed only in the year of the deferral. What
// is paid later is taxed again in the year of the payment (§402(g)(6)).
import { type CalendarDate, calendarDate, type TaxYear } from "../kernel/calendar.ts";

/** The last day on which an excess deferral of the year can be returned in time. @see IRC §402(g)(2)(A)(ii) */
export function lastDayToReturnDeferrals(year: TaxYear): CalendarDate {
  return calendarDate(`${year + 1}-04-15`);
}
