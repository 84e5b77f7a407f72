// What the header of a payroll's column says when no rule knows it: that it may be money of the plan, that it
// is one of the many other things beside it (pay, taxes, insurance, what is held back for others), or nothing.
// Said by whole words: `Med/EE` is a tax, `Retirement - Medford` is not.
import { headerWords } from "../text/wording.ts";

/** `plan`: its words name money of a plan. `unheard`: nothing says what it is. `other`: not the plan's. */
export type ColumnWords = "plan" | "unheard" | "other";

export function columnWords(header: string): ColumnWords {
  const words = headerWords(header);
  if (NO_MONEY.test(words) || ELSEWHERE.test(words)) return "other";
  if (PLAN.test(words)) return "plan";
  if (TAX.test(words.replace(TAX_SIDE, " ")) || HELD_BACK.test(words)) return "other";
  // `Bonus Contribution` is no pay: it is what went into the plan of some.
  if (CONTRIBUTED.test(words) && !SUM.test(words)) return "plan";
  if (PAY.test(words)) return "other";
  return MAYBE_PLAN.test(words) ? "plan" : "unheard";
}

/** Insurance and accounts beside the plan, which are before and after tax as well: `Medical Pretax`. */
export function isBesidePlan(header: string): boolean {
  const words = headerWords(header);
  return !PLAN.test(words) && (HELD_BACK.test(words) || ELSEWHERE.test(words));
}

/** Sums, rates and what contributions are computed on, whatever the plan. */
const NO_MONEY =
  /loan|\bytd\b|year to date|\bqtd\b|\bmtd\b|%|percent|\bpct\b|\brate\b|\blimits?\b|elig|\bdate\b|\bhours\b|\bhrs\b|\bearnings\b|\btype\b|\bbalance\b|\btaxable\b/;

/** Accounts that are no plan of the employer's, though they have matches and contributions too. */
const ELSEWHERE = /\bhsa\b|\bfsa\b|\bhra\b|\bdcap\b|\bespp\b|charit|donation|giving|\b529\b/;

const PLAN =
  /401|403|\b457|roth|\bmatch|\bmtch\b|\bdefer|retire|\bqnec\b|safe ?harbor|profit ?shar|\bsav(?:ings?)? plan\b|\bthrift\b|\bpension\b/;

const CONTRIBUTED = /\bcontrib/;
const SUM = /\btotals?\b|\bsum\b|\bcost\b|deduct|number|\bno\b|#|\bid\b|\bcode\b/;

const MAYBE_PLAN =
  /(?:after|aft|aftr|post|pre|before) ?tax|\ba t(?:ax)?\b|\batx\b|contrib|\bplan\b|\btrad\b/;

/** `Dental pre-tax`, `After-tax life`: the side that a deduction is on is no tax. */
const TAX_SIDE = /(?:after|aft|aftr|\ba|post|pre|before) ?tax/g;

const STATES =
  "a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]";
const TAX = new RegExp(
  [
    "tax|fica|oasdi|medicare|social|withh|w ?h\\b|futa|suta",
    "\\b(?:med|medi|mcare|ss|soc|sec|fed|federal|fit|fwt|fitw|sit|swt|sitw|pit|lit|lwt|lst|eit|state|local|city|county|rita|cca)\\b",
    "\\b(?:sui|sdi|vdi|tdi|fli|pfl|pfml|fmla|vpdi|cares|levy)\\b",
    `^(?:${STATES}) (?:di|ui|wf|wc|er|ee)\\b`,
  ].join("|"),
);

const PAY =
  /gross|\bnet\b|\bbase\b|pay|wage|salar|earn|regular|\breg\b|overtime|\bot\b|bonus|commis|\btips?\b|holiday|vacation|sick|\bpto\b|stipend|allowance|reimb|expense|imputed|\bgtl\b|severance|retro|\bshift\b|check|take ?home|deposit|deduct|total|cost|price|share|unit|value|number|\bno\b|#|\bid\b|code|dept|department|\bssn\b|\bage\b|birth|period|\bcomp(?:ensation)?\b|adjust|\bfees?\b|rounding/;

/** Insurance, and what is held back for others. */
const HELD_BACK =
  /insur|\bins\b|dental|health|vision|\blife\b|\bvol life\b|disab|\bltd\b|\bstd\b|\bad ?(?:&|and)? ?d\b|accident|critical|hospital|cancer|medical|\brx\b|\bhmo\b|\bppo\b|\bhdhp\b|cobra|legal|\bpet\b|wellness|\bgym\b|depend|commut|transit|parking|\bbus\b|metro|\btoll\b|garnish|\bgarn\b|support|alimony|bankrupt|creditor|union|\bdues\b|credit|stock|\brsu\b|meal|lunch|cafeteria|uniform|phone|\btools?\b|advance|\bbond\b/;
