// Assets moved from plan to plan without a distribution: a merger, a new plan (§414(l)). Basis goes along,
// and so do the history of contributions and the first year of the Roth account; no Form 1099-R tells it.

import { complete, incomplete } from "../kernel/amount-state.ts";
import { addDays, type CalendarDate, taxYearOf } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { atLeastZero, type Cents, subtract, ZERO } from "../kernel/money.ts";
import { type ContributionFamily, familiesOf } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PlanPools, Pool } from "./plan-pools.ts";
import { POOL_NAMES, type PoolEntry, type PoolName } from "./pool-entry.ts";

type Transfer = LedgerEvent<"plan_transfer">;

/** What leaves each pool of the one plan and enters the same pool of the other. */
export function transferEntries(ledger: Ledger, event: Transfer, pools: PlanPools): PoolEntry[] {
  const { plan, toPlan, date } = event.data;
  const common = { date, taxYear: taxYearOf(date), events: [event] as const };
  return movedPools(event, pools).flatMap((pool): PoolEntry[] => {
    const moved = movedFrom(event, pools[pool], speaksOf(ledger, event, pools) === pool);
    if (moved.basis.state === "complete" && moved.basis.cents === 0 && moved.earnings.cents === 0)
      return [];
    return [
      { ...common, plan, pool, change: "transferred_out", ...moved },
      { ...common, plan: toPlan, pool, change: "transferred_in", ...moved },
    ];
  });
}

function movedPools({ data }: Transfer, pools: PlanPools): PoolName[] {
  if (data.source === "after_tax" || data.source === "designated_roth") return [data.source];
  if (data.source !== undefined && data.source !== "whole_account") return [];
  return POOL_NAMES.filter((pool) => pools[pool].opened);
}

/** The pool whose amount and basis the event states: the one it names, or the only money of the plan. */
function speaksOf(ledger: Ledger, { data }: Transfer, pools: PlanPools): PoolName | undefined {
  if (data.source === "after_tax" || data.source === "designated_roth") return data.source;
  const [only, ...others] = POOL_NAMES.filter((pool) => pools[pool].opened);
  if (only === undefined || others.length > 0) return undefined;
  const mine = (of: { readonly person: string; readonly plan: string }) =>
    of.person === data.person && of.plan === data.plan;
  const holdsMore =
    ledger.of("employer_contribution").some((each) => mine(each.data)) ||
    ledger
      .of("paycheck")
      .some(
        (each) =>
          mine(each.data) && [...familiesOf(each.data.contributions).keys()].some(isUntaxed),
      );
  return holdsMore ? undefined : only;
}

function isUntaxed(family: ContributionFamily): boolean {
  return family === "pretax" || family === "employer";
}

type Moved = Pick<PoolEntry, "basis" | "earningsUnknown"> & {
  readonly earnings: { readonly state: "complete"; readonly cents: Cents };
};

/** All of the pool, unless the event states what part of it; what is above the basis is earnings. */
function movedFrom({ id, data }: Transfer, pool: Pool, isStated: boolean): Moved {
  const amount = isStated ? data.amount : undefined;
  if (isStated && data.basis !== undefined) {
    const earnings = amount === undefined ? ZERO : atLeastZero(subtract(amount, data.basis));
    return { basis: complete(data.basis), earnings: zeroOr(earnings) };
  }
  const { basis } = pool;
  if (amount === undefined || basis.state === "incomplete") {
    const earnings = zeroOr(pool.opening?.earnings ?? ZERO);
    return { basis, earnings, ...(pool.holdsEarnings && { earningsUnknown: true }) };
  }
  // Less than the basis cannot be all of the pool, unless it lost money: the event must say.
  if (amount < basis.cents)
    return {
      basis: incomplete(missingFact("plan_transfer.{event}.basis", { event: id })),
      earnings: zeroOr(ZERO),
    };
  return { basis, earnings: zeroOr(subtract(amount, basis.cents)) };
}

function zeroOr(cents: Cents): Moved["earnings"] {
  return { state: "complete", cents };
}

/** The plan and those that were moved into it by a day, directly or through others. */
export function withPredecessors(
  ledger: Ledger,
  options: { person: string; plan: string; by?: CalendarDate; pool: PoolName },
): ReadonlySet<string> {
  const found = new Set([options.plan]);
  // A set that grows while it is walked: each plan found is asked for those before it.
  for (const plan of found) {
    for (const { data } of ledger.of("plan_transfer")) {
      if (data.person !== options.person || data.toPlan !== plan) continue;
      if (options.by !== undefined && data.date > options.by) continue;
      if (movesPool(data, options.pool)) found.add(data.plan);
    }
  }
  return found;
}

/** Days of a plan: from one on, up to and without the other. */
export interface Stretch {
  readonly plan: string;
  readonly from?: CalendarDate;
  readonly before: CalendarDate;
}

/**
 * Where the money that is in a pool on a day was before: in the plan since all of it was last moved out, and in
 * the plans from which it came, up to the day on which it came.
 */
export function whereItWas(
  ledger: Ledger,
  options: { person: string; plan: string; by: CalendarDate; pool: PoolName },
): Stretch[] {
  const { person, pool } = options;
  const transfers = ledger
    .of("plan_transfer")
    .filter(({ data }) => data.person === person && movesPool(data, pool))
    .map(({ data }) => data);
  const stretchOf = (plan: string, before: CalendarDate): Stretch[] => {
    const earlier = transfers.filter(({ date }) => date < before);
    const from = earlier.findLast((each) => each.plan === plan && each.amount === undefined)?.date;
    const came = earlier.filter(
      (each) => each.toPlan === plan && (from === undefined || each.date > from),
    );
    return [
      { plan, ...(from !== undefined && { from }), before },
      ...came.flatMap((each) => stretchOf(each.plan, each.date)),
    ];
  };
  return stretchOf(options.plan, addDays(options.by, 1));
}

export function isWithin({ from, before }: Stretch, date: CalendarDate): boolean {
  return (from === undefined || date >= from) && date < before;
}

/** Whether money of the pool goes along. */
export function movesPool({ source = "whole_account" }: Transfer["data"], pool: PoolName): boolean {
  return source === pool || source === "whole_account";
}
