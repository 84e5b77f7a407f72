// A deposit without sources that no paycheck explains wholly: what the paychecks suggest, with the evidence
// in words. Only a proposal; what somebody accepts is recorded with a note that it was inferred.
import { addDays, daysBetween, taxYear } from "../../kernel/calendar.ts";
import { type Cents, formatCents, formatDollars, subtract, total } from "../../kernel/money.ts";
import { familiesOf } from "../../ledger/contribution-kinds.ts";
import type { Candidate, EventSource, LedgerEvent } from "../../ledger/event.ts";
import { type Contributions, contributionFields } from "../../ledger/kinds.ts";
import { DEPOSIT_WITHIN_DAYS } from "../../ledger/told-by-plan.ts";
import type { Deposit } from "../read-record.ts";

type Recorded = LedgerEvent<"paycheck">;

export interface Inference {
  readonly evidence: string;
  readonly proposal: Candidate;
  /** The `seq` of the paycheck that the deposit belongs to, which explains no other. */
  readonly matched?: number;
}

/** Paychecks of one sum this far around a deposit say how it was split. */
const NEARBY_DAYS = 120;

/** `payroll` are the paychecks that payroll told and that explain no other deposit. */
export function inferSources(
  deposit: Deposit,
  payroll: readonly Recorded[],
  source: EventSource,
): Inference | undefined {
  const own = payroll.filter(
    ({ data }) => data.person === deposit.person && data.plan === deposit.plan,
  );
  const near = own.filter(({ data }) => {
    const days = daysBetween(data.date, deposit.date);
    return days >= 0 && days <= DEPOSIT_WITHIN_DAYS;
  });
  const [only, ...others] = near;
  if (only === undefined) return splitLikeOthers(deposit, own, source);
  return others.length === 0 ? restIsEmployers(deposit, only, source) : undefined;
}

/** Payroll leaves employer money out more often than not; what the plan received beyond it is that. */
function restIsEmployers(
  deposit: Deposit,
  { data, seq }: Recorded,
  source: EventSource,
): Inference | undefined {
  const paid = totalOf(data.contributions);
  if (familiesOf(data.contributions).has("employer") || paid >= deposit.amount) return undefined;
  const rest = subtract(deposit.amount, paid);
  // A match is not larger than what it matches.
  if (rest > paid) return undefined;
  const evidence = `of the ${formatDollars(deposit.amount)}, payroll reported ${formatDollars(paid)} on ${data.date} (${splitOf(data.contributions)}) and no employer money: the rest, ${formatDollars(rest)}, would be the match`;
  const proposal: Candidate = {
    kind: "employer_contribution",
    data: {
      person: deposit.person,
      plan: deposit.plan,
      date: deposit.date,
      limitationYear: taxYear(Number(data.date.slice(0, 4))),
      source: "match",
      amount: rest,
    },
    // Without commas: the note is part of what a second import compares.
    note: `inferred: ${formatCents(deposit.amount)} received, ${formatCents(paid)} paid on ${data.date}`,
    source,
  };
  return { evidence, proposal, matched: seq };
}

/** Payroll has nothing of these days; its other paychecks of the same sum are all split alike. */
function splitLikeOthers(
  deposit: Deposit,
  own: readonly Recorded[],
  source: EventSource,
): Inference | undefined {
  const [from, to] = [addDays(deposit.date, -NEARBY_DAYS), addDays(deposit.date, NEARBY_DAYS)];
  const alike = own
    .filter(({ data }) => data.date >= from && data.date <= to)
    .filter(({ data }) => totalOf(data.contributions) === deposit.amount)
    .toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1));
  const [first, ...others] = alike;
  const last = others.at(-1);
  // One paycheck says little.
  if (first === undefined || last === undefined) return undefined;
  const split = splitOf(first.data.contributions);
  if (alike.some(({ data }) => splitOf(data.contributions) !== split)) return undefined;
  const evidence = `${alike.length} paychecks of ${formatDollars(deposit.amount)} from ${first.data.date} to ${last.data.date} are all ${split}: this deposit would be too`;
  const proposal: Candidate = {
    kind: "paycheck",
    data: {
      person: deposit.person,
      plan: deposit.plan,
      date: deposit.date,
      depositedOn: deposit.date,
      contributions: first.data.contributions,
    },
    note: `inferred: split like ${alike.length} paychecks of that sum from ${first.data.date} to ${last.data.date}`,
    source,
  };
  return { evidence, proposal };
}

/** `pretax deferral 250.00, after tax 400.00`, in the order of the contract. */
export function splitOf(contributions: Contributions): string {
  return Object.entries(contributionFields)
    .flatMap(([key, { wire }]) => {
      const amount = contributions[key as keyof Contributions];
      return amount === undefined || amount === 0
        ? []
        : [`${wire.replaceAll("_", " ")} ${formatDollars(amount)}`];
    })
    .join(", ");
}

export function totalOf(contributions: Contributions): Cents {
  return total(Object.values(contributions).filter((amount) => amount !== undefined));
}
