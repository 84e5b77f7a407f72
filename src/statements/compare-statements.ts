// Statements against the paychecks of the ledger, by pay date and kind of contribution: what matches, what
// came late, what is missing on either side, what differs. Late is later than this plan's own habit; money
// that must be in the plan within 30 days of its limitation year is late after that day (26 CFR 1.415(c)-1(b)(6)).
import { addDays, type CalendarDate, daysBetween, limitationYearOf } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { add, type Cents, negate, subtract, total, ZERO } from "../kernel/money.ts";
import { type ContributionFamily, familiesOf } from "../ledger/contribution-kinds.ts";
import { type Ledger, limitationYearEndOf } from "../ledger/ledger.ts";
import { DAYS_TO_DEPOSIT } from "../limits/annual-addition.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import {
  DAYS_BEFORE_PAY,
  medianDays,
  NEAR_DAYS,
  type Pair,
  type Pairing,
  pairDeposits,
  type Sent,
} from "./pair-deposits.ts";
import type {
  OpenDeposit,
  StatedCoverage,
  StatedDeposit,
  StatedPaycheck,
} from "./statement-values.ts";

export type StatementOutcome =
  | "matched"
  | "late"
  | "missing_in_plan"
  | "missing_in_payroll"
  | "different_amount"
  | "duplicated"
  /** The plan's file has lines of about that day which wait for review. */
  | "open"
  /** Employer money of a plan whose payroll states none. */
  | "not_compared";

type Source = ContributionFamily | "all";

export interface StatementRow {
  readonly plan: string;
  readonly source: Source;
  readonly toldBy: "payroll" | "plan";
  readonly payDate?: CalendarDate;
  readonly date?: CalendarDate;
  /** Days from the pay date to the deposit. */
  readonly lag?: number;
  readonly recorded?: Cents;
  readonly stated?: Cents;
  /** Stated less recorded. */
  readonly difference?: Cents;
  readonly outcome: StatementOutcome;
  /** The last day on which it would have been in its limitation year, when it came later. */
  readonly pastLimitationYear?: CalendarDate;
  /** One deposit for several paychecks: what it was in all. */
  readonly together?: Cents;
  /** The ledger has it from the plan alone, so that it proves nothing of payroll. */
  readonly recordedFromPlan?: true;
  readonly at?: { readonly file: string; readonly line: number };
  readonly events: readonly EventId[];
}

/** How long the deposits of one kind of money take. */
export interface DepositHabit {
  readonly plan: string;
  readonly source: Source;
  readonly deposits: number;
  /** The median, in days. */
  readonly days: number;
  readonly lateAfter: number;
}

export interface StatementComparison {
  readonly rows: readonly StatementRow[];
  readonly habits: readonly DepositHabit[];
  /** Paychecks with contributions outside the time that the files cover. */
  readonly notCovered: number;
  readonly agrees: boolean;
}

/** Weekends and holidays move deposits by some days; a week beyond the habit is more than that. */
const LATE_BEYOND_HABIT = 7;

interface Paid extends Sent {
  readonly source: Source;
  readonly afterTax: boolean;
  readonly fromPlan: boolean;
  readonly events: readonly EventId[];
}

interface Side {
  readonly plan: string;
  readonly source: Source;
  readonly pairing: Pairing<Paid, StatedDeposit>;
}

/**
 * `taxYear` is the year of the pay dates; with it the files are taken to cover the year, without it what
 * they say they cover, else from their first deposit to their last.
 * @see 26 CFR 1.415(c)-1(b)(6)
 */
