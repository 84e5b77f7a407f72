// Form 8606, Part III: the taxable part of distributions from Roth IRAs. Regular contributions come
// out first, then conversions and rollovers, then earnings (§408A(d)(4)); the form stops at the line
// that is already zero, and so do we.
import { type Amount, combine } from "../kernel/amount-state.ts";
import { atLeastZero, subtract } from "../kernel/money.ts";
import { isZero } from "./form-8606-part-1.ts";

export interface PartThreeEntries {
  /** Line 19: distributions that are not qualified, and first-time homebuyer distributions. */
  readonly distributions: Amount;
  /** Line 20, already limited to what is left of the lifetime amount. */
  readonly homebuyerExpenses: Amount;
  /** Line 22. */
  readonly contributionBasis: Amount;
  /** Line 24. */
  readonly conversionBasis: Amount;
  /** Line 25b. */
  readonly disasterDistributions: Amount;
}

/** A line that the form tells us to skip is absent. */
export interface PartThree {
  readonly line21: Amount;
  readonly line23?: Amount;
  readonly line25a?: Amount;
  readonly line25c?: Amount;
}

/** @see Form 8606, lines 19 to 25c; IRC §408A(d)(4) */
export function partThree(entries: PartThreeEntries): PartThree {
  const line21 = excess(entries.distributions, entries.homebuyerExpenses);
  if (isZero(line21)) return { line21 };
  const line23 = excess(line21, entries.contributionBasis);
  if (isZero(line23)) return { line21, line23 };
  const line25a = excess(line23, entries.conversionBasis);
  if (isZero(line25a)) return { line21, line23, line25a };
  return { line21, line23, line25a, line25c: excess(line25a, entries.disasterDistributions) };
}

/** "Subtract; if zero or less, enter -0-." */
function excess(from: Amount, amount: Amount): Amount {
  return combine([from, amount], (total, part) => atLeastZero(subtract(total, part)));
}
