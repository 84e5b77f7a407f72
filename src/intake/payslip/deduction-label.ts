// The label of a deduction or benefit on a payslip → the kind of contribution. Employers name these freely,
// so only wordings that leave no doubt are read; anything else that smells of retirement waits for a rule
// of the user's, and the rest is no contribution.
import { contributionKey } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { SourceRule } from "../layouts/layout.ts";
import { normaliseHeader, wordingMatcher } from "../text/wording.ts";
import type { Recalled } from "../unknown.ts";

export interface Deduction {
  readonly label: string;
  readonly side: "employee" | "employer";
  /** The employer's amount beside the employee's, under one label; rules call it "label (employer)". */
  readonly shared?: boolean;
  /** Whether the payslip says that it comes off before tax; absent when it does not say. */
  readonly preTax?: boolean;
}

export type LabelMeaning =
  | { readonly contribution: ContributionKey }
  | { readonly ignore: string }
  | {
      readonly open: string;
      /** The words to ask about, when an answer settles it. */
      readonly asks?: string;
    };

const RETIREMENT =
  /401 ?k|403 ?b|457|\broth\b|after ?tax|post ?tax|deferral|retire|pension|\bqnec\b|safe harbo|profit shar|\bmatch/;
const PLAIN_WORDS =
  "401 ?k|pre ?tax|traditional|trad|deduction|deferral|contribution|contrib|employee|ee|elective|base|base pay|regular|salary|bonus|commission|plan|savings|and|&";
const PLAIN = new RegExp(`^(?:${PLAIN_WORDS})(?: (?:${PLAIN_WORDS}))*$`);
const CATCH_UP = /\bcatch ?up\b/;
const NO_CONTRIBUTION = "no contribution to the plan";
/** What contributions are computed on, and sums of a section. */
const BASE = /\b(?:elig|eligible|wages?|compensation|limit|taxable)\b/;
const TOTAL = /^(?:pre|before|post|after) ?tax (?:benefit )?(?:ded|deds|deductions?)$|^total\b/;
const INSURANCE =
  /vision|dental|medical|health|\blife\b|\bltd\b|\bstd\b|disab|insur|ad ?d\b|legal|hsa|fsa|espp|stock|parking|transit|commut|union|garnish|accident|critical|hospital|\bpet\b/;

/** Whether a label may be money of a retirement plan, so that a row of it must be understood. */
export function isPlanMoney(label: string): boolean {
  const words = normaliseHeader(label);
  return RETIREMENT.test(words) && !isNone(words);
}

function isNone(words: string): boolean {
  return BASE.test(words) || TOTAL.test(words) || (INSURANCE.test(words) && !/401 ?k/.test(words));
}

/** `rules` are the user's, tried first; then what the label says, then what was answered. */
export function deductionLabels(rules: readonly SourceRule[] = [], recalled?: Recalled) {
  const own = wordingMatcher(rules);
  return (deduction: Deduction): LabelMeaning => {
    const { label, shared } = deduction;
    const rule = own(shared ? `${label} (employer)` : label)?.rule;
    if (rule?.ignore !== undefined) return { ignore: rule.ignore };
    if (rule?.review !== undefined) return { open: rule.review };
    const ruled = contributionKey(rule?.contribution ?? "");
    if (ruled !== undefined) return { contribution: ruled };
    const meaning = builtIn(deduction);
    if (!("open" in meaning) || meaning.asks === undefined) return meaning;
    const answer = recalled?.answerTo("source", meaning.asks);
    if (answer === undefined) return meaning;
    return answered(answer) ?? meaning;
  };
}

/**
 * "After tax" is the most dangerous word of a payslip: some payrolls call Roth deferrals so. It is believed
 * where the document has a Roth label beside it, or the plan is known to take after-tax contributions.
 */
