// Limits that a plan sets itself below the statutory ones: on deferrals and on after-tax contributions,
// as a percentage of pay up to the compensation limit or as an amount a year.
import { type Amount, combine, complete } from "../kernel/amount-state.ts";
import { invariant } from "../kernel/invariant.ts";
import { type Cents, min, ZERO } from "../kernel/money.ts";
import { type Percent, percentOf } from "../kernel/percent.ts";
import type { Ledger, Plan } from "../ledger/ledger.ts";
import { cappedPay, employerCompensation } from "./compensation.ts";
import type { GroupYear } from "./group-year.ts";
import type { PersonEvents } from "./person-events.ts";

export interface CapScope {
  readonly person: string;
  readonly events: PersonEvents;
  /** §401(a)(17), of the year in which the limitation year begins; no plan with a percentage of pay is without it. */
  readonly compensationLimit: Cents | undefined;
}

/** The most that may be deferred under the plan, catch-up aside; undefined when it sets no such limit. */
export function deferralCap(
  ledger: Ledger,
  plan: Plan,
  scope: CapScope & { readonly group: GroupYear },
): Amount | undefined {
  const percent = plan.features?.deferralCapPercentOfPay;
  return percent === undefined ? undefined : percentOfPay(ledger, plan, { ...scope, percent });
}

/** The most after-tax money that the plan takes in a limitation year; undefined when it sets no limit. */
export function afterTaxCap(
  ledger: Ledger,
  plan: Plan,
  scope: CapScope & { readonly group: GroupYear },
): Amount | undefined {
  const features = plan.features;
  if (features?.afterTax === false) return complete(ZERO);
  const caps: Amount[] = [];
  if (features?.afterTaxCap !== undefined) caps.push(complete(features.afterTaxCap));
  const percent = features?.afterTaxCapPercentOfPay;
  if (percent !== undefined) caps.push(percentOfPay(ledger, plan, { ...scope, percent }));
  return caps.length === 0
    ? undefined
    : combine(caps, (first, ...rest) => min(first as Cents, ...rest));
}

/** Rounded down: a cent above the percentage is above the plan's limit. @see IRC §401(a)(17) */
function percentOfPay(
  ledger: Ledger,
  plan: Plan,
  scope: CapScope & { readonly group: GroupYear; readonly percent: Percent },
): Amount {
  const { person, events, compensationLimit, group, percent } = scope;
  invariant(compensationLimit !== undefined, "a year without figures was refused before");
  const { employerGroup, limitationYear } = group;
  const pay = employerCompensation(ledger, events, {
    person,
    employerGroup,
    limitationYear,
    employer: plan.employer,
  });
  // Pay above the compensation limit does not count, so knowing that there is that much is enough.
  const known = pay.atLeast >= compensationLimit ? complete(pay.atLeast) : pay.amount;
  return combine([known], (total) =>
    percentOf(percent, cappedPay(total as Cents, compensationLimit), "down"),
  );
}
