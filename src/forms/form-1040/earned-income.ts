// Line 1h of Form 1040: an excess deferral of pretax money is income of the year in which it was deferred,
// corrected or not (§402(g)(1)); what it earned, and refunds after a failed test, are income of the year in
// which they are paid (code 8). Designated Roth deferrals were wages already and are never on the line.

import { reportedCorrections } from "../../distributions/reported-corrections.ts";
import { type Amount, complete, incomplete } from "../../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import type { Citation } from "../../kernel/citation.ts";
import { lastDayToReturnDeferrals } from "../../kernel/due-days.ts";
import { returnPlaceText } from "../../kernel/line-name.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import { min, negate, subtract, total, ZERO } from "../../kernel/money.ts";
import { type Said, say } from "../../kernel/sentence.ts";
import type { Law } from "../../law/law.ts";
import { contributedOf, DEFERRAL_KEYS } from "../../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type ContributionYear, contributionYear } from "../../limits/contribution-year.ts";
import { isTimelyReturn } from "../../limits/deferral-lot.ts";
import { eventsOfPerson } from "../../limits/person-events.ts";
import { eventTerm, type FactTerm } from "../fact-sheet.ts";
import { placesOnReturn } from "../places-of.ts";

const YEAR_DEFERRED: Citation = { authority: "IRC §402(g)(1), (2)(C)(i)" };
const NAMED_AS_EXCESS: Citation = {
  authority: "26 CFR 1.402(g)-1(a)",
  locator: "Roth deferrals are excess only as far as they alone exceed the limit",
};

export interface EarnedIncome {
  /** Line 1h. */
  readonly terms: readonly FactTerm[];
  readonly notes: readonly Said[];
}

interface Asked {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
  readonly taxYear: TaxYear;
}

/** @see IRC §402(g)(1), (2), (6); Instructions for Form 1040 (2025), lines 1h, 5a and 5b */
export function earnedIncome(asked: Asked): EarnedIncome {
  const { ledger, person, taxYear } = asked;
  const { corrections } = eventsOfPerson(ledger, person);
  const inTime = corrections.filter(isTimelyReturn);
  const terms = [
    ...inTime
      .filter((event) => event.data.forTaxYear === taxYear && isPretax(event))
      .map((event) => ({
        ...eventTerm(
          event,
          complete(event.data.amount),
          say`excess deferral of ${taxYear} at ${{ plan: event.data.plan }}, paid back${{ on: event.data.date }}`,
        ),
        citation: YEAR_DEFERRED,
        origin: "excess_deferral" as const,
      })),
    ...inTime
      .filter(({ data }) => taxYearOf(data.date) === taxYear && data.earnings > 0)
      .map((event) =>
        eventTerm(
          event,
          complete(event.data.earnings),
          `earnings of an excess deferral of ${event.data.forTaxYear}, code 8`,
        ),
      ),
    ...testRefunds(asked),
    ...notReturned(asked),
  ];
  return {
    terms,
    notes: [
      ...(terms.length === 0 ? [] : [aboutW2(taxYear)]),
      ...inTime.filter((event) => taxYearOf(event.data.date) === taxYear).flatMap(lossNotes),
      ...rothNotes(asked),
      ...corrections.filter((event) => isPaidNextYear(event, taxYear)).map(formOfNextYear),
    ],
  };
}

function aboutW2(taxYear: TaxYear): string {
  return `${lineOf(taxYear)}, has here what Form W-2, box 1, does not: leave out an excess deferral that the employer already put there.`;
}

/** "Form 1040, line 1h". */
function lineOf(taxYear: TaxYear): string {
  return returnPlaceText(placesOnReturn(taxYear).get("form_1040.other_earned_income"));
}

/** @see Schedule 1 (Form 1040) of each year, "Other income"; before 2018 on the form itself */
function otherIncomeLine(taxYear: TaxYear): string {
  if (taxYear < 2018) return "Form 1040, line 21";
  const line = taxYear === 2018 ? "21" : taxYear < 2021 ? "8" : "8z";
  return `Schedule 1 (Form 1040), line ${line}`;
}

