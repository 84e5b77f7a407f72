// What a letter to a plan rests on: whose it is, what differs or is in excess, and the recorded movements.
import { planMovements } from "../../basis/plan-movements.ts";
import { reconcile } from "../../distributions/reconcile.ts";
import { correctExcess, type ExcessCorrection } from "../../forms/correct-excess.ts";
import { type LetterCase, letterCase } from "../../forms/letter-case.ts";
import { withEffects } from "../../forms/reconciliation-effects.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { formatDollars } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { type Result, refusal } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { YearOfPerson } from "./distributions.ts";

export interface LetterFacts {
  readonly personName: string;
  readonly planName: string;
  /** Undefined when there is nothing to ask for about forms. */
  readonly forms: LetterCase | undefined;
  readonly excess: ExcessCorrection;
  readonly movements: readonly {
    readonly date: CalendarDate;
    readonly what: string;
    readonly amount: string;
    readonly source: string;
  }[];
}

export async function letterFacts(
  store: LedgerReader,
  asked: YearOfPerson & { readonly plan: string; readonly today: CalendarDate },
): Promise<Result<LetterFacts>> {
  const reading = await readingOf(store, asked.person);
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const { taxYear, today } = asked;
  const plan = ledger.plans.get(asked.plan);
  if (plan === undefined) {
    const known = [...ledger.plans.keys()].join(", ");
    return refusal(
      "usage.bad-option",
      `there is no plan ${quoted(asked.plan)}`,
      `recorded: ${known}`,
    );
  }
  const excess = correctExcess(ledger, law, { person, taxYear, today });
  if (!excess.ok) return excess;
  const events = planMovements(ledger, person)
    .filter((movement) => movement.plan === plan.plan && movement.taxYear === taxYear)
    .flatMap((movement) => movement.events);
  const reconciliation = withEffects(reconcile(ledger, { person, taxYear }));
  return success({
    personName: ledger.people.get(person)?.name ?? person,
    planName: plan.name ?? plan.plan,
    forms: letterCase(ledger, reconciliation, plan.plan),
    excess: excess.value,
    movements: events.map(({ kind, data, source }) => ({
      date: data.date,
      what:
        kind === "distribution"
          ? `rollover or payment of ${data.from.replaceAll("_", " ")} money`
          : "in-plan Roth rollover",
      amount: amountText(data),
      // What was typed has no paper behind it that a plan could look at.
      source:
        source === undefined || source.file === "" ? "" : `${source.file}, line ${source.line}`,
    })),
  });
}

function amountText(
  data: LedgerEvent<"distribution">["data"] | LedgerEvent<"in_plan_roth_rollover">["data"],
): string {
  const basis =
    data.basis === undefined
      ? ""
      : `, of which ${formatDollars(data.basis)} was after-tax contributions`;
  return `${formatDollars(data.amount)}${basis}`;
}
