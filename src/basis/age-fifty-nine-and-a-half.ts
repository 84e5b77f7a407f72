// Age 59½ is reached six calendar months after the 59th birthday (§72(t)(2)(A)(i)). It is tested on
// the day of a distribution, unlike the ages of §414(v), which go by calendar year.
import { addMonths, type CalendarDate } from "../kernel/calendar.ts";

const MONTHS = 59 * 12 + 6;

export function isFiftyNineAndAHalf(birthDate: CalendarDate, on: CalendarDate): boolean {
  return addMonths(birthDate, MONTHS) <= on;
}
