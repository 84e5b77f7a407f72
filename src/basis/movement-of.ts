// One movement from the events that make it up: the basis in it by its contract, and the share of each
// destination. What the event or the plan states wins over what the ledger derives.

import { type Amount, combine, complete, incomplete, sum } from "../kernel/amount-state.ts";
import { addDays, taxYearOf } from "../kernel/calendar.ts";
import { groupedBy, type NonEmpty } from "../kernel/grouped-by.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import {
  add,
  allocate,
  atLeastZero,
  type Cents,
  max,
  min,
  subtract,
  total,
  ZERO,
} from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Movement, MovementKind, MovementPart, PlanSource } from "./movement.ts";
import type { PlanPools } from "./plan-pools.ts";
import type { PoolName } from "./pool-entry.ts";
import { allocatePretax, type Disbursement, disbursementOf } from "./pretax-allocation.ts";
import { designatedRothQualification } from "./qualified-distribution.ts";
import { recoveredBasis } from "./recovered-basis.ts";

type MovementEvent = LedgerEvent<MovementKind>;

export interface MovementContext {
  readonly ledger: Ledger;
  readonly pools: PlanPools;
  /** Balances on statements, by plan, date and source. */
  readonly balances: ReadonlyMap<string, readonly LedgerEvent<"balance">[]>;
  /** Paychecks without a deposit day whose money came in since the last movement, by pool. */
  readonly assumedDeposits: ReadonlyMap<PoolName, readonly LedgerEvent<"paycheck">[]>;
  /** Roth deferrals above the limit that are still in the account: they come out before anything else. */
  readonly rothExcessHeld: Amount;
}

export function movementOf(context: MovementContext, events: NonEmpty<MovementEvent>): Movement {
  const [{ kind, data }] = events;
  const gross = total(events.map((event) => event.data.amount));
  const share = rothShareMissing(context, events);
  const unclear = share ?? excessInPayment(context, events);
  const basis = unclear === undefined ? basisOf(context, events) : incomplete(unclear);
  const pretax = combine([basis], (known) => atLeastZero(subtract(gross, known)));
  const [source = "after_tax", ...others] = new Set(events.map(sourceOf));
  const from = others.length === 0 ? source : "whole_account";
  const { person, plan, date } = data;
  const qualified =
    from === "designated_roth"
      ? designatedRothQualification(context.ledger, { person, plan, date })
      : undefined;
  const disbursements = events.flatMap(disbursementsOf);
  const balance = balanceBefore(context, from, events);
  const pool = poolOf(from);
  const held = context.pools[pool ?? "after_tax"];
  const statedBefore = largest(events.map(accountBasisOf));
  const shares = sharesOf(disbursements, { gross, basis });
  let left = total(events.map(appreciationOf));
  const parts = shares.map((share) => {
    const taxable = unclear === undefined ? taxableOf(share, qualified) : incomplete(unclear);
    // Employer securities that were paid out: their appreciation is not taxed yet.
    if (share.to !== "cash") return { ...share, taxable };
    const known = taxable.state === "complete" ? taxable.cents : ZERO;
    const appreciation = min(left, known);
    left = subtract(left, appreciation);
    const taxed = combine([taxable], (all) => subtract(all, appreciation));
    return { ...share, taxable: taxed, appreciation };
  });
  const withheld = events.map((event) =>
    event.kind === "distribution" ? (event.data.federalWithholding ?? ZERO) : ZERO,
  );
  return {
    kind,
    events,
    person,
    plan,
    date,
    taxYear: taxYearOf(date),
    from,
    gross,
    basis,
    pretax,
    parts,
    federalWithholding: total(withheld),
    ...(share !== undefined && { rothShareMissing: share }),
    basisBefore: statedBefore === undefined ? held.basis : complete(statedBefore),
    pre1987Before: held.pre1987,
    ...(balance !== undefined && { balanceBefore: balance }),
    // Pretax money rests on no deposit of taxed money.
    assumedDeposits: (pool && context.assumedDeposits.get(pool)) ?? [],
    ...(qualified !== undefined && { qualified }),
  };
}

/** The whole account, with Roth money in it, and nobody says how much of it is Roth. @see IRC §402A(d)(4) */
function rothShareMissing(
  { pools }: MovementContext,
  events: readonly MovementEvent[],
): MissingFact | undefined {
  const { basis, opened } = pools.designated_roth;
  const holdsRoth = opened && (basis.state === "incomplete" || basis.cents > 0);
  const open = events.find(
    (event) =>
      event.kind === "distribution" &&
      event.data.from === "whole_account" &&
      event.data.designatedRoth === undefined,
  );
  return open === undefined || !holdsRoth
    ? undefined
    : missingFact("distribution.{event}.designated_roth", { event: open.id });
}

