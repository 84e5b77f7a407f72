// The figures of the law as rows, for printing.
import type { TaxYear } from "../../kernel/calendar.ts";
import type { Citation } from "../../kernel/citation.ts";
import type { EventId } from "../../kernel/ids.ts";
import type { Cents } from "../../kernel/money.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { FIGURE_NAMES } from "../../law/figure-names.ts";
import { builtInLaw, type Figures, type Law, type TaxYearFigures } from "../../law/law.ts";
import { yearTemplate } from "../../law/year-template.ts";
import type { Result } from "../attempt.ts";

export interface FigureRow {
  /** Its name at rest. */
  readonly figure: string;
  /** Null for a figure that did not exist in the year. */
  readonly amount: Cents | null;
  /** The upper end of a range that starts at `amount`. */
  readonly to?: Cents;
  readonly citation?: Citation;
}

export interface LawYear {
  readonly taxYear: TaxYear;
  /** The event that added the year, when it is the user's own. */
  readonly addedBy?: EventId;
  readonly figures: readonly FigureRow[];
}

/** One year, or all that there are. */
export function lawYears(law: Law = builtInLaw, year?: TaxYear): Result<readonly LawYear[]> {
  const rows: LawYear[] = [];
  for (const taxYear of year === undefined ? law.years : [year]) {
    const found = law.figuresOf(taxYear);
    if (!found.ok) return failure([found.error]);
    const { addedBy } = found.value;
    rows.push({
      taxYear,
      ...(addedBy !== undefined && { addedBy }),
      figures: (Object.keys(FIGURE_NAMES) as (keyof Figures)[]).map((key) =>
        figureRow(found.value, key),
      ),
    });
  }
  return success(rows);
}

/** A figures file of that year to fill in, as JSON. */
export function lawTemplate(year: TaxYear): Result<object> {
  const made = yearTemplate(year);
  return made.ok ? made : failure([made.error]);
}

function figureRow({ figures, absent }: TaxYearFigures, key: keyof Figures): FigureRow {
  const figure = FIGURE_NAMES[key];
  const value = figures[key];
  if (value === null) {
    const citation = absent[key];
    return { figure, amount: null, ...(citation !== undefined && { citation }) };
  }
  const { citation } = value;
  return "start" in value
    ? { figure, amount: value.start, to: value.end, citation }
    : { figure, amount: value.amount, citation };
}
