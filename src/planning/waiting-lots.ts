// After-tax contributions that have not been converted yet, with how long each has waited. What left a
// plan is taken from the oldest contributions first: a way to count days, not a rule of tax law, under
// which every conversion takes basis and earnings of the whole source.
import { planHistory } from "../basis/plan-history.ts";
import { addsToPool, type PoolEntry } from "../basis/pool-entry.ts";
import type { FactPath } from "../kernel/amount-state.ts";
import { type CalendarDate, daysBetween } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { add, type Cents, min, subtract, ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";

export interface WaitingLot {
  readonly plan: string;
  readonly date: CalendarDate;
  readonly basis: Cents;
  readonly days: number;
  readonly event?: EventId;
}

export interface Waiting {
  readonly lots: readonly WaitingLot[];
  readonly basis: Cents;
  /** Days since the oldest contribution that waits; zero when none does. */
  readonly oldestDays: number;
  /** Conversions whose basis is not known: their plans are left out. */
  readonly missing: readonly FactPath[];
}

export function waitingLots(
  ledger: Ledger,
  scope: { readonly person: string; readonly today: CalendarDate },
): Waiting {
  const entries = planHistory(ledger, scope.person).entries.filter(
    ({ pool, date }) => pool === "after_tax" && date <= scope.today,
  );
  const missing = entries.flatMap(({ basis }) => (basis.state === "complete" ? [] : basis.missing));
  const lots = [...Map.groupBy(entries, ({ plan }) => plan)].flatMap(([plan, ofPlan]) =>
    ofPlan.some(({ basis }) => basis.state === "incomplete")
      ? []
      : lotsOf(plan, ofPlan, scope.today),
  );
  return {
    lots,
    basis: add(...lots.map(({ basis }) => basis)),
    oldestDays: Math.max(0, ...lots.map(({ days }) => days)),
    missing: [...new Set(missing)],
  };
}

function lotsOf(plan: string, entries: readonly PoolEntry[], today: CalendarDate): WaitingLot[] {
  let lots: WaitingLot[] = [];
  for (const { date, change, basis, events } of entries) {
    const amount = basis.state === "complete" ? basis.cents : ZERO;
    const [event] = events;
    if (addsToPool(change)) {
      lots.push({
        plan,
        date,
        basis: amount,
        days: daysBetween(date, today),
        ...(event && { event: event.id }),
      });
      continue;
    }
    let left = amount;
    lots = lots.map((lot) => {
      const taken = min(left, lot.basis);
      left = subtract(left, taken);
      return { ...lot, basis: subtract(lot.basis, taken) };
    });
  }
  return lots.filter(({ basis }) => basis > 0);
}

/** `1 day`, `17 days`. */
export function daysText(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