/**
 * An excess comes out first, with what it earned, which only the plan knows: how much of a payment it was is
 * said by the refund that is recorded for it. All of an account in cash is another matter: nothing of the
 * excess is basis, and the rest is what it is.
 * @see IRC §402A(d)(3)
 */
function excessInPayment(
  { rothExcessHeld, ledger }: MovementContext,
  [first]: NonEmpty<MovementEvent>,
): MissingFact | undefined {
  if (rothExcessHeld.state === "complete" && rothExcessHeld.cents <= 0) return undefined;
  if (first.data.basis !== undefined) return undefined;
  const { kind, id, data } = first;
  if (kind !== "distribution" || data.from !== "designated_roth") return undefined;
  const isAll =
    data.accountBalance === data.amount && data.destinations.every(({ to }) => to === "cash");
  const qualified = designatedRothQualification(ledger, data).state === "qualified";
  return isAll && !qualified
    ? undefined
    : missingFact("distribution.{event}.excess_deferral", { event: id });
}

/** @see IRC §402(e)(4) */
function appreciationOf(event: MovementEvent): Cents {
  return event.kind === "distribution" ? (event.data.netUnrealizedAppreciation ?? ZERO) : ZERO;
}

export function sourceOf(event: MovementEvent): PlanSource {
  return event.data.from ?? "after_tax";
}

export function disbursementsOf(event: MovementEvent): Disbursement[] {
  return event.kind === "distribution"
    ? event.data.destinations.map(disbursementOf)
    : [{ to: "designated_roth", method: "in_plan", amount: event.data.amount }];
}

/** Events that share a contract are pro-rated as one amount; the sources of one movement then add up. */
function basisOf(context: MovementContext, events: NonEmpty<MovementEvent>): Amount {
  const [{ data }] = events;
  const separate =
    context.ledger.plans.get(data.plan)?.features?.afterTaxSeparateContract !== false;
  const bySource = groupedBy(events, (event) => {
    const source = sourceOf(event);
    if (source === "designated_roth" || source === "unknown") return source;
    return separate ? source : "whole_account";
  });
  const amounts: Amount[] = [];
  let recovered: Amount = complete(ZERO);
  for (const [source, sharing] of bySource) {
    const basis = contractBasis(context, { source, events: sharing, recovered });
    amounts.push(basis);
    recovered = combine([recovered, basis], add);
  }
  return sum(amounts);
}

/**
 * The basis of the events of one contract. A separately accounted after-tax source is a contract of its
 * own (§72(d)(2)), so other sources carry none. Money drawn from the whole account, and every source of a
 * plan without separate accounting, recovers basis over the whole account (§72(e)(8)(B)); that is also
 * what a draw in proportion from each source of a separately accounted plan comes to.
 */
function contractBasis(
  context: MovementContext,
  options: { source: PlanSource; events: NonEmpty<MovementEvent>; recovered: Amount },
): Amount {
  const { source, events, recovered } = options;
  const stated = events.flatMap(({ data: { amount, basis } }) =>
    basis === undefined ? [] : [{ amount, basis }],
  );
  const statedBasis = total(stated.map(({ basis }) => basis));
  const [first, ...others] = events.filter(({ data }) => data.basis === undefined);
  if (first === undefined) return complete(statedBasis);
  const rest = [first, ...others] as const;
  if (source === "unknown")
    return incomplete(missingFact("{kind}.{event}.from", { kind: first.kind, event: first.id }));
  const pool = poolOf(source);
  if (pool === undefined) return complete(statedBasis);

  const fact: MissingFact = missingFact("{kind}.{event}.account_balance", {
    kind: first.kind,
    event: first.id,
  });
  const statedAmount = total(stated.map(({ amount }) => amount));
  const balance = balanceBefore(context, source, rest);
  const accountBasis = largest(rest.map(accountBasisOf));
  if (accountBasis === undefined && source === "after_tax" && !context.pools.after_tax.opened) {
    return incomplete(
      missingFact("opening_basis.{person}.{plan}.plan_after_tax", {
        person: first.data.person,
        plan: first.data.plan,
      }),
    );
  }
  const before =
    accountBasis === undefined
      ? combine([context.pools[pool].basis, recovered], subtract)
      : complete(accountBasis);
  const share = recoveredBasis(total(rest.map(({ data }) => data.amount)), {
    basis: combine([before], (known) => subtract(known, statedBasis)),
    balance: balance === undefined ? undefined : max(ZERO, subtract(balance, statedAmount)),
    noBalanceMeansNoEarnings: source === "after_tax" && !context.pools.after_tax.holdsEarnings,
    balanceFact: fact,
    pre1987: pool === "after_tax" ? context.pools.after_tax.pre1987 : ZERO,
  });
  return combine([share], (known) => add(known, statedBasis));
}

