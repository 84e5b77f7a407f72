// What `eligibility` asks on a terminal: what a plan allows, when neither the ledger nor an option says.
import { eligibilityQuestion } from "../../answers/eligibility.ts";
import type { Prompts } from "../question-command.ts";
import type { Io } from "../terminal/io.ts";

type Given = Parameters<typeof eligibilityQuestion.ask>[1];

/** Nothing more is asked as soon as what is known settles it. */
export const askWhatPlanAllows: Prompts = async (asked, where, { access, io }) => {
  if (!io.stdin.isTty || where.format !== undefined) return asked;
  // What the inputs of this question read to.
  let given = asked as Given;
  let report = await eligibilityQuestion.ask(access, given);
  if (!report.ok) return given;
  for (const feature of report.value.unknownFeatures) {
    const { questions } = report.value;
    const question = questions.find((each) => each.feature === feature)?.question ?? "";
    given = { ...given, ...(await askFeature(feature, question, io)) };
    report = await eligibilityQuestion.ask(access, given);
    if (!report.ok || report.value.unknownFeatures.length === 0) break;
  }
  return given;
};

/** An empty answer, or one we do not understand, leaves the feature unknown. */
async function askFeature(feature: string, question: string, io: Io): Promise<Partial<Given>> {
  const inPlan = feature === "in_plan_roth_rollover";
  const choices = inPlan ? "automatic, manual or none" : "yes or no";
  const answer = (await io.ask(`${question}\n  ${choices}; empty when you do not know: `)).trim();
  if (inPlan) {
    return answer === "automatic" || answer === "manual" || answer === "none"
      ? { inPlan: answer }
      : {};
  }
  const yes = /^y(es)?$/i.test(answer);
  if (!yes && !/^no?$/i.test(answer)) return {};
  const allowed = yes ? "yes" : "no";
  if (feature === "after_tax") return { afterTax: allowed };
  return feature === "designated_roth" ? { designatedRoth: allowed } : { inService: allowed };
}
