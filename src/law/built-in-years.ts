// The figures files that come with the program. They were checked against the schema by a house test,
// so that reading them at run time costs no schema library.
import { type TaxYear, taxYear } from "../kernel/calendar.ts";
import { YEAR_FILES } from "./year-files.ts";

/** The `figures` of each built-in year as they stand in its file. */
export const BUILT_IN_YEARS: readonly (readonly [TaxYear, unknown])[] = YEAR_FILES.map(
  (file) => [taxYear(file.tax_year), file.figures] as const,
);
