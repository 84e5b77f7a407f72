// The results of Form 8606 that other reports show: basis in traditional IRAs, and what of each year's
// conversions was taxed.

import type { TaxableConversions } from "../../basis/roth-ira.ts";
import { type Amount, complete, incomplete } from "../../kernel/amount-state.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import { ZERO } from "../../kernel/money.ts";
import { totalOf } from "../fact-sheet.ts";
import { type Form8606Year, lastYearOf } from "./chain.ts";

/** Basis in all traditional IRAs after the last year of the chain: line 14, or what stood there last. */
export function traditionalIraBasis(chain: readonly Form8606Year[]): Amount {
  return totalOf(lastYearOf(chain).carry.traditionalBasis);
}

/** Line 18 of each year; zero in a year without a conversion, incomplete in one that is refused. */
export function taxableConversions(
  chain: readonly Form8606Year[],
  person: string,
): TaxableConversions {
  const years = new Map(chain.map((filled) => [filled.year.taxYear, filled]));
  return (year) => {
    const filled = years.get(year);
    if (filled === undefined || filled.problems.length > 0) {
      return incomplete(missingFact("form_8606.{person}.{year}.line_18", { person, year }));
    }
    const name = "form_8606.taxable_conversions";
    const known = filled.sheet.get(name) !== undefined;
    return known ? filled.sheet.term("+", name, "line 18").amount : complete(ZERO);
  };
}
