// What a plan received, held against what payrolls paid: a file that says neither whose money it is nor which
// plan's has sums, and they are those of somebody's paychecks of the days before.
import { totalOf } from "../../intake/fold/infer-sources.ts";
import { type CalendarDate, daysBetween } from "../../kernel/calendar.ts";
import { add, type Cents } from "../../kernel/money.ts";
import { DEPOSIT_WITHIN_DAYS } from "../../ledger/told-by-plan.ts";
import type { LedgerWriter } from "../ports.ts";

export interface DatedSum {
  readonly date: CalendarDate;
  readonly amount: Cents;
}

export interface PaychecksBehind {
  readonly person: string;
  readonly plan: string;
  readonly paychecks: number;
}

/** A row may be all of a deposit, or one source of it: each row and the sum of each day is looked up. */
export function paychecksBehind(
  writer: LedgerWriter,
  sums: readonly DatedSum[],
): readonly PaychecksBehind[] {
  const days = Map.groupBy(sums, ({ date }) => date);
  const dates = new Map<Cents, Set<CalendarDate>>();
  const note = (amount: Cents, date: CalendarDate) =>
    dates.set(amount, (dates.get(amount) ?? new Set()).add(date));
  for (const [date, ofDay] of days) {
    for (const { amount } of ofDay) note(amount, date);
    note(add(...ofDay.map(({ amount }) => amount)), date);
  }
  const found = new Map<string, PaychecksBehind>();
  for (const event of writer.standing(["paycheck"])) {
    if (event.kind !== "paycheck") continue;
    const { person, plan, date, contributions } = event.data;
    const received = [...(dates.get(totalOf(contributions)) ?? [])].some((day) => {
      const after = daysBetween(date, day);
      return after >= 0 && after <= DEPOSIT_WITHIN_DAYS;
    });
    if (!received) continue;
    const key = `${person} ${plan}`;
    found.set(key, { person, plan, paychecks: (found.get(key)?.paychecks ?? 0) + 1 });
  }
  return [...found.values()];
}
