// Form 5329, Part I: the 10% additional tax on early distributions (§72(t)). The lines are computed also
// when the form need not be filed, because Schedule 2 has their result either way.

import { TAX_ON_LATE_EXCESS } from "../../distributions/pension-facts.ts";
import { receivedForms1099r } from "../../distributions/received-form.ts";
import { reconcile } from "../../distributions/reconcile.ts";
import { type Amount, combine } from "../../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import type { Citation } from "../../kernel/citation.ts";
import { formatDollars, multiply } from "../../kernel/money.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Said } from "../../kernel/sentence.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { isTimelyReturn } from "../../limits/deferral-lot.ts";
import { eventsOfPerson } from "../../limits/person-events.ts";
import { form5329Citation } from "../citations.ts";
import type { FactSheet } from "../fact-sheet.ts";
import { unlessZero } from "../form-8606/carry.ts";
import {
  type Form8606Year,
  form8606Chain,
  lastYearOf,
  standingProblems,
} from "../form-8606/chain.ts";
import { taxableConversions } from "../form-8606/results.ts";
import type { WorksheetFacts } from "../worksheet-facts.ts";
import type { EarlyDistribution } from "./early-distribution.ts";
import { earlyFromRoth, earlyFromTraditional } from "./from-iras.ts";
import { earlyFormsUnanswered, earlyFromPlans } from "./from-plans.ts";

/** One tenth. @see IRC §72(t)(1) */
const RATE = { numerator: 1n, denominator: 10n };
const TAX: Citation = { authority: "IRC §72(t)(1)" };
/** Of several exceptions, as the instructions ask. */
const MORE_THAN_ONE = "99";

interface Asked {
  readonly ledger: Ledger;
  readonly person: string;
  readonly taxYear: TaxYear;
}

export interface AdditionalTax {
  /** Whether anything is on line 1. */
  readonly isOwedOrClaimed: boolean;
  readonly filingRequired: boolean;
  readonly notes: readonly Said[];
}

/** @returns `unsupported.simple-first-two-years`, or what Form 8606 refuses: its lines are part of these */
export function form5329Facts(
  options: Asked & { readonly line10Places?: number | undefined },
): Outcome<WorksheetFacts, Problem[]> {
  const { ledger, person, taxYear, line10Places } = options;
  const chain = form8606Chain({ ledger, person, throughYear: taxYear, line10Places });
  const problems = [...standingProblems(chain), ...refuseSimple(options)];
  if (problems.length > 0) return failure(problems);
  const last = lastYearOf(chain);
  const citations = [form5329Citation(taxYear), TAX];
  const { filingRequired, notes } = fillForm5329(options, last, chain);
  return success({ blocks: [{ sheet: last.sheet }], filingRequired, notes, citations });
}

/** Code S is a SIMPLE IRA in its first two years: 25% instead of 10%. */
export function refuseSimple({ ledger, person, taxYear }: Asked): Problem[] {
  return receivedForms1099r(ledger, { person, taxYear })
    .filter(({ code }) => code.includes("S"))
    .map(({ event }) => ({
      code: "unsupported.simple-first-two-years",
      severity: "error",
      message: `the Form 1099-R for ${taxYear} with code S is of a SIMPLE IRA in its first two years: the additional tax is 25%, for which there is no rule here`,
      hint: "fill Form 5329 by hand, with 25% of that amount on line 4",
      citation: { authority: "IRC §72(t)(6)" },
      events: [event.id],
    }));
}

/** Puts lines 1 to 4 on the sheet that holds the year's Form 8606. */
export function fillForm5329(
  asked: Asked,
  last: Form8606Year,
  chain: readonly Form8606Year[],
): AdditionalTax {
  const { ledger, person } = asked;
  const { sheet } = last;
  const found: EarlyDistribution[] = [
    ...earlyFromPlans(asked),
    ...earlyFromTraditional(ledger, last),
    ...earlyFromRoth(ledger, last, taxableConversions(chain, person)),
  ];
  const unanswered = earlyFormsUnanswered(
    asked,
    reconcile(ledger, asked)
      .unmatched.filter(({ kind }) => kind === "received_only")
      .flatMap(({ events }) => events),
  );
  const income = [...found.flatMap((each) => each.income), ...unanswered];
  if (income.length === 0) {
    const notes = hasLateExcess(asked) ? [TAX_ON_LATE_EXCESS] : [NOTHING_EARLY];
    return { isOwedOrClaimed: false, filingRequired: false, notes };
  }
  const excepted = found.filter(({ exception }) => exception !== undefined);
  fillLines(sheet, { income, excepted });
  const filingRequired =
    excepted.length > 0 || found.some(({ isPlain }) => !isPlain) || unanswered.length > 0;
  return {
    isOwedOrClaimed: true,
    filingRequired,
    notes: [
      filingRequired ? FILE_IT : NEED_NOT_FILE,
      ...(excepted.length > 0 ? [LIMITS_OF_EXCEPTIONS] : []),
      ...(found.some(({ exception }) => exception === undefined) ? [ASK_FOR_EXCEPTION] : []),
      ...(hasLateExcess(asked) ? [TAX_ON_LATE_EXCESS] : []),
    ],
  };
}

/** Paid in the year: income of it that is on no line here. */
export function hasLateExcess({ ledger, person, taxYear }: Asked): boolean {
  return eventsOfPerson(ledger, person).corrections.some(
    (event) =>
      event.data.reason === "elective_deferral" &&
      taxYearOf(event.data.date) === taxYear &&
      !isTimelyReturn(event),
  );
}

const NOTHING_EARLY = "No distribution of the year is early and taxable.";
const FILE_IT =
  "Form 5329 must be filed: the additional tax is not on everything that code 1 was reported for, or an exception is claimed.";
const NEED_NOT_FILE =
  "Form 5329 need not be filed: everything was reported with code 1 and all of it is taxable. Line 4 is entered on the return all the same.";
const LIMITS_OF_EXCEPTIONS =
  "Whether an exception applies, and up to which amount, is not checked here.";
const ASK_FOR_EXCEPTION =
  "An exception of the instructions, line 2, that applies is recorded with the distribution: exception, two digits.";

function fillLines(
  sheet: FactSheet,
  {
    income,
    excepted,
  }: {
    readonly income: EarlyDistribution["income"];
    readonly excepted: readonly EarlyDistribution[];
  },
): void {
  sheet.total("form_5329.early_distributions", income);
  sheet.total(
    "form_5329.excepted",
    excepted.flatMap((each) => each.income),
  );
  const numbers = [...new Set(excepted.flatMap(({ exception }) => exception ?? []))];
  const [number] = numbers;
  if (number !== undefined) {
    sheet.text("form_5329.exception", numbers.length > 1 ? MORE_THAN_ONE : number);
  }
  const subject = sheet.total("form_5329.subject_to_tax", [
    sheet.term("+", "form_5329.early_distributions", "early distributions"),
    sheet.term("-", "form_5329.excepted", "not subject to the tax"),
  ]);
  const tax = combine([subject], (known) => multiply(known, RATE, "half_up"));
  const label = `10% of line 3, ${shown(subject)} × 0.10`;
  sheet.state(
    "form_5329.additional_tax",
    tax,
    unlessZero({ sign: "+", amount: tax, label, citation: TAX, origin: "5329/4" }),
  );
}

function shown(amount: Amount): string {
  return amount.state === "complete" ? formatDollars(amount.cents) : "?";
}
