// In-plan Roth rollover against rollover to a Roth IRA, side by side, with the common mistakes put
// right: there is no single five-year rule, leaving the job is not needed, and the pro-rata rule is not
// gone, it works inside the after-tax source.
import type { Citation } from "../kernel/citation.ts";

export interface ComparisonRow {
  readonly aspect: string;
  readonly inPlan: string;
  readonly rothIra: string;
  readonly citation?: Citation;
}

export const ROLLOVER_COMPARISON: readonly ComparisonRow[] = [
  {
    aspect: "What is taxed",
    inPlan: "the earnings, pro rata within the after-tax source",
    rothIra: "the same; earnings may instead go to a traditional IRA, untaxed for now",
    citation: { authority: "IRC §72(e)(8), §72(d)(2)", source: "Notice 2014-54" },
  },
  {
    aspect: "IRA money elsewhere",
    inPlan: "does not matter",
    rothIra:
      "does not matter: IRA aggregation is for IRA distributions; earnings sent to a traditional IRA do count in later IRA conversions",
    citation: { authority: "IRC §408(d)(2)" },
  },
  {
    aspect: "Five years until earnings are tax-free",
    inPlan: "from 1 January of the first Roth money in this plan",
    rothIra:
      "from 1 January of the first year of any Roth IRA of yours, which may have begun long ago",
    citation: { authority: "IRC §402A(d)(2)(B), §408A(d)(2)(B)" },
  },
  {
    aspect: "Five years of the 10% tax on what was taxed at conversion",
    inPlan: "per year of conversion; near nothing when little was taxed",
    rothIra: "the same",
    citation: { authority: "IRC §408A(d)(3)(F), §402A(c)(4)(D)" },
  },
  {
    aspect: "Getting at the money",
    inPlan:
      "as before the conversion: what could be withdrawn still can; you need not leave the job",
    rothIra: "at any time; conversions come out after contributions and before earnings",
    citation: { authority: "IRC §408A(d)(4)", source: "Notice 2013-74, Q&A-3" },
  },
  {
    aspect: "A withdrawal that is not qualified",
    inPlan: "takes earnings along pro rata",
    rothIra: "takes earnings last",
    citation: { authority: "IRC §72(e)(8), §408A(d)(4)" },
  },
  {
    aspect: "On the return",
    inPlan: "Form 1099-R code G; Form 1040 lines 5a and 5b",
    rothIra:
      "the same, with the rollover box; not Form 8606 Part II. The gross amount enters line 24 of a later Part III",
    citation: { authority: "Instructions for Form 8606" },
  },
  {
    aspect: "Undoing it",
    inPlan: "not possible",
    rothIra: "not possible",
    citation: { authority: "IRC §408A(d)(6)(B)(iii)", source: "Notice 2010-84" },
  },
  {
    aspect: "Creditors",
    inPlan: "the plan's protection under federal law",
    rothIra: "federal bankruptcy protection for rollovers; otherwise the state's law",
    citation: { authority: "IRC §401(a)(13); 11 USC §522(b)(4), (n)" },
  },
  {
    aspect: "Investments and fees",
    inPlan: "the plan's menu, often at institutional prices",
    rothIra: "whatever the IRA provider offers",
  },
  {
    aspect: "Effort",
    inPlan: "one account; none at all when automatic",
    rothIra: "a request each time, and a second account",
  },
];

/** What remains when the plan lacks it, in the order of what it usually brings. */
export const ALTERNATIVES: readonly string[] = [
  "Ask the employer to add after-tax contributions and in-plan Roth rollovers; the letter above says what. The ACP test may limit what a small plan can offer.",
  "Use the deferral limit in full, as designated Roth contributions if that suits you, with catch-up from the year you turn 50.",
  "Contribute to an IRA and convert it (the backdoor Roth); other traditional IRA money makes part of it taxable. `worksheet form-8606` computes it.",
  "Use a health savings account if your health plan allows one.",
  "With income from a business of your own, a solo 401(k) can have its own annual additions limit and the features you want.",
  "Save the rest in a taxable account; `project` shows what the difference amounts to.",
  "When comparing job offers, ask for the Summary Plan Description: these two features can be worth more than a better match.",
];
