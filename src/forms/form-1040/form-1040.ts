// The Form 1040 lines for IRA distributions and for pensions and annuities, with the excess deferrals that
// are earned income, the tax withheld, and the additional tax of Form 5329. A rollover from a plan to a
// Roth IRA and an in-plan Roth rollover are pensions; a conversion of an IRA is an IRA distribution. What
// is fully taxable has no entry for its total (Instructions for Form 1040, lines 4a and 4b, 5a and 5b).

import { type PensionFacts, pensionFacts } from "../../distributions/pension-facts.ts";
import { complete } from "../../kernel/amount-state.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { returnPlaceText } from "../../kernel/line-name.ts";
import { type MissingFact, missingFact } from "../../kernel/missing-fact.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { type Said, say } from "../../kernel/sentence.ts";
import type { Law } from "../../law/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { BLANK_4A, form1040Citation } from "../citations.ts";
import { eventTerm, type FactSheet, type FactTerm, totalOf } from "../fact-sheet.ts";
import { fillForm5329, refuseSimple } from "../form-5329/form-5329.ts";
import { unlessZero } from "../form-8606/carry.ts";
import {
  type Form8606Year,
  form8606Chain,
  lastYearOf,
  standingProblems,
} from "../form-8606/chain.ts";
import { isZero } from "../form-8606/part-1.ts";
import { charitableNotes } from "../ira/charitable-distributions.ts";
import { correctionNotes } from "../ira/correction-notes.ts";
import { correctedGrossTerms, correctedTaxableTerms } from "../ira/corrections.ts";
import { form8915fTerms } from "../ira/disaster-distributions.ts";
import { placesOnReturn } from "../places-of.ts";
import type { WorksheetFacts } from "../worksheet-facts.ts";
import { earnedIncome, notHereNotes } from "./earned-income.ts";
import { unansweredForms } from "./unanswered-forms.ts";
import { withholdingTerms } from "./withholding.ts";

export interface Form1040Request {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly line10Places?: number | undefined;
}

/** What one person brings to a return, alone or with a spouse. */
export interface PersonOnReturn {
  readonly person: string;
  /** Their Form 8606 facts, which the terms may name. */
  readonly sheet: FactSheet;
  readonly ira: LineTerms;
  readonly plan: LineTerms;
  /** Line 1h. */
  readonly earned: readonly FactTerm[];
  /** Line 25b. */
  readonly withheld: readonly FactTerm[];
  /** Schedule 2, line 8: line 4 of Form 5329. */
  readonly additionalTax: readonly FactTerm[];
  /** A conversion, a Roth IRA or a Form 8606: line 4a is filled although all of it may be taxable. */
  readonly iraException: boolean;
  /** Something came as a rollover: line 5a is filled although all of it may be taxable. */
  readonly pensionException: boolean;
  readonly rolled: boolean;
  /** IRA money was rolled over. */
  readonly iraRolled: boolean;
  readonly notes: readonly Said[];
  /** With whom the return is filed jointly: said where somebody has a return alone. */
  readonly jointly: readonly Said[];
}

/** @returns the problem `unsupported.worksheet-1-1`, as Form 8606 does: its lines are part of these */
export function form1040Facts(options: Form1040Request): Outcome<WorksheetFacts, Problem[]> {
  const found = personOnReturn(options);
  if (!found.ok) return found;
  const mine = found.value;
  const blank = fillReturnLines(mine.sheet, [mine]);
  const citations = [form1040Citation(options.taxYear), ...(blank.length > 0 ? [BLANK_4A] : [])];
  return success({
    blocks: [{ sheet: mine.sheet }],
    notes: [...blank, ...mine.jointly, ...mine.notes],
    citations,
  });
}