/** The pool that money of a source is taken from; of the whole account the after-tax one. */
export function poolOf(source: PlanSource): PoolName | undefined {
  if (source === "designated_roth") return "designated_roth";
  return source === "after_tax" || source === "whole_account" ? "after_tax" : undefined;
}

/**
 * The vested balance just before: as the event states it; else the opening amount and its earnings when
 * the account was opened that day or the day before; else a statement's figure of the same day, if it
 * can be one from before the movement.
 */
function balanceBefore(
  { pools, balances }: MovementContext,
  source: PlanSource,
  events: NonEmpty<MovementEvent>,
): Cents | undefined {
  const stated = largest(
    events.map((event) => {
      const { accountBalance } = event.data;
      const { unvested = ZERO } = event.kind === "distribution" ? event.data : {};
      return accountBalance === undefined
        ? undefined
        : atLeastZero(subtract(accountBalance, unvested));
    }),
  );
  if (stated !== undefined) return stated;
  const [{ data }] = events;
  const amount = total(events.map((event) => event.data.amount));
  const onStatement = (balances.get([data.plan, data.date, source].join(" ")) ?? [])
    .map((event) => subtract(event.data.balance, event.data.unvested ?? ZERO))
    .filter((balance) => balance >= amount);
  if (onStatement.length > 0) return largest(onStatement);
  const pool = source === "whole_account" ? undefined : poolOf(source);
  const before = pool && pools[pool];
  const opened = before?.opening?.on;
  const isFresh =
    opened !== undefined && (opened === data.date || addDays(opened, 1) === data.date);
  return before?.opening !== undefined && isFresh && before.basis.state === "complete"
    ? add(before.basis.cents, before.opening.earnings)
    : undefined;
}

function accountBasisOf(event: MovementEvent): Cents | undefined {
  return event.kind === "distribution" ? event.data.accountBasis : undefined;
}

/** Events of one distribution state the same balance or count it down; the largest is the one before. */
function largest(amounts: readonly (Cents | undefined)[]): Cents | undefined {
  const [first, ...rest] = amounts.filter((amount) => amount !== undefined);
  return first === undefined ? undefined : max(first, ...rest);
}

type Share = Omit<MovementPart, "taxable">;

function sharesOf(
  disbursements: readonly Disbursement[],
  { gross, basis }: { gross: Cents; basis: Amount },
): Share[] {
  if (basis.state === "incomplete")
    return disbursements.map((disbursement) => ({ ...disbursement, basis, pretax: basis }));
  const pretax = atLeastZero(subtract(gross, basis.cents));
  const { parts } = allocatePretax(pretax, disbursements);
  // At a loss there is no pretax money, and the basis goes with the money: in proportion to the parts.
  const lost =
    basis.cents > gross
      ? allocate(
          basis.cents,
          disbursements.map(({ amount }) => amount),
        )
      : undefined;
  return parts.map(({ disbursement, pretax: part }, index) => {
    const partBasis = lost?.[index] ?? subtract(disbursement.amount, part);
    return { ...disbursement, basis: complete(partBasis), pretax: complete(part) };
  });
}

/** Pretax money stays untaxed in a traditional IRA or plan; Roth money in any rollover and when qualified. */
function taxableOf(share: Share, qualified: Movement["qualified"]): Amount {
  if (share.to === "traditional_ira" || share.to === "eligible_plan") return complete(ZERO);
  if (qualified === undefined) return share.pretax;
  if (share.to === "roth_ira" || qualified.state === "qualified") return complete(ZERO);
  if (qualified.state === "not_qualified") return share.pretax;
  const { pretax } = share;
  return pretax.state === "complete" && pretax.cents === 0
    ? pretax
    : combine([pretax, incomplete(...qualified.missing)], (known) => known);
}
