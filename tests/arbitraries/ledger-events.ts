// Lives of plan money, as lists of events in the contract's shape that a ledger would admit: pay,
// markets that rise and fall, conversions, distributions to several places, excesses paid back. The
// balances are simulated, so each event states what a plan could have stated. Every event has an id.
import fc from "fast-check";
import { addDays, type CalendarDate, calendarDate } from "../../src/kernel/calendar.ts";
import { cents, formatCents } from "../../src/kernel/money.ts";
import type { EventJson } from "../support/ledger-of.ts";

export const PERSON = "alex";
export const PLANS = ["acme-401k", "acme-plus"] as const;
/** The first day on which anything happens. */
export const FIRST_DAY = calendarDate("2022-11-20");

export interface PlanLife {
  readonly events: readonly EventJson[];
  /** Each plan's after-tax account at the end, in cents: basis is what the rules must find. */
  readonly balances: Readonly<Record<string, number>>;
  readonly lastDay: CalendarDate;
}

const money = (most: number) => fc.integer({ min: 1, max: most });
const plan = fc.constantFrom(...PLANS);
const permille = fc.integer({ min: 1, max: 1000 });
const destinationKinds = fc.uniqueArray(
  fc.constantFrom(
    "roth_ira direct",
    "traditional_ira direct",
    "eligible_plan direct",
    "traditional_ira sixty_day",
    "roth_ira sixty_day",
    "cash",
  ),
  { minLength: 1, maxLength: 4 },
);

