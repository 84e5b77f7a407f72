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

/** After-tax money that was in the plan on a day and had not been moved before it, as far as paychecks say. */
export function waitingOn(writer: LedgerWriter, { person, plan, date }: Movement): Cents {
  let sum: Cents = ZERO;
  for (const event of writer.standing(["paycheck", "in_plan_roth_rollover", "distribution"])) {
    const { data } = event;
    if (!("plan" in data) || data.plan !== plan || !("person" in data) || data.person !== person)
      continue;
    if (event.kind === "paycheck") {
      const { depositedOn, contributions } = event.data;
      if ((depositedOn ?? event.data.date) <= date) sum = add(sum, contributions.afterTax ?? ZERO);
    } else if (event.kind !== "in_plan_roth_rollover" && event.kind !== "distribution") continue;
    else if (event.data.date < date && (event.data.from ?? "after_tax") === "after_tax")
      sum = subtract(sum, event.data.amount);
  }
  return sum;
}