export function compareStatements(
  ledger: Ledger,
  person: string,
  said: {
    readonly deposits: readonly StatedDeposit[];
    readonly paychecks: readonly StatedPaycheck[];
    readonly open: readonly OpenDeposit[];
    readonly covered: readonly StatedCoverage[];
  },
  taxYear?: number,
): StatementComparison {
  const rows: StatementRow[] = [];
  const habits: DepositHabit[] = [];
  const uncovered = new Set<string>();
  const inYear = (date: string) => taxYear === undefined || date.startsWith(`${taxYear}-`);
  const all = [...said.deposits, ...said.open, ...said.covered];
  for (const plan of new Set(all.map((each) => each.plan))) {
    const deposits = said.deposits.filter((each) => each.plan === plan);
    const open = said.open.filter((each) => each.plan === plan);
    const stated = said.covered.filter((each) => each.plan === plan);
    const dates = [
      ...[...deposits, ...open].map(({ date }) => date),
      ...stated.flatMap(({ from, to }) => [from, to]),
    ].toSorted();
    const [first, last] = [dates[0], dates.at(-1)];
    const paid = paidInto(ledger, person, plan);
    const payrollTellsEmployer = paid.some((each) => each.source === "employer" && !each.fromPlan);
    const sides = sidesOf(plan, paid, deposits);
    const usual = medianDays(sides.flatMap(({ pairing }) => pairing.pairs.map(lagOf))) ?? 0;
    for (const side of sides) {
      const habit = habitOf(side);
      if (habit !== undefined) habits.push(habit);
      const judge = { ledger, side, habit, payrollTellsEmployer };
      const found = [...received(judge), ...unexpected(judge)];
      for (const each of side.pairing.notReceived) {
        const due = addDays(each.payDate, habit?.days ?? usual);
        const covered =
          taxYear !== undefined ||
          (first !== undefined && last !== undefined && first <= due && due <= last);
        if (covered) found.push(missing(plan, each, open));
        else uncovered.add(`${plan} ${each.payDate}`);
      }
      rows.push(...found.filter((row) => inYear(row.payDate ?? row.date ?? "")));
    }
  }
  for (const paycheck of said.paychecks)
    if (inYear(paycheck.date)) rows.push(...paycheckRows(ledger, person, paycheck));
  return {
    rows: rows.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    habits,
    notCovered: uncovered.size,
    agrees: rows.every(({ outcome }) => outcome === "matched" || outcome === "not_compared"),
  };
}

/** What went into a plan, by pay date and family: paychecks, and employer money outside them. */
function paidInto(ledger: Ledger, person: string, plan: string): Paid[] {
  const { paychecks, employerContributions } = eventsOfPerson(ledger, person);
  const paid = new Map<string, Paid>();
  const put = (each: Paid) => {
    const key = `${each.source} ${each.payDate}`;
    const before = paid.get(key);
    const both = before && {
      ...before,
      amount: add(before.amount, each.amount),
      events: [...before.events, ...each.events],
    };
    paid.set(key, both ?? each);
  };
  for (const { id, data } of paychecks) {
    if (data.plan !== plan) continue;
    for (const [source, amount] of familiesOf(data.contributions))
      put({
        source,
        amount,
        payDate: data.date,
        ...(data.depositedOn && { depositedOn: data.depositedOn }),
        afterTax: source === "after_tax",
        fromPlan: data.depositedOn === data.date,
        events: [id],
      });
  }
  for (const { id, data } of employerContributions) {
    if (data.plan !== plan || data.amount === 0) continue;
    const { date: payDate, amount } = data;
    put({ source: "employer", amount, payDate, afterTax: false, fromPlan: false, events: [id] });
  }
  return [...paid.values()];
}

/** Kind by kind; deposits without a kind are held against whole paychecks of which no kind was received. */
function sidesOf(
  plan: string,
  paid: readonly Paid[],
  deposits: readonly StatedDeposit[],
): readonly Side[] {
  const sources = new Set<Source>([...paid, ...deposits].map(({ source }) => source));
  const whole = deposits.filter(({ source }) => source === "all");
  sources.delete("all");
  const sides = [...sources].map(
    (source): Side => ({
      plan,
      source,
      pairing: pairDeposits(
        paid.filter((each) => each.source === source),
        deposits.filter((each) => each.source === source),
      ),
    }),
  );
  if (whole.length === 0) return sides;
  const seen = new Set(
    sides.flatMap(({ pairing }) => pairing.pairs.map(({ sent }) => sent.payDate)),
  );
  const byDate = Map.groupBy(
    paid.filter(({ payDate }) => !seen.has(payDate)),
    ({ payDate }) => payDate,
  );
  const pairing = pairDeposits([...byDate.values()].flatMap(wholePaycheck), whole);
  const explained = new Set(pairing.pairs.map(({ sent }) => sent.payDate));
  return [
    ...sides.map((side) => ({
      ...side,
      pairing: {
        ...side.pairing,
        notReceived: side.pairing.notReceived.filter(({ payDate }) => !explained.has(payDate)),
      },
    })),
    // What no deposit without a kind explains is missing kind by kind, above.
    { plan, source: "all", pairing: { ...pairing, notReceived: [] } },
  ];
}

function wholePaycheck(parts: readonly Paid[]): Paid[] {
  const [first] = parts;
  if (first === undefined) return [];
  return [
    {
      ...first,
      source: "all",
      amount: total(parts.map(({ amount }) => amount)),
      afterTax: parts.some(({ afterTax }) => afterTax),
      events: [...new Set(parts.flatMap(({ events }) => events))],
    },
  ];
}

function habitOf({ plan, source, pairing }: Side): DepositHabit | undefined {
  const lags = pairing.pairs
    .filter(({ how, sent }) => how === "equal" && !sent.fromPlan)
    .map(lagOf);
  const days = medianDays(lags);
  if (days === undefined) return undefined;
  return { plan, source, deposits: lags.length, days, lateAfter: days + LATE_BEYOND_HABIT };
}

