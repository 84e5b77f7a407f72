// `eligibility`: verdict and reasons, the two ways compared, what to ask, and what to do without.
import type { EligibilityReport } from "../../app/questions/eligibility-of-plan.ts";
import { citationCell, flagCell, nameCell, names, planCell, textCell, texts } from "./cell.ts";
import { labelOf, listTable, notesTable, type View } from "./view.ts";

const VERDICTS = {
  automatic_in_plan: "Best: after-tax money is converted inside the plan by itself.",
  manual_in_plan: "Good: after-tax money can be converted inside the plan, on request.",
  in_service_rollover: "Workable: after-tax money can be rolled to a Roth IRA while employed.",
  at_separation: "Late: it can be converted only after leaving; earnings until then are taxed.",
  not_possible: "Not possible with this plan.",
  unknown: "Not known yet.",
} as const;

export function eligibilityView(report: EligibilityReport): View {
  const { questions, alternatives } = report;
  const { verdict, possible, reasons } = report.eligibility;
  const tree = eligibilityTree(report);
  const open = verdict === "unknown" ? [`It may be: ${possible.map(labelOf).join(", ")}.`] : [];
  return {
    tree,
    sections: () => [
      notesTable([...open, ...reasons.map(({ text }) => `- ${text}`)], VERDICTS[verdict]),
      listTable(tree.comparison, {
        title: "Inside the plan, or to a Roth IRA",
        keys: ["aspect", "in_plan", "roth_ira", "citation"],
      }),
      notesTable(
        questions.map(({ deciding, question }) => `${deciding ? "*" : "-"} ${question}`),
        "To ask the administrator (--letter prints a letter; * decides)",
      ),
      ...(alternatives.length === 0
        ? []
        : [
            notesTable(
              alternatives.map((each) => `- ${each}`),
              "If the plan lacks it",
            ),
          ]),
    ],
    // The questions, each with the verdict.
    table: () =>
      listTable(
        tree.questions.map((question) => ({ verdict: tree.verdict, ...question })),
        { keys: ["verdict", "feature", "deciding", "question", "why"], keepEmpty: true },
      ),
  };
}

function eligibilityTree(report: EligibilityReport) {
  return {
    ...(report.plan !== undefined && { plan: planCell(report.plan) }),
    verdict: nameCell(report.eligibility.verdict),
    possible: names(report.eligibility.possible),
    reasons: report.eligibility.reasons.map(({ text, citation }) => ({
      text: textCell(text),
      ...(citation && { citation: citationCell(citation) }),
    })),
    unknown: names(report.unknownFeatures),
    questions: report.questions.map(({ feature, question, why, deciding }) => ({
      feature: nameCell(feature),
      question: textCell(question),
      why: textCell(why),
      deciding: flagCell(deciding),
    })),
    letter: textCell(report.letter),
    comparison: report.comparison.map(({ aspect, inPlan, rothIra, citation }) => ({
      aspect: textCell(aspect),
      in_plan: textCell(inPlan),
      roth_ira: textCell(rothIra),
      ...(citation && { citation: citationCell(citation) }),
    })),
    alternatives: texts(report.alternatives),
  };
}
