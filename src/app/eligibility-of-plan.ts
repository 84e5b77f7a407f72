// Can this plan do it? From a plan in the ledger, from flags, or from both: a flag overrides the ledger.
import type { PlanFeatures } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type DecidingFeature, type Eligibility, eligibility } from "../planning/eligibility.ts";
import {
  administratorLetter,
  type PlanQuestion,
  planQuestions,
} from "../planning/plan-questions.ts";
import {
  ALTERNATIVES,
  type ComparisonRow,
  ROLLOVER_COMPARISON,
} from "../planning/rollover-comparison.ts";

export interface EligibilityReport {
  readonly plan?: string;
  readonly eligibility: Eligibility;
  /** As they are named in a `plan` event. */
  readonly unknownFeatures: readonly string[];
  readonly questions: readonly PlanQuestion[];
  readonly letter: string;
  readonly comparison: readonly ComparisonRow[];
  /** Only where the plan lacks it, or may. */
  readonly alternatives: readonly string[];
}

const WIRE: Readonly<Record<DecidingFeature, string>> = {
  afterTax: "after_tax",
  designatedRoth: "designated_roth",
  inPlanRothRollover: "in_plan_roth_rollover",
  inServiceRollover: "in_service_rollover",
};

export function eligibilityOfPlan(options: {
  readonly ledger?: Ledger;
  readonly plan?: string;
  readonly person?: string;
  readonly given: PlanFeatures;
}): EligibilityReport {
  const { ledger, plan } = options;
  const recorded = plan === undefined ? undefined : ledger?.plans.get(plan);
  const features: PlanFeatures = { ...recorded?.features, ...options.given };
  const result = eligibility(features);
  const name = options.person === undefined ? undefined : ledger?.people.get(options.person)?.name;
  const lacking =
    result.possible.includes("not_possible") || result.possible.includes("at_separation");
  return {
    ...(plan !== undefined && { plan }),
    eligibility: result,
    unknownFeatures: result.unknown.map((feature) => WIRE[feature]),
    questions: planQuestions(features),
    letter: administratorLetter({
      features,
      planName: recorded?.name ?? plan ?? "401(k) plan",
      ...(name !== undefined && { signature: name }),
    }),
    comparison: ROLLOVER_COMPARISON,
    alternatives: lacking ? ALTERNATIVES : [],
  };
}
