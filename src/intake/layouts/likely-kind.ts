// What most likely happened on the lines that a statement marks with these words. Never a rule: a question is
// asked with it as the proposal.
import { headerWords } from "../text/wording.ts";

/** As an answer says it; `none` is nothing for the book. */
export type LikelyKind =
  | "contribution"
  | "conversion"
  | "distribution"
  | "transfer"
  | "transfer_in"
  | "transfer_out"
  | "none";

/** Words of a kind of row that leave no doubt; of which money it is they say nothing. */
export const CONTRIBUTION = /^(?:plan |payroll |employee |employer )?contributions?$/i;

/** Undefined when the words leave a doubt: `Adjustment` may take anything back. */
export function likelyKind(words: string): LikelyKind | undefined {
  const text = headerWords(words);
  if (TAKEN_BACK.test(text)) return undefined;
  if (NOTHING.test(text)) return "none";
  if (CONVERSION.test(text)) return "conversion";
  // Money may come from another plan or leave this one.
  if (/roll ?over/.test(text)) return undefined;
  if (MOVED.test(text)) {
    if (/\bin\b/.test(text)) return "transfer_in";
    return /\bout\b/.test(text) ? "transfer_out" : "transfer";
  }
  if (LEFT.test(text)) return "distribution";
  return CAME.test(text) ? "contribution" : undefined;
}

const TAKEN_BACK = /revers|correct|adjust|void|cancel|refund|return|excess|recharact|forfeit|error/;
const NOTHING =
  /\bfees?\b|\bexpenses?\b|\bcharges?\b|dividend|\binterest\b|\bgains?\b|\bloss|\bearnings\b|reinvest|appreciat|valuation|market (?:value|change)|\bloan/;
const CONVERSION = /conver[ts]|\bin ?plan roth\b|roth in ?plan|\birr\b/;
const MOVED = /transfer|exchange|re ?alloc|re ?balanc|\bmoved?\b/;
const LEFT = /withdraw|distribut|pay ?out|disburs|cash ?out/;
const CAME = /contrib|payroll|deposit|deferral|\bmatch/;
