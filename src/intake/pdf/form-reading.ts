// What is read from one copy of a tax form: each box with the line that it was read from, or why it was not.
import type { PdfLine } from "./page-lines.ts";

export interface Found {
  readonly text: string;
  readonly line: PdfLine | undefined;
}

/** Several different values for one box are none. */
export type BoxValue = { readonly found: Found } | { readonly several: readonly Found[] };

export interface FormReading {
  readonly form: "form_1099r" | "form_5498";
  /** Of a PDF; data has none. */
  readonly page: number | undefined;
  /** `its fields`, as in: read from its fields. */
  readonly how: string;
  readonly year: BoxValue | undefined;
  /** By number: `1`, `2a`. A blank box is not there. */
  readonly boxes: ReadonlyMap<string, BoxValue>;
  /** Whether a box to tick is ticked; not there when a mark could not be seen. */
  readonly ticks: ReadonlyMap<string, boolean>;
  readonly payer: BoxValue | undefined;
  readonly account: BoxValue | undefined;
}

/** One value, however often it stands there. */
export function oneOf(found: readonly Found[]): BoxValue | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const same = found.every(({ text }) => plainText(text) === plainText(first.text));
  return same ? { found: first } : { several: found };
}

/** `$ 1,234.50` and `1234.50` say the same. */
export function plainText(text: string): string {
  return text.replace(/[$,\s]/g, "");
}

/** Box 1 of `$ 1,234.50` and of nothing else: two decimals, no percentage. */
export const AMOUNT = /(?<![\d.,])[-(]?\$? ?-?\d[\d,]*\.\d{2}\)?(?![\d%])/g;

/** One or two characters of the list in the instructions. */
export const CODE = /^[1-9A-HJ-NP-UWY](?:[ ,/]?[1-9A-HJ-NP-UWY])?$/;

/** The year of the form: beside its name, after "tax year", or alone, never a date of revision. */
export function yearOn(lines: readonly PdfLine[]): BoxValue | undefined {
  const named = lines.flatMap((line) =>
    NAMED_YEAR.flatMap((pattern) => found(line, pattern.exec(line.text)?.[1])),
  );
  const alone = lines.flatMap((line) =>
    line.cells.flatMap(({ text }) => found(line, /^(20 ?\d\d)$/.exec(text)?.[1])),
  );
  return oneOf(named.length > 0 ? named : alone);
}

const NAMED_YEAR = [
  /\b(?:tax|calendar) year:? ?(20 ?\d\d)\b/i,
  /\b(20\d\d) (?:form )?(?:1099-R|5498)\b/i,
  /\b(?:1099-R|5498)(?: for)?,? (20\d\d)\b/i,
];

function found(line: PdfLine, year: string | undefined): Found[] {
  return year === undefined ? [] : [{ text: year.replace(" ", ""), line }];
}