function lagOf({ sent, received: each }: Pair<Paid, StatedDeposit>): number {
  return daysBetween(sent.payDate, each.date);
}

interface Judge {
  readonly ledger: Ledger;
  readonly side: Side;
  readonly habit: DepositHabit | undefined;
  readonly payrollTellsEmployer: boolean;
}

function received({ ledger, side, habit }: Judge): StatementRow[] {
  const { plan, source } = side;
  return side.pairing.pairs.map((pair): StatementRow => {
    const { sent, received: each, how } = pair;
    const lag = lagOf(pair);
    const { end } = limitationYearOf(sent.payDate, limitationYearEndOf(ledger, plan));
    const lastDay = addDays(end, DAYS_TO_DEPOSIT);
    const past = sent.afterTax && each.date > lastDay;
    const stated = how === "together" ? sent.amount : each.amount;
    return {
      plan,
      source,
      toldBy: "plan",
      payDate: sent.payDate,
      date: each.date,
      lag,
      recorded: sent.amount,
      stated,
      difference: subtract(stated, sent.amount),
      outcome: outcomeOf(
        pair,
        past || (how === "equal" && habit !== undefined && lag > habit.lateAfter),
      ),
      ...(past && { pastLimitationYear: lastDay }),
      ...(how === "together" && { together: each.amount }),
      ...(sent.fromPlan && { recordedFromPlan: true }),
      at: { file: each.file, line: each.line },
      events: sent.events,
    };
  });
}

function outcomeOf({ how }: Pair<Paid, StatedDeposit>, late: boolean): StatementOutcome {
  if (how === "doubled") return "duplicated";
  if (how === "different") return "different_amount";
  return late ? "late" : "matched";
}

function unexpected({ side, payrollTellsEmployer }: Judge): StatementRow[] {
  const { plan, source, pairing } = side;
  const row = (each: StatedDeposit) =>
    ({
      plan,
      source,
      toldBy: "plan",
      ...(each.payDate && { payDate: each.payDate }),
      date: each.date,
      stated: each.amount,
      difference: each.amount,
      at: { file: each.file, line: each.line },
    }) as const;
  return [
    ...pairing.duplicates.map(
      ({ of, received: each }): StatementRow => ({
        ...row(each),
        payDate: of.payDate,
        lag: daysBetween(of.payDate, each.date),
        outcome: "duplicated",
        events: of.events,
      }),
    ),
    ...pairing.notSent.map(
      (each): StatementRow => ({
        ...row(each),
        outcome:
          source === "employer" && !payrollTellsEmployer ? "not_compared" : "missing_in_payroll",
        events: [],
      }),
    ),
  ];
}

function missing(plan: string, sent: Paid, open: readonly OpenDeposit[]): StatementRow {
  const line = open.find(({ date }) => {
    const lag = daysBetween(sent.payDate, date);
    return lag >= -DAYS_BEFORE_PAY && lag <= NEAR_DAYS;
  });
  return {
    plan,
    source: sent.source,
    toldBy: "plan",
    payDate: sent.payDate,
    recorded: sent.amount,
    difference: negate(sent.amount),
    outcome: line === undefined ? "missing_in_plan" : "open",
    ...(line && { at: { file: line.file, line: line.line } }),
    events: sent.events,
  };
}

/** A payslip's paycheck beside the one of its pay date. Payslips often leave employer money out. */
function paycheckRows(ledger: Ledger, person: string, said: StatedPaycheck): StatementRow[] {
  const own = eventsOfPerson(ledger, person).paychecks.filter(
    ({ data }) => data.plan === said.plan && data.date === said.date,
  );
  const recorded = own.map(({ data }) => familiesOf(data.contributions));
  const stated = familiesOf(said.contributions);
  const families = new Set([...stated.keys(), ...recorded.flatMap((each) => [...each.keys()])]);
  if (!stated.has("employer")) families.delete("employer");
  return [...families].map((source): StatementRow => {
    const [one, other] = [
      total(recorded.map((each) => each.get(source) ?? ZERO)),
      stated.get(source) ?? ZERO,
    ];
    const differs = own.length === 0 ? "missing_in_payroll" : "different_amount";
    return {
      plan: said.plan,
      source,
      toldBy: "payroll",
      payDate: said.date,
      ...(own.length > 0 && { recorded: one }),
      stated: other,
      difference: subtract(other, one),
      outcome: one === other ? "matched" : differs,
      at: { file: said.file, line: said.line },
      events: own.map(({ id }) => id),
    };
  });
}

function orderOf(row: StatementRow): string {
  return [row.plan, row.payDate ?? row.date, row.source, row.toldBy, row.date].join("|");
}