export function personOnReturn(options: Form1040Request): Outcome<PersonOnReturn, Problem[]> {
  const { ledger, law, person, taxYear, line10Places } = options;
  const chain = form8606Chain({ ledger, person, throughYear: taxYear, line10Places });
  const problems = standingProblems(chain);
  if (problems.length > 0) return failure(problems);
  const last = lastYearOf(chain);
  const { sheet, year } = last;
  const pensions = pensionFacts(ledger, person, taxYear);
  const status = ledger
    .of("filing_status")
    .find((event) => event.data.person === person && event.data.taxYear === taxYear)?.data;
  const jointly =
    status?.status === "joint" && status.spouse !== undefined
      ? [
          say`Filed jointly with ${{ person: status.spouse }}: the return has the lines of both together, worksheet form-1040 --joint.`,
        ]
      : [];
  const earned = earnedIncome({ ledger, law, person, taxYear });
  const unanswered = unansweredForms(ledger, { person, taxYear });
  const tax = additionalTax(options, last, chain);
  const notes: Said[] = [
    ...earned.notes,
    ...notHereNotes({ ledger, person, taxYear }),
    ...pensions.notes,
    ...unanswered.notes,
    ...tax.notes,
    ...correctionNotes(year),
    ...charitableNotes(year),
    ...rolloverNotes(year),
    ...(year.conversions.length > 0
      ? ["A conversion of an IRA is not a rollover in the sense of the check box."]
      : []),
  ];
  return success({
    person,
    sheet,
    ira: withUnanswered(iraTerms(last), unanswered.ira),
    plan: withUnanswered(pensionTerms(pensions), unanswered.plan),
    earned: [...earned.terms, ...unanswered.earned],
    withheld: withholdingTerms({ ledger, person, taxYear }),
    additionalTax: tax.terms,
    iraException:
      year.conversions.length > 0 ||
      year.rollovers.length > 0 ||
      year.rothDistributions.length > 0 ||
      sheet.get("form_8606.taxable_distributions") !== undefined,
    pensionException: pensions.reportedAsRollover,
    rolled: pensions.rollover,
    iraRolled: year.rollovers.length > 0,
    notes,
    jointly,
  });
}

/** Line 4 of Form 5329 as a term; the 25% of a SIMPLE IRA has no rule here, so then it is missing. */
function additionalTax(
  asked: Form1040Request,
  last: Form8606Year,
  chain: readonly Form8606Year[],
): { readonly terms: readonly FactTerm[]; readonly notes: readonly Said[] } {
  const { person, taxYear } = asked;
  const label = "Form 5329, line 4: additional tax on early distributions";
  const refused = refuseSimple(asked);
  if (refused.length > 0) {
    const missing: MissingFact[] = [
      missingFact("form_5329.{person}.{year}.line_4", { person, year: taxYear }),
    ];
    return {
      terms: [{ sign: "+", amount: { state: "incomplete", missing }, label }],
      notes: refused.map(({ message, said = message }) => said),
    };
  }
  const { isOwedOrClaimed } = fillForm5329(asked, last, chain);
  if (!isOwedOrClaimed) return { terms: [], notes: [] };
  const term = last.sheet.term("+", "form_5329.additional_tax", label);
  const place = returnPlaceText(placesOnReturn(taxYear).get("form_1040.additional_tax"));
  const note = `${place}, has the 10% additional tax of Form 5329, Part I, only; worksheet form-5329 has its lines.`;
  return isZero(term.amount) ? { terms: [], notes: [] } : { terms: [term], notes: [note] };
}

function withUnanswered(lines: LineTerms, unanswered: readonly FactTerm[]): LineTerms {
  return {
    gross: [...lines.gross, ...unanswered],
    taxable: [...lines.taxable, ...unanswered],
  };
}

/**
 * Puts the lines of a return of one or two people on a sheet. A total that is fully taxable leaves its
 * left box blank.
 *
 * @returns what stays blank and why, in words
 */
export function fillReturnLines(
  sheet: FactSheet,
  people: readonly PersonOnReturn[],
  { everyGross = false }: { readonly everyGross?: boolean } = {},
): string[] {
  const earned = people.flatMap((each) => each.earned);
  const withheld = people.flatMap((each) => each.withheld);
  const additional = people.flatMap((each) => each.additionalTax);
  if (earned.length > 0) sheet.total("form_1040.other_earned_income", earned);
  if (withheld.length > 0) sheet.total("form_1040.federal_tax_withheld", withheld);
  if (additional.length > 0) sheet.total("form_1040.additional_tax", additional);
  const ira = together(people.map((each) => each.ira));
  const plan = together(people.map((each) => each.plan));
  const rolled = people.some((each) => each.rolled);
  const iraRolled = people.some((each) => each.iraRolled);
  // One distribution only, of either spouse; with more the total is entered, taxable or not.
  const iraBlank =
    !everyGross &&
    ira.gross.length === 1 &&
    !people.some((each) => each.iraException) &&
    isFullyTaxable(ira);
  const planBlank =
    !everyGross &&
    plan.gross.length > 0 &&
    !people.some((each) => each.pensionException) &&
    isFullyTaxable(plan);
  if (ira.gross.length > 0 && !iraBlank) sheet.total("form_1040.ira_distributions", ira.gross);
  // Form 8915-F puts income on line 4b in years without a distribution, too.
  if (ira.gross.length + ira.taxable.length > 0) {
    sheet.total("form_1040.taxable_ira_distributions", ira.taxable);
  }
  sheet.check("form_1040.ira_rollover", iraRolled);
  if (plan.gross.length > 0) {
    if (!planBlank) sheet.total("form_1040.pensions", plan.gross);
    sheet.total("form_1040.taxable_pensions", plan.taxable);
  }
  sheet.check("form_1040.pension_rollover", rolled);
  if (ira.gross.length + plan.gross.length > 0) {
    const bothBlank =
      (iraBlank || ira.gross.length === 0) && (planBlank || plan.gross.length === 0);
    if (!bothBlank) sheet.total("form_1040.all_distributions", [...ira.gross, ...plan.gross]);
    sheet.total("form_1040.all_taxable_distributions", [...ira.taxable, ...plan.taxable]);
  }
  sheet.check("form_1040.any_rollover", rolled || iraRolled);
  return [
    ...(iraBlank
      ? [
          "The one IRA distribution is fully taxable: it is entered as the taxable amount only, and the line for the total stays blank.",
        ]
      : []),
    ...(planBlank
      ? [
          "The pensions are fully taxable: they are entered as the taxable amount only, and the line for the total stays blank.",
        ]
      : []),
  ];
}

