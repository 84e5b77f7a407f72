// What is recorded of a person's IRAs in a year: for a screen that has no plan to speak of.
import { type TaxYear, taxYearOf } from "../../kernel/calendar.ts";
import { type Cents, total } from "../../kernel/money.ts";
import type { Ledger } from "../../ledger/ledger.ts";

export interface IrasOfYear {
  /** For the tax year, whenever they were made. */
  readonly contributed: Cents;
  readonly converted: Cents;
  readonly distributed: Cents;
}

/** Undefined when nothing is recorded. */
export function irasOfYear(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): IrasOfYear | undefined {
  const contributed = ledger
    .of("ira_contribution")
    .filter(({ data }) => data.person === person && data.taxYear === taxYear);
  const dated = (kind: "ira_conversion" | "ira_distribution") =>
    ledger
      .of(kind)
      .filter(({ data }) => data.person === person && taxYearOf(data.date) === taxYear);
  const [converted, distributed] = [dated("ira_conversion"), dated("ira_distribution")];
  if (contributed.length + converted.length + distributed.length === 0) return undefined;
  return {
    contributed: total(contributed.map(({ data }) => data.amount)),
    converted: total(converted.map(({ data }) => data.amount)),
    distributed: total(distributed.map(({ data }) => data.amount)),
  };
}
