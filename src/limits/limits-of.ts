// How much went in and how much may go in: the limits of one person and tax year together.

import type { TaxYear } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import { factsInOrder, type MissingFact } from "../kernel/missing-fact.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceALedger } from "../ledger/once-a-ledger.ts";
import { type AnnualAdditions, annualAdditionsOf } from "./annual-additions.ts";
import { type ContributionYear, contributionYear, type PersonYear } from "./contribution-year.ts";
import { type ElectiveDeferrals, electiveDeferralsOf } from "./elective-deferrals.ts";

export interface LimitsReport {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly electiveDeferrals: ElectiveDeferrals;
  /** By employer group. */
  readonly annualAdditions: readonly AnnualAdditions[];
  readonly incomplete: readonly MissingFact[];
}

/**
 * Problems: `law.tax-year-unsupported`, `unsupported.mixed-limitation-years`. Amounts above a limit are
 * no problem here but a part of the report; `checks/` says so.
 * @see IRC §402(g), §414(v), §415(c)
 */
export function limitsOf(
  ledger: Ledger,
  law: Law,
  options: PersonYear,
): Outcome<LimitsReport, Problem[]> {
  const worked = contributionYear(ledger, law, options);
  if (!worked.ok) return worked;
  return success(entryFor(reports(ledger), worked.value, () => reportOf(ledger, worked.value)));
}

/** A status asks three times for the same year. */
const reports = onceALedger(() => new Map<ContributionYear, LimitsReport>());

function reportOf(ledger: Ledger, year: ContributionYear): LimitsReport {
  const deferrals = electiveDeferralsOf(ledger, year);
  const additions = annualAdditionsOf(ledger, year);
  const incomplete = [...deferrals.incomplete, ...additions.flatMap((row) => row.incomplete)];
  return {
    person: year.person,
    taxYear: year.taxYear,
    electiveDeferrals: deferrals,
    annualAdditions: additions,
    incomplete: factsInOrder(incomplete),
  };
}
