// What people may want to record and no rule here covers. Refused by name, with what to do instead, so
// that nobody mistakes a missing rule for a missing event.
import type { Citation } from "../kernel/citation.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";

export interface UnsupportedKind {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly citation: Citation;
}

const INSTRUCTIONS = "Instructions for Form 8606 (2023)";

const charitable: UnsupportedKind = {
  code: "unsupported.charitable-distribution",
  message: "a qualified charitable distribution is no event of its own",
  hint: "record an ira_distribution, and in charitable the part that went to charity",
  citation: { authority: "IRC §408(d)(8)", source: INSTRUCTIONS, locator: "line 7" },
};

const inherited: UnsupportedKind = {
  code: "unsupported.inherited-ira",
  message: "an inherited IRA has no rule here",
  hint: "it has a Form 8606 of its own, never joined with that of one's own IRAs; keep it out of this ledger",
  citation: { authority: "IRC §408(d)(3)(C)", source: "Pub. 590-B", locator: "inherited IRAs" },
};

const divorce: UnsupportedKind = {
  code: "unsupported.divorce-transfer",
  message: "money divided in a divorce has no rule here",
  hint: "the basis is divided with it; once both know their part, record it as opening_basis of a later day",
  citation: { authority: "IRC §408(d)(6), §414(p)", source: "Pub. 590-B" },
};

const alternatePayee: UnsupportedKind = {
  code: "unsupported.alternate-payee",
  message: "a payment to an alternate payee has no rule here",
  hint: "a spouse is taxed on it with a share of the basis, a child's is the participant's; ask the plan for both figures",
  citation: { authority: "IRC §402(e)(1)(A), §72(m)(10)" },
};

const loan: UnsupportedKind = {
  code: "unsupported.plan-loan",
  message: "plan loans, deemed distributions and loan offsets have no rule here",
  hint: "a loan that is paid back changes nothing here; of a Form 1099-R with code L or M the lines are the payer's to explain",
  citation: { authority: "IRC §72(p), §402(c)(3)(C)" },
};

const paidBack: UnsupportedKind = {
  code: "unsupported.distribution-repayment",
  message:
    "a birth or adoption, emergency, domestic abuse or terminal illness distribution that is paid back has no rule here",
  hint: "the repayment reduces line 25c of Form 8606, and what is left of it raises line 22 of a later year; let a preparer fill these lines",
  citation: {
    authority: "IRC §72(t)(2)(H), (I), (K), (L)",
    source: "Form 8606 (2024)",
    locator: "line 25c",
  },
};

const otherDeferredCompensation: UnsupportedKind = {
  code: "unsupported.other-457-plan",
  message: "only governmental 457(b) plans have rules here",
  hint: "payments of other 457 plans are wages; keep them out of this ledger",
  citation: { authority: "IRC §457(a)(1)(B), (f)" },
};

/** By the names that somebody might try. */
const UNSUPPORTED_KINDS: Readonly<Record<string, UnsupportedKind>> = {
  qualified_charitable_distribution: charitable,
  qcd: charitable,
  inherited_ira: inherited,
  inherited_ira_contribution: inherited,
  inherited_ira_distribution: inherited,
  beneficiary_distribution: inherited,
  divorce: divorce,
  divorce_transfer: divorce,
  ira_divorce_transfer: divorce,
  alternate_payee: alternatePayee,
  alternate_payee_distribution: alternatePayee,
  qdro: alternatePayee,
  plan_loan: loan,
  loan: loan,
  loan_repayment: loan,
  loan_offset: loan,
  plan_loan_offset: loan,
  deemed_distribution: loan,
  birth_or_adoption_repayment: paidBack,
  emergency_repayment: paidBack,
  domestic_abuse_repayment: paidBack,
  terminal_illness_repayment: paidBack,
  distribution_repayment: paidBack,
  non_governmental_457b: otherDeferredCompensation,
  plan_457f: otherDeferredCompensation,
};

export function unsupportedKind(kind: unknown): UnsupportedKind | undefined {
  return typeof kind === "string" && Object.hasOwn(UNSUPPORTED_KINDS, kind)
    ? UNSUPPORTED_KINDS[kind]
    : undefined;
}
