// The results of Form 8606 that other reports show: basis in traditional IRAs, and what of each year's
// conversions was taxed.
import type { TaxableConversions } from "../basis/roth-ira.ts";
import { type Amount, complete } from "../kernel/amount-state.ts";
import type { TaxYear } from "../kernel/calendar.ts";
import { ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { totalOf } from "./fact-sheet.ts";
import { form8606Chain } from "./form-8606-chain.ts";

interface Scope {
  readonly ledger: Ledger;
  readonly person: string;
  readonly taxYear: TaxYear;
}

/** Basis in all traditional IRAs after the year: line 14, or what stood there last. */
export function traditionalIraBasis({ ledger, person, taxYear }: Scope): Amount {
  const last = form8606Chain({ ledger, person, throughYear: taxYear }).at(-1);
  return last === undefined ? complete(ZERO) : totalOf(last.carry.traditionalBasis);
}

/** Line 18 of every year up to `taxYear`; zero in a year without a conversion. */
export function taxableConversions({ ledger, person, taxYear }: Scope): TaxableConversions {
  const chain = form8606Chain({ ledger, person, throughYear: taxYear });
  const taxed = new Map<TaxYear, Amount>(
    chain.flatMap(({ year, sheet }) =>
      sheet.get("form_8606.taxable_conversions") === undefined
        ? []
        : [[year.taxYear, sheet.term("+", "form_8606.taxable_conversions", "line 18").amount]],
    ),
  );
  return (year) => taxed.get(year) ?? complete(ZERO);
}
