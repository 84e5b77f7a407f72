// How much of a distribution was taxed already: its share of the contract's basis, by the account
// balance just before (§72(e)(8)(B)). Full liquidation uses all that is left, so no cent stays behind.

import { type Amount, complete, incomplete } from "../kernel/amount-state.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import { add, atLeastZero, type Cents, min, prorate, subtract, ZERO } from "../kernel/money.ts";

export interface ContractBefore {
  /** Investment in the contract just before. */
  readonly basis: Amount;
  /** Vested account balance just before; what is forfeitable is not part of it (§72(e)(8)(C)). */
  readonly balance: Cents | undefined;
  /**
   * True for a separately accounted after-tax source: an amount within the remaining basis and no
   * balance stated means that nothing was earned. Other contracts hold untaxed money by nature.
   */
  readonly noBalanceMeansNoEarnings: boolean;
  /** Basis of 31 December 1986 not yet paid out: it comes out first (§72(e)(8)(D)). */
  readonly pre1987: Cents;
  /** What to ask for when the balance is needed. */
  readonly balanceFact: MissingFact;
}

/**
 * The basis in a distribution, in cents, half up. Never above the contract's basis, nor above the
 * gross, except on full liquidation at a loss, where all basis is used though it exceeds the gross.
 * @see IRC §72(e)(8)
 */
export function recoveredBasis(gross: Cents, contract: ContractBefore): Amount {
  if (contract.basis.state === "incomplete") return contract.basis;
  const basis = atLeastZero(contract.basis.cents);
  if (basis === 0) return complete(ZERO);
  const { balance } = contract;
  const first = min(contract.pre1987, basis);
  if (first > 0 && gross <= first) return complete(gross);
  if (balance === undefined) {
    return contract.noBalanceMeansNoEarnings && gross <= basis
      ? complete(gross)
      : incomplete(contract.balanceFact);
  }
  if (gross >= balance) return complete(basis);
  const rest = subtract(gross, first);
  const share = prorate(
    { amount: rest, numerator: subtract(basis, first), denominator: subtract(balance, first) },
    "half_up",
  );
  return complete(min(add(first, share), basis, gross));
}
