// What a letter to a plan rests on: whose it is, what differs or is in excess, and the recorded movements.
import type { MovementPart } from "../../basis/movement.ts";
import { planMovements } from "../../basis/plan-movements.ts";
import { reconcile } from "../../distributions/reconcile.ts";
import { correctExcess, type ExcessCorrection } from "../../forms/correct-excess.ts";
import { type LetterCase, letterCase } from "../../forms/letter-case.ts";
import { withEffects } from "../../forms/reconciliation-effects.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
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
  /** Who holds the plan's money, where that is recorded. */
  readonly trustee: string | undefined;
  /** What was paid or converted in the year, each part to where it went. */
  readonly movements: readonly {
    readonly date: CalendarDate;
    readonly to: MovementPart["to"];
    readonly isDirect: boolean;
    readonly amount: Cents;
    readonly basis: Amount;
    readonly pretax: Amount;
  }[];
  /** The last digits of the account, as the plan's forms have it. */
  readonly account: string | undefined;
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
  const movements = planMovements(ledger, person).filter(
    (movement) => movement.plan === plan.plan && movement.taxYear === taxYear,
  );
  const reconciliation = withEffects(reconcile(ledger, { person, taxYear }));
  return success({
    personName: ledger.people.get(person)?.name ?? person,
    planName: plan.name ?? plan.plan,
    forms: letterCase(ledger, reconciliation, plan.plan),
    excess: excess.value,
    account: ledger
      .of("form_1099r")
      .find(({ data }) => data.person === person && data.plan === plan.plan && data.accountNumber)
      ?.data.accountNumber?.slice(-4),
    trustee: plan.trustee,
    movements: movements.flatMap(({ date, parts }) =>
      parts.map(({ to, method, amount, basis, pretax }) => ({
        date,
        to,
        isDirect: method === "direct",
        amount,
        basis,
        pretax,
      })),
    ),
  });
}
