// The most that a plan account can have held when something was moved out of it: what went in since it was
// last known, and a generous gain on it. It is for telling a slip from a good year, and never a figure of a form.

import type { Movement } from "../basis/movement.ts";
import { planHistory } from "../basis/plan-history.ts";
import type { PoolEntry, PoolName } from "../basis/pool-entry.ts";
import type { Amount } from "../kernel/amount-state.ts";
import { type CalendarDate, daysBetween } from "../kernel/calendar.ts";
import { atLeastZero, type Cents, max, multiply, subtract, total, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** A movement, with what its account can have held at the most; undefined when its history is not recorded. */
export interface WatchedMovement {
  readonly movement: Movement;
  readonly pool: PoolName;
  readonly most: Cents | undefined;
}

/** What is known of an account: at the most so much, since that day. */
interface Held {
  readonly value: Cents | undefined;
  readonly since: CalendarDate;
  /** The last movement: statements of before say nothing any more. */
  readonly moved?: CalendarDate;
}

/** A quarter at once, and as much again as there was within a year. */
const GAIN_AT_ONCE = 25n;
const DAYS_TO_DOUBLE = 365n;

/** Movements of after-tax and designated Roth money of one person, oldest first. */
export function watchedMovements(ledger: Ledger, person: string): WatchedMovement[] {
  const { timeline } = planHistory(ledger, person);
  const held = new Map<string, Held | undefined>();
  const watched: WatchedMovement[] = [];
  for (const item of timeline) {
    if (item.entry !== undefined) {
      const { plan, pool } = item.entry;
      const key = `${plan} ${pool}`;
      held.set(key, afterEntry(held.get(key), item.entry));
      continue;
    }
    const { movement } = item;
    const pool = poolOf(movement);
    if (pool === undefined) {
      // Money of the whole account takes after-tax money along: how much is left is not known.
      held.set(`${movement.plan} after_tax`, { value: undefined, since: movement.date });
      continue;
    }
    const key = `${movement.plan} ${pool}`;
    const before = held.get(key) ?? { value: undefined, since: movement.date };
    const most = mostOf(
      before,
      movement,
      balancesOf(ledger, movement, { pool, after: before.moved }),
    );
    watched.push({ movement, pool, most });
    held.set(key, afterMovement(movement, most));
  }
  return watched;
}

export function poolOf({ from }: Movement): PoolName | undefined {
  return from === "after_tax" || from === "designated_roth" ? from : undefined;
}

function afterEntry(before: Held | undefined, entry: PoolEntry): Held | undefined {
  const { date, change, restates, events, earningsUnknown } = entry;
  const amount = known(entry.basis, entry.earnings);
  switch (change) {
    case "opening": {
      const [event] = events;
      const stated = event?.kind === "opening_basis" && event.data.earnings !== undefined;
      const value = stated ? sumOf(restates === true ? ZERO : before?.value, amount) : undefined;
      return { value, since: date };
    }
    case "contribution":
    case "rolled_in":
    case "transferred_in": {
      const start: Held = before ?? { value: ZERO, since: date };
      return {
        ...start,
        value: earningsUnknown === true ? undefined : sumOf(start.value, amount),
      };
    }
    case "transferred_out":
    case "corrected": {
      const start: Held = before ?? { value: undefined, since: date };
      const { value } = start;
      return {
        ...start,
        value:
          value === undefined || amount === undefined
            ? undefined
            : atLeastZero(subtract(value, amount)),
      };
    }
    // The movement itself has said what is left.
    case "converted":
    case "distributed":
      return before;
  }
}

function mostOf(
  before: Held,
  { date }: Movement,
  balances: readonly LedgerEvent<"balance">["data"][],
): Cents | undefined {
  const last = balances.at(-1);
  const stated = last === undefined ? undefined : grown(last.balance, daysBetween(last.date, date));
  if (before.value === undefined) return stated;
  const most = grown(before.value, Math.max(0, daysBetween(before.since, date)));
  return stated === undefined ? most : max(most, stated);
}

/** Statements of the last month, since the movement before. */
function balancesOf(
  ledger: Ledger,
  { person, plan, date }: Movement,
  scope: { readonly pool: PoolName; readonly after: CalendarDate | undefined },
): LedgerEvent<"balance">["data"][] {
  return ledger
    .of("balance")
    .map(({ data }) => data)
    .filter((data) => data.person === person && data.plan === plan && data.source === scope.pool)
    .filter(
      (data) =>
        data.date <= date &&
        daysBetween(data.date, date) <= 31 &&
        (scope.after === undefined || data.date > scope.after),
    );
}

function afterMovement({ date, gross, balanceBefore }: Movement, most: Cents | undefined): Held {
  if (balanceBefore !== undefined) {
    return { value: atLeastZero(subtract(balanceBefore, gross)), since: date, moved: date };
  }
  // With daily movements the generous gain compounds until the bound says nothing.
  const isBound = most !== undefined && most < SAYS_NOTHING;
  return {
    value: isBound ? atLeastZero(subtract(most, gross)) : undefined,
    since: date,
    moved: date,
  };
}

/** A hundred million dollars. */
const SAYS_NOTHING = 10_000_000_000;

function grown(value: Cents, days: number): Cents {
  const numerator = (100n + GAIN_AT_ONCE) * DAYS_TO_DOUBLE + 100n * BigInt(days);
  return multiply(value, { numerator, denominator: 100n * DAYS_TO_DOUBLE }, "up");
}

function sumOf(...values: readonly (Cents | undefined)[]): Cents | undefined {
  const all = values.filter((value) => value !== undefined);
  return all.length < values.length ? undefined : total(all);
}

function known(...amounts: readonly Amount[]): Cents | undefined {
  return sumOf(
    ...amounts.map((amount) => (amount.state === "complete" ? amount.cents : undefined)),
  );
}
