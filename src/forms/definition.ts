// A worksheet definition: which lines a form has in which years, in what order, and the fact on each.
// A definition lists its years. The year after the last of them has its lines too, with a note that says so:
// figures of a new year are known months before its forms, which seldom move. No later year has any.
import type { TaxYear } from "../kernel/calendar.ts";
import type { FormName } from "../kernel/form-names.ts";
import type { LinePlace } from "../kernel/line-name.ts";

export interface DefinitionLine {
  /** As the form names it: "15c". */
  readonly line: string;
  /** What the form prints, where the name says more: line "4c_rollover" is the box of line 4c. */
  readonly number?: string;
  /** The schedule that it is a line of. */
  readonly schedule?: string;
  /** "Part I", and what it is about in our words. */
  readonly part?: string;
  readonly part_title?: string;
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

export function placeOf({ line, number = line, schedule }: DefinitionLine): LinePlace {
  return { number, ...(schedule !== undefined && { schedule }) };
}

/** The definition of a form for a year, if there is one; for the year after the last, with its note. */
export function definitionOf(
  definitions: readonly WorksheetDefinition[],
  options: { form: FormName; taxYear: TaxYear },
): WorksheetDefinition | undefined {
  const { taxYear } = options;
  const ofForm = definitions.filter(({ form }) => form === options.form);
  const named = ofForm.find(({ tax_years }) => tax_years.includes(taxYear));
  if (named !== undefined) return named;
  const last = taxYear - 1;
  const before = ofForm.find(({ tax_years }) => tax_years.includes(last));
  const isNext = !ofForm.some(({ tax_years }) => tax_years.some((year) => year > last));
  if (before === undefined || !isNext) return undefined;
  const note = `The form of ${taxYear} was not read: lines as in ${last}.`;
  return { ...before, notes: { ...before.notes, [taxYear]: note } };
}
