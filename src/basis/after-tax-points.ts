// After-tax money of all plans through a year: what was contributed and converted, and the basis that the
// plans hold after each movement.
import { type Amount, complete, sum } from "../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { type Cents, ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { planHistory } from "./plan-history.ts";
import { addsToPool } from "./pool-entry.ts";

export interface AfterTaxPoint {
  readonly date: CalendarDate;
  readonly event: EventId;
  readonly plan: string;
  readonly contributed: Cents;
  /** Gross, earnings included. */
  readonly converted: Cents;
  /** Basis that left: converted, distributed, paid back or gone to another plan. */
  readonly moved: Amount;
  /** After-tax basis left in the plans; incomplete where a conversion cannot be allocated. */
  readonly basis: Amount;
}

export function afterTaxPoints(ledger: Ledger, person: string, taxYear: TaxYear): AfterTaxPoint[] {
  const held = new Map<string, Amount>();
  const points: AfterTaxPoint[] = [];
  for (const entry of planHistory(ledger, person).entries) {
    if (entry.pool !== "after_tax") continue;
    held.set(entry.plan, entry.balance);
    if (entry.taxYear !== taxYear) continue;
    points.push({
      date: entry.date,
      event: entry.events[0].id,
      plan: entry.plan,
      contributed: entry.change === "contribution" ? known(entry.basis) : ZERO,
      converted: entry.change === "converted" ? known(sum([entry.basis, entry.earnings])) : ZERO,
      moved: addsToPool(entry.change) ? complete(ZERO) : entry.basis,
      basis: sum([...held.values()]),
    });
  }
  return points;
}

/** The basis that the plans held when the year began. */
export function waitedBefore(ledger: Ledger, person: string, taxYear: TaxYear): Amount {
  const held = new Map<string, Amount>();
  for (const { pool, plan, balance, taxYear: year } of planHistory(ledger, person).entries)
    if (pool === "after_tax" && year < taxYear) held.set(plan, balance);
  return sum([...held.values()]);
}

function known(amount: Amount): Cents {
  return amount.state === "complete" ? amount.cents : ZERO;
}
