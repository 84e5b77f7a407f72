// A worksheet definition: which lines a form has in which years, in what order, and the fact on each.
// A definition lists its years; nothing is carried forward to a year that it does not name.
import type { TaxYear } from "../kernel/calendar.ts";
import type { FormName } from "./worksheet.ts";

export interface DefinitionLine {
  /** As the form names it: "15c". */
  readonly line: string;
  readonly part?: string;
  /** In our words. */
  readonly label: string;
  /** A name from the fact registry. */
  readonly fact: string;
}

export interface WorksheetDefinition {
  readonly form: string;
  readonly tax_years: readonly number[];
  readonly title: string;
  /** How well the printed form of a year is known. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly lines: readonly DefinitionLine[];
}

/** The definition of a form for a year, if there is one. */
export function definitionOf(
  definitions: readonly WorksheetDefinition[],
  options: { form: FormName; taxYear: TaxYear },
): WorksheetDefinition | undefined {
  return definitions.find(
    ({ form, tax_years }) => form === options.form && tax_years.includes(options.taxYear),
  );
}
