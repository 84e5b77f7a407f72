// After-tax contributions that have not been converted yet, with how long each has waited. What left a
// plan is taken from the oldest contributions first: a way to count days, not a rule of tax law, under
// which every conversion takes basis and earnings of the whole source.

import { planHistory } from "../basis/plan-history.ts";
import { addsToPool, type PoolEntry } from "../basis/pool-entry.ts";
import { type CalendarDate, daysBetween } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import { type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
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
  readonly missing: readonly MissingFact[];
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
    basis: total(lots.map(({ basis }) => basis)),
    oldestDays: Math.max(0, ...lots.map(({ days }) => days)),
    missing: [...new Set(missing)],
  };
}

/** What is paid out empties the oldest lots; those that are empty stay behind `oldest` and are not looked at again. */
function lotsOf(plan: string, entries: readonly PoolEntry[], today: CalendarDate): WaitingLot[] {
  const lots: WaitingLot[] = [];
  let oldest = 0;
  for (const { date, change, basis, events, restates } of entries) {
    // What an opening states is all that waits, and how long it has waited is counted from its day.
    if (restates === true) oldest = lots.length;
    let amount = basis.state === "complete" ? basis.cents : ZERO;
    const [event] = events;
    if (addsToPool(change)) {
      const days = daysBetween(date, today);
      lots.push({ plan, date, basis: amount, days, ...(event && { event: event.id }) });
      continue;
    }
    for (let lot = lots[oldest]; amount > 0 && lot !== undefined; lot = lots[oldest]) {
      const taken = min(amount, lot.basis);
      amount = subtract(amount, taken);
      const left = subtract(lot.basis, taken);
      lots[oldest] = { ...lot, basis: left };
      if (left === ZERO) oldest += 1;
    }
  }
  return lots.slice(oldest).filter(({ basis }) => basis > 0);
}

/** `1 day`, `17 days`. */
export function daysText(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