function isPretax({ data: { source } }: LedgerEvent<"corrective_distribution">): boolean {
  return source === "pretax_deferral" || source === "pretax_catch_up";
}

/** Refunds after a failed ADP or ACP test are income of the year paid, as far as they were not taxed before. */
function testRefunds({ ledger, person, taxYear }: Asked): FactTerm[] {
  return reportedCorrections(ledger, { person, taxYear }).flatMap(({ events, box2a }) => {
    const [event] = events;
    if (event?.kind !== "corrective_distribution") return [];
    if (event.data.reason !== "acp" && event.data.reason !== "adp") return [];
    if (box2a.state === "complete" && box2a.cents === 0) return [];
    return [
      eventTerm(
        event,
        box2a,
        say`refund of ${{ plan: event.data.plan }} after a failed test, code 8`,
      ),
    ];
  });
}

/**
 * What was not paid back in time: deferrals less the limit. It is pretax money as far as there is any, for
 * Roth deferrals are excess only where they alone exceed the limit.
 */
function notReturned(asked: Asked): FactTerm[] {
  const year = excessYear(asked);
  if (year === undefined) return [];
  if (year.state === "refused") {
    return [{ sign: "+", amount: year.amount, label: "excess deferrals" }];
  }
  const { lotsOfTaxYear, figures, missing } = year.of;
  const { excess, pretax, roth, catchUp } = partsOf(year.of);
  if (pretax === 0) return [];
  if (missing.length > 0) {
    const amount = incomplete(...missing);
    return [{ sign: "+", amount, label: "excess deferrals, once catch-up is known" }];
  }
  const deferred = lotsOfTaxYear
    .filter(({ amount }) => amount > 0)
    .map(({ event, amount, roth, plan }) =>
      eventTerm(event, complete(amount), say`${roth ? "Roth" : "pretax"} deferral to ${{ plan }}`),
    );
  const terms: FactTerm[] = [
    ...deferred,
    {
      sign: "-",
      amount: complete(figures.deferralLimit.amount),
      label: `limit on elective deferrals of ${asked.taxYear}`,
      figure: "deferral_limit",
      citation: figures.deferralLimit.citation,
    },
    ...(catchUp === 0
      ? []
      : [
          {
            sign: "-",
            amount: complete(catchUp),
            label: "catch-up",
            citation: { authority: "IRC §414(v)" },
          } as const,
        ]),
    ...(roth === 0
      ? []
      : [
          {
            sign: "-",
            amount: complete(subtract(excess, pretax)),
            label: "Roth deferrals above the limit: they were wages already",
            citation: NAMED_AS_EXCESS,
          } as const,
        ]),
  ];
  return terms.map((term) => ({ ...term, origin: "excess_deferral" }));
}

type ExcessYear =
  | { readonly state: "known"; readonly of: ContributionYear }
  | { readonly state: "refused"; readonly amount: Amount };

/** The year's deferrals against the limit; undefined when nothing is above it. */
function excessYear({ ledger, law, person, taxYear }: Asked): ExcessYear | undefined {
  const worked = contributionYear(ledger, law, { person, taxYear });
  if (worked.ok) {
    return worked.value.excessDeferral === 0 ? undefined : { state: "known", of: worked.value };
  }
  const figures = law.figuresOf(taxYear);
  if (!figures.ok) return undefined;
  const deferred = total(
    eventsOfPerson(ledger, person)
      .paychecks.filter(({ data }) => taxYearOf(data.date) === taxYear)
      .map(({ data: { contributions } }) => contributedOf(contributions, DEFERRAL_KEYS)),
  );
  return deferred <= figures.value.figures.deferralLimit.amount
    ? undefined
    : {
        state: "refused",
        amount: incomplete(missingFact("limits.{person}.{year}", { person, year: taxYear })),
      };
}

