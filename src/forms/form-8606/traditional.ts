// Parts I and II of one year's Form 8606 from the record: which contributions, values, distributions and
// conversions stand on which line, whether Part I is completed at all, and the basis handed on.

import type { IraContribution } from "../../basis/ira-contributions.ts";
import { combine, incomplete } from "../../kernel/amount-state.ts";
import { taxYearOf } from "../../kernel/calendar.ts";
import { invariant } from "../../kernel/invariant.ts";
import { type MissingFact, missingFact } from "../../kernel/missing-fact.ts";
import { formatDollars, min, subtract, ZERO } from "../../kernel/money.ts";
import { say } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { form8606Instructions } from "../citations.ts";
import { eventTerm, type FactSheet, type FactTerm, totalOf } from "../fact-sheet.ts";
import { lineSevenTerms } from "../ira/charitable-distributions.ts";
import { excessWithdrawnTerms, movedAfterYearEndTerms } from "../ira/corrections.ts";
import { fillDisasterShare, repaidTerms } from "../ira/disaster-distributions.ts";
import type { IraYear } from "../ira/years.ts";
import { carried, excessOver, excessTerms, unlessZero } from "./carry.ts";
import { isZero, type PartOneEntries, partOne, printedRatio } from "./part-1.ts";

const complete = (cents: typeof ZERO) => ({ state: "complete", cents }) as const;

/** The entries of Parts I and II as terms. */
export interface TraditionalEntries {
  readonly nondeductible: readonly FactTerm[];
  readonly earlierBasis: readonly FactTerm[];
  readonly afterYearEnd: readonly FactTerm[];
  readonly yearEndValue: readonly FactTerm[];
  readonly distributions: readonly FactTerm[];
  readonly conversions: readonly FactTerm[];
}

export function traditionalEntries(
  year: IraYear,
  options: { person: string; carriedBasis: readonly FactTerm[] },
): TraditionalEntries {
  const contributions = year.traditionalContributions.flatMap((contribution) => {
    const amount = nondeductiblePart(contribution);
    if (amount === 0) return [];
    const late = taxYearOf(contribution.date) > year.taxYear;
    const label = say`nondeductible contribution${{ of: contribution.date }}`;
    return [{ late, term: eventTerm(contribution.event, complete(amount), label) }];
  });
  const openings = year.openings.filter(({ data }) => data.account === "traditional_ira");
  const earlier =
    openings.length === 0
      ? options.carriedBasis
      : openings.flatMap((event, index) => [
          eventTerm(event, complete(event.data.amount), say`basis at ${{ date: event.data.asOf }}`),
          ...(index === 0 ? contributedBefore(year, event) : []),
        ]);
  const rolledIn = year.rolledToTraditional.flatMap(({ movement, part }) =>
    unlessZero({
      sign: "+",
      amount: part.basis,
      label: say`after-tax money rolled over from ${{ plan: movement.plan }}`,
      citation: form8606Instructions("line 2"),
      event: movement.events[0],
    }),
  );
  const nondeductible = contributions.map(({ term }) => term);
  const before = [...earlier, ...rolledIn];
  const earlierBasis = [...before, ...excessWithdrawnTerms(year.corrections, before)];
  const afterYearEnd = contributions.filter(({ late }) => late).map(({ term }) => term);
  const yearEndValue = yearEndValueTerms(year, options.person);
  const conversions = year.conversions.map((event) =>
    eventTerm(event, complete(event.data.amount), say`conversion${{ of: event.data.date }}`),
  );
  const distributions = lineSevenTerms(year, {
    value: totalOf(yearEndValue),
    conversions: totalOf(conversions),
    basis: combine([totalOf([...nondeductible, ...earlierBasis]), totalOf(afterYearEnd)], subtract),
  });
  return { nondeductible, earlierBasis, afterYearEnd, yearEndValue, distributions, conversions };
}

