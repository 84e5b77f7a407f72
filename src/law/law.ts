// The figures of the law by tax year, each with its citation. A year that we do not have is refused
// by name: nothing is carried forward from another year.
import type { LimitationYear, TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import type { Cents } from "../kernel/money.ts";
import type { Outcome } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";

export interface Figure {
  readonly amount: Cents;
  readonly citation: Citation;
}

/** Income range over which the Roth IRA contribution limit falls to nothing (§408A(c)(3)). */
export interface PhaseOut {
  readonly start: Cents;
  readonly end: Cents;
  readonly citation: Citation;
}

/** The figures of one tax year. `null` is a figure that did not exist in that year. */
export interface Figures {
  /** §415(c)(1)(A), for limitation years ending in the year. */
  readonly annualAdditionsLimit: Figure;
  /** §402(g)(1). */
  readonly deferralLimit: Figure;
  /** §414(v)(2)(B), age 50 and over. */
  readonly catchUpLimit: Figure;
  /** §414(v)(2)(E), ages 60 to 63; replaces `catchUpLimit`. */
  readonly catchUpLimit60To63: Figure | null;
  /** §401(a)(17). */
  readonly compensationLimit: Figure;
  /** §414(q)(1)(B). */
  readonly highlyCompensatedThreshold: Figure;
  /** §414(v)(7): prior-year FICA wages above this make catch-up contributions Roth only. */
  readonly rothCatchUpWageThreshold: Figure | null;
  /** §219(b)(5)(A). */
  readonly iraLimit: Figure;
  /** §219(b)(5)(B). */
  readonly iraCatchUpLimit: Figure;
  readonly hsaSelfOnlyLimit: Figure;
  readonly hsaFamilyLimit: Figure;
  readonly hsaCatchUpLimit: Figure;
  readonly rothIraPhaseOutSingle: PhaseOut;
  readonly rothIraPhaseOutJoint: PhaseOut;
  readonly rothIraPhaseOutSeparate: PhaseOut;
}

export interface TaxYearFigures {
  readonly taxYear: TaxYear;
  readonly figures: Figures;
  /** The batch event that added the year, when it is the user's own; absent for a built-in year. */
  readonly addedBy?: string;
}

export interface Law {
  /** The years that have figures, ascending. */
  readonly years: readonly TaxYear[];
  /** The figures of a year, or the problem `law.tax-year-unsupported`. */
  figuresOf(year: TaxYear): Outcome<TaxYearFigures, Problem>;
}

/** The dollar limit of a limitation year is that of the calendar year in which it ends. */
export function lawYearOf(limitationYear: LimitationYear): TaxYear {
  return Number(limitationYear.end.slice(0, 4)) as TaxYear;
}
