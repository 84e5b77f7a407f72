// The Form 8606 worksheet of one year. When the form need not be filed and nothing changed, it has no lines.
import type { TaxYear } from "../kernel/calendar.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { FORM_8606, form8606Instructions } from "./citations.ts";
import { form8606Chain, standingProblems } from "./form-8606-chain.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

/** @returns the problem `unsupported.worksheet-1-1` when a year of the chain needs what we do not support */
export function form8606Facts(options: {
  ledger: Ledger;
  person: string;
  taxYear: TaxYear;
  line10Places?: number | undefined;
}): Outcome<WorksheetFacts, Problem[]> {
  const { taxYear, ...rest } = options;
  const chain = form8606Chain({ ...rest, throughYear: taxYear });
  const problems = standingProblems(chain);
  if (problems.length > 0) return failure(problems);
  const last = chain.at(-1);
  const reasons = last?.reasons ?? [];
  const why =
    reasons.length === 0
      ? `Form 8606 need not be filed for ${taxYear}: no nondeductible contribution, no conversion, and no distribution that belongs on it.`
      : `Form 8606 must be filed for ${taxYear}: ${reasons.join("; ")}.`;
  return success({
    blocks: last === undefined ? [] : [{ sheet: last.sheet }],
    filingRequired: reasons.length > 0,
    notes: [why, ...(last?.notes ?? [])],
    citations: [FORM_8606, form8606Instructions("Who Must File")],
  });
}