/** An opening in the middle of its year holds what was contributed for the year by then: line 1 has that. */
function contributedBefore(year: IraYear, opening: LedgerEvent<"opening_basis">): FactTerm[] {
  let left = opening.data.amount;
  return year.traditionalContributions.flatMap((contribution) => {
    const held = min(left, nondeductiblePart(contribution));
    if (contribution.date > opening.data.asOf || held === 0) return [];
    left = subtract(left, held);
    const label = say`contribution${{ of: contribution.date }}, on line 1`;
    return [{ sign: "-" as const, amount: complete(held), label, event: contribution.event }];
  });
}

/** Line 6. */
function yearEndValueTerms(year: IraYear, person: string): FactTerm[] {
  const label = "value of all traditional IRAs";
  const missing: MissingFact = missingFact("ira_value.{person}.{year}", {
    person,
    year: year.taxYear,
  });
  const held: FactTerm[] = [
    year.value
      ? eventTerm(year.value, complete(year.value.data.amount), label)
      : { sign: "+", amount: incomplete(missing), label },
    ...movedAfterYearEndTerms(year.corrections),
  ];
  return [...held, ...repaidTerms(year.disasters, held)];
}

export function nondeductiblePart({ amount, deductible }: IraContribution): typeof ZERO {
  return subtract(amount, deductible);
}

/**
 * Whether Part I is completed: nondeductible contributions for the year, or basis and a distribution, or
 * basis and a conversion of part, but not all, of the IRAs.
 * @see Form 8606 (2025), Part I, "Complete this part only if"
 */
export function completesPartOne(entries: TraditionalEntries): boolean {
  if (!isZero(totalOf(entries.nondeductible))) return true;
  if (isZero(totalOf(entries.earlierBasis))) return false;
  if (entries.distributions.length > 0) return true;
  return entries.conversions.length > 0 && !isZero(totalOf(entries.yearEndValue));
}

/** Lines 1 to 3, which every Part I has. */
export function fillBasisLines(sheet: FactSheet, entries: TraditionalEntries): void {
  sheet.total("form_8606.nondeductible_contributions", entries.nondeductible);
  sheet.total("form_8606.earlier_basis", entries.earlierBasis);
  sheet.total("form_8606.total_basis", [
    sheet.term("+", "form_8606.nondeductible_contributions", "nondeductible contributions"),
    sheet.term("+", "form_8606.earlier_basis", "earlier basis"),
  ]);
}

/** Line 14 when nothing came out. */
export function keepBasis(sheet: FactSheet): void {
  const basis = sheet.term("+", "form_8606.total_basis", "total basis");
  sheet.total("form_8606.remaining_basis", [basis]);
}

/** Lines 4 and 5. */
export function fillAvailableBasis(sheet: FactSheet, entries: TraditionalEntries): void {
  sheet.total("form_8606.contributed_after_year_end", entries.afterYearEnd);
  sheet.total("form_8606.basis_available", [
    sheet.term("+", "form_8606.total_basis", "total basis"),
    sheet.term("-", "form_8606.contributed_after_year_end", "contributed after the year ended"),
  ]);
}

