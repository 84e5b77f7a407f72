// A conversion that should be there and is not: the plan converts automatically, or its conversions come in a
// rhythm, and after-tax money waited past the next one. A later conversion that took it along settles it. After
// the last conversion the record itself says how long money waited: up to its latest entry about the plan.
import type { Movement } from "../basis/movement.ts";
import { planHistory } from "../basis/plan-history.ts";
import type { PostedEntry } from "../basis/pool-entry.ts";
import { orAccept } from "../kernel/accept-finding.ts";
import { type CalendarDate, daysBetween, yearEnd } from "../kernel/calendar.ts";
import { add, type Cents, multiply, total } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { type Sentence, say, worded } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { eventIds, type Ledger } from "../ledger/ledger.ts";
import type { PersonCheck } from "./check.ts";
import { daysApart, middleOf } from "./rhythm.ts";

export const missingConversions: PersonCheck = {
  name: "missing-conversions",
  per: "person",
  find(ledger, person) {
    return overdueConversions(ledger, person, (plan) => recordedThrough(ledger, person, plan));
  },
};

/** The same as far as a day that the ledger does not know of: today. */
export function overdueConversions(
  ledger: Ledger,
  person: string,
  through: (plan: string) => CalendarDate,
): Finding[] {
  const { entries, movements } = planHistory(ledger, person);
  const gone = entries.filter(movesAllAway);
  const waiting = entries
    .flatMap(depositOf)
    .filter(
      (deposit) => !gone.some(({ plan, date }) => plan === deposit.plan && date >= deposit.date),
    );
  const deposits = Map.groupBy(waiting, ({ plan }) => plan);
  return [...deposits].flatMap(([plan, ofPlan]) =>
    find(ledger, {
      person,
      plan,
      through: through(plan),
      deposits: ofPlan,
      moves: movements.filter((each) => each.plan === plan && takesAfterTax(each)),
    }),
  );
}

/** The latest day of which the ledger holds something about the plan; a form tells of its whole year. */
function recordedThrough(ledger: Ledger, person: string, plan: string): CalendarDate {
  const mine = <E extends { data: { person: string; plan?: string } }>(events: readonly E[]) =>
    events.filter(({ data }) => data.person === person && data.plan === plan);
  return [
    ...mine(ledger.of("paycheck")).map(({ data }) => data.depositedOn ?? data.date),
    ...mine(ledger.of("in_plan_roth_rollover")).map(({ data }) => data.date),
    ...mine(ledger.of("distribution")).map(({ data }) => data.date),
    ...mine(ledger.of("balance")).map(({ data }) => data.date),
    ...mine(ledger.of("form_1099r")).map(({ data }) => yearEnd(data.taxYear)),
  ].reduce((latest, date) => (date > latest ? date : latest), "" as CalendarDate);
}

/** After-tax money as it came into a plan. */
interface Deposit {
  readonly plan: string;
  readonly date: CalendarDate;
  readonly amount: Cents;
  readonly events: readonly LedgerEvent[];
}

interface PlanRecord {
  readonly through: CalendarDate;
  readonly person: string;
  readonly plan: string;
  /** By date, like the moves. */
  readonly deposits: readonly Deposit[];
  readonly moves: readonly Movement[];
}

/** A stretch of days without a conversion; it ends with the next one or with the last deposit. */
interface Gap {
  readonly after: Movement | undefined;
  readonly next: Movement | undefined;
  readonly waiting: readonly Deposit[];
}

/** Conversions of one rhythm differ by weekends and holidays, and by a late payroll. */
const DAYS_OF_GRACE = 5;
const FEWEST_CONVERSIONS = 4;
/** An automatic conversion may take some days; at the end of the record no later deposit tells. */
const DAYS_AT_THE_END = 14;

function find(ledger: Ledger, record: PlanRecord): Finding[] {
  const { person, plan, moves } = record;
  const automatic = ledger.plans.get(plan)?.features?.inPlanRothRollover === "automatic";
  const rule = automatic ? automaticRule(plan) : rhythmRule(plan, moves);
  if (rule === undefined) return [];
  return gapsOf(record).flatMap((gap): Finding[] => {
    const due = rule.due(gap, record.through);
    const [first] = due;
    if (first === undefined || (gap.next !== undefined && takesAll(gap.next))) return [];
    const amount = total(due.map((deposit) => deposit.amount));
    const since =
      gap.after === undefined ? "none is recorded" : say`none follows ${{ date: gap.after.date }}`;
    const events = eventIds([...(gap.after?.events ?? []), ...first.events]);
    const code = "basis.conversion-missing";
    const hint =
      "record the conversion that is missing; where there was none, accept the finding with the reason";
    // The deposit belongs to this gap alone.
    const event = events.at(-1);
    return [
      {
        code,
        severity: "warning",
        ...worded(
          say`${rule.why}, and ${since} for ${{ money: amount }} of after-tax money that was there from ${{ date: first.date }}`,
        ),
        hint: event === undefined ? hint : orAccept(hint, { person, code, event }),
        citation: { authority: "IRC §72(e)(8)" },
        events,
      },
    ];
  });
}

