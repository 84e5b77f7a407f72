// What a match formula yields on pay and a deferral. A tier covers the stretch of the deferral between
// the previous tier's percentage of pay and its own: 100% up to 3, then 50% up to 5.
import { add, type Cents, min, multiply, subtract, ZERO } from "../kernel/money.ts";
import { percentOf } from "../kernel/percent.ts";
import type { MatchFormula } from "../ledger/kinds.ts";

/**
 * The match on one stretch of pay: a paycheck, or the whole year for a true-up. Pay beyond the
 * compensation limit must be left out by the caller. Rounded half up to the cent, per tier.
 * @see IRC §401(a)(17)
 */
export function matchOn(options: {
  readonly formula: MatchFormula;
  readonly pay: Cents;
  readonly deferral: Cents;
}): Cents {
  const tiers = options.formula.tiers.toSorted((a, b) => a.upToPercentOfPay - b.upToPercentOfPay);
  let [match, covered] = [ZERO, ZERO];
  for (const tier of tiers) {
    const top = min(options.deferral, percentOf(tier.upToPercentOfPay, options.pay, "half_up"));
    const stretch = subtract(top, covered);
    const share = { numerator: BigInt(tier.percentMatch), denominator: 1_000_000n };
    match = add(match, multiply(stretch, share, "half_up"));
    covered = top;
  }
  return match;
}
