// Whether a distribution from a designated Roth account is qualified: after the plan's five-tax-year
// period and at 59½ or later (§402A(d)(2)). Death and disability are not recorded, so they never qualify.

import type { CalendarDate } from "../kernel/calendar.ts";
import { taxYearOf } from "../kernel/calendar.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import { isFiftyNineAndAHalf } from "./age-fifty-nine-and-a-half.ts";
import type { Qualification } from "./movement.ts";
import { designatedRothPeriod, isAfterFiveYearPeriod } from "./roth-five-year-periods.ts";

/** One condition that fails settles it, whatever is not known about the other. */
export function designatedRothQualification(
  ledger: Ledger,
  options: { person: string; plan: string; date: CalendarDate },
): Qualification {
  const missing: MissingFact[] = [];
  const birthDate = birthDateOf(ledger, options.person);
  if (birthDate === undefined)
    missing.push(missingFact("person.{person}.birth_date", { person: options.person }));
  else if (!isFiftyNineAndAHalf(birthDate, options.date)) return { state: "not_qualified" };

  const period = designatedRothPeriod(ledger, options);
  if (period.state === "not_started") return { state: "not_qualified" };
  if (!isAfterFiveYearPeriod(period.firstYear, taxYearOf(options.date))) {
    if (period.state === "known") return { state: "not_qualified" };
    missing.push(
      ...period.openings.map((id) => missingFact("opening_basis.{event}.tax_year", { event: id })),
    );
  }
  return missing.length === 0 ? { state: "qualified" } : { state: "unknown", missing };
}
