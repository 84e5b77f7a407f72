// The kind of money that a header or a source most likely is, by its words alone. Never a rule: a question
// is asked with it as the proposal.
import { isBesidePlan } from "../tables/column-words.ts";
import { headerWords } from "../text/wording.ts";

/** Undefined when the words leave a doubt: `401k` alone may be a base, a sum or the employer's part. */
export function likelyContribution(words: string): string | undefined {
  const text = plainWords(words);
  if (NEVER.test(text) || isBesidePlan(words)) return undefined;
  const catchUp = /catch ?up/.test(text);
  const employers = saysEmployer(text);
  const roth = /roth/.test(text);
  if (/safe ?harbor/.test(text)) return roth ? undefined : "safe_harbor";
  if (/\bqnec\b/.test(text)) return "qnec";
  if (/\bmatch/.test(text)) return roth ? undefined : "match";
  if (/profit ?shar|non ?elective|discretionary/.test(text))
    return roth ? undefined : "nonelective";
  if (employers) return undefined;
  const afterTax = /(?:after|post) ?tax/.test(text);
  const preTax = /(?:before|pre) ?tax|traditional|\bdefer/.test(text);
  if (Number(roth) + Number(afterTax) + Number(preTax && !roth) > 1) return undefined;
  if (roth) return catchUp ? "roth_catch_up" : "roth_deferral";
  if (afterTax) return "after_tax";
  if (catchUp) return "pretax_catch_up";
  return preTax || PLAIN.test(text) ? "pretax_deferral" : undefined;
}

/** `ER Amount`, `Company`: the words say that the employer pays it. */
export function saysEmployer(words: string): boolean {
  return EMPLOYER.test(headerWords(words));
}

/** Abbreviations that payrolls print, each as the word that it stands for. */
function plainWords(words: string): string {
  return (
    headerWords(words)
      .replace(/\bnon ?roth\b/g, " ")
      // K401AT, AT401: the number and the side of the tax, in either order.
      .replace(/\b(?:k )?(?:401|403) ?[kb]? ?([ab]t)\b/g, "plan $1")
      .replace(/\b([ab]t) (?:401|403) ?[kb]?\b/g, "plan $1")
      .replace(/\b(?:401|403)\s*(?:k|b)\b|\bretirement\b|\bsav(?:ings?)? plan\b/g, "plan")
      .replace(/\bmtch(?:g)?\b/g, "match")
      .replace(/\b(?:a t(?:ax)?|atx|aftr? ?tax|aftertx|aftr?)\b/g, "after tax")
      .replace(/\bplan at\b|\bat plan\b/g, "plan after tax")
      .replace(/\bplan bt\b/g, "plan pre tax")
      .replace(/\b(?:b t|btx|bef tax|pretx|ptx)\b/g, "pre tax")
      .replace(/\btrad\b/g, "traditional")
  );
}

const NEVER =
  /loan|ytd|year to date|%|percent|rollover|conversion|\bconv\b|\bto\b|hsa|\bira\b|balance|wages|eligible|\belig\b|compensation|limit/;
const EMPLOYER = /\bemployer|\bcompany|\ber\b|\bfirm\b|\bco\b/;
const PLAIN =
  /^(?:plan|ee|employee|contribution|contrib|amount|amt|elective|salary|base pay)(?: (?:plan|ee|employee|contribution|contrib|amount|amt|elective|salary|base pay))*$/;
