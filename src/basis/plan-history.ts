// Replays one person's plan money in date order. It keeps two pools of taxed money per plan, after-tax
// and designated Roth, and yields every movement with the basis that it recovered, and every entry
// that changed a pool. All of `basis` and `distributions` reads from this one pass.

import { type Amount, combine, complete } from "../kernel/amount-state.ts";
import { byText } from "../kernel/by-text.ts";
import { type CalendarDate, taxYearOf, yearEnd } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import { add, atLeastZero, type Cents, subtract, ZERO } from "../kernel/money.ts";
import { contributedOf, ROTH_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceAPerson } from "../ledger/once-a-person.ts";
import { type DistributionEvent, disbursementGroups } from "./disbursement-groups.ts";
import type { Movement } from "./movement.ts";
import { movementOf, poolOf } from "./movement-of.ts";
import { openingSteps } from "./opening-steps.ts";
import { earningsTaxedAtConversion } from "./paid-after-conversion.ts";
import { emptyPools, type PlanPools, postEntry } from "./plan-pools.ts";
import { movesPool, transferEntries } from "./plan-transfers.ts";
import type { PoolEntry, PoolName, PostedEntry } from "./pool-entry.ts";
import { rothExcess } from "./roth-excess.ts";
import { contractsOf } from "./whole-account.ts";

export interface PlanHistory {
  readonly movements: readonly Movement[];
  readonly entries: readonly PostedEntry[];
  /** Both in one order: a movement stands before the entries that it made. */
  readonly timeline: readonly TimelineItem[];
}

export type TimelineItem =
  | { readonly entry: PostedEntry; readonly movement?: undefined }
  | { readonly movement: Movement; readonly entry?: undefined };

interface Step {
  readonly date: CalendarDate;
  readonly run: () => void;
}

/** The history of one person's plan money; other people's events are passed over. */
export const planHistory = onceAPerson(replayPlans);

function replayPlans(ledger: Ledger, person: string): PlanHistory {
  const movements: Movement[] = [];
  const entries: PostedEntry[] = [];
  const timeline: TimelineItem[] = [];
  const pools = new Map<string, PlanPools>();
  const assumed = new Map<string, Map<PoolName, LedgerEvent<"paycheck">[]>>();
  const poolsOf = (plan: string): PlanPools => entryFor(pools, plan, emptyPools);
  const assumedIn = (plan: string) =>
    entryFor(assumed, plan, () => new Map<PoolName, LedgerEvent<"paycheck">[]>());
  const post = (entry: PoolEntry) => {
    const ofPlan = poolsOf(entry.plan);
    postEntry(ofPlan, entry);
    const posted = { ...entry, balance: ofPlan[entry.pool].basis };
    entries.push(posted);
    timeline.push({ entry: posted });
    const [event] = entry.events;
    if (event.kind !== "paycheck" || event.data.depositedOn !== undefined) return;
    entryFor(assumedIn(entry.plan), entry.pool, () => []).push(event);
  };
  const mine = <E extends { data: { person: string } }>(events: readonly E[]) =>
    events.filter((event) => event.data.person === person);

  const excesses = rothExcess(ledger, person);
  const held = new Map<string, Amount>();
  const heldIn = (plan: string) => held.get(plan) ?? complete(ZERO);
  const heldBy = (plan: string, amount: Amount, change: (one: Cents, other: Cents) => Cents) =>
    held.set(plan, combine([heldIn(plan), amount], change));
  const openings = openingSteps(ledger, person, post);
  // On one day: what was there, then money in, then what came from other plans, then money out, then
  // excesses paid back, then what a statement of the day says is left.
  const steps: Step[] = [...openings.before];
  for (const event of mine(ledger.of("paycheck"))) {
    const { contributions } = event.data;
    const { afterTax = ZERO } = contributions;
    const roth = contributedOf(contributions, ROTH_KEYS);
    const excess = excesses.ofPaycheck.get(event.id) ?? complete(ZERO);
    if (afterTax === 0 && roth === 0) continue;
    const date = inPlanFrom(event);
    const run = () => {
      if (afterTax !== 0) post(contribution(event, { pool: "after_tax", amount: afterTax, date }));
      if (roth === 0) return;
      const entry = contribution(event, { pool: "designated_roth", amount: roth, date });
      post({ ...entry, basis: combine([entry.basis, excess], subtract) });
      heldBy(event.data.plan, excess, add);
    };
    steps.push({ date, run });
  }
  for (const event of mine(ledger.of("catch_up_reported_as_roth"))) {
    // Taxed as wages of that year and moved to the Roth account: basis there, from the end of the year on.
    const date = yearEnd(event.data.taxYear);
    const { plan, taxYear, amount } = event.data;
    const entry: PoolEntry = {
      plan,
      pool: "designated_roth",
      date,
      taxYear,
      change: "contribution",
      basis: complete(amount),
      earnings: complete(ZERO),
      events: [event],
    };
    steps.push({ date, run: () => post(entry) });
  }
  for (const event of mine(ledger.of("employer_contribution"))) {
    const { source, amount, date } = event.data;
    if (source !== "roth_match" && source !== "roth_nonelective") continue;
    const run = () => post(contribution(event, { pool: "designated_roth", amount, date }));
    steps.push({ date, run });
  }
  for (const event of mine(ledger.of("plan_transfer"))) {
    const run = () => {
      const { plan, toPlan, amount } = event.data;
      for (const entry of transferEntries(ledger, event, poolsOf(plan))) post(entry);
      if (amount !== undefined || !movesPool(event.data, "designated_roth")) return;
      const along = heldIn(plan);
      heldBy(toPlan, along, add);
      heldBy(plan, along, subtract);
    };
    steps.push({ date: event.data.date, run });
  }
  const balances = Map.groupBy(mine(ledger.of("balance")), ({ data }) =>
    [data.plan, data.date, data.source].join(" "),
  );
  const move = (group: Parameters<typeof movementOf>[1]) => {
    const [{ data }] = group;
    const assumedDeposits = assumedIn(data.plan);
    const rothExcessHeld = heldIn(data.plan);
    const pools = poolsOf(data.plan);
    const context = { ledger, pools, balances, assumedDeposits, rothExcessHeld };
    const movement = movementOf(context, group);
    movements.push(movement);
    timeline.push({ movement });
    const pool = poolOf(movement.from);
    if (pool !== undefined) assumedDeposits.delete(pool);
    for (const entry of entriesOf(movement)) post(entry);
  };
  for (const event of mine(ledger.of("in_plan_roth_rollover"))) {
    // What is designated Roth already cannot be rolled to designated Roth: `checkMovements` says so.
    if (event.data.from === "designated_roth") continue;
    steps.push({ date: event.data.date, run: () => move([event]) });
  }
  const distributions = mine<DistributionEvent>(ledger.of("distribution")).flatMap(contractsOf);
  for (const group of disbursementGroups(distributions)) {
    steps.push({ date: group[0].data.date, run: () => move(group) });
  }
  for (const event of mine(ledger.of("corrective_distribution"))) {
    const pool = correctedPool(event);
    if (pool === undefined) continue;
    const neverBasis = excesses.ofRefund.get(event.id) ?? ZERO;
    const run = () => {
      const entry = correction(event, pool, movements);
      post({ ...entry, basis: combine([entry.basis, complete(neverBasis)], subtract) });
      heldBy(event.data.plan, complete(neverBasis), subtract);
    };
    steps.push({ date: event.data.date, run });
  }
  steps.push(...openings.after);
  // Those of one day stay in the order in which they stand.
  for (const step of steps.toSorted((a, b) => byText(a.date, b.date))) step.run();
  return { movements, entries, timeline };
}

