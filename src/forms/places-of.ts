// On which lines the form of a year shows what: what plans paid is on line 16b of 2014, 4d of 2019, 5b of 2025,
// and in 2018 on line 4b with what IRAs paid.
import type { TaxYear } from "../kernel/calendar.ts";
import type { FormName } from "../kernel/form-names.ts";
import type { LinePlace } from "../kernel/line-name.ts";
import { definitionOf, placeOf } from "./definition.ts";
import { WORKSHEET_DEFINITIONS } from "./definitions.ts";
import { type FactName, isFactName } from "./fact-registry.ts";

/** What plans and IRAs paid and is taxed. */
export const TAXABLE_FACTS: ReadonlySet<FactName> = new Set([
  "form_1040.taxable_ira_distributions",
  "form_1040.taxable_pensions",
  "form_1040.all_taxable_distributions",
]);

/** What these accounts add to income. */
export const INCOME_FACTS: ReadonlySet<FactName> = new Set([
  "form_1040.other_earned_income",
  ...TAXABLE_FACTS,
]);

/** Every fact that the form of the year shows, with its place. */
function placesByFact(form: FormName, taxYear: TaxYear): ReadonlyMap<FactName, LinePlace> {
  const lines = definitionOf(WORKSHEET_DEFINITIONS, { form, taxYear })?.lines ?? [];
  return new Map(
    lines.flatMap((line) => (isFactName(line.fact) ? [[line.fact, placeOf(line)] as const] : [])),
  );
}

/** In 2018 IRAs, pensions and annuities are one pair of lines. */
const ON_ONE_LINE: Partial<Record<FactName, FactName>> = {
  "form_1040.ira_distributions": "form_1040.all_distributions",
  "form_1040.pensions": "form_1040.all_distributions",
  "form_1040.taxable_ira_distributions": "form_1040.all_taxable_distributions",
  "form_1040.taxable_pensions": "form_1040.all_taxable_distributions",
  "form_1040.ira_rollover": "form_1040.any_rollover",
  "form_1040.pension_rollover": "form_1040.any_rollover",
};

export type ReturnPlaces = ReadonlyMap<FactName, LinePlace>;

/** Where the return of a year shows a fact, alone or on a line that it shares. */
export function placesOnReturn(taxYear: TaxYear): ReturnPlaces {
  const places = new Map(placesByFact("form-1040", taxYear));
  for (const fact of Object.keys(ON_ONE_LINE).filter(isFactName)) {
    const shared = places.get(ON_ONE_LINE[fact] ?? fact);
    if (shared !== undefined && !places.has(fact)) places.set(fact, shared);
  }
  return places;
}

/** In the order of the form; facts that it has no line for are left out. */
export function placesOf(
  form: FormName,
  taxYear: TaxYear,
  facts: ReadonlySet<FactName>,
): LinePlace[] {
  return [...placesByFact(form, taxYear)].flatMap(([fact, place]) =>
    facts.has(fact) ? [place] : [],
  );
}