export function doubtingAfterTax(
  meaningOf: (deduction: Deduction) => LabelMeaning,
  { labels, planTakesIt, recalled }: AfterTaxEvidence,
): (deduction: Deduction) => LabelMeaning {
  if (planTakesIt || labels.some((label) => /\broth\b/i.test(label))) return meaningOf;
  return (deduction) => {
    const meaning = meaningOf(deduction);
    if (!("contribution" in meaning) || meaning.contribution !== "afterTax") return meaning;
    const answer = recalled?.answerTo("source", deduction.label);
    const told = answered(answer);
    if (told !== undefined) return told;
    const open = `"${normaliseHeader(deduction.label)}" may be Roth or after-tax money: the payslip has no Roth label, and some payrolls call Roth "after tax"`;
    return { open, asks: deduction.label };
  };
}

const NOT_PLAN_MONEY = "none";

function answered(answer: string | undefined): LabelMeaning | undefined {
  if (answer === NOT_PLAN_MONEY) return { ignore: NO_CONTRIBUTION };
  const key = contributionKey(answer ?? "");
  return key && { contribution: key };
}

interface AfterTaxEvidence {
  /** All labels of the document. */
  readonly labels: readonly string[];
  readonly planTakesIt: boolean;
  readonly recalled?: Recalled | undefined;
}

function builtIn({ label, side, preTax, shared }: Deduction): LabelMeaning {
  const words = normaliseHeader(label);
  if (!RETIREMENT.test(words) || isNone(words)) return { ignore: NO_CONTRIBUTION };
  if (/\bloan/.test(words)) return { ignore: "a loan repayment" };
  const asks = shared ? `${label} (employer)` : label;
  const unknown: LabelMeaning = {
    open: `no rule says what the label "${shared ? `${words} (employer)` : words}" is`,
    asks,
  };
  if (/\bira\b|\bhsa\b|\bfsa\b|403 ?b|457|pension/.test(words)) return unknown;
  return (
    (side === "employer" ? employer(words, shared === true) : employee(words, preTax)) ?? unknown
  );
}

function employer(words: string, shared: boolean): LabelMeaning | undefined {
  if (/true ?up|prior year|\bpy\b/.test(words))
    return { open: `"${words}" may be for an earlier year: record it with its limitation year` };
  const roth = /\broth\b/.test(words);
  if (/\bqnec\b/.test(words)) return { contribution: "qnec" };
  if (/safe harbo/.test(words)) return roth ? undefined : { contribution: "safeHarbor" };
  if (/\bmatch(?:ing)?\b/.test(words)) return { contribution: roth ? "rothMatch" : "match" };
  if (/profit shar|non ?elective/.test(words))
    return { contribution: roth ? "rothNonelective" : "nonelective" };
  // Under a heading of the employer's, the name of a deferral is what is added on account of it (§401(m)(4)(A)).
  if (!shared && PLAIN.test(words) && /401 ?k/.test(words)) return { contribution: "match" };
  return undefined;
}

function employee(words: string, preTax: boolean | undefined): LabelMeaning | undefined {
  if (/\bmatch|profit shar|non ?elective|\bqnec\b|safe harbor|employer|company/.test(words))
    return undefined;
  const roth = /\broth\b/.test(words);
  const afterTax = /after ?tax|post ?tax/.test(words);
  const catchUp = CATCH_UP.test(words);
  const rest = words
    .replace(CATCH_UP, " ")
    .replace(/\broth\b|after ?tax|post ?tax/g, " ")
    .replace(/ +/g, " ")
    .trim();
  if (rest !== "" && !PLAIN.test(rest)) return undefined;
  if (roth) {
    if (afterTax || preTax === true || /pre ?tax/.test(rest)) return undefined;
    return { contribution: catchUp ? "rothCatchUp" : "rothDeferral" };
  }
  if (afterTax) {
    if (catchUp || preTax === true || /pre ?tax/.test(rest)) return undefined;
    return { contribution: "afterTax" };
  }
  const saysPreTax = /pre ?tax|\btrad/.test(rest);
  if (preTax === false || (preTax === undefined && !saysPreTax)) return undefined;
  return { contribution: catchUp ? "pretaxCatchUp" : "pretaxDeferral" };
}
