// Text → rows of cells that know their physical line and column. Statement files have preambles that
// are no CSV, so a row may have any number of cells; quotes are strict where they open a cell.
import type { Problem } from "../../kernel/problem.ts";
import { countLines } from "./count-lines.ts";

export interface Cell {
  readonly text: string;
  /** Physical line and column of the cell's first character, from 1. */
  readonly line: number;
  readonly column: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
  /** Physical lines covered: a quoted newline makes it more than one. */
  readonly lines: number;
  /** What is wrong with the row as text; such a row has no cells. */
  readonly fault?: Omit<Problem, "at" | "severity"> & { readonly column: number };
}

export const DELIMITERS = { comma: ",", tab: "\t", semicolon: ";" } as const;
export type Delimiter = keyof typeof DELIMITERS;

/** A cell longer than this is no statement; neither is a row with more cells. */
export const LONGEST_CELL = 65_536;
const MOST_CELLS = 200;

/**
 * Splits lazily, in one pass. An unterminated quote is reported where it opens and ends the file, since
 * nobody can say where it should have closed.
 */
export function* textRows(text: string, delimiter: Delimiter): Generator<Row> {
  const separator = DELIMITERS[delimiter];
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const start = { position, line };
    let lineStart = position;
    const cells: Cell[] = [];
    let fault: Row["fault"];
    for (;;) {
      const cellStart = position;
      const [cellLine, cellColumn] = [line, position - lineStart + 1];
      let open = position;
      while (text[open] === " ") open += 1;
      let value: string;
      if (text[open] === '"') {
        const quoted = quotedCell(text, open);
        if (quoted === undefined) {
          const message = "a quotation mark opens a cell and is never closed";
          yield faultRow(start.line, countLines(text, start.position), {
            code: "import.malformed-csv",
            message,
            hint: "close the quote, or write it twice inside a quoted cell",
            column: open - lineStart + 1,
          });
          return;
        }
        value = quoted.value;
        position = quoted.end;
        line += quoted.lineBreaks;
        if (quoted.lineBreaks > 0) lineStart = quoted.lineStart;
        while (text[position] === " ") position += 1;
        const next = text[position];
        if (next !== undefined && next !== separator && next !== "\n" && next !== "\r") {
          fault ??= {
            code: "import.malformed-csv",
            message: "text follows a closing quotation mark",
            hint: "a quotation mark inside a quoted cell is written twice",
            column: position - lineStart + 1,
          };
          position = endOfLine(text, position);
        }
      } else {
        position = endOfCell(text, position, separator);
        value = text.slice(cellStart, position);
      }
      if (value.length > LONGEST_CELL) {
        fault ??= {
          code: "import.malformed-csv",
          message: `a cell has ${value.length} characters`,
          hint: `at most ${LONGEST_CELL}`,
          column: cellColumn,
        };
        value = "";
      }
      if (cells.length === MOST_CELLS) {
        fault ??= {
          code: "import.malformed-csv",
          message: `a row has more than ${MOST_CELLS} cells`,
          hint: "is this a statement?",
          column: cellColumn,
        };
      } else if (cells.length < MOST_CELLS) {
        cells.push({ text: value, line: cellLine, column: cellColumn });
      }
      if (text[position] !== separator) break;
      position += 1;
    }
    const lines = line - start.line + 1;
    position = afterLineBreak(text, position);
    line += 1;
    yield fault === undefined
      ? { cells, line: start.line, lines }
      : faultRow(start.line, lines, fault);
  }
}

interface QuotedCell {
  readonly value: string;
  /** Where the text goes on, after the closing quote. */
  readonly end: number;
  readonly lineBreaks: number;
  readonly lineStart: number;
}

function quotedCell(text: string, open: number): QuotedCell | undefined {
  let from = open + 1;
  let value = "";
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return undefined;
    value += text.slice(from, close);
    if (text[close + 1] !== '"') {
      const breaks = [...text.slice(open, close).matchAll(/\r\n|\n|\r/g)];
      const last = breaks.at(-1);
      const lineStart = last === undefined ? 0 : open + last.index + last[0].length;
      return { value, end: close + 1, lineBreaks: breaks.length, lineStart };
    }
    value += '"';
    from = close + 2;
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  let end = from;
  for (; end < text.length; end++) {
    const character = text[end];
    if (character === separator || character === "\n" || character === "\r") return end;
  }
  return end;
}

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return end;
}

function afterLineBreak(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : Math.min(at + 1, text.length);
}

function faultRow(line: number, lines: number, fault: NonNullable<Row["fault"]>): Row {
  return { cells: [], line, lines, fault };
}
