// What to ask a plan's administrator, in words that can be sent as they are. A question is asked only
// when its answer is not known; the ones that decide the verdict come first.
import type { PlanFeatures } from "../ledger/kinds.ts";
import { eligibility } from "./eligibility.ts";

export interface PlanQuestion {
  /** The feature, as it is named in a `plan` event. */
  readonly feature: string;
  readonly question: string;
  readonly why: string;
  /** Whether the answer changes the verdict. */
  readonly deciding: boolean;
}

interface Asked {
  readonly feature: string;
  readonly known: (features: PlanFeatures) => boolean;
  readonly deciding?: "afterTax" | "designatedRoth" | "inPlanRothRollover" | "inServiceRollover";
  readonly question: string;
  readonly why: string;
}

const QUESTIONS: readonly Asked[] = [
  {
    feature: "after_tax",
    known: ({ afterTax }) => afterTax !== undefined,
    deciding: "afterTax",
    question:
      "Does the plan accept after-tax employee contributions that are neither pretax nor Roth?",
    why: "Without them there is nothing to convert.",
  },
  {
    feature: "in_plan_roth_rollover",
    known: ({ inPlanRothRollover }) => inPlanRothRollover !== undefined,
    deciding: "inPlanRothRollover",
    question:
      "Can after-tax money be moved to the Roth account inside the plan (an in-plan Roth rollover), and can that be set to happen automatically after each paycheck?",
    why: "Automatic conversion leaves no time for taxable earnings.",
  },
  {
    feature: "in_service_rollover",
    known: ({ inServiceRollover }) => inServiceRollover !== undefined,
    deciding: "inServiceRollover",
    question:
      "Can after-tax contributions and their earnings be rolled over to a Roth IRA while I am employed? How often, at which age, and from which sources?",
    why: "The way out when the plan itself cannot convert.",
  },
  {
    feature: "designated_roth",
    known: ({ designatedRoth }) => designatedRoth !== undefined,
    deciding: "designatedRoth",
    question: "Does the plan have a designated Roth account?",
    why: "An in-plan rollover needs one to go into.",
  },
  {
    feature: "after_tax_cap",
    known: ({ afterTaxCap, afterTaxCapPercentOfPay }) =>
      afterTaxCap !== undefined || afterTaxCapPercentOfPay !== undefined,
    question:
      "Is there a cap on after-tax contributions, in dollars or as a percentage of pay, also for highly compensated employees?",
    why: "The plan's cap can be far below the legal limit.",
  },
  {
    feature: "after_tax_separate_contract",
    known: ({ afterTaxSeparateContract }) => afterTaxSeparateContract !== undefined,
    question:
      "Are after-tax contributions and their earnings accounted for separately from my other money?",
    why: "Then a conversion takes earnings only from that source, not from pretax money.",
  },
  {
    feature: "match",
    known: ({ match }) => match !== undefined,
    question:
      "What is the match formula, does any match follow after-tax contributions, and is there a true-up after year end?",
    why: "Employer money uses the same limit; a true-up in March still counts for last year.",
  },
  {
    feature: "election",
    known: () => false,
    question:
      "Is the after-tax election a percentage or a dollar amount, does it apply to bonus checks, and do deferrals turn into after-tax contributions when I reach the deferral limit?",
    why: "It decides how exactly the limit can be met, and whether one can overshoot.",
  },
  {
    feature: "acp_test",
    known: () => false,
    question:
      "Has the plan refunded after-tax contributions because of the ACP nondiscrimination test in recent years?",
    why: "A refund takes back money that may have been converted already.",
  },
  {
    feature: "limitation_year",
    known: () => false,
    question: "Is the plan's limitation year the calendar year?",
    why: "Annual additions are counted over the limitation year.",
  },
];

/** The questions whose answers are not known, deciding ones first. */
export function planQuestions(features: PlanFeatures): PlanQuestion[] {
  const { unknown } = eligibility(features);
  return QUESTIONS.filter((asked) => !asked.known(features))
    .map(({ feature, question, why, deciding }) => ({
      feature,
      question,
      why,
      deciding: deciding !== undefined && unknown.includes(deciding),
    }))
    .toSorted((a, b) => Number(b.deciding) - Number(a.deciding));
}

/** The questions as a letter, ready to send. */
export function administratorLetter(options: {
  readonly features: PlanFeatures;
  readonly planName: string;
  readonly signature?: string;
}): string {
  const questions = planQuestions(options.features).map(
    ({ question }, index) => `${index + 1}. ${question}`,
  );
  return [
    `Subject: After-tax contributions and Roth conversions in the ${options.planName}`,
    "",
    "Hello,",
    "",
    "I would like to make after-tax contributions and convert them to Roth. Could you answer these",
    "questions, and point me to the pages of the plan document or the Summary Plan Description?",
    "",
    ...questions,
    "",
    "Thank you,",
    options.signature ?? "",
  ]
    .join("\n")
    .trimEnd();
}
