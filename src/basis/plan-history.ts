// Replays one person's plan money in date order. It keeps two pools of taxed money per plan, after-tax
// and designated Roth, and yields every movement with the basis that it recovered, and every entry
// that changed a pool. All of `basis` and `distributions` reads from this one pass.
import { type Amount, combine, complete } from "../kernel/amount-state.ts";
import { addDays, type CalendarDate, taxYearOf } from "../kernel/calendar.ts";
import { add, atLeastZero, type Cents, ZERO } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type DistributionEvent, disbursementGroups } from "./disbursement-groups.ts";
import type { Movement } from "./movement.ts";
import { movementOf } from "./movement-of.ts";
import { emptyPools, type PlanPools, postEntry } from "./plan-pools.ts";
import type { PoolEntry, PoolName } from "./pool-entry.ts";

export interface PlanHistory {
  readonly movements: readonly Movement[];
  readonly entries: readonly PoolEntry[];
}

interface Step {
  readonly date: CalendarDate;
  /** On one day: what was there, then money in, then money out, then excesses paid back. */
  readonly order: 0 | 1 | 2 | 3;
  readonly run: () => void;
}

const histories = new WeakMap<Ledger, Map<string, PlanHistory>>();

/**
 * The history of one person's plan money; other people's events are passed over. A ledger never
 * changes, so each history is replayed once.
 */
export function planHistory(ledger: Ledger, person: string): PlanHistory {
  const known = histories.get(ledger) ?? new Map<string, PlanHistory>();
  histories.set(ledger, known);
  const history = known.get(person) ?? replayPlans(ledger, person);
  known.set(person, history);
  return history;
}

function replayPlans(ledger: Ledger, person: string): PlanHistory {
  const movements: Movement[] = [];
  const entries: PoolEntry[] = [];
  const pools = new Map<string, PlanPools>();
  const poolsOf = (plan: string): PlanPools => {
    const known = pools.get(plan);
    if (known !== undefined) return known;
    const fresh = emptyPools();
    pools.set(plan, fresh);
    return fresh;
  };
  const post = (entry: PoolEntry) => {
    postEntry(poolsOf(entry.plan), entry);
    entries.push(entry);
  };
  const mine = <E extends { data: { person: string } }>(events: readonly E[]) =>
    events.filter((event) => event.data.person === person);

  const steps: Step[] = [];
  for (const event of mine(ledger.of("opening_basis"))) {
    const date = openingDate(event.data.asOf);
    steps.push({ date, order: 0, run: () => postOpening(event, date, post) });
  }
  for (const event of mine(ledger.of("paycheck"))) {
    const { afterTax = ZERO, ...contributions } = event.data.contributions;
    const { rothDeferral = ZERO, rothCatchUp = ZERO } = contributions;
    const { rothMatch = ZERO, rothNonelective = ZERO } = contributions;
    const roth = add(rothDeferral, rothCatchUp, rothMatch, rothNonelective);
    if (afterTax === 0 && roth === 0) continue;
    const run = () => {
      if (afterTax !== 0) post(contribution(event, "after_tax", afterTax));
      if (roth !== 0) post(contribution(event, "designated_roth", roth));
    };
    steps.push({ date: event.data.date, order: 1, run });
  }
  for (const event of mine(ledger.of("employer_contribution"))) {
    const { source, amount, date } = event.data;
    if (source !== "roth_match" && source !== "roth_nonelective") continue;
    steps.push({
      date,
      order: 1,
      run: () => post(contribution(event, "designated_roth", amount)),
    });
  }
  const balances = Map.groupBy(mine(ledger.of("balance")), ({ data }) =>
    [data.plan, data.date, data.source].join(" "),
  );
  const move = (group: Parameters<typeof movementOf>[1]) => {
    const [{ data }] = group;
    const movement = movementOf({ ledger, pools: poolsOf(data.plan), balances }, group);
    movements.push(movement);
    for (const entry of entriesOf(movement)) post(entry);
  };
  for (const event of mine(ledger.of("in_plan_roth_rollover"))) {
    // What is designated Roth already cannot be rolled to designated Roth: `checkMovements` says so.
    if (event.data.from === "designated_roth") continue;
    steps.push({ date: event.data.date, order: 2, run: () => move([event]) });
  }
  const distributions: DistributionEvent[] = mine(ledger.of("distribution"));
  for (const group of disbursementGroups(distributions)) {
    steps.push({ date: group[0].data.date, order: 2, run: () => move(group) });
  }
  for (const event of mine(ledger.of("corrective_distribution"))) {
    const pool = correctedPool(event);
    if (pool === undefined) continue;
    steps.push({ date: event.data.date, order: 3, run: () => post(correction(event, pool)) });
  }

  steps.sort((a, b) => (a.date === b.date ? a.order - b.order : a.date < b.date ? -1 : 1));
  for (const step of steps) step.run();
  return { movements, entries };
}

/** A balance at the end of December opens the next year; any other opening counts from its day on. */
function openingDate(asOf: CalendarDate): CalendarDate {
  return asOf.endsWith("-12-31") ? addDays(asOf, 1) : asOf;
}

function postOpening(
  event: LedgerEvent<"opening_basis">,
  date: CalendarDate,
  post: (entry: PoolEntry) => void,
): void {
  const { account, plan, amount, earnings = ZERO } = event.data;
  const pool = account === "plan_after_tax" ? "after_tax" : account;
  if (plan === undefined || (pool !== "after_tax" && pool !== "designated_roth")) return;
  post({
    plan,
    pool,
    date,
    taxYear: taxYearOf(date),
    change: "opening",
    basis: complete(amount),
    earnings: complete(earnings),
    events: [event],
  });
}

function contribution(
  event: LedgerEvent<"paycheck"> | LedgerEvent<"employer_contribution">,
  pool: PoolName,
  amount: Cents,
): PoolEntry {
  return {
    plan: event.data.plan,
    pool,
    date: event.data.date,
    taxYear: taxYearOf(event.data.date),
    change: "contribution",
    basis: complete(amount),
    earnings: complete(ZERO),
    events: [event],
  };
}

function correctedPool({ data }: LedgerEvent<"corrective_distribution">): PoolName | undefined {
  if (data.source === "after_tax") return "after_tax";
  return data.source === "roth_deferral" || data.source === "roth_catch_up"
    ? "designated_roth"
    : undefined;
}

function correction(event: LedgerEvent<"corrective_distribution">, pool: PoolName): PoolEntry {
  const { plan, date, amount, earnings } = event.data;
  return {
    plan,
    pool,
    date,
    taxYear: taxYearOf(date),
    change: "corrected",
    basis: complete(amount),
    earnings: complete(atLeastZero(earnings)),
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
