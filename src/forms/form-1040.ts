// The Form 1040 lines for IRA distributions and for pensions and annuities. A rollover from a plan to a
// Roth IRA and an in-plan Roth rollover are pensions; a conversion of an IRA is an IRA distribution.
import { type PensionFacts, pensionFacts } from "../distributions/pension-facts.ts";
import { complete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { FORM_1040 } from "./citations.ts";
import { form8915fTerms } from "./disaster-distributions.ts";
import { eventTerm, type FactTerm } from "./fact-sheet.ts";
import { unlessZero } from "./form-8606-carry.ts";
import { type Form8606Year, form8606Chain, standingProblems } from "./form-8606-chain.ts";
import { correctionNotes } from "./ira-correction-notes.ts";
import { correctedGrossTerms, correctedTaxableTerms } from "./ira-corrections.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

/** @returns the problem `unsupported.worksheet-1-1`, as Form 8606 does: its lines are part of these */
export function form1040Facts(options: {
  ledger: Ledger;
  person: string;
  taxYear: TaxYear;
  line10Places?: number | undefined;
}): Outcome<WorksheetFacts, Problem[]> {
  const { ledger, person, taxYear, line10Places } = options;
  const chain = form8606Chain({ ledger, person, throughYear: taxYear, line10Places });
  const problems = standingProblems(chain);
  if (problems.length > 0) return failure(problems);
  const last = chain.at(-1);
  if (last === undefined) return success({ blocks: [], notes: [], citations: [FORM_1040] });

  const { sheet } = last;
  const notes: string[] = [];
  const pensions = pensionFacts(ledger, person, taxYear);
  const ira = iraTerms(last);
  const plan = pensionTerms(pensions);
  const rolled = pensions.rollover;

  const { year } = last;
  if (ira.gross.length > 0) sheet.total("form_1040.ira_distributions", ira.gross);
  // Form 8915-F puts income on line 4b in years without a distribution, too.
  if (ira.gross.length + ira.taxable.length > 0) {
    sheet.total("form_1040.taxable_ira_distributions", ira.taxable);
  }
  sheet.check("form_1040.ira_rollover", false);
  if (plan.gross.length > 0) {
    sheet.total("form_1040.pensions", plan.gross);
    sheet.total("form_1040.taxable_pensions", plan.taxable);
  }
  sheet.check("form_1040.pension_rollover", rolled);
  if (ira.gross.length + plan.gross.length > 0) {
    sheet.total("form_1040.all_distributions", [...ira.gross, ...plan.gross]);
    sheet.total("form_1040.all_taxable_distributions", [...ira.taxable, ...plan.taxable]);
  }
  sheet.check("form_1040.any_rollover", rolled);

  if (pensions.excessPaidBack) {
    notes.push(
      "Corrective distributions of excess deferrals or of a failed nondiscrimination test (codes 8 and P) are not pensions: what is taxable of them belongs with wages and other earned income.",
    );
  }
  notes.push(...correctionNotes(year));
  if (year.conversions.length > 0) {
    notes.push("A conversion of an IRA is not a rollover in the sense of the check box.");
  }
  return success({ blocks: [{ sheet }], notes, citations: [FORM_1040] });
}

interface LineTerms {
  readonly gross: readonly FactTerm[];
  readonly taxable: readonly FactTerm[];
}

/** Everything that came out of IRAs; the taxable part is what Form 8606 says, or all of it without basis. */
function iraTerms({ year, sheet, entries }: Form8606Year): LineTerms {
  const roth = year.rothDistributions.map((event) =>
    eventTerm(event, complete(event.data.amount), `Roth IRA distribution of ${event.data.date}`),
  );
  const from8606 = (
    [
      ["form_8606.taxable_distributions", "Form 8606: taxable distributions"],
      ["form_8606.taxable_conversions", "Form 8606: taxable conversions"],
      ["form_8606.taxable_roth_distributions", "Form 8606: taxable Roth distributions"],
    ] as const
  ).flatMap(([fact, label]) => (sheet.get(fact) ? [sheet.term("+", fact, label)] : []));
  const disaster = new Set(year.disasters.traditional.map(({ id }) => id));
  const withoutForm = sheet.get("form_8606.taxable_distributions")
    ? []
    : entries.distributions.filter(({ event }) => event === undefined || !disaster.has(event.id));
  return {
    gross: [
      ...entries.distributions,
      ...entries.conversions,
      ...roth,
      ...correctedGrossTerms(year.corrections),
    ],
    taxable: [
      ...withoutForm,
      ...from8606,
      ...correctedTaxableTerms(year.corrections),
      ...form8915fTerms(year.disasters),
    ],
  };
}

function pensionTerms({ grossTerms, taxableTerms }: PensionFacts): LineTerms {
  return {
    gross: grossTerms.map(({ event, amount, label }) => eventTerm(event, amount, label)),
    taxable: taxableTerms.flatMap(({ event, amount, label }) =>
      unlessZero(eventTerm(event, amount, label)),
    ),
  };
}
