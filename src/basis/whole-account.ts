// A distribution of the whole account where the person holds designated Roth money in the plan: two contracts,
// which are never mixed (§402A(d)(4)). With the Roth share stated it is two distributions of one day.
import { atLeastZero, type Cents, min, subtract, ZERO } from "../kernel/money.ts";
import type { Destination } from "../ledger/kinds.ts";
import type { DistributionEvent } from "./disbursement-groups.ts";

/** Roth money goes to a Roth IRA, or to another plan, before anything else can have got it. */
const ROTH_ORDER: readonly Destination["to"][] = [
  "roth_ira",
  "eligible_plan",
  "cash",
  "traditional_ira",
];

/** The event itself, or its two contracts: the Roth account and the rest. */
export function contractsOf(event: DistributionEvent): readonly DistributionEvent[] {
  const { from, amount, designatedRoth: share = ZERO, accountBalance } = event.data;
  if (from !== "whole_account" || share === 0) return [event];
  const roth = min(share, amount);
  const rest = subtract(amount, roth);
  const ofRoth = takenFrom(event.data.destinations, roth);
  const isAll = accountBalance === amount;
  const {
    accountBalance: _balance,
    accountBasis: _basis,
    unvested: _unvested,
    ...common
  } = event.data;
  const { basis: _stated, federalWithholding: _withheld, ...shared } = common;
  const rothEvent: DistributionEvent = {
    ...event,
    data: {
      ...shared,
      from: "designated_roth",
      amount: roth,
      destinations: ofRoth.taken,
      // Of a part of it, the balance of the Roth account is a fact of its own.
      ...(isAll && { accountBalance: roth }),
    },
  };
  if (rest === 0) return [rothEvent];
  const restEvent: DistributionEvent = {
    ...event,
    data: {
      ...common,
      amount: rest,
      destinations: ofRoth.left,
      designatedRoth: ZERO,
      ...(isAll && { accountBalance: rest }),
    },
  };
  return [rothEvent, restEvent];
}

function takenFrom(
  destinations: readonly Destination[],
  share: Cents,
): { readonly taken: Destination[]; readonly left: Destination[] } {
  let wanted = share;
  const [taken, left]: [Destination[], Destination[]] = [[], []];
  const ordered = destinations.toSorted(
    (a, b) => ROTH_ORDER.indexOf(a.to) - ROTH_ORDER.indexOf(b.to),
  );
  for (const destination of ordered) {
    const part = min(wanted, destination.amount);
    wanted = subtract(wanted, part);
    const rest = atLeastZero(subtract(destination.amount, part));
    if (part > 0) taken.push({ ...destination, amount: part });
    if (rest > 0) left.push({ ...destination, amount: rest });
  }
  return { taken, left };
}