/** The day from which a contribution can be moved: that of its deposit, or of the pay as far as is known. */
function inPlanFrom({ data }: LedgerEvent<"paycheck">): CalendarDate {
  return data.depositedOn ?? data.date;
}

function contribution(
  event: LedgerEvent<"paycheck"> | LedgerEvent<"employer_contribution">,
  { pool, amount, date }: { pool: PoolName; amount: Cents; date: CalendarDate },
): PoolEntry {
  return {
    plan: event.data.plan,
    pool,
    date,
    taxYear: taxYearOf(date),
    change: "contribution",
    basis: complete(amount),
    earnings: complete(ZERO),
    events: [event],
  };
}

function correctedPool({ data }: LedgerEvent<"corrective_distribution">): PoolName | undefined {
  if (data.paidFrom === "designated_roth") return "designated_roth";
  if (data.source === "after_tax") return "after_tax";
  return data.source === "roth_deferral" || data.source === "roth_catch_up"
    ? "designated_roth"
    : undefined;
}

function correction(
  event: LedgerEvent<"corrective_distribution">,
  pool: PoolName,
  movements: readonly Movement[],
): PoolEntry {
  const { plan, date, amount, earnings } = event.data;
  // What was taxed at a conversion became basis of the Roth account and leaves it with the refund.
  const { taxed } = earningsTaxedAtConversion(movements, event);
  return {
    plan,
    pool,
    date,
    taxYear: taxYearOf(date),
    change: "corrected",
    basis: combine([complete(amount), taxed], add),
    earnings: combine([taxed], (known) => atLeastZero(subtract(earnings, known))),
    events: [event],
  };
}

/** What a movement takes from its pool, by what became of it, and what an in-plan rollover brings to the other. */
function entriesOf(movement: Movement): PoolEntry[] {
  const { plan, date, taxYear, events, parts } = movement;
  const pool: PoolName = movement.from === "designated_roth" ? "designated_roth" : "after_tax";
  const common = { plan, date, taxYear, events };
  const entries: PoolEntry[] = [];
  for (const change of ["converted", "distributed"] as const) {
    const moved = parts.filter(
      ({ to }) => (to === "designated_roth" || to === "roth_ira") === (change === "converted"),
    );
    if (moved.length === 0) continue;
    const basis = combine(
      moved.map((part) => part.basis),
      add,
    );
    // Pretax money of other sources is not earnings of this pool.
    const earnings = ownsEarnings(movement)
      ? combine(
          moved.map((part) => part.pretax),
          add,
        )
      : complete(ZERO);
    if (isZero(basis) && isZero(earnings)) continue;
    entries.push({ ...common, pool, change, basis, earnings });
  }
  if (movement.kind === "in_plan_roth_rollover") {
    // What arrives was taxed before or is taxed now: all of the amount, and no more than the amount,
    // even when the after-tax account had lost money (§402A(c)(4)(A); Notice 2010-84).
    const basis = complete(movement.gross);
    const rolledIn = { pool: "designated_roth", change: "rolled_in" } as const;
    entries.push({ ...common, ...rolledIn, basis, earnings: complete(ZERO) });
  }
  return entries;
}

function ownsEarnings({ from }: Movement): boolean {
  return from === "after_tax" || from === "designated_roth";
}

function isZero(amount: Amount): boolean {
  return amount.state === "complete" && amount.cents === 0;
}
