// What a yearly contribution becomes in a Roth account, and beside it in a taxable account. Arithmetic,
// not a forecast: the return is the same every year, every value is an exact fraction, and each printed
// amount is rounded once, half up to the cent.
import type { Cents } from "../kernel/money.ts";
import type { Percent } from "../kernel/percent.ts";
import {
  exactly,
  isNegative,
  minus,
  NOTHING,
  ONE,
  plus,
  rateOf,
  times,
  toCents,
} from "../kernel/ratio.ts";

/** When in the year the contribution is made; a whole year of return lies between the two. */
export type ContributionTiming = "start_of_year" | "end_of_year";

/** How a taxable account is taxed. Rates are what the person pays, federal and state together if they wish. */
export interface TaxableAccount {
  /** The part of each year's return that is paid out and taxed in the year. */
  readonly dividendYield: Percent;
  readonly dividendTaxRate: Percent;
  /** On what is gained when everything is sold at the end. */
  readonly capitalGainsTaxRate: Percent;
}

export interface ProjectionOptions {
  readonly yearlyContribution: Cents;
  readonly years: number;
  readonly annualReturn: Percent;
  readonly timing: ContributionTiming;
  readonly taxable: TaxableAccount;
}

export interface ProjectedYear {
  /** Years completed: 1 is the end of the first year. */
  readonly year: number;
  readonly contributions: Cents;
  /** The Roth account: no tax on a qualified distribution (IRC §408A(d)(1), §402A(d)(1)). */
  readonly roth: Cents;
  /** The taxable account before the final sale. */
  readonly taxable: Cents;
  /** The taxable account after the tax on selling everything. */
  readonly taxableAfterSale: Cents;
  /** `roth − taxableAfterSale`. */
  readonly advantage: Cents;
}

export interface SensitivityRow {
  readonly annualReturn: Percent;
  readonly roth: Cents;
  readonly taxableAfterSale: Cents;
  readonly advantage: Cents;
}

export interface Projection {
  readonly options: ProjectionOptions;
  readonly years: readonly ProjectedYear[];
  /** The last year again at returns around the one assumed; a return below zero is left out. */
  readonly sensitivity: readonly SensitivityRow[];
}

const POINT = 10_000;
const SENSITIVITY_POINTS = [-3, -2, -1, 0, 1, 2, 3] as const;

/** Follows both accounts year by year. At least one year; a dividend yield above the return is a real loss of price. */
export function projection(options: ProjectionOptions): Projection {
  const sensitivity = SENSITIVITY_POINTS.flatMap((points): SensitivityRow[] => {
    const annualReturn = options.annualReturn + points * POINT;
    if (annualReturn < 0) return [];
    const last = projectedYears({ ...options, annualReturn: annualReturn as Percent }).at(-1);
    if (last === undefined) return [];
    const { roth, taxableAfterSale, advantage } = last;
    return [{ annualReturn: annualReturn as Percent, roth, taxableAfterSale, advantage }];
  });
  return { options, years: projectedYears(options), sensitivity };
}

function projectedYears(options: ProjectionOptions): ProjectedYear[] {
  const contribution = exactly(options.yearlyContribution);
  const growth = plus(ONE, rateOf(options.annualReturn));
  const dividendYield = rateOf(options.taxable.dividendYield);
  const dividendKept = minus(ONE, rateOf(options.taxable.dividendTaxRate));
  const netDividend = times(dividendYield, dividendKept);
  const taxableGrowth = plus(minus(growth, dividendYield), netDividend);
  const gainsRate = rateOf(options.taxable.capitalGainsTaxRate);
  const atStart = options.timing === "start_of_year";

  const years: ProjectedYear[] = [];
  let [roth, taxable, taxableBasis, paidIn] = [NOTHING, NOTHING, NOTHING, NOTHING];
  for (let year = 1; year <= options.years; year += 1) {
    if (atStart) {
      roth = plus(roth, contribution);
      taxable = plus(taxable, contribution);
      taxableBasis = plus(taxableBasis, contribution);
    }
    // Reinvested dividends were taxed already, so they add to the cost of the shares.
    taxableBasis = plus(taxableBasis, times(taxable, netDividend));
    roth = times(roth, growth);
    taxable = times(taxable, taxableGrowth);
    if (!atStart) {
      roth = plus(roth, contribution);
      taxable = plus(taxable, contribution);
      taxableBasis = plus(taxableBasis, contribution);
    }
    paidIn = plus(paidIn, contribution);
    const gain = minus(taxable, taxableBasis);
    const sold = isNegative(gain) ? taxable : minus(taxable, times(gain, gainsRate));
    years.push({
      year,
      contributions: toCents(paidIn),
      roth: toCents(roth),
      taxable: toCents(taxable),
      taxableAfterSale: toCents(sold),
      advantage: toCents(minus(exactly(toCents(roth)), exactly(toCents(sold)))),
    });
  }
  return years;
}
