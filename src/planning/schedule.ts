// How to spread a room for after-tax contributions over the remaining paychecks so that the last check
// meets it exactly: as one amount a check, or as the percentages that a payroll system accepts. Also
// where an election that stands today would overshoot.
import type { CalendarDate } from "../kernel/calendar.ts";
import { add, atLeastZero, type Cents, max, min, subtract, total, ZERO } from "../kernel/money.ts";
import { type Percent, percentOf } from "../kernel/percent.ts";
import {
  type Election,
  electedOn,
  type ProjectedCheck,
  type UpcomingCheck,
} from "./upcoming-checks.ts";

export interface ScheduledCheck {
  readonly date: CalendarDate;
  readonly kind: UpcomingCheck["kind"];
  readonly afterTax: Cents;
  /** Room left after this check. */
  readonly left: Cents;
}

export interface AmountSchedule {
  /** What each check up to the last can give: never more than the smallest of them has. */
  readonly perPaycheck: Cents;
  /** Above `perPaycheck` where pay or deferrals differ from check to check, the last one included; without the cents left over. */
  readonly mostOnOne: Cents;
  readonly lastPaycheck: Cents;
  readonly checks: readonly ScheduledCheck[];
  /** Room that the checks cannot take, because pay does not reach. */
  readonly unused: Cents;
}

/**
 * The same amount on every check, rounded down to the cent; the last check takes the cents left over.
 * A check too small for its share gives what it has, and the others share the rest.
 */
export function scheduleAmounts(room: Cents, checks: readonly ProjectedCheck[]): AmountSchedule {
  const capacities = checks.map(capacityOf);
  const level = evenLevel(room, capacities);
  const even = capacities.map((capacity) => min(level, capacity));
  const amounts = [...even];
  let left = subtract(room, total(amounts));
  for (let index = amounts.length - 1; index >= 0 && left > 0; index -= 1) {
    const [amount = ZERO, capacity = ZERO] = [amounts[index], capacities[index]];
    const extra = min(left, subtract(capacity, amount));
    amounts[index] = add(amount, extra);
    left = subtract(left, extra);
  }
  // A check that has nothing left after its deferral gives nothing; it is no measure for the others.
  const able = amounts.filter((_, index) => (capacities[index] ?? ZERO) > 0);
  const [first = ZERO, ...others] = able.length > 1 ? able.slice(0, -1) : able;
  return {
    perPaycheck: min(first, ...others),
    mostOnOne: max(ZERO, ...even),
    lastPaycheck: amounts.at(-1) ?? ZERO,
    checks: running(room, checks, amounts),
    unused: left,
  };
}

/** What a check can still give to after-tax contributions: gross pay beyond its deferral. Taxes are not known here. */
export function capacityOf(check: ProjectedCheck): Cents {
  return atLeastZero(subtract(subtract(check.grossPay, check.deferral), check.spillover));
}

/** The highest amount that, given by every check as far as it can, stays within the room. */
function evenLevel(room: Cents, capacities: readonly Cents[]): Cents {
  let [left, checksLeft] = [room as number, capacities.length];
  for (const capacity of capacities.toSorted((a, b) => a - b)) {
    if (capacity * checksLeft > left) return Math.floor(left / checksLeft) as Cents;
    left -= capacity;
    checksLeft -= 1;
  }
  return max(ZERO, ...capacities);
}

export interface PercentSchedule {
  /** What to set now. */
  readonly percent: Percent;
  /** One step more, from this check on, if that fits. */
  readonly raise?: { readonly percent: Percent; readonly from: CalendarDate };
  readonly checks: readonly ScheduledCheck[];
  /** Room that percentages cannot hit exactly. */
  readonly unused: Cents;
}

const WHOLE = 1_000_000;

/**
 * The highest percentage that never passes the room, in the steps that payroll accepts (a whole percent
 * is 10,000, a tenth 1,000), and the check from which one step more still fits.
 */
export function schedulePercents(
  room: Cents,
  checks: readonly ProjectedCheck[],
  step: Percent,
): PercentSchedule {
  const amountsAt = (percent: number, from: number) =>
    checks.map((check, index) =>
      min(
        capacityOf(check),
        percentOf((index < from ? percent : percent + step) as Percent, check.grossPay, "half_up"),
      ),
    );
  const fits = (amounts: readonly Cents[]) => total(amounts) <= room;
  // An election is one percentage of gross pay: no check may owe more than its deferral leaves.
  const isPayable = (percent: number, from: number) =>
    checks
      .slice(from)
      .every(
        (check) =>
          capacityOf(check) === 0 ||
          percentOf(percent as Percent, check.grossPay, "half_up") <= capacityOf(check),
      );
  const highest = Math.floor(WHOLE / step);
  const steps = lastThat(
    highest,
    (count) => isPayable(count * step, 0) && fits(amountsAt(count * step, checks.length)),
  );
  const percent = (steps * step) as Percent;
  const raised = lastThat(
    checks.length,
    (count) =>
      isPayable(percent + step, checks.length - count) &&
      fits(amountsAt(percent, checks.length - count)),
  );
  let from = checks.length - raised;
  // Payroll is told a date: a bonus and a paycheck of one day are raised together or not at all.
  while (from > 0 && from < checks.length && checks[from]?.date === checks[from - 1]?.date)
    from += 1;
  const amounts = amountsAt(percent, from);
  const first = steps < highest ? checks[from] : undefined;
  return {
    percent,
    ...(first !== undefined && {
      raise: { percent: (percent + step) as Percent, from: first.date },
    }),
    checks: running(room, checks, amounts),
    unused: subtract(room, total(amounts)),
  };
}

/** The last whole number up to `highest` for which a condition holds that fails from some number on. */
function lastThat(highest: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, highest];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The check on which an election passes the room, and by how much the year does. */
export interface Overshoot {
  readonly date: CalendarDate;
  readonly onThatCheck: Cents;
  readonly byYearEnd: Cents;
}

/** Where an after-tax election that is kept unchanged passes the room; undefined when it never does. */
export function overshootOf(
  room: Cents,
  checks: readonly ProjectedCheck[],
  election: Election,
): Overshoot | undefined {
  let total = ZERO;
  let first: { date: CalendarDate; over: Cents } | undefined;
  for (const check of checks) {
    total = add(total, min(electedOn(check, election), capacityOf(check)));
    if (first === undefined && total > room)
      first = { date: check.date, over: subtract(total, room) };
  }
  return first && { date: first.date, onThatCheck: first.over, byYearEnd: subtract(total, room) };
}

function running(
  room: Cents,
  checks: readonly UpcomingCheck[],
  amounts: readonly Cents[],
): ScheduledCheck[] {
  let left = room;
  return checks.map(({ date, kind }, index) => {
    const afterTax = amounts[index] ?? ZERO;
    left = subtract(left, afterTax);
    return { date, kind, afterTax, left };
  });
}
