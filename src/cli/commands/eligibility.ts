// `eligibility`: can this plan do it? From a recorded plan, from flags, and on a terminal by asking.

import { oneOf, option, switchOption } from "../../answers/input.ts";
import { personInput } from "../../answers/shared-inputs.ts";
import { withLedger } from "../../app/ledger-access.ts";
import { defineCommand } from "../command.ts";
import { deliver, deliverData } from "../deliver.ts";
import { planOption } from "../options/plan-ahead-options.ts";
import { resultOptions } from "../options/shared-options.ts";
import type { Io } from "../terminal/io.ts";

const YES_NO = oneOf(["yes", "no"]);

export const eligibilityCommand = defineCommand({
  name: "eligibility",
  summary: "Say whether a plan allows after-tax contributions and how they become Roth",
  example: "eligibility --after-tax yes --in-plan manual",
  arguments: {},
  options: {
    plan: planOption,
    person: personInput,
    afterTax: option("--after-tax <yes|no>", "the plan takes after-tax contributions", YES_NO),
    inPlan: option(
      "--in-plan <kind>",
      "in-plan Roth rollover: automatic, manual or none",
      oneOf(["automatic", "manual", "none"]),
    ),
    inService: option("--in-service <yes|no>", "after-tax money can leave while employed", YES_NO),
    designatedRoth: option("--designated-roth <yes|no>", "the plan has a Roth account", YES_NO),
    letter: switchOption("--letter", "print only the letter to the administrator"),
    ...resultOptions,
  },
  run: async ({ options }, context) => {
    const { eligibilityOfPlan, planOfLedger } = await import(
      "../../app/questions/eligibility-of-plan.ts"
    );
    const hasLedger = context.access.expected();
    const found = hasLedger
      ? await withLedger(context.access, (store) => planOfLedger(store, options))
      : undefined;
    if (found?.ok === false) return context.report(found.error);
    let answers = answersOf(options);
    let report = eligibilityOfPlan({ ...found?.value, given: answers });
    if (context.io.stdin.isTty && options.format === undefined && !options.letter) {
      for (const feature of report.unknownFeatures) {
        const question = report.questions.find((each) => each.feature === feature)?.question ?? "";
        const answer = await askFeature(feature, question, context.io);
        answers = { ...answers, ...answer };
        report = eligibilityOfPlan({ ...found?.value, given: answers });
        if (report.unknownFeatures.length === 0) break;
      }
    }
    if (options.letter) return await deliverData(`${report.letter}\n`, options, context);
    const { eligibilityView } = await import("../../render/views/eligibility.ts");
    return await deliver(eligibilityView(report), options, context);
  },
});

interface Answers {
  readonly afterTax?: boolean;
  readonly inPlanRothRollover?: "automatic" | "manual" | "none";
  readonly inServiceRollover?: boolean;
  readonly designatedRoth?: boolean;
}

function answersOf(options: {
  readonly afterTax: "yes" | "no" | undefined;
  readonly inPlan: "automatic" | "manual" | "none" | undefined;
  readonly inService: "yes" | "no" | undefined;
  readonly designatedRoth: "yes" | "no" | undefined;
}): Answers {
  return {
    ...(options.afterTax && { afterTax: options.afterTax === "yes" }),
    ...(options.inPlan && { inPlanRothRollover: options.inPlan }),
    ...(options.inService && { inServiceRollover: options.inService === "yes" }),
    ...(options.designatedRoth && { designatedRoth: options.designatedRoth === "yes" }),
  };
}

/** An empty answer, or one we do not understand, leaves the feature unknown. */
async function askFeature(feature: string, question: string, io: Io): Promise<Answers> {
  const inPlan = feature === "in_plan_roth_rollover";
  const choices = inPlan ? "automatic, manual or none" : "yes or no";
  const answer = (await io.ask(`${question}\n  ${choices}; empty when you do not know: `)).trim();
  if (inPlan) {
    return answer === "automatic" || answer === "manual" || answer === "none"
      ? { inPlanRothRollover: answer }
      : {};
  }
  const yes = /^y(es)?$/i.test(answer);
  if (!yes && !/^no?$/i.test(answer)) return {};
  if (feature === "after_tax") return { afterTax: yes };
  return feature === "designated_roth" ? { designatedRoth: yes } : { inServiceRollover: yes };
}
