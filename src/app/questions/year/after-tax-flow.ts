// Where the after-tax money of a year came from and where it went: what waited before, what paychecks put
// in and what it earned stand on one side, its destinations and what waits on the other, and both are equal.
import { planMovements } from "../../../basis/plan-movements.ts";
import { afterTaxBasis } from "../../../basis/roll-forward.ts";
import { type Amount, complete, sum } from "../../../kernel/amount-state.ts";
import type { TaxYear } from "../../../kernel/calendar.ts";
import { add, type Cents, ZERO } from "../../../kernel/money.ts";
import type { Ledger } from "../../../ledger/ledger.ts";

export type FlowFrom = "before" | "paychecks" | "other_plans" | "earnings";
export type FlowTo =
  | "designated_roth"
  | "roth_ira"
  | "traditional_ira"
  | "eligible_plan"
  | "cash"
  | "paid_back"
  | "other_plans"
  | "waiting";

export interface AfterTaxFlow {
  readonly from: Readonly<Partial<Record<FlowFrom, Cents>>>;
  readonly to: Readonly<Partial<Record<FlowTo, Cents>>>;
}

/** Undefined where a fact is missing, or the two sides differ: no picture is better than a wrong one. */
export function afterTaxFlow(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): AfterTaxFlow | undefined {
  const plans = afterTaxBasis(ledger, person, taxYear);
  const parts = planMovements(ledger, person)
    .filter(({ taxYear: year, from }) => year === taxYear && from === "after_tax")
    .flatMap((movement) => movement.parts);
  const from: Record<FlowFrom, Amount> = {
    before: sum(plans.map(({ openingBasis }) => openingBasis)),
    paychecks: sum(plans.map(({ contributions }) => contributions)),
    other_plans: sum(plans.map(({ transferredIn }) => transferredIn)),
    earnings: sum(parts.map(({ pretax }) => pretax)),
  };
  const partsTo = (to: FlowTo) =>
    complete(add(ZERO, ...parts.filter((part) => part.to === to).map(({ amount }) => amount)));
  const to: Record<FlowTo, Amount> = {
    designated_roth: partsTo("designated_roth"),
    roth_ira: partsTo("roth_ira"),
    traditional_ira: partsTo("traditional_ira"),
    eligible_plan: partsTo("eligible_plan"),
    cash: partsTo("cash"),
    paid_back: sum(plans.map(({ corrected }) => corrected)),
    other_plans: sum(plans.map(({ transferredOut }) => transferredOut)),
    waiting: sum(plans.map(({ closingBasis }) => closingBasis)),
  };
  const [came, went] = [knownOf(from), knownOf(to)];
  if (came === undefined || went === undefined) return undefined;
  const equal = add(ZERO, ...Object.values(came)) === add(ZERO, ...Object.values(went));
  return equal ? { from: came, to: went } : undefined;
}

/** Without what is zero. */
function knownOf<K extends string>(
  amounts: Readonly<Record<K, Amount>>,
): Partial<Record<K, Cents>> | undefined {
  const known: Partial<Record<K, Cents>> = {};
  for (const name of Object.keys(amounts) as K[]) {
    const amount = amounts[name];
    if (amount.state === "incomplete" || amount.cents < 0) return undefined;
    if (amount.cents > 0) known[name] = amount.cents;
  }
  return known;
}
