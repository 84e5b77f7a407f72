// A plan's year of limits need not be the calendar year: on a day in October, one that ends in June is over, and
// room is that of the year which holds the day. Its dollar limit is that of the year in which it ends.

import {
  type CalendarDate,
  type LimitationYear,
  limitationYearEnding,
  limitationYearOf,
  type TaxYear,
  taxYearOf,
} from "../kernel/calendar.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { type Law, lawYearOf } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ElectiveDeferrals } from "../limits/elective-deferrals.ts";
import { type LimitsReport, limitsOf } from "../limits/limits-of.ts";

export interface YearOfDay {
  readonly limitationYear: LimitationYear;
  /** The year whose figures it goes by. */
  readonly lawYear: TaxYear;
  /** Deferrals of the tax year, and annual additions of the limitation year. */
  readonly limits: LimitsReport;
  /** Deferrals of the calendar year in which it ends, where that is the next one. */
  readonly nextDeferrals?: ElectiveDeferrals;
  readonly reasons: readonly string[];
  /** The figures that are not known. */
  readonly missing: readonly MissingFact[];
}

/** The limitation year that ends in the tax year, or, when that is over, the one that holds the day. */
export function yearOfDay(
  ledger: Ledger,
  law: Law,
  asked: {
    readonly person: string;
    readonly taxYear: TaxYear;
    readonly today: CalendarDate;
    readonly plan: string;
    readonly endsOn: string;
    readonly limits: LimitsReport;
  },
): YearOfDay {
  const { person, taxYear, today, plan, endsOn, limits } = asked;
  const ofYear = limitationYearEnding(taxYear, endsOn);
  const nothing = { limitationYear: ofYear, lawYear: taxYear, limits, reasons: [], missing: [] };
  if (today <= ofYear.end || taxYearOf(today) !== taxYear) return nothing;
  const holding = limitationYearOf(today, endsOn);
  const lawYear = lawYearOf(holding);
  const later = limitsOf(ledger, law, { person, taxYear: lawYear });
  const span = `The limitation year of ${plan} that holds ${today} runs from ${holding.start} to ${holding.end}`;
  if (!later.ok) {
    return {
      ...nothing,
      reasons: [`${span}; its dollar limit is that of ${lawYear}, which is not known.`],
      missing: [missingFact("law.{year}.annual_additions_limit", { year: lawYear })],
    };
  }
  return {
    limitationYear: holding,
    lawYear,
    limits: { ...limits, annualAdditions: later.value.annualAdditions },
    nextDeferrals: later.value.electiveDeferrals,
    reasons: [`${span}.`],
    missing: [],
  };
}
