// Can this plan do it? From a plan in the ledger, from flags, or from both: a flag overrides the ledger.
import { success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { PlanFeatures } from "../../ledger/kinds.ts";
import { type Ledger, replay } from "../../ledger/ledger.ts";
import { type DecidingFeature, type Eligibility, eligibility } from "../../planning/eligibility.ts";
import {
  administratorLetter,
  type PlanQuestion,
  planQuestions,
} from "../../planning/plan-questions.ts";
import {
  ALTERNATIVES,
  type ComparisonRow,
  ROLLOVER_COMPARISON,
} from "../../planning/rollover-comparison.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

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

/**
 * The plan named, else the only one; the person only signs the letter. What is asked of no plan in particular
 * needs facts of its own.
 */
export async function planOfLedger(
  store: LedgerReader,
  options: {
    readonly plan: string | undefined;
    readonly person: string | undefined;
    readonly given: PlanFeatures;
  },
): Promise<Result<{ readonly ledger: Ledger; readonly plan?: string; readonly person?: string }>> {
  return await attempt(async () => {
    const ledger = replay(await collect(store, { kinds: ["person", "plan", "reversal"] }));
    const plans = [...ledger.plans.keys()];
    if (options.plan !== undefined && !plans.includes(options.plan))
      return refusal(
        "ledger.unknown-plan",
        `there is no plan ${quoted(options.plan)}`,
        plans.length === 0 ? "none is recorded" : `recorded: ${plans.slice(0, 8).join(", ")}`,
      );
    if (options.plan === undefined && plans.length > 1 && Object.keys(options.given).length === 0)
      return refusal(
        "ledger.unknown-plan",
        "it is not clear which plan is meant",
        `--plan ID; recorded: ${plans.slice(0, 8).join(", ")}`,
      );
    const plan = options.plan ?? (plans.length === 1 ? plans[0] : undefined);
    const person =
      options.person ?? (ledger.people.size === 1 ? [...ledger.people.keys()][0] : undefined);
    return success({
      ledger,
      ...(plan !== undefined && { plan }),
      ...(person !== undefined && { person }),
    });
  });
}

const WIRE: Readonly<Record<DecidingFeature, string>> = {
  afterTax: "after_tax",
  designatedRoth: "designated_roth",
  inPlanRothRollover: "in_plan_roth_rollover",
  inServiceRollover: "in_service_rollover",
};

export function eligibilityOfPlan(options: {
  readonly ledger?: Ledger | undefined;
  readonly plan?: string | undefined;
  readonly person?: string | undefined;
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
