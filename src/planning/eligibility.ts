// Whether a plan allows after-tax money to become Roth money, and how. Two features decide: after-tax
// contributions, and a way to move them. A feature nobody told us is not taken to be absent: every
// completion of the unknown ones is tried, and those that change the verdict become questions.
import type { Citation } from "../kernel/citation.ts";
import type { PlanFeatures } from "../ledger/kinds.ts";

/** From best to none. `at_separation`: contributions are possible, but nothing moves while employed. */
export const VERDICTS = [
  "automatic_in_plan",
  "manual_in_plan",
  "in_service_rollover",
  "at_separation",
  "not_possible",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** The features that decide the verdict. */
export type DecidingFeature =
  | "afterTax"
  | "designatedRoth"
  | "inPlanRothRollover"
  | "inServiceRollover";

export interface Reason {
  readonly text: string;
  readonly citation?: Citation;
}

export interface Eligibility {
  /** The verdict, or `unknown` while an unknown feature could change it. */
  readonly verdict: Verdict | "unknown";
  /** The verdicts that the unknown features leave open, best first; just the verdict when it is known. */
  readonly possible: readonly Verdict[];
  readonly reasons: readonly Reason[];
  /** Unknown features that can change the verdict: ask about these first. */
  readonly unknown: readonly DecidingFeature[];
}

interface KnownFeatures {
  readonly afterTax: boolean;
  readonly designatedRoth: boolean;
  readonly inPlanRothRollover: "automatic" | "manual" | "none";
  readonly inServiceRollover: boolean;
}

const CHOICES = {
  afterTax: [true, false],
  designatedRoth: [true, false],
  inPlanRothRollover: ["automatic", "manual", "none"],
  inServiceRollover: [true, false],
} as const satisfies { [F in DecidingFeature]: readonly KnownFeatures[F][] };

const DECIDING = Object.keys(CHOICES) as DecidingFeature[];

/** @see IRC §402A(c)(4) for in-plan rollovers, IRC §401(m) for after-tax contributions */
export function eligibility(features: PlanFeatures): Eligibility {
  const given: Partial<KnownFeatures> = Object.fromEntries(
    DECIDING.flatMap((name) => (features[name] === undefined ? [] : [[name, features[name]]])),
  );
  const open = verdictsOf(given);
  const possible = VERDICTS.filter((verdict) => open.has(verdict));
  const [only] = possible;
  const verdict = only !== undefined && possible.length === 1 ? only : "unknown";
  const unknown = verdict === "unknown" ? DECIDING.filter((name) => decides(name, given)) : [];
  return { verdict, possible, reasons: reasonsFor(features), unknown };
}

/** An unknown feature decides when some completion of the others gives different verdicts for its choices. */
function decides(name: DecidingFeature, given: Partial<KnownFeatures>): boolean {
  if (given[name] !== undefined) return false;
  const others = completions({ ...given, [name]: CHOICES[name][0] });
  return others.some(
    (other) =>
      new Set(CHOICES[name].map((choice) => verdictOf({ ...other, [name]: choice }))).size > 1,
  );
}

function verdictsOf(given: Partial<KnownFeatures>): ReadonlySet<Verdict> {
  return new Set(completions(given).map(verdictOf));
}

function completions(given: Partial<KnownFeatures>): KnownFeatures[] {
  const unknown = DECIDING.find((name) => given[name] === undefined);
  if (unknown === undefined) return [given as KnownFeatures];
  return CHOICES[unknown].flatMap((choice) => completions({ ...given, [unknown]: choice }));
}

function verdictOf(features: KnownFeatures): Verdict {
  if (!features.afterTax) return "not_possible";
  // An in-plan Roth rollover needs a designated Roth account to go into.
  const inPlan = features.designatedRoth ? features.inPlanRothRollover : "none";
  if (inPlan === "automatic") return "automatic_in_plan";
  if (inPlan === "manual") return "manual_in_plan";
  return features.inServiceRollover ? "in_service_rollover" : "at_separation";
}

const IN_PLAN: Citation = { authority: "IRC §402A(c)(4)(B), (E)", source: "Notice 2013-74" };
const AFTER_TAX: Citation = { authority: "IRC §415(c)(2)(B), §401(m)" };
const ROLLOVER: Citation = { authority: "IRC §402(c)(2), §408A(e)", source: "Notice 2014-54" };
const SEPARATE: Citation = { authority: "IRC §72(d)(2)" };

function reasonsFor(features: PlanFeatures): Reason[] {
  const reasons: Reason[] = [];
  const say = (text: string, citation?: Citation) =>
    reasons.push(citation === undefined ? { text } : { text, citation });
  if (features.afterTax === true)
    say(
      "The plan takes after-tax contributions: the room under the annual additions limit can be used.",
      AFTER_TAX,
    );
  if (features.afterTax === false)
    say("The plan takes no after-tax contributions, and nothing replaces them.", AFTER_TAX);
  if (features.designatedRoth === false && (features.inPlanRothRollover ?? "none") !== "none")
    say(
      "An in-plan Roth rollover was named, but the plan has no designated Roth account for it to go into; one of the two is mistaken.",
      IN_PLAN,
    );
  else if (features.inPlanRothRollover === "automatic")
    say(
      "After-tax money moves to the designated Roth account by itself: almost nothing is earned, so almost nothing is taxed.",
      IN_PLAN,
    );
  else if (features.inPlanRothRollover === "manual")
    say(
      "After-tax money moves to the designated Roth account on request: each request taxes what was earned since the last.",
      IN_PLAN,
    );
  else if (features.inPlanRothRollover === "none")
    say("The plan has no in-plan Roth rollover.", IN_PLAN);
  if (features.inServiceRollover === true)
    say("After-tax money can be rolled to a Roth IRA while you are employed.", ROLLOVER);
  if (features.inServiceRollover === false)
    say(
      "Nothing leaves the plan while you are employed: without an in-plan rollover the earnings pile up until you leave, and are taxed then.",
      ROLLOVER,
    );
  if (features.afterTaxSeparateContract === false)
    say(
      "The after-tax source is not accounted for separately: every conversion takes a share of the pretax money with it.",
      SEPARATE,
    );
  if (features.afterTaxCap !== undefined || features.afterTaxCapPercentOfPay !== undefined)
    say("The plan caps after-tax contributions below the legal limit; `room` counts the cap.");
  return reasons;
}