/** Why a conversion was to be expected, and the money of a gap that it should have taken. */
interface Rule {
  readonly why: Sentence;
  readonly due: (gap: Gap, through: CalendarDate) => Deposit[];
}

function automaticRule(plan: string): Rule {
  return { why: say`${{ plan }} converts automatically`, due: waitedForNext };
}

function rhythmRule(plan: string, moves: readonly Movement[]): Rule | undefined {
  const rhythm = rhythmOf(moves);
  return rhythm === undefined
    ? undefined
    : {
        why: say`${{ plan }} was converted every ${rhythm} days or so`,
        due: (gap, through) => waitedFor(gap, rhythm, through),
      };
}

function depositOf({ plan, pool, change, basis, date, events }: PostedEntry): Deposit[] {
  return pool === "after_tax" && change === "contribution" && basis.state === "complete"
    ? [{ plan, date, amount: basis.cents, events }]
    : [];
}

/** To another plan: what waited waits there, and its conversions settle it. */
function movesAllAway({ pool, change, basis, balance }: PostedEntry): boolean {
  return (
    pool === "after_tax" &&
    change === "transferred_out" &&
    (basis.state === "incomplete" ||
      balance.state === "incomplete" ||
      isNearlyAll(basis.cents, add(basis.cents, balance.cents)))
  );
}

function takesAfterTax({ from }: Movement): boolean {
  return from === "after_tax" || from === "whole_account";
}

/** The middle of the days between conversions, when two thirds of them come close to it. */
function rhythmOf(moves: readonly Movement[]): number | undefined {
  const days = daysApart(moves.map(({ date }) => date));
  const middle = middleOf(days);
  if (middle === undefined || moves.length < FEWEST_CONVERSIONS) return undefined;
  const close = days.filter((each) => Math.abs(each - middle) <= DAYS_OF_GRACE + middle / 10);
  return close.length * 3 >= days.length * 2 ? middle : undefined;
}

function gapsOf({ deposits, moves }: PlanRecord): Gap[] {
  return [undefined, ...moves].map((after, index) => {
    const next = moves[index];
    const from = after === undefined ? 0 : upTo(deposits, after.date);
    const to = next === undefined ? deposits.length : upTo(deposits, next.date);
    return { after, next, waiting: deposits.slice(from, to) };
  });
}

/** How many came on the day or before: halved again and again, because somebody may convert every day for years. */
function upTo(inOrder: readonly Deposit[], day: CalendarDate): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = inOrder[middle];
    if (found !== undefined && found.date <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Money that was still there when the next deposit came. */
function waitedForNext({ waiting, next }: Gap, through: CalendarDate): Deposit[] {
  const last = waiting.at(-1);
  if (last === undefined) return [];
  const isOver = next === undefined && daysBetween(last.date, through) >= DAYS_AT_THE_END;
  return waiting.filter(({ date }) => isOver || daysBetween(date, last.date) >= DAYS_OF_GRACE);
}

/** Money that was there when the next conversion of the rhythm was due, and stayed for half of another. */
function waitedFor(
  { after, next, waiting }: Gap,
  rhythm: number,
  through: CalendarDate,
): Deposit[] {
  const last = next?.date ?? through;
  if (after === undefined) return [];
  if (daysBetween(after.date, last) < rhythm * 1.6 + DAYS_OF_GRACE) return [];
  return waiting.filter(({ date }) => daysBetween(after.date, date) <= rhythm);
}

/** Nine tenths of what had been paid in, or more: what waited went along. */
function takesAll({ gross, basisBefore }: Movement): boolean {
  return basisBefore.state === "complete" && isNearlyAll(gross, basisBefore.cents);
}

function isNearlyAll(part: Cents, whole: Cents): boolean {
  return part >= multiply(whole, { numerator: 9n, denominator: 10n }, "up");
}
