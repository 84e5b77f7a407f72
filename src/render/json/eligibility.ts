// The `eligibility` output: verdict, reasons, comparison, questions and what to do without.
import type { EligibilityReport } from "../../app/questions/eligibility-of-plan.ts";
import { citationText } from "../../kernel/citation.ts";

export function eligibilityJson(report: EligibilityReport): Readonly<Record<string, unknown>> {
  return {
    ...(report.plan !== undefined && { plan: report.plan }),
    verdict: report.eligibility.verdict,
    possible: report.eligibility.possible,
    reasons: report.eligibility.reasons.map(({ text, citation }) => ({
      text,
      ...(citation && { citation: citationText(citation) }),
    })),
    unknown: report.unknownFeatures,
    questions: report.questions,
    letter: report.letter,
    comparison: report.comparison.map(({ aspect, inPlan, rothIra, citation }) => ({
      aspect,
      in_plan: inPlan,
      roth_ira: rothIra,
      ...(citation && { citation: citationText(citation) }),
    })),
    alternatives: report.alternatives,
  };
}
