// Which layout is this file? Decided from its first lines, never from its name. A file that no layout
// knows is refused; nothing is guessed.
import type { Outcome } from "../kernel/outcome.ts";
import { failure, success } from "../kernel/outcome.ts";
import { type Problem, quoted } from "../kernel/problem.ts";
import { conversionLayout } from "./conversion-csv.ts";
import { type CsvLayout, csvReader } from "./csv-layout.ts";
import { isUtf16 } from "./decode-text.ts";
import { jsonLinesReader } from "./json-lines.ts";
import { paycheckLayout } from "./paycheck-csv.ts";
import type { StatementReader } from "./read-record.ts";

export interface Layout {
  readonly reader: StatementReader;
  /** Whether a file that starts like this is of this layout. */
  recognises(head: string): boolean;
}

/** In the order in which they are asked: the more exact first. */
export const OWN_LAYOUTS: readonly Layout[] = [
  { reader: jsonLinesReader, recognises: (head) => /^\s*\{/.test(head) },
  { reader: csvReader(paycheckLayout), recognises: (head) => resembles(head, paycheckLayout) },
  { reader: csvReader(conversionLayout), recognises: (head) => resembles(head, conversionLayout) },
];

/** The reader for a file that starts with these bytes, or why there is none. */
export function recognise(
  head: Uint8Array,
  options: { file: string; layout?: string | undefined; layouts?: readonly Layout[] },
): Outcome<StatementReader, Problem> {
  const layouts = options.layouts ?? OWN_LAYOUTS;
  const { file, layout } = options;
  if (layout !== undefined) {
    const named = layouts.find(
      ({ reader }) => reader.layout === layout || reader.layout === `rothbook/${layout}`,
    );
    if (named !== undefined) return success(named.reader);
    return failure(unknown(file, `there is no layout ${quoted(layout)}`, layouts));
  }
  if (head.length === 0) {
    const hint = "save it again; a file to import has at least one row";
    const message = "the file is empty";
    return failure({
      code: "import.no-data",
      severity: "error",
      message,
      hint,
      at: { file, line: 1 },
    });
  }
  // The reader says what is wrong with the encoding, whichever reader it is.
  if (isUtf16(head) || head.includes(0)) return success(jsonLinesReader);
  const text = new TextDecoder("utf-8").decode(head.subarray(0, 65_536));
  const found = layouts.find(({ recognises }) => recognises(text));
  if (found !== undefined) return success(found.reader);
  return failure(unknown(file, "no layout matches the file", layouts));
}

function unknown(file: string, message: string, layouts: readonly Layout[]): Problem {
  const names = layouts.map(({ reader }) => reader.layout).join(", ");
  const hint = `known: ${names}; choose one with --layout NAME`;
  return { code: "import.unknown-layout", severity: "error", message, hint, at: { file, line: 1 } };
}

/** A header with a mistake in it is still this layout's, which then says what is wrong with it. */
function resembles(head: string, layout: CsvLayout): boolean {
  const header = head.split("\n").find((line) => line.trim() !== "") ?? "";
  const cells = header.split(",").map((cell) => cell.trim().replaceAll('"', ""));
  const known = new Set(cells.filter((cell) => layout.columns.has(cell)));
  return known.size >= 3 && known.size * 2 >= cells.length;
}
