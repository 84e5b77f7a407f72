// Lines 5a to 5c of Form 1040: pensions received, the taxable part, and whether any was rolled over.
// Returned annual additions (code E) stand there (Pub. 525, "Excess Annual Additions"). Other excesses
// paid back are wages of line 1h, in the year that their code names.
import { assumptionOf } from "../basis/assumed-deposits.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { type Amount, complete, sum } from "../kernel/amount-state.ts";
import { type TaxYear, taxYear as yearOf } from "../kernel/calendar.ts";
import { add, type Cents } from "../kernel/money.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ReportedAmount } from "./reported-amount.ts";
import { reportedCorrections } from "./reported-corrections.ts";
import { reportedMovements } from "./reported-movements.ts";
import { reportedRothEmployerMoney } from "./reported-roth-employer-money.ts";

/** One addend of a line, with the event that it comes from. */
export interface PensionTerm {
  readonly label: string;
  readonly amount: Amount;
  readonly event: LedgerEvent;
  /** What the amount rests on that nobody recorded. */
  readonly assumes?: string;
}

export interface PensionFacts {
  /** Line 5a: all that came out, rollovers too. */
  readonly gross: Amount;
  readonly grossTerms: readonly PensionTerm[];
  /** Line 5b: without what was rolled over to keep its character, and without basis. */
  readonly taxable: Amount;
  readonly taxableTerms: readonly PensionTerm[];
  /** Line 5c, first box. */
  readonly rollover: boolean;
  /** Something is reported with the code of a rollover, the employer's Roth contributions too: line 5a is filled. */
  readonly reportedAsRollover: boolean;
  /** Line 1h: excesses paid back that this year taxes, of this year (code 8) and of the next (code P). */
  readonly correctiveWages: Amount;
  /** Whether an excess of that kind was paid back in the year, or is taxed in it. */
  readonly excessPaidBack: boolean;
  readonly federalWithholding: Cents;
}

/** @see Instructions for Form 1040, lines 1h and 5a to 5c; Pub. 525 */
export function pensionFacts(ledger: Ledger, person: string, taxYear: TaxYear): PensionFacts {
  const options = { person, taxYear };
  const movements = planMovements(ledger, person).filter(
    (movement) => movement.taxYear === taxYear,
  );
  const corrections = reportedCorrections(ledger, options);
  const rothEmployerMoney = reportedRothEmployerMoney(ledger, options);
  const others = [
    ...rothEmployerMoney.map((amount) => labelled(amount, "employer's Roth contribution")),
    ...corrections
      .filter(isAnnualAddition)
      .map((amount) => labelled(amount, "annual additions paid back")),
  ];
  const grossTerms = [
    ...movements.flatMap(({ events, plan, date }) =>
      events.map((event) => {
        const amount = complete(event.data.amount);
        return { label: `from ${plan} on ${date}`, amount, event };
      }),
    ),
    ...others.flatMap(({ gross }) => gross),
  ];
  const taxableTerms = [
    ...movements.flatMap(({ parts, plan, events, assumedDeposits }) =>
      parts.flatMap((part) =>
        events.slice(0, 1).map((event) => {
          const label = `untaxed money from ${plan} to ${part.to.replaceAll("_", " ")}`;
          return { label, amount: part.taxable, event, ...assumptionOf(assumedDeposits) };
        }),
      ),
    ),
    ...others.flatMap(({ taxable }) => taxable),
  ];
  const wages = [
    ...corrections.filter((form) => !isAnnualAddition(form) && !isPriorYear(form)),
    ...reportedCorrections(ledger, { person, taxYear: yearOf(taxYear + 1) }).filter(isPriorYear),
  ];
  const rollover = movements.some(({ parts }) => parts.some(({ to }) => to !== "cash"));
  return {
    gross: sum(grossTerms.map(({ amount }) => amount)),
    grossTerms,
    taxable: sum(taxableTerms.map(({ amount }) => amount)),
    taxableTerms,
    rollover,
    reportedAsRollover: rollover || rothEmployerMoney.length > 0,
    correctiveWages: sum(wages.map(({ box2a }) => box2a)),
    excessPaidBack: wages.length > 0 || corrections.some((form) => !isAnnualAddition(form)),
    federalWithholding: add(...reportedMovements(ledger, options).map(({ box4 }) => box4)),
  };
}

function labelled({ events, box1, box2a }: ReportedAmount, label: string) {
  return {
    gross: events.map((event) => ({ label, amount: complete(box1), event })),
    taxable: events.map((event) => ({ label, amount: box2a, event })),
  };
}

function isAnnualAddition({ code }: ReportedAmount): boolean {
  return code.state === "known" && code.code === "E";
}

function isPriorYear({ code }: ReportedAmount): boolean {
  return code.state === "known" && code.code.includes("P");
}
