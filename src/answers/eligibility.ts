// `eligibility`: can this plan do it? From a recorded plan, and from what somebody knows of it.
import { withLedger } from "../app/ledger-access.ts";
import { success } from "../kernel/outcome.ts";
import { oneOf, option, type Values } from "./input.ts";
import { planInput } from "./payroll-inputs.ts";
import { defineQuestion } from "./question.ts";
import { personInput } from "./shared-inputs.ts";

const YES_NO = oneOf(["yes", "no"]);

const INPUTS = {
  plan: planInput,
  person: personInput,
  afterTax: option("--after-tax <yes|no>", "the plan takes after-tax contributions", YES_NO),
  inPlan: option(
    "--in-plan <kind>",
    "in-plan Roth rollover: automatic, manual or none",
    oneOf(["automatic", "manual", "none"]),
  ),
  inService: option("--in-service <yes|no>", "after-tax money can leave while employed", YES_NO),
  designatedRoth: option("--designated-roth <yes|no>", "the plan has a Roth account", YES_NO),
} as const;

export const eligibilityQuestion = defineQuestion({
  name: "eligibility",
  summary: "Say whether a plan allows after-tax contributions and how they become Roth",
  example: "eligibility --after-tax yes --in-plan manual",
  inputs: INPUTS,
  ask: async (access, given) => {
    const { eligibilityOfPlan, planOfLedger } = await import(
      "../app/questions/eligibility-of-plan.ts"
    );
    const features = featuresOf(given);
    const found = access.expected()
      ? await withLedger(access, (store) => planOfLedger(store, { ...given, given: features }))
      : undefined;
    if (found?.ok === false) return found;
    return success(eligibilityOfPlan({ ...found?.value, given: features }));
  },
  view: async (report) => (await import("../render/views/eligibility.ts")).eligibilityView(report),
  documents: {
    letter: {
      shortcut: "print only the letter to the administrator",
      make: async ({ letter }) => `${letter}\n`,
    },
  },
});

function featuresOf({ afterTax, inPlan, inService, designatedRoth }: Values<typeof INPUTS>) {
  return {
    ...(afterTax && { afterTax: afterTax === "yes" }),
    ...(inPlan && { inPlanRothRollover: inPlan }),
    ...(inService && { inServiceRollover: inService === "yes" }),
    ...(designatedRoth && { designatedRoth: designatedRoth === "yes" }),
  };
}
