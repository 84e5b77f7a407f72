// The Forms 1099-R that the record implies, one block a form, each box with the movements behind it.

import {
  type ExpectedForm1099R,
  expectedForms1099r,
} from "../distributions/expected-forms-1099r.ts";
import type { ReportedAmount } from "../distributions/reported-amount.ts";
import { reportedAmounts } from "../distributions/reported-amounts.ts";
import { type Amount, complete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { subtract, ZERO } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import { say } from "../kernel/sentence.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { FactSheet, type FactTerm } from "./fact-sheet.ts";
import type { Block } from "./fill-worksheet.ts";
import { NO_AMOUNT, unlessZero } from "./form-8606/carry.ts";
import { DUE_DATES, type IssuingPlan, issuingNote, issuingPlan } from "./issuing-plan.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

const INSTRUCTIONS: Citation = {
  authority: "IRC §6047(d)",
  source: "Instructions for Forms 1099-R and 5498",
  locator: "boxes 1 to 11",
};

export function form1099rFacts(options: {
  ledger: Ledger;
  person: string;
  taxYear: TaxYear;
}): Outcome<WorksheetFacts, Problem[]> {
  const { ledger, person, taxYear } = options;
  const scope = { person, taxYear };
  const forms = expectedForms1099r(ledger, scope);
  const amounts = reportedAmounts(ledger, scope);
  const issuing = [...new Set(forms.map(({ plan }) => plan))].flatMap(
    (plan) => issuingPlan(ledger, { plan, person }) ?? [],
  );
  const notes = [
    ...issuing.map((plan) => issuingNote(plan, taxYear)),
    ...forms.flatMap(({ plan, notes: about }) => about.map((note) => say`${{ plan }}: ${note}`)),
  ];
  const empty = "The record implies no Form 1099-R from a plan for this year.";
  return success({
    blocks: forms.map((form) =>
      block(form, forms, { amounts, issuing: issuing.find(({ plan }) => plan === form.plan) }),
    ),
    notes: forms.length === 0 ? [empty] : notes,
    citations: [INSTRUCTIONS, ...(issuing.length > 0 ? [DUE_DATES] : [])],
  });
}

function block(
  form: ExpectedForm1099R,
  forms: readonly ExpectedForm1099R[],
  {
    amounts,
    issuing,
  }: { readonly amounts: readonly ReportedAmount[]; readonly issuing: IssuingPlan | undefined },
): Block {
  const sheet = new FactSheet();
  if (issuing?.trustee !== undefined) sheet.text("form_1099r.payer", issuing.trustee);
  else if (issuing !== undefined)
    sheet.missing("form_1099r.payer", [missingFact("plan.{plan}.trustee", { plan: issuing.plan })]);
  const mine = amounts.filter(
    ({ plan, code, of }) =>
      plan === form.plan && of === form.of && codeOf(code) === codeOf(form.box7),
  );
  const terms = (
    amountOf: (amount: ReportedAmount) => Amount,
    { ofBasis }: { readonly ofBasis: boolean } = { ofBasis: false },
  ): FactTerm[] =>
    mine.flatMap((amount) => {
      const [event] = amount.events;
      const label = event.kind.replaceAll("_", " ");
      const term = { sign: "+", amount: amountOf(amount), label } as const;
      const { assumes } = amount;
      return unlessZero({
        ...term,
        event,
        ...(ofBasis && assumes !== undefined && { assumes }),
      });
    });
  sheet.state(
    "form_1099r.gross_distribution",
    complete(form.box1),
    terms((a) => complete(a.box1)),
  );
  sheet.state("form_1099r.taxable_amount", form.box2a, mine.flatMap(taxableTerms));
  sheet.state(
    "form_1099r.federal_tax_withheld",
    complete(form.box4),
    terms((a) => complete(a.box4)),
  );
  sheet.state(
    "form_1099r.employee_contributions",
    form.box5,
    terms((a) => a.box5, { ofBasis: true }),
  );
  if (form.box6 !== undefined)
    sheet.state(
      "form_1099r.net_unrealized_appreciation",
      complete(form.box6),
      terms((a) => (a.box6 === undefined ? NO_AMOUNT : complete(a.box6))),
    );
  if (form.box7.state === "known") sheet.text("form_1099r.distribution_code", form.box7.code);
  else sheet.missing("form_1099r.distribution_code", [form.box7.missing]);
  if (form.box10 !== undefined) {
    sheet.state(
      "form_1099r.in_plan_rollover_within_5_years",
      form.box10,
      terms((a) => (a.box10 === undefined ? NO_AMOUNT : a.box10)),
    );
  }
  if (typeof form.box11 === "object") {
    sheet.missing("form_1099r.first_designated_roth_year", form.box11.missing);
  } else if (form.box11 !== undefined) {
    sheet.text("form_1099r.first_designated_roth_year", String(form.box11));
  }
  const code = codeOf(form.box7);
  const alone = forms.filter((f) => f.plan === form.plan && codeOf(f.box7) === code).length === 1;
  const kind = alone || form.of === undefined ? "" : `-${form.of}`;
  return {
    sheet,
    owner: { plan: form.plan, code: `${code}${kind}` },
    part: `${form.plan}, code ${code}`,
  };
}

/** Box 2a as what was paid less what is not taxed of it: 5,064.20 − 5,000.00, not 64.20. */
function taxableTerms(amount: ReportedAmount): FactTerm[] {
  const { box1, box2a, box5, box6 = ZERO, events, assumes } = amount;
  const [event] = events;
  const of = (sign: "+" | "-", known: Amount, label: string): readonly FactTerm[] =>
    unlessZero({
      sign,
      amount: known,
      label,
      event,
      ...(assumes !== undefined && { assumes }),
    });
  const what = event.kind.replaceAll("_", " ");
  if (box2a.state === "incomplete" || box5.state === "incomplete") return [...of("+", box2a, what)];
  if (box2a.cents === 0) return [];
  const untaxed = subtract(subtract(subtract(box1, box2a.cents), box5.cents), box6);
  // A refund may state more basis than its share: then only the result is certain.
  if (untaxed < 0) return [...of("+", box2a, what)];
  return [
    ...of("+", complete(box1), what),
    ...of("-", box5, "of it taxed before (box 5)"),
    ...of("-", complete(box6), "appreciation of employer securities (box 6)"),
    ...of("-", complete(untaxed), "not taxed now: it kept its character, or is qualified"),
  ];
}

/** While a fact is missing, the form is kept apart by the code it would have. */
function codeOf(code: ExpectedForm1099R["box7"]): string {
  return code.state === "known" ? code.code : code.asIf;
}
