// Lines 5a to 5c of Form 1040: pensions received, the taxable part, and whether any was rolled over.
// Excesses paid back are not there: they are wages of line 1h, in the year that their code names.
import { planMovements } from "../basis/plan-movements.ts";
import { type Amount, sum } from "../kernel/amount-state.ts";
import { type TaxYear, taxYear as yearOf } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { add, type Cents } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ReportedAmount } from "./reported-amount.ts";
import { reportedCorrections } from "./reported-corrections.ts";
import { reportedMovements } from "./reported-movements.ts";
import { reportedRothEmployerMoney } from "./reported-roth-employer-money.ts";

/** One addend of the lines: a movement, or an employer's Roth contribution. */
export interface PensionTerm {
  readonly label: "in_plan_roth_rollover" | "distribution" | "roth_employer_contribution";
  readonly gross: Cents;
  readonly taxable: Amount;
  readonly events: readonly EventId[];
}

export interface PensionFacts {
  /** Line 5a: all that came out, rollovers too. */
  readonly gross: Cents;
  /** Line 5b: without what was rolled over to keep its character, and without basis. */
  readonly taxable: Amount;
  /** Line 5c, first box. */
  readonly rollover: boolean;
  /** Line 1h: excesses paid back that this year taxes, of this year and (code P) of the next. */
  readonly correctiveWages: Amount;
  readonly federalWithholding: Cents;
  readonly terms: readonly PensionTerm[];
}

/** @see Instructions for Form 1040, lines 1h and 5a to 5c */
export function pensionFacts(ledger: Ledger, person: string, taxYear: TaxYear): PensionFacts {
  const options = { person, taxYear };
  const movements = planMovements(ledger, person).filter(
    (movement) => movement.taxYear === taxYear,
  );
  const terms: PensionTerm[] = [
    ...movements.map(({ kind, gross, parts, events }) => ({
      label: kind,
      gross,
      taxable: sum(parts.map((part) => part.taxable)),
      events: events.map(({ id }) => id),
    })),
    ...reportedRothEmployerMoney(ledger, options).map(({ box1, box2a, events }) => ({
      label: "roth_employer_contribution" as const,
      gross: box1,
      taxable: box2a,
      events: events.map(({ id }) => id),
    })),
  ];
  const corrections = [
    ...reportedCorrections(ledger, options).filter((form) => !isPriorYear(form)),
    ...reportedCorrections(ledger, { person, taxYear: yearOf(taxYear + 1) }).filter(isPriorYear),
  ];
  return {
    gross: add(...terms.map(({ gross }) => gross)),
    taxable: sum(terms.map(({ taxable }) => taxable)),
    rollover: movements.some(({ parts }) => parts.some(({ to }) => to !== "cash")),
    correctiveWages: sum(corrections.map(({ box2a }) => box2a)),
    federalWithholding: add(...reportedMovements(ledger, options).map(({ box4 }) => box4)),
    terms,
  };
}

function isPriorYear({ code }: ReportedAmount): boolean {
  return code.state === "known" && code.code.includes("P");
}
