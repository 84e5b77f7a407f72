// The after-tax basis of each plan over the year: what was there, what came in, what left and what is left.
import { afterTaxBasis, type BasisRollForward } from "../basis/roll-forward.ts";
import { type Amount, complete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { subtract } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
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
        const label = `${change.replaceAll("_", " ")} of ${line.date}`;
        const term = { sign: "+", amount: line[part], label } as const;
        return unlessZero({ ...term, ...(event !== undefined && { event }) });
      });
  const openings = of("opening");
  // What an opening of this year does not account for was there at the end of the year before.
  const earlier: FactTerm[] = [...beforeThisYear(plan.openingBasis, openings, year)];
  sheet.state("after_tax_basis.opening_basis", plan.openingBasis, [...earlier, ...openings]);
  sheet.state("after_tax_basis.contributions", plan.contributions, of("contribution"));
  sheet.state("after_tax_basis.converted_basis", plan.convertedBasis, of("converted"));
  const earnings = of("converted", "earnings");
  sheet.state("after_tax_basis.converted_earnings", plan.convertedEarnings, earnings);
  sheet.state("after_tax_basis.distributed_basis", plan.distributedBasis, of("distributed"));
  sheet.state("after_tax_basis.corrected", plan.corrected, of("corrected"));
  sheet.state("after_tax_basis.closing_basis", plan.closingBasis, [
    sheet.term("+", "after_tax_basis.opening_basis", "opening basis"),
    sheet.term("+", "after_tax_basis.contributions", "contributions"),
    sheet.term("-", "after_tax_basis.converted_basis", "converted"),
    sheet.term("-", "after_tax_basis.distributed_basis", "distributed"),
    sheet.term("-", "after_tax_basis.corrected", "paid back"),
  ]);
  return { sheet, prefix: plan.plan, part: plan.plan };
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
