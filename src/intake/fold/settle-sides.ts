// The same money is told twice: payroll says what it paid, the plan what it received some days later.
// Whoever comes second is matched with what is recorded, so that nothing is counted twice; what does not
// match waits for a decision. Matching is one to one, by person, plan, kind of money and amount.
import { addDays, type CalendarDate, daysBetween } from "../../kernel/calendar.ts";
import { groupedBy } from "../../kernel/grouped-by.ts";
import { add, formatDollars, ZERO } from "../../kernel/money.ts";
import { familiesOf } from "../../ledger/contribution-kinds.ts";
import type { Candidate, LedgerEvent } from "../../ledger/event.ts";
import type { Contributions, EventData } from "../../ledger/kinds.ts";
import { DEPOSIT_WITHIN_DAYS, isToldByPlan } from "../../ledger/told-by-plan.ts";
import type { Deposit, ReadRecord, ReadResult, Side } from "../read-record.ts";
import { inferSources, splitOf, totalOf } from "./infer-sources.ts";

type Paycheck = EventData<"paycheck">;
type Recorded = LedgerEvent<"paycheck">;

/** As the plan told it: with the day on which it received the money. */
interface Received extends Recorded {
  readonly data: Paycheck & { readonly depositedOn: CalendarDate };
}

function isReceived(event: Recorded): event is Received {
  return isToldByPlan(event.data);
}

/** Gives each record of one side the result that it has beside what the other side told before. */
export function settleSides(
  records: readonly ReadRecord[],
  recorded: readonly Recorded[],
): ReadRecord[] {
  const told = {
    plan: byOwner(recorded.filter(isReceived)),
    payroll: byOwner(recorded.filter(({ data }) => !isToldByPlan(data))),
  };
  const taken = new Set<number>();
  const order = records
    .flatMap((record, index) =>
      paychecksIn(record.result).map((own) => ({ record, index, ...own })),
    )
    .toSorted((a, b) => (a.paycheck.date < b.paycheck.date ? -1 : 1));
  const settled = records.map((record) => {
    const { result } = record;
    if (result.bucket !== "needs_review" || result.deposit === undefined) return record;
    const found =
      explained(result.deposit, told.payroll(result.deposit), taken) ??
      toldBefore(result.deposit, told.plan(result.deposit), taken);
    if (found?.matched !== undefined) taken.add(found.matched);
    return found === undefined ? record : { ...record, result: found.result };
  });
  infer(settled, told.payroll, taken);
  for (const { record, index, paycheck, side, result } of order) {
    const isFree = ({ seq }: Recorded) => !taken.has(seq);
    if (told[side](paycheck).some(({ data }) => data.date === paycheck.date)) continue;
    const found =
      side === "plan"
        ? besidePayroll(paycheck, told.payroll(paycheck).filter(isFree), result)
        : besidePlan(paycheck, told.plan(paycheck).filter(isFree), result.candidates);
    if (found === undefined) continue;
    if (found.matched !== undefined) taken.add(found.matched);
    settled[index] = { ...record, result: found.result };
  }
  return withoutMootNotes(settled);
}

/** Where payroll has told how all of it is split, nobody need be told that the file does not. */
function withoutMootNotes(records: ReadRecord[]): ReadRecord[] {
  const left = records.some(
    ({ result }) => result.bucket === "candidates" && result.afterTaxMayBeRoth === true,
  );
  return left
    ? records
    : records.map(({ notes, ...record }) => {
        const kept = notes?.filter(
          ({ code }) =>
            code !== "import.no-roth-source" || record.result.bucket !== "already_recorded",
        );
        return { ...record, ...(kept !== undefined && kept.length > 0 && { notes: kept }) };
      });
}

/** Once every deposit that a paycheck explains wholly has it: what is left may be split by evidence. */
function infer(
  records: ReadRecord[],
  payroll: (owner: Owner) => readonly Recorded[],
  taken: Set<number>,
): void {
  for (const [index, record] of records.entries()) {
    const { result, at } = record;
    if (result.bucket !== "needs_review" || result.deposit === undefined) continue;
    const { file, line, column } = at;
    const source = { file, line, ...(column !== undefined && { column }) };
    const free = payroll(result.deposit).filter(({ seq }) => !taken.has(seq));
    const inferred = inferSources(result.deposit, free, source);
    if (inferred === undefined) continue;
    if (inferred.matched !== undefined) taken.add(inferred.matched);
    const reason = `${result.reason}; ${inferred.evidence}`;
    records[index] = { ...record, result: { ...result, reason, proposal: [inferred.proposal] } };
  }
}

/** The plan told the deposit before, in a format that names the sources: a QFX file beside a CSV. */
function toldBefore(
  deposit: Deposit,
  plan: readonly Recorded[],
  taken: ReadonlySet<number>,
): Found | undefined {
  const same = plan.find(
    ({ data, seq }) =>
      !taken.has(seq) &&
      data.depositedOn === deposit.date &&
      totalOf(data.contributions) === deposit.amount,
  );
  if (same === undefined) return undefined;
  const reason = `the deposit of ${deposit.date} that the plan told before, with its sources (${splitOf(same.data.contributions)})`;
  return { result: { bucket: "already_recorded", event: same.id, reason }, matched: same.seq };
}

interface Found {
  readonly result: ReadResult;
  readonly matched?: number;
}

/**
 * A deposit without sources, explained by the one paycheck before it that sums to it. The split is
 * payroll's; with two paychecks of that sum nothing is inferred.
 */
