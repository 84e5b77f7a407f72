// The after-tax basis of each plan over the year: what was there, what came in, what left and what is left.

import { afterTaxBasis, type BasisRollForward } from "../basis/roll-forward.ts";
import { type Amount, complete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { subtract } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import { say } from "../kernel/sentence.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { FactSheet, type FactTerm, totalOf } from "./fact-sheet.ts";
import type { Block } from "./fill-worksheet.ts";
import { unlessZero } from "./form-8606/carry.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

export function afterTaxBasisFacts(options: {
  ledger: Ledger;
  person: string;
  taxYear: TaxYear;
}): Outcome<WorksheetFacts, Problem[]> {
  const { ledger, person, taxYear } = options;
  const plans = afterTaxBasis(ledger, person, taxYear);
  const empty = "No after-tax contribution is recorded up to this year.";
  return success({
    blocks: plans.map((plan) => block(plan, taxYear)),
    notes: plans.length === 0 ? [empty] : [],
    citations: [{ authority: "IRC §72(e)(8), §72(d)(2)" }],
  });
}

function block(plan: BasisRollForward, year: TaxYear): Block {
  const sheet = new FactSheet();
  const of = (change: string, part: "basis" | "earnings" = "basis"): FactTerm[] =>
    plan.lines
      .filter((line) => line.change === change)
      .flatMap((line) => {
        const [event] = line.events;
        const label = say`${change.replaceAll("_", " ")}${{ of: line.date }}`;
        const term = { sign: "+", amount: line[part], label } as const;
        return unlessZero({ ...term, ...(event !== undefined && { event }) });
      });
  // A later opening of the year states anew what an earlier one did.
  const openings = of("opening").filter(({ event }) => isLast(event, plan));
  // What an opening of this year does not account for was there at the end of the year before.
  const earlier: FactTerm[] = [...beforeThisYear(plan.openingBasis, openings, year)];
  sheet.state("after_tax_basis.opening_basis", plan.openingBasis, [...earlier, ...openings]);
  sheet.state("after_tax_basis.contributions", plan.contributions, of("contribution"));
  sheet.state("after_tax_basis.converted_basis", plan.convertedBasis, of("converted"));
  const earnings = of("converted", "earnings");
  sheet.state("after_tax_basis.converted_earnings", plan.convertedEarnings, earnings);
  sheet.state("after_tax_basis.distributed_basis", plan.distributedBasis, of("distributed"));
  sheet.state("after_tax_basis.corrected", plan.corrected, of("corrected"));
  const moved = movedTerms(sheet, plan, of);
  sheet.state("after_tax_basis.closing_basis", plan.closingBasis, [
    sheet.term("+", "after_tax_basis.opening_basis", "opening basis"),
    sheet.term("+", "after_tax_basis.contributions", "contributions"),
    sheet.term("-", "after_tax_basis.converted_basis", "converted"),
    sheet.term("-", "after_tax_basis.distributed_basis", "distributed"),
    sheet.term("-", "after_tax_basis.corrected", "paid back"),
    ...moved,
  ]);
  return { sheet, owner: { plan: plan.plan }, part: plan.plan };
}

/** Moves between plans and what an opening of the year holds already; their lines stay away without any. */
function movedTerms(
  sheet: FactSheet,
  plan: BasisRollForward,
  of: (change: string) => FactTerm[],
): FactTerm[] {
  const terms: FactTerm[] = [];
  if (!isNothing(plan.transferredIn)) {
    sheet.state("after_tax_basis.transferred_in", plan.transferredIn, of("transferred_in"));
    terms.push(sheet.term("+", "after_tax_basis.transferred_in", "from another plan"));
  }
  if (!isNothing(plan.transferredOut)) {
    sheet.state("after_tax_basis.transferred_out", plan.transferredOut, of("transferred_out"));
    terms.push(sheet.term("-", "after_tax_basis.transferred_out", "to another plan"));
  }
  if (!isNothing(plan.includedInOpening)) {
    const label = "contributions less what went out, up to the day of the opening";
    const inIt: FactTerm = { sign: "+", amount: plan.includedInOpening, label };
    sheet.state("after_tax_basis.included_in_opening", plan.includedInOpening, [inIt]);
    terms.push(sheet.term("-", "after_tax_basis.included_in_opening", "in the opening already"));
  }
  return terms;
}

function isNothing(amount: Amount): boolean {
  return amount.state === "complete" && amount.cents === 0;
}

function isLast(event: FactTerm["event"], plan: BasisRollForward): boolean {
  const last = plan.lines.findLast(({ change }) => change === "opening")?.events[0];
  return (
    event?.kind === "opening_basis" &&
    last?.kind === "opening_basis" &&
    event.data.asOf === last.data.asOf
  );
}

function beforeThisYear(
  opening: Amount,
  recorded: readonly FactTerm[],
  year: TaxYear,
): readonly FactTerm[] {
  const known = totalOf(recorded);
  const label = `basis at the end of ${year - 1}`;
  if (opening.state === "incomplete" || known.state === "incomplete") {
    return opening.state === "incomplete" ? [{ sign: "+", amount: opening, label }] : [];
  }
  const less = opening.cents < known.cents;
  const cents = less ? subtract(known.cents, opening.cents) : subtract(opening.cents, known.cents);
  return unlessZero({ sign: less ? "-" : "+", amount: complete(cents), label });
}
