// The age from which a plan must pay out every year (§401(a)(9)(C)(v)): 70½ for those born before July 1949, then
// 72, then 73 for those born from 1951 on, then 75 for those born from 1960 on. The year in which it is reached
// counts whole.
import { addMonths, type CalendarDate, type TaxYear, taxYearOf } from "../kernel/calendar.ts";

/** By the first birthday that the age holds for; the ages in months. */
const AGES = [
  { bornFrom: "1960-01-01", months: 75 * 12 },
  { bornFrom: "1951-01-01", months: 73 * 12 },
  { bornFrom: "1949-07-01", months: 72 * 12 },
  { bornFrom: "0000-01-01", months: 70 * 12 + 6 },
] as const;

export function reachesRequiredAgeBy(birthDate: CalendarDate, year: TaxYear): boolean {
  const age = AGES.find(({ bornFrom }) => birthDate >= bornFrom);
  return age !== undefined && taxYearOf(addMonths(birthDate, age.months)) <= year;
}