function explained(
  deposit: Deposit,
  payroll: readonly Recorded[],
  taken: ReadonlySet<number>,
): Found | undefined {
  const fitting = payroll.filter(
    ({ data, seq }) =>
      !taken.has(seq) &&
      isWithin(data.date, deposit.date) &&
      totalOf(data.contributions) === deposit.amount,
  );
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return undefined;
  const reason = `the deposit of the paycheck of ${only.data.date}: its contributions sum to ${formatDollars(deposit.amount)} (${splitOf(only.data.contributions)})`;
  const depositedOn = deposit.date;
  return {
    result: { bucket: "already_recorded", event: only.id, reason, depositedOn },
    matched: only.seq,
  };
}

/** A deposit, beside the paychecks that payroll told. */
function besidePayroll(
  deposit: Paycheck,
  payroll: readonly Recorded[],
  told: Told,
): Found | undefined {
  const proposal = told.candidates;
  const received = deposit.depositedOn ?? deposit.date;
  const near = payroll
    .filter(({ data }) => isWithin(data.date, received))
    .toSorted((a, b) => (a.data.date < b.data.date ? 1 : -1));
  const equal =
    near.find(({ data }) => sameMoney(data.contributions, deposit.contributions)) ??
    (told.afterTaxMayBeRoth === true
      ? near.find(({ data }) => sameTakenTogether(data.contributions, deposit.contributions))
      : undefined);
  if (equal !== undefined) {
    const reason = `the deposit of the paycheck of ${equal.data.date}, which payroll reported`;
    return {
      result: { bucket: "already_recorded", event: equal.id, reason, depositedOn: received },
      matched: equal.seq,
    };
  }
  const [nearest] = near;
  if (nearest !== undefined) {
    const reason = `the plan received ${total(deposit)} on ${received}; payroll reported ${total(nearest.data)} on ${nearest.data.date} (${nearest.id})`;
    return { result: open(reason, proposal, "plan") };
  }
  if (!covers(payroll, received)) return undefined;
  const reason = `the plan received ${total(deposit)} on ${received}; payroll reported paychecks before and after, and none in the ${DEPOSIT_WITHIN_DAYS} days before`;
  return { result: open(reason, proposal, "plan") };
}

/** A paycheck, beside deposits that the plan told first. */
function besidePlan(
  paycheck: Paycheck,
  plan: readonly Received[],
  proposal: readonly Candidate[],
): Found | undefined {
  const deposit = plan
    .filter(({ data }) => isWithin(paycheck.date, data.depositedOn))
    .toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1))
    .find(({ data }) => sameMoney(data.contributions, paycheck.contributions));
  if (deposit === undefined) return undefined;
  const reason = `${total(paycheck)} of this paycheck is recorded as ${deposit.id}, which the plan received on ${deposit.data.depositedOn}: undo that batch, import payroll first, then the plan's file`;
  return { result: open(reason, proposal, "payroll"), matched: deposit.seq };
}

function open(reason: string, proposal: readonly Candidate[], side: Side): ReadResult {
  return { bucket: "needs_review", reason, proposal, side };
}

function isWithin(payDate: CalendarDate, received: CalendarDate): boolean {
  const days = daysBetween(payDate, received);
  return days >= 0 && days <= DEPOSIT_WITHIN_DAYS;
}

function covers(payroll: readonly Recorded[], received: CalendarDate): boolean {
  const dates = payroll.map(({ data }) => data.date).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return false;
  return received >= first && received <= addDays(last, DEPOSIT_WITHIN_DAYS);
}

type Owner = Pick<Paycheck, "person" | "plan">;

/** What was told of each person in each plan: a register has ten thousand people, and each has two dozen. */
function byOwner<R extends Recorded>(recorded: readonly R[]): (owner: Owner) => readonly R[] {
  const keyOf = ({ person, plan }: Owner) => `${person} ${plan}`;
  const groups = groupedBy(recorded, ({ data }) => keyOf(data));
  return (owner) => groups.get(keyOf(owner)) ?? [];
}

type Told = Extract<ReadResult, { bucket: "candidates" }>;

/** The paycheck of a record, where its file says whose side it tells. */
function paychecksIn(result: ReadResult): { paycheck: Paycheck; side: Side; result: Told }[] {
  if (result.bucket !== "candidates" || result.side === undefined) return [];
  const { side } = result;
  const [candidate] = result.candidates;
  return candidate?.kind === "paycheck" ? [{ paycheck: candidate.data, side, result }] : [];
}

/** Payroll often leaves employer money out and plans never leave out what they received. */
function sameMoney(one: Contributions, other: Contributions): boolean {
  const [a, b] = [familiesOf(one), familiesOf(other)];
  if (!a.has("employer") || !b.has("employer")) {
    a.delete("employer");
    b.delete("employer");
  }
  return a.size === b.size && [...a].every(([family, amount]) => b.get(family) === amount);
}

/** Payroll's Roth and after-tax money together is what the plan calls after-tax. */
function sameTakenTogether(payroll: Contributions, plan: Contributions): boolean {
  const roth = add(payroll.rothDeferral ?? ZERO, payroll.rothCatchUp ?? ZERO);
  const { rothDeferral: _, rothCatchUp: __, ...others } = payroll;
  return sameMoney({ ...others, afterTax: add(roth, payroll.afterTax ?? ZERO) }, plan);
}

function total(paycheck: Paycheck): string {
  return formatDollars(totalOf(paycheck.contributions));
}
