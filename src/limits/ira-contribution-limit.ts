// How much may go into a person's IRAs for a year, traditional and Roth together, before income limits it.
import { type Amount, complete, incomplete } from "../kernel/amount-state.ts";
import { ageAttainedIn, type CalendarDate, type TaxYear } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { add, atLeastZero, type Cents, subtract } from "../kernel/money.ts";
import type { Figures } from "../law/law.ts";

/** The age of §219(b)(5)(B), attained in the year. */
const CATCH_UP_AGE = 50;

/** What it is for certain; without a date of birth the two differ by the catch-up. */
export interface IraContributionLimit {
  readonly least: Cents;
  readonly most: Cents;
}

/** @see IRC §219(b)(5), §408A(c)(2) */
export function iraContributionLimit(
  { iraLimit, iraCatchUpLimit }: Figures,
  taxYear: TaxYear,
  birthDate: CalendarDate | undefined,
): IraContributionLimit {
  const withCatchUp = add(iraLimit.amount, iraCatchUpLimit.amount);
  if (birthDate === undefined) return { least: iraLimit.amount, most: withCatchUp };
  const limit = ageAttainedIn(taxYear, birthDate) < CATCH_UP_AGE ? iraLimit.amount : withCatchUp;
  return { least: limit, most: limit };
}

/** Limit and excess of what was contributed, as far as they are certain. */
export function againstIraLimit(
  { least, most }: IraContributionLimit,
  contributed: Cents,
  person: string,
): { readonly limit: Amount; readonly excess: Amount } {
  const unknown = incomplete(missingFact("person.{person}.birth_date", { person }));
  return {
    limit: least === most ? complete(least) : unknown,
    excess:
      least === most || contributed <= least
        ? complete(atLeastZero(subtract(contributed, least)))
        : unknown,
  };
}