function together(parts: readonly LineTerms[]): LineTerms {
  return {
    gross: parts.flatMap(({ gross }) => gross),
    taxable: parts.flatMap(({ taxable }) => taxable),
  };
}

function isFullyTaxable({ gross, taxable }: LineTerms): boolean {
  const [all, taxed] = [totalOf(gross), totalOf(taxable)];
  return all.state === "complete" && taxed.state === "complete" && all.cents === taxed.cents;
}

export interface LineTerms {
  readonly gross: readonly FactTerm[];
  readonly taxable: readonly FactTerm[];
}

/** Everything that came out of IRAs; the taxable part is what Form 8606 says, or all of it without basis. */
function iraTerms({ year, sheet, entries }: Form8606Year): LineTerms {
  const roth = year.rothDistributions.map((event) =>
    eventTerm(
      event,
      complete(event.data.amount),
      say`Roth IRA distribution${{ of: event.data.date }}`,
    ),
  );
  const from8606 = (
    [
      ["form_8606.taxable_distributions", "Form 8606: taxable distributions"],
      ["form_8606.taxable_conversions", "Form 8606: taxable conversions"],
      ["form_8606.taxable_roth_distributions", "Form 8606: taxable Roth distributions"],
    ] as const
  ).flatMap(([fact, label]) => (sheet.get(fact) ? [sheet.term("+", fact, label)] : []));
  const disaster = new Set(year.disasters.traditional.map(({ id }) => id));
  const withoutForm = sheet.get("form_8606.taxable_distributions")
    ? []
    : entries.distributions.filter(({ event }) => event === undefined || !disaster.has(event.id));
  return {
    gross: [
      ...year.traditionalDistributions.map((event) =>
        eventTerm(event, complete(event.data.amount), say`distribution${{ of: event.data.date }}`),
      ),
      ...entries.conversions,
      ...rolloverTerms(year),
      ...roth,
      ...correctedGrossTerms(year.corrections),
    ],
    taxable: [
      ...withoutForm,
      ...from8606,
      ...correctedTaxableTerms(year.corrections),
      ...form8915fTerms(year.disasters),
    ],
  };
}

/** In the total and not in the taxable amount. @see Instructions for Form 1040, lines 4a and 4b, exception 1 */
function rolloverTerms({ rollovers }: Form8606Year["year"]): FactTerm[] {
  return rollovers.map((event) => {
    const { amount, date, to, plan } = event.data;
    const where = to !== "eligible_plan" ? "an IRA" : plan === undefined ? "a plan" : { plan };
    return eventTerm(event, complete(amount), say`rolled over to ${where}${{ on: date }}`);
  });
}

/** When a statement has to say what happened. @see Instructions for Form 1040, lines 4a and 4b */
function rolloverNotes({ rollovers, taxYear }: Form8606Year["year"]): Said[] {
  return rollovers.flatMap(({ data }) => {
    const later = data.arrivedOn !== undefined && data.arrivedOn.slice(0, 4) > String(taxYear);
    if (data.to !== "eligible_plan" && !later) return [];
    const what =
      later && data.arrivedOn !== undefined
        ? say`it was completed on ${{ date: data.arrivedOn }}`
        : say`it went into ${data.plan === undefined ? "a plan" : { plan: data.plan }}`;
    return [say`Attach a statement about the IRA rollover of ${{ date: data.date }}: ${what}.`];
  });
}

function pensionTerms({ grossTerms, taxableTerms }: PensionFacts): LineTerms {
  return {
    gross: grossTerms.map(({ event, amount, label, origin }) => ({
      ...eventTerm(event, amount, label),
      ...(origin !== undefined && { origin }),
    })),
    taxable: taxableTerms.flatMap(({ sign, event, amount, label, assumes, origin }) =>
      unlessZero({
        ...eventTerm(event, amount, label),
        sign,
        ...(assumes !== undefined && { assumes }),
        ...(origin !== undefined && { origin }),
      }),
    ),
  };
}
