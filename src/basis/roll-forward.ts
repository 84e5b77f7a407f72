// The roll-forward of a plan's taxed money over one tax year: what was there, what came in, what was
// converted, paid out and paid back, what is left. Opening + in − out = closing, or the program is wrong.

import { type Amount, combine, complete, sum } from "../kernel/amount-state.ts";
import { byText } from "../kernel/by-text.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import { invariant } from "../kernel/invariant.ts";
import { add, subtract, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { planHistory } from "./plan-history.ts";
import { addsToPool, type PoolChange, type PoolName, type PostedEntry } from "./pool-entry.ts";

/** One plan's pool over one tax year. Amounts are basis, except `convertedEarnings`. */
export interface BasisRollForward {
  readonly plan: string;
  /** At the start of the year, or what the last opening of the year states. */
  readonly openingBasis: Amount;
  /**
   * Of what the year shows: contributions less what went out before that opening, which are in it already.
   * Payroll of January 8,000 and an opening of 1 July with 8,000: both show, and 8,000 is in here.
   */
  readonly includedInOpening: Amount;
  readonly contributions: Amount;
  /** In-plan Roth rollovers received: a designated Roth account only. */
  readonly rolledIn: Amount;
  /** From and to other plans, without a distribution. */
  readonly transferredIn: Amount;
  readonly transferredOut: Amount;
  /** Basis that went to the designated Roth account or a Roth IRA … */
  readonly convertedBasis: Amount;
  /** … and the untaxed earnings that went with it. */
  readonly convertedEarnings: Amount;
  /** Basis that went to cash, a traditional IRA or another plan. */
  readonly distributedBasis: Amount;
  readonly corrected: Amount;
  /** Negative when more came out than is recorded to have gone in. */
  readonly closingBasis: Amount;
  readonly lines: readonly BasisLine[];
}

export interface BasisLine {
  readonly date: CalendarDate;
  readonly change: PoolChange;
  readonly basis: Amount;
  readonly earnings: Amount;
  readonly events: readonly LedgerEvent[];
}

/** The after-tax basis of each plan that ever held any up to the year. @see IRC §72(e)(8) */
export function afterTaxBasis(
  ledger: Ledger,
  person: string,
  taxYear: TaxYear,
): readonly BasisRollForward[] {
  return rollForward(planHistory(ledger, person).entries, "after_tax", taxYear);
}

/** The investment in each plan's designated Roth account. @see IRC §402A(d) */
export function designatedRothBasis(
  ledger: Ledger,
  person: string,
  taxYear: TaxYear,
): readonly BasisRollForward[] {
  return rollForward(planHistory(ledger, person).entries, "designated_roth", taxYear);
}

function rollForward(
  entries: readonly PostedEntry[],
  pool: PoolName,
  taxYear: TaxYear,
): readonly BasisRollForward[] {
  const known = entries.filter((entry) => entry.pool === pool && entry.taxYear <= taxYear);
  return [...Map.groupBy(known, (entry) => entry.plan)]
    .map(([plan, ofPlan]) => planRollForward(plan, ofPlan, taxYear))
    .toSorted((a, b) => byText(a.plan, b.plan));
}

function planRollForward(
  plan: string,
  entries: readonly PostedEntry[],
  taxYear: TaxYear,
): BasisRollForward {
  const during = entries.filter((entry) => entry.taxYear === taxYear);
  const basisOf = (change: PoolChange) =>
    sum(during.filter((entry) => entry.change === change).map(({ basis }) => basis));
  const reopened = during.findLastIndex(({ restates }) => restates === true);
  const earlier = entries.findLast((entry) => entry.taxYear < taxYear)?.balance;
  // Openings of one day follow each other, so what is stated is what they come to together.
  const stated = sum(
    during
      .slice(Math.max(0, reopened))
      .flatMap(({ change, basis }) => (change === "opening" ? [basis] : [])),
  );
  const openingBasis = reopened < 0 ? sum([earlier ?? complete(ZERO), stated]) : stated;
  const result = {
    openingBasis,
    includedInOpening: flowsOf(during.slice(0, Math.max(0, reopened))),
    contributions: basisOf("contribution"),
    rolledIn: basisOf("rolled_in"),
    transferredIn: basisOf("transferred_in"),
    transferredOut: basisOf("transferred_out"),
    convertedBasis: basisOf("converted"),
    convertedEarnings: sum(
      during.filter(({ change }) => change === "converted").map(({ earnings }) => earnings),
    ),
    distributedBasis: basisOf("distributed"),
    corrected: basisOf("corrected"),
  };
  const { contributions, rolledIn, transferredIn, transferredOut } = result;
  const { convertedBasis, distributedBasis, corrected, includedInOpening } = result;
  const inflow = sum([openingBasis, contributions, rolledIn, transferredIn]);
  const outflow = [convertedBasis, distributedBasis, corrected, transferredOut, includedInOpening];
  const closingBasis = combine([inflow, sum(outflow)], subtract);
  const replayed = entries.at(-1)?.balance;
  invariant(
    closingBasis.state === "incomplete" ||
      (replayed?.state === "complete" && replayed.cents === closingBasis.cents),
    `the roll-forward of ${plan} for ${taxYear} does not close`,
  );
  const lines = during.map(({ date, change, basis, earnings, events }) => {
    return { date, change, basis, earnings, events };
  });
  return { plan, ...result, closingBasis, lines };
}

/** What came in less what went out, openings aside. */
function flowsOf(entries: readonly PostedEntry[]): Amount {
  let flows: Amount = complete(ZERO);
  for (const { change, basis } of entries) {
    if (change !== "opening") flows = combine([flows, basis], addsToPool(change) ? add : subtract);
  }
  return flows;
}
