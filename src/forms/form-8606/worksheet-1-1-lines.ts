// Worksheet 1-1 of Pub. 590-B: the taxable part of a distribution in a year for which contributions
// were only partly deductible. The deduction depends on income and the income on the distribution, so
// the worksheet counts every contribution as basis, deductible or not, and replaces Part I's ratio.
import { add, type Cents, min, multiply, type Ratio, ratio, subtract } from "../../kernel/money.ts";

export interface Worksheet11Entries {
  /** Line 1: basis at the end of the year before. */
  readonly earlierBasis: Cents;
  /** Line 2: all contributions for the year, deductible or not. */
  readonly contributions: Cents;
  /** Line 4. */
  readonly yearEndValue: Cents;
  /** Of line 5: distributions that were not converted. */
  readonly distributions: Cents;
  /** Of line 5: conversions. */
  readonly conversions: Cents;
}

export interface Worksheet11 {
  readonly line3: Cents;
  readonly line5: Cents;
  readonly line6: Cents;
  readonly line7: Ratio;
  /** The nontaxable part of everything that came out. */
  readonly line8: Cents;
  readonly line9: Cents;
  /** The taxable part of what was converted. */
  readonly line10: Cents;
  readonly line11: Cents;
}

/** Something must have come out: line 5 is positive. @see Pub. 590-B (2023), chapter 1, Worksheet 1-1 */
export function worksheet11(entries: Worksheet11Entries): Worksheet11 {
  const { earlierBasis, contributions, yearEndValue, distributions, conversions } = entries;
  const line3 = add(earlierBasis, contributions);
  const line5 = add(distributions, conversions);
  const line6 = add(yearEndValue, line5);
  const line7 = ratio(min(line3, line6), line6);
  const line8 = multiply(line5, line7, "half_up");
  const line9 = subtract(line5, line8);
  const line10 = min(line9, multiply(line9, ratio(conversions, line5), "half_up"));
  return { line3, line5, line6, line7, line8, line9, line10, line11: subtract(line9, line10) };
}
