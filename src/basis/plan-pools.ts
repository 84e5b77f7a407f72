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
  /** Basis of 31 December 1986 that is paid out before anything else. @see IRC §72(e)(8)(D) */
  readonly pre1987: Cents;
}

export type PlanPools = Record<PoolName, Pool>;

export function emptyPools(): PlanPools {
  return { after_tax: EMPTY, designated_roth: EMPTY };
}

const EMPTY: Pool = { basis: complete(ZERO), opened: false, holdsEarnings: false, pre1987: ZERO };

/** Applies an entry to the pool that it names. */
export function postEntry(pools: PlanPools, entry: PoolEntry): void {
  const before = entry.restates === true ? EMPTY : pools[entry.pool];
  pools[entry.pool] = addsToPool(entry.change)
    ? increased(before, entry)
    : decreased(before, entry);
}

function increased(before: Pool, entry: PoolEntry): Pool {
  const basis = combine([before.basis, entry.basis], add);
  const earnings = entry.earnings.state === "complete" ? entry.earnings.cents : ZERO;
  const pre1987 = add(before.pre1987, pre1987In(entry));
  if (earnings === 0 || entry.earningsUnknown === true) {
    const holdsEarnings = before.holdsEarnings || entry.earningsUnknown === true;
    return { ...before, basis, opened: true, holdsEarnings, pre1987 };
  }
  // A balance is known on the day only when nothing stood there before.
  const on =
    entry.change === "transferred_in" && !isEmpty(before) ? undefined : dayOfStatement(entry);
  return {
    basis,
    opened: true,
    holdsEarnings: true,
    pre1987,
    ...(on !== undefined && { opening: { on, earnings } }),
  };
}

function decreased(before: Pool, entry: PoolEntry): Pool {
  const { opened } = before;
  const basis = combine([before.basis, entry.basis], subtract);
  if (basis.state === "complete" && basis.cents <= 0) {
    return { basis, opened, holdsEarnings: false, pre1987: ZERO };
  }
  const left = entry.earnings.state === "complete" ? entry.earnings.cents : ZERO;
  const { opening } = before;
  const taken = entry.basis.state === "complete" ? entry.basis.cents : ZERO;
  return {
    basis,
    opened,
    // Money goes out in proportion, so earnings that left were not all of them.
    holdsEarnings: before.holdsEarnings || left > 0,
    pre1987: atLeastZero(subtract(before.pre1987, taken)),
    ...(opening && {
      opening: { on: opening.on, earnings: atLeastZero(subtract(opening.earnings, left)) },
    }),
  };
}

function isEmpty({ basis, holdsEarnings }: Pool): boolean {
  return basis.state === "complete" && basis.cents === 0 && !holdsEarnings;
}

/** The day of the figure itself: an opening of 31 December enters the books of 1 January. */
function dayOfStatement({ date, events: [event] }: PoolEntry): CalendarDate {
  return event.kind === "opening_basis" ? event.data.asOf : date;
}

function pre1987In({ events: [event] }: PoolEntry): Cents {
  return event.kind === "opening_basis" ? (event.data.pre1987 ?? ZERO) : ZERO;
}
