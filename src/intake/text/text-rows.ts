// Text → rows of cells that know their physical line and column. Statement files have preambles that are
// no CSV, so a row may have any number of cells, and a quote inside a cell that is not quoted is text.
import type { Problem } from "../../kernel/problem.ts";
import { type CsvRecord, csvRecords } from "./csv.ts";

export interface Cell {
  readonly text: string;
  /** Physical line and column of the cell's first character, from 1. */
  readonly line: number;
  readonly column: number;
  /** Blanks that stood before the text: in a preamble a comma may be part of a name. */
  readonly blanks?: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
  /** Physical lines covered: a quoted line break makes it more than one. */
  readonly lines: number;
  /** What is wrong with the row as text; such a row has no cells. */
  readonly fault?: Omit<Problem, "at" | "severity"> & { line: number; column: number };
}

export const DELIMITERS = { comma: ",", tab: "\t", semicolon: ";" } as const;
export type Delimiter = keyof typeof DELIMITERS;

/** A row with more cells is no statement. */
const MOST_CELLS = 200;

/** Reads lazily, in one pass. After a quote that nothing closes the rest of the text is one faulty row. */
export function* textRows(text: string, delimiter: Delimiter): Generator<Row> {
  let unread: { -readonly [K in keyof Row]: Row[K] } | undefined;
  for (const record of csvRecords(text, { separator: DELIMITERS[delimiter], quotesInside: true })) {
    if (unread !== undefined) unread.lines += record.lines;
    else if (record.fault?.restUnread) unread = rowOf(record);
    else yield rowOf(record);
  }
  if (unread !== undefined) yield unread;
}

function rowOf(record: CsvRecord): Row {
  const { line, lines, cells, fault } = record;
  if (fault !== undefined) {
    const { message, hint, column } = fault;
    const code = "import.malformed-csv";
    return { cells: [], line, lines, fault: { code, message, hint, line: fault.line, column } };
  }
  if (cells.length <= MOST_CELLS)
    return { cells: cells.map((text, index) => new RecordCell(text, record, index)), line, lines };
  const { line: at, column } = record.place(MOST_CELLS);
  const message = `a row has more than ${MOST_CELLS} cells`;
  const hint = "is this a statement?";
  const code = "import.malformed-csv";
  return { cells: [], line, lines, fault: { code, message, hint, line: at, column } };
}

/** Where a cell stands is asked of few, so it is worked out then. */
class RecordCell implements Cell {
  readonly text: string;
  readonly #record: CsvRecord;
  readonly #index: number;

  constructor(text: string, record: CsvRecord, index: number) {
    this.text = text;
    this.#record = record;
    this.#index = index;
  }

  get line(): number {
    return this.#index === 0 ? this.#record.line : this.#record.place(this.#index).line;
  }

  get column(): number {
    return this.#index === 0 ? 1 : this.#record.place(this.#index).column;
  }

  get blanks(): string {
    return this.#record.blanksBefore(this.#index);
  }
}