/** Of the excess: pretax money, as far as there is any, and Roth money where Roth deferrals alone exceed. */
function partsOf({ lotsOfTaxYear, excessDeferral }: ContributionYear) {
  const pretaxLots = lotsOfTaxYear.filter(({ roth }) => !roth);
  const pretax = min(excessDeferral, total(pretaxLots.map(({ amount }) => amount)));
  return {
    excess: excessDeferral,
    pretax,
    roth: subtract(excessDeferral, pretax),
    catchUp: total(lotsOfTaxYear.flatMap((lot) => [lot.catchUp, lot.individualCatchUp])),
  };
}

function rothNotes(asked: Asked): Said[] {
  const year = excessYear(asked);
  if (year?.state !== "known") return [];
  const { pretax, roth } = partsOf(year.of);
  const hasRoth = year.of.lotsOfTaxYear.some((lot) => lot.roth && lot.amount > 0);
  return [
    ...(hasRoth && pretax > 0
      ? [
          say`The excess that was not paid back is taken to be pretax money, ${{ money: pretax }}: Roth deferrals are excess only as far as they alone exceed the limit (26 CFR 1.402(g)-1(a)), and they keep their basis. The last sentence of IRC §402(g)(1)(A) can be read otherwise; ask a tax adviser.`,
        ]
      : []),
    ...(roth > 0
      ? [
          say`${{ money: roth }} of the Roth deferrals of ${asked.taxYear} is above the limit by itself. It was wages already, never becomes basis, and comes out of the account first, taxable, together with its earnings (IRC §402A(d)(3)).`,
        ]
      : []),
  ];
}

/** The whole excess is income; what it lost is another line. */
function lossNotes(event: LedgerEvent<"corrective_distribution">): Said[] {
  const { earnings, amount, forTaxYear, date } = event.data;
  if (earnings >= 0 || !isPretax(event)) return [];
  return [
    say`The excess deferral of ${forTaxYear} was paid back with a loss of ${{ money: negate(earnings) }}: ${lineOf(forTaxYear)}, of ${forTaxYear} has all ${{ money: amount }}, and the loss is entered in ${taxYearOf(date)} on ${otherIncomeLine(taxYearOf(date))}, as a negative amount.`,
  ];
}

function isPaidNextYear(event: LedgerEvent<"corrective_distribution">, taxYear: TaxYear): boolean {
  const { forTaxYear, date } = event.data;
  return (
    isTimelyReturn(event) && forTaxYear === taxYear && taxYearOf(date) > taxYear && isPretax(event)
  );
}

function formOfNextYear({ data }: LedgerEvent<"corrective_distribution">): Said {
  return say`The Form 1099-R for the ${{ money: data.amount }} that ${{ plan: data.plan }} paid back comes for ${taxYearOf(data.date)}, with code P; the income belongs on this return all the same. An amended return is needed if this one was filed before.`;
}

/** For the year in which an excess of the year before was paid back: its principal is not on this return. */
export function notHereNotes({ ledger, person, taxYear }: Omit<Asked, "law">): Said[] {
  return eventsOfPerson(ledger, person)
    .corrections.filter(
      (event) =>
        isTimelyReturn(event) &&
        taxYearOf(event.data.date) === taxYear &&
        event.data.forTaxYear < taxYear,
    )
    .map(
      ({ data }) =>
        say`${{ money: combined(data) }} that ${{ plan: data.plan }} paid back on ${{ date: data.date }} (code ${data.source.startsWith("roth") ? "B with P" : "P"}) is ${data.source.startsWith("roth") ? "Roth money that was taxed before" : say`income of ${data.forTaxYear}`}: it is on no line of this return but the withholding. It was in time, by ${{ date: lastDayToReturnDeferrals(data.forTaxYear) }}.`,
    );
}

function combined({ amount, earnings }: LedgerEvent<"corrective_distribution">["data"]) {
  return subtract(amount, earnings < 0 ? negate(earnings) : ZERO);
}