const step = fc.oneof(
  fc.record({
    step: fc.constant("paycheck" as const),
    plan,
    afterTax: money(300_000),
    roth: money(50_000),
    late: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  }),
  fc.record({
    step: fc.constant("market" as const),
    plan,
    change: fc.integer({ min: -120, max: 150 }),
  }),
  fc.record({
    step: fc.constant("conversion" as const),
    plan,
    permille: fc.oneof(permille, fc.constant(1000)),
  }),
  fc.record({
    step: fc.constant("distribution" as const),
    plan,
    permille: fc.oneof(permille, fc.constant(1000)),
    destinationKinds,
    split: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
    withheldPermille: fc.integer({ min: 0, max: 200 }),
  }),
  fc.record({
    step: fc.constant("refund" as const),
    plan,
    permille,
    earnings: fc.integer({ min: -500, max: 500 }),
  }),
  fc.record({ step: fc.constant("pretax_conversion" as const), plan, amount: money(100_000) }),
  fc.record({ step: fc.constant("opening" as const), plan }),
  fc.record({ step: fc.constant("transfer" as const), plan }),
  fc.record({ step: fc.constant("ira_rollover" as const), plan, amount: money(900_000) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A valid life of up to `maxSteps` steps, a few days to some weeks apart. */
export function planLives({ maxSteps = 40 } = {}): fc.Arbitrary<PlanLife> {
  const paced = fc.record({ step, days: fc.integer({ min: 1, max: 45 }) });
  return fc.array(paced, { maxLength: maxSteps }).map(simulate);
}

interface Account {
  basis: number;
  balance: number;
  /** Paid, and not in the plan yet. */
  readonly underWay: { readonly on: CalendarDate; readonly amount: number }[];
}

/** Basis is followed only far enough to keep the events valid; the rules are what is tested. */
function simulate(paced: readonly { step: Step; days: number }[]): PlanLife {
  const accounts: Record<string, Account> = {};
  for (const name of PLANS) accounts[name] = { basis: 0, balance: 0, underWay: [] };
  const events: EventJson[] = [
    { kind: "person", id: "p", person: PERSON, birth_date: "1964-08-15" },
    { kind: "employer", id: "emp", employer: "acme" },
    ...PLANS.map((name) => ({ kind: "plan", id: name, plan: name, employer: "acme" })),
  ];
  let date = FIRST_DAY;
  for (const [index, { step: next, days }] of paced.entries()) {
    date = addDays(date, days);
    for (const each of Object.values(accounts)) arrive(each, date);
    const account = accounts[next.plan];
    const other = accounts[otherPlan(next.plan)];
    if (account === undefined || other === undefined) continue;
    const event = happen(next, account, { date, other });
    const named = { id: `s${index}`, person: PERSON, plan: next.plan };
    const when = event?.kind === "opening_basis" ? {} : { date };
    if (event !== undefined) events.push({ ...named, ...when, ...event });
  }
  const arrivals = Object.values(accounts).flatMap(({ underWay }) => underWay.map(({ on }) => on));
  date = [date, ...arrivals].toSorted().at(-1) ?? date;
  for (const account of Object.values(accounts)) arrive(account, date);
  const balances = Object.fromEntries(
    Object.entries(accounts).map(([name, { balance }]) => [name, balance]),
  );
  return { events, balances, lastDay: date };
}

function arrive(account: Account, today: CalendarDate): void {
  for (const deposit of account.underWay.splice(0)) {
    if (deposit.on > today) account.underWay.push(deposit);
    else {
      account.basis += deposit.amount;
      account.balance += deposit.amount;
    }
  }
}

function otherPlan(plan: (typeof PLANS)[number]): (typeof PLANS)[number] {
  return plan === PLANS[0] ? PLANS[1] : PLANS[0];
}

type Happening = Omit<EventJson, "id"> & { readonly kind: string };

function happen(
  next: Step,
  account: Account,
  { date, other }: { readonly date: CalendarDate; readonly other: Account },
): Happening | undefined {
  switch (next.step) {
    case "paycheck":
      account.underWay.push({ on: addDays(date, next.late ?? 0), amount: next.afterTax });
      arrive(account, date);
      return {
        kind: "paycheck",
        ...(next.late !== undefined && { deposited_on: addDays(date, next.late) }),
        contributions: { after_tax: dollars(next.afterTax), roth_deferral: dollars(next.roth) },
      };
    case "market":
      account.balance += Math.floor((account.balance * next.change) / 1000);
      return undefined;
    case "conversion": {
      const before = account.balance;
      const amount = takeOut(account, next.permille);
      if (amount === 0) return undefined;
      const balance = dollars(before);
      return { kind: "in_plan_roth_rollover", amount: dollars(amount), account_balance: balance };
    }
    case "distribution": {
      const before = account.balance;
      const amount = takeOut(account, next.permille);
      const destinations = splitOver(amount, next.destinationKinds, next.split);
      if (amount === 0 || destinations === undefined) {
        account.balance = before;
        return undefined;
      }
      return {
        kind: "distribution",
        from: "after_tax",
        amount: dollars(amount),
        account_balance: dollars(before),
        destinations,
        federal_withholding: dollars(Math.floor((amount * next.withheldPermille) / 1000)),
      };
    }
    case "refund": {
      // A refund is made of contributions: never more than surely remain.
      const amount = Math.floor((Math.min(account.basis, account.balance) * next.permille) / 4000);
      if (amount === 0 || amount + next.earnings <= 0) return undefined;
      if (amount + next.earnings > account.balance) return undefined;
      account.basis -= amount;
      account.balance -= amount + next.earnings;
      return {
        kind: "corrective_distribution",
        reason: "annual_additions",
        source: "after_tax",
        amount: dollars(amount),
        earnings: dollars(next.earnings),
        for_tax_year: 2023,
      };
    }
    case "opening": {
      const { basis, balance } = account;
      return {
        kind: "opening_basis",
        account: "plan_after_tax",
        as_of: date,
        amount: dollars(basis),
        earnings: dollars(Math.max(0, balance - basis)),
        evidence: "statement",
      };
    }
    case "transfer": {
      other.basis += account.basis;
      other.balance += account.balance;
      account.basis = 0;
      account.balance = 0;
      return { kind: "plan_transfer", to_plan: otherPlan(next.plan) };
    }
    case "ira_rollover": {
      const amount = dollars(next.amount);
      return { kind: "ira_rollover", from: "traditional", to: "eligible_plan", amount };
    }
    case "pretax_conversion":
      return { kind: "in_plan_roth_rollover", from: "pretax", amount: dollars(next.amount) };
  }
}

function takeOut(account: Account, permille: number): number {
  const amount = Math.floor((account.balance * permille) / 1000);
  // A lower bound of the basis that stays: the rules may recover up to all of the amount.
  account.basis = amount === account.balance ? 0 : Math.max(0, account.basis - amount);
  account.balance -= amount;
  return amount;
}

function splitOver(amount: number, kinds: readonly string[], weights: readonly number[]) {
  const used = kinds.map((_, index) => weights[index] ?? 1);
  const total = used.reduce((sum, weight) => sum + weight, 0);
  const parts = used.map((weight) => Math.floor((amount * weight) / total));
  parts[0] = (parts[0] ?? 0) + amount - parts.reduce((sum, part) => sum + part, 0);
  if (parts.some((part) => part === 0)) return undefined;
  return kinds.map((kind, index) => {
    const [to, method] = kind.split(" ");
    return { to, ...(method !== undefined && { method }), amount: dollars(parts[index] ?? 0) };
  });
}

function dollars(amount: number): string {
  return formatCents(cents(amount));
}
