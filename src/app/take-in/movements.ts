// Money that moved, held against what is recorded: whether it is there already, and what there was to move.
import type { Movement } from "../../intake/unknown.ts";
import { add, type Cents, subtract, ZERO } from "../../kernel/money.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { LedgerWriter } from "../ports.ts";

/** One that was answered before, or typed with more than a statement says. */
export function recordedMovement(
  writer: LedgerWriter,
  { person, plan, date, amount }: Movement,
): LedgerEvent | undefined {
  return writer
    .standing(["in_plan_roth_rollover", "distribution"])
    .find(
      (event) =>
        (event.kind === "in_plan_roth_rollover" || event.kind === "distribution") &&
        event.data.person === person &&
        event.data.plan === plan &&
        event.data.date === date &&
        event.data.amount === amount,
    );
}

/**
 * After-tax money that was in the plan on a day and had not been moved before it, as far as paychecks say.
 * `presumed` moved too, though it is not recorded yet. A movement takes no more than was there: the rest of
 * it were earnings.
 */
export function waitingOn(
  writer: LedgerWriter,
  { person, plan, date }: Movement,
  presumed: readonly Movement[] = [],
): Cents {
  const came: [day: string, amount: Cents][] = [];
  const went: [day: string, amount: Cents][] = [];
  for (const event of writer.standing(["paycheck", "in_plan_roth_rollover", "distribution"])) {
    const { data } = event;
    if (!("plan" in data) || data.plan !== plan || !("person" in data) || data.person !== person)
      continue;
    if (event.kind === "paycheck") {
      const { depositedOn, contributions } = event.data;
      const day = depositedOn ?? event.data.date;
      if (day <= date) came.push([day, contributions.afterTax ?? ZERO]);
    } else if (event.kind !== "in_plan_roth_rollover" && event.kind !== "distribution") continue;
    else if (event.data.date < date && (event.data.from ?? "after_tax") === "after_tax")
      went.push([event.data.date, event.data.basis ?? event.data.amount]);
  }
  for (const moved of presumed.filter((each) => recordedMovement(writer, each) === undefined))
    if (moved.person === person && moved.plan === plan && moved.date < date)
      went.push([moved.date, moved.amount]);
  // What came on the day of a movement was there to be moved.
  const days = [
    ...came.map(([day, amount]) => ({ day, amount })),
    ...went.map(([day, amount]) => ({ day, amount: subtract(ZERO, amount) })),
  ].toSorted((a, b) => a.day.localeCompare(b.day) || b.amount - a.amount);
  return days.reduce<Cents>((sum, { amount }) => {
    const left = add(sum, amount);
    return left < 0 ? ZERO : left;
  }, ZERO);
}

/** Whether a movement can have been all that was there, what is beyond it being the earnings of some weeks. */
export function mayBeAll(amount: Cents, there: Cents): boolean {
  return there > 0 && amount >= there && subtract(amount, there) * 10 <= there;
}
