// What a plan holds of taxed money while its history is replayed: two pools, and what is known of the
// earnings beside them.
import { type Amount, combine, complete } from "../kernel/amount-state.ts";
import type { CalendarDate } from "../kernel/calendar.ts";
import { add, atLeastZero, type Cents, subtract, ZERO } from "../kernel/money.ts";
import { addsToPool, type PoolEntry, type PoolName } from "./pool-entry.ts";

export interface Pool {
  readonly basis: Amount;
  /** Whether any taxed money was ever recorded. */
  readonly opened: boolean;
  /** Untaxed money is known to stand beside the basis, so a missing balance does not mean "no earnings". */
  readonly holdsEarnings: boolean;
  /** Earnings as the opening states them: the account balance is known on that day, not later. */
  readonly opening?: { readonly on: CalendarDate; readonly earnings: Cents };
}

export type PlanPools = Record<PoolName, Pool>;

export function emptyPools(): PlanPools {
  const empty = { basis: complete(ZERO), opened: false, holdsEarnings: false };
  return { after_tax: empty, designated_roth: empty };
}

/** Applies an entry to the pool that it names. */
export function postEntry(pools: PlanPools, entry: PoolEntry): void {
  const before = pools[entry.pool];
  pools[entry.pool] = addsToPool(entry.change)
    ? increased(before, entry)
    : decreased(before, entry);
}

function increased(before: Pool, entry: PoolEntry): Pool {
  const basis = combine([before.basis, entry.basis], add);
  const earnings = entry.earnings.state === "complete" ? entry.earnings.cents : ZERO;
  if (earnings === 0) return { ...before, basis, opened: true };
  return { basis, opened: true, holdsEarnings: true, opening: { on: entry.date, earnings } };
}

function decreased(before: Pool, entry: PoolEntry): Pool {
  const { opened } = before;
  const basis = combine([before.basis, entry.basis], subtract);
  if (basis.state === "complete" && basis.cents <= 0) {
    return { basis, opened, holdsEarnings: false };
  }
  const left = entry.earnings.state === "complete" ? entry.earnings.cents : ZERO;
  const { opening } = before;
  return {
    basis,
    opened,
    // Money goes out in proportion, so earnings that left were not all of them.
    holdsEarnings: before.holdsEarnings || left > 0,
    ...(opening && {
      opening: { on: opening.on, earnings: atLeastZero(subtract(opening.earnings, left)) },
    }),
  };
}