/** Lines 6 to 15c by the ratio of line 10. */
export function recoverByRatio(
  sheet: FactSheet,
  entries: TraditionalEntries,
  { year, places }: { readonly year: IraYear; readonly places?: number | undefined },
): void {
  const { recovery, line14 } = partOne(partOneEntries(entries), places);
  invariant(recovery !== undefined, "something came out, so lines 4 to 15 are computed");
  sheet.total("form_8606.year_end_value", entries.yearEndValue);
  sheet.total("form_8606.distributions", entries.distributions);
  sheet.total("form_8606.conversions", entries.conversions);
  sheet.total("form_8606.value_and_withdrawals", [
    sheet.term("+", "form_8606.year_end_value", "year-end value"),
    sheet.term("+", "form_8606.distributions", "distributions"),
    sheet.term("+", "form_8606.conversions", "conversions"),
  ]);
  const { line5, line9, line10 } = recovery;
  if (line10) {
    const quotient = `line 5 ÷ line 9, ${shown(line5)} ÷ ${shown(line9)}, at most 1`;
    sheet.text("form_8606.nontaxable_ratio", printedRatio(line10, places), quotient);
  } else {
    const unknown = combine([line5, line9], () => ZERO);
    sheet.missing(
      "form_8606.nontaxable_ratio",
      unknown.state === "incomplete" ? unknown.missing : [],
    );
  }
  const share = (whole: typeof line5, amount: typeof line5, locator: string) =>
    unlessZero({
      sign: "+",
      amount,
      label: `nontaxable part: ${shown(whole)} × ${shown(line5)} ÷ ${shown(line9)}`,
      citation: form8606Instructions(locator),
    });
  const { line11, line12 } = recovery;
  const converted = totalOf(entries.conversions);
  const paid = totalOf(entries.distributions);
  sheet.state("form_8606.nontaxable_conversions", line11, share(converted, line11, "lines 10, 11"));
  sheet.state("form_8606.nontaxable_distributions", line12, share(paid, line12, "lines 10, 12"));
  sheet.total("form_8606.nontaxable_total", [
    sheet.term("+", "form_8606.nontaxable_conversions", "nontaxable conversions"),
    sheet.term("+", "form_8606.nontaxable_distributions", "nontaxable distributions"),
  ]);
  const basis = sheet.term("+", "form_8606.total_basis", "total basis");
  const used = sheet.term("-", "form_8606.nontaxable_total", "nontaxable part");
  const citation = form8606Instructions("line 14");
  sheet.state("form_8606.remaining_basis", line14, excessTerms(basis, used, citation));
  sheet.total("form_8606.distributions_less_basis", [
    sheet.term("+", "form_8606.distributions", "distributions"),
    sheet.term("-", "form_8606.nontaxable_distributions", "nontaxable distributions"),
  ]);
  fillTaxableDistributions(sheet, year.disasters.traditional);
}

export function partOneEntries(entries: TraditionalEntries): PartOneEntries {
  return {
    nondeductibleContributions: totalOf(entries.nondeductible),
    earlierBasis: totalOf(entries.earlierBasis),
    contributedAfterYearEnd: totalOf(entries.afterYearEnd),
    yearEndValue: totalOf(entries.yearEndValue),
    distributions: totalOf(entries.distributions),
    conversions: totalOf(entries.conversions),
  };
}

/** Lines 15b and 15c; the part of qualified disaster distributions is Form 8915-F's. */
export function fillTaxableDistributions(
  sheet: FactSheet,
  disaster: IraYear["disasters"]["traditional"],
): void {
  fillDisasterShare(sheet, disaster, {
    line: "form_8606.disaster_distributions",
    of: "form_8606.distributions_less_basis",
    within: "form_8606.distributions",
  });
  const from = sheet.term("+", "form_8606.distributions_less_basis", "distributions less basis");
  const less = sheet.term("-", "form_8606.disaster_distributions", "disaster distributions");
  const citation = form8606Instructions("line 15c");
  sheet.state(
    "form_8606.taxable_distributions",
    excessOver(from.amount, less.amount),
    excessTerms(from, less, citation),
  );
}

/** Lines 16 to 18; `basis` is line 17. */
export function fillConversions(
  sheet: FactSheet,
  options: { conversions: readonly FactTerm[]; basis: readonly FactTerm[] },
): void {
  const converted = sheet.total("form_8606.converted", options.conversions);
  const basis = sheet.total("form_8606.converted_basis", options.basis);
  const from = sheet.term("+", "form_8606.converted", "converted");
  const less = sheet.term("-", "form_8606.converted_basis", "basis in it");
  const citation = form8606Instructions("line 18");
  sheet.state(
    "form_8606.taxable_conversions",
    excessOver(converted, basis),
    excessTerms(from, less, citation),
  );
}

/** Line 14 of this year as part of a later year's line 2. */
export function remainingBasis(sheet: FactSheet, year: IraYear): readonly FactTerm[] {
  const { amount } = sheet.term("+", "form_8606.remaining_basis", "");
  const label = `basis after ${year.taxYear}: line 14 of that Form 8606`;
  return carried(amount, label, form8606Instructions("Total Basis Chart"));
}

function shown(amount: ReturnType<typeof totalOf>): string {
  return amount.state === "complete" ? formatDollars(amount.cents) : "?";
}
