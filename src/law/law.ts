// The figures of the law by tax year, each with its citation. A year that we do not have is refused
// by name: nothing is carried forward from another year.
import { byCommand } from "../kernel/advice.ts";
import type { LimitationYear, TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import type { EventId } from "../kernel/ids.ts";
import type { Cents } from "../kernel/money.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import { BUILT_IN_YEARS } from "./built-in-years.ts";
import { absentFiguresOf, figuresOf } from "./figures-file.ts";

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
  /** Why a figure that is `null` does not exist in this year. */
  readonly absent: Partial<Readonly<Record<keyof Figures, Citation>>>;
  /** The event that added the year, when it is the user's own; absent for a built-in year. */
  readonly addedBy?: EventId;
}

export interface Law {
  /** The years that have figures, ascending. */
  readonly years: readonly TaxYear[];
  /** The figures of a year, or the problem `law.tax-year-unsupported`. */
  figuresOf(year: TaxYear): Outcome<TaxYearFigures, Problem>;
}

/** The part of a ledger that adds years: a `Ledger` is one. */
export interface AddedFigures {
  of(kind: "law_figures"): readonly {
    readonly id: EventId;
    readonly data: {
      readonly taxYear: TaxYear;
      readonly figures: Readonly<Record<string, unknown>>;
    };
  }[];
}

/** The years that come with the program. */
export const builtInLaw: Law = lawOf({ of: () => [] });

/** The built-in years and those that the user added to the ledger. A built-in year stands: it cannot be replaced. */
export function lawOf(ledger: AddedFigures): Law {
  const sources = new Map<TaxYear, { figures: unknown; addedBy?: EventId }>();
  for (const { id, data } of ledger.of("law_figures")) {
    sources.set(data.taxYear, { figures: data.figures, addedBy: id });
  }
  for (const [year, figures] of BUILT_IN_YEARS) sources.set(year, { figures });
  const years = [...sources.keys()].toSorted((a, b) => a - b);
  const read = new Map<TaxYear, TaxYearFigures>();
  return {
    years,
    figuresOf(year) {
      const before = read.get(year);
      if (before !== undefined) return success(before);
      const source = sources.get(year);
      if (source === undefined) return failure(unsupported(year, years));
      const { figures, addedBy } = source;
      const found: TaxYearFigures = {
        taxYear: year,
        figures: figuresOf(figures),
        absent: absentFiguresOf(figures),
        ...(addedBy !== undefined && { addedBy }),
      };
      read.set(year, found);
      return success(found);
    },
  };
}

function unsupported(year: TaxYear, years: readonly TaxYear[]): Problem {
  return {
    code: "law.tax-year-unsupported",
    severity: "error",
    message: `there are no figures for ${year}; there are figures for ${inWords(years)}`,
    hint: byCommand(
      "fill in a file of figures from the official notice and add it",
      `law template ${year} -o ${year}.json`,
      `law add ${year}.json`,
    ),
  };
}

/** `2014 to 2026`, or `2006, 2014 to 2026`. */
function inWords(years: readonly TaxYear[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(", ");
}

/** The dollar limit of a limitation year is that of the calendar year in which it ends. */
export function lawYearOf(limitationYear: LimitationYear): TaxYear {
  return Number(limitationYear.end.slice(0, 4)) as TaxYear;
}
