// An excess that is paid back after it was converted comes out of the designated Roth account. What it had
// earned before the conversion was taxed then and is not taxed again. There is no guidance for it; the plan
// may unwind the conversion instead, which is recorded as the conversion that never was.
import { type Amount, combine, complete, sum } from "../kernel/amount-state.ts";
import { taxYearOf } from "../kernel/calendar.ts";
import { atLeastZero, formatDollars, min, prorate, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Movement } from "./movement.ts";

export interface TaxedBefore {
  /** Of the earnings that are paid back: taxed when they were converted. */
  readonly taxed: Amount;
  readonly note?: string;
}

/** The share of the refund in what the conversions of its year and later taxed, by the basis they moved. */
export function earningsTaxedAtConversion(
  movements: readonly Movement[],
  { data }: LedgerEvent<"corrective_distribution">,
): TaxedBefore {
  if (data.paidFrom !== "designated_roth" || data.source !== "after_tax")
    return { taxed: complete(ZERO) };
  const conversions = movements.filter(
    ({ kind, plan, from, date, taxYear }) =>
      kind === "in_plan_roth_rollover" &&
      plan === data.plan &&
      from === "after_tax" &&
      taxYear >= data.forTaxYear &&
      date <= data.date,
  );
  const taxed = combine(
    [sum(conversions.map(({ pretax }) => pretax)), sum(conversions.map(({ basis }) => basis))],
    (pretax, basis) => {
      if (basis <= data.amount) return min(pretax, atLeastZero(data.earnings));
      const share = prorate(
        { amount: data.amount, numerator: pretax, denominator: basis },
        "half_up",
      );
      return min(share, atLeastZero(data.earnings));
    },
  );
  if (taxed.state === "complete" && taxed.cents === 0) return { taxed };
  const amount = taxed.state === "complete" ? formatDollars(taxed.cents) : "a part";
  const note = `The refund of ${formatDollars(data.amount)} was paid out of the designated Roth account after a conversion: ${amount} of its earnings was taxed at the conversion and is not taxed again in ${taxYearOf(data.date)}. There is no guidance for this; the plan may report all earnings in box 2a, or unwind the conversion.`;
  return { taxed, note };
}
