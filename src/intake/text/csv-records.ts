// CSV as RFC 4180 has it, strictly, with the place of every cell. Written here because an importer has
// to name the column of a bad cell, the line on which an unclosed quote opens, and go on to report the
// rest of the file; most lines hold no quote and are split as they are. Compared with csv-parse in tests.

export interface CsvRecord {
  /** The first physical line, from 1. */
  readonly line: number;
  /** How many physical lines: a quoted newline makes more than one. */
  readonly lines: number;
  /** The text, without its line end. */
  readonly raw: string;
  readonly cells: readonly string[];
  readonly fault?: CsvFault;
}

export interface CsvFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** A place in a record: columns count characters from 1. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly excerpt: string;
}

const LONGEST_CELL = 65_536;
const LONGEST_LINE = 1_048_576;

/** Splits text, handed over in pieces, into records. */
export class CsvSplitter {
  readonly #separator: string;
  #rest = "";
  #line = 1;
  /** After a quote that nothing closes there is no telling what is a row. */
  #abandoned = false;
  #insideLine = false;

  constructor(separator = ",") {
    this.#separator = separator;
  }

  /** The records that are complete now; `last` says that no more text follows. */
  push(text: string, last = false): CsvRecord[] {
    if (this.#abandoned) return this.#unread(text);
    const buffer = this.#rest + text;
    const records: CsvRecord[] = [];
    let at = 0;
    let quote = -1;
    while (at < buffer.length) {
      if (quote < at) quote = indexOrEnd(buffer, '"', at);
      const end = indexOrEnd(buffer, "\n", at);
      if (end === buffer.length && !last && end - at <= LONGEST_LINE && quote >= end) break;
      if (end - at > LONGEST_LINE) {
        return [
          ...records,
          this.#abandon(buffer.slice(at), 0, "the line is longer than a million characters"),
        ];
      }
      if (end < quote || (end === buffer.length && quote === end)) {
        const raw = buffer.slice(at, buffer[end - 1] === "\r" && end > at ? end - 1 : end);
        records.push(this.#plain(raw));
        at = end + 1;
        continue;
      }
      const parsed = tokenise(buffer, at, this.#separator, last);
      if (parsed === "more") break;
      if (parsed.fault?.fatal) {
        const { position, message } = parsed.fault;
        return [...records, this.#abandon(buffer.slice(at), position - at, message)];
      }
      const raw = buffer.slice(at, parsed.end).replace(/\r$/, "");
      const lines = newlines(raw) + 1;
      const base = { line: this.#line, lines, raw, cells: parsed.cells };
      records.push(
        parsed.fault === undefined
          ? base
          : {
              ...base,
              fault: this.#faultAt(raw, parsed.fault.position - at, parsed.fault.message),
            },
      );
      this.#line += lines;
      at = parsed.end + 1;
    }
    this.#rest = buffer.slice(at);
    return records;
  }

  #plain(raw: string): CsvRecord {
    const record = { line: this.#line, lines: 1, raw, cells: raw.split(this.#separator) };
    this.#line += 1;
    const long =
      raw.length > LONGEST_CELL && record.cells.some((cell) => cell.length > LONGEST_CELL);
    return long ? { ...record, fault: this.#faultAt(raw, 0, TOO_LONG, record.line) } : record;
  }

  /** Everything from here on is one faulty record; its lines still count. */
  #abandon(rest: string, offset: number, message: string): CsvRecord {
    const fault = this.#faultAt(rest, offset, message);
    const start = rest.lastIndexOf("\n", offset) + 1;
    const raw = rest.slice(0, Math.min(indexOrEnd(rest, "\n", offset), start + 2000));
    this.#abandoned = true;
    return { line: this.#line, lines: this.#count(rest), raw, cells: [], fault };
  }

  #unread(text: string): CsvRecord[] {
    const line = this.#line;
    const lines = this.#count(text);
    return lines === 0 ? [] : [{ line, lines, raw: "", cells: [], fault: UNREAD }];
  }

  /** The lines that start in the text; a line that started in an earlier piece was counted there. */
  #count(text: string): number {
    if (text === "") return 0;
    const endsLine = text.endsWith("\n");
    const lines = newlines(text) + (endsLine ? 0 : 1) - (this.#insideLine ? 1 : 0);
    this.#insideLine = !endsLine;
    this.#line += lines;
    return lines;
  }

  #faultAt(raw: string, offset: number, message: string, line = this.#line): CsvFault {
    const { line: within, column } = placeOf(raw, offset);
    const hint =
      "quote a cell that holds a separator, a quote or a line break, and double its quotes";
    return { line: line + within, column, message, hint };
  }
}

/** Marks lines after a fault that made the rest unreadable: counted, not reported again. */
export const UNREAD: CsvFault = { line: 0, column: 0, message: "", hint: "" };

/** Where a cell stands, worked out only when there is something to say about it. */
export function cellPlace(record: CsvRecord, index: number, separator = ","): CellPlace {
  const parsed = tokenise(record.raw, 0, separator, true);
  const starts = parsed === "more" ? [] : parsed.starts;
  const start = starts[index] ?? 0;
  const next = starts[index + 1];
  const end = next === undefined ? record.raw.length : next - 1;
  const from = placeOf(record.raw, start);
  const lineEnd = record.raw.indexOf("\n", start);
  const cell = record.raw.slice(start, lineEnd === -1 ? end : Math.min(end, lineEnd));
  return {
    line: record.line + from.line,
    column: from.column,
    endColumn: from.column + Math.max(1, [...cell].length),
    excerpt: record.raw.split("\n")[from.line] ?? "",
  };
}

interface Tokens {
  readonly cells: readonly string[];
  readonly starts: readonly number[];
  /** Where the record's newline is, or the end of the text. */
  readonly end: number;
  readonly fault?: { readonly position: number; readonly message: string; readonly fatal?: true };
}

const TOO_LONG = "a cell is longer than 65,536 characters";

/** One record from `at`; `"more"` when it is not complete and more text may follow. */
function tokenise(text: string, at: number, separator: string, last: boolean): Tokens | "more" {
  const cells: string[] = [];
  const starts: number[] = [];
  const broken = (position: number, message: string, fatal?: true): Tokens | "more" => {
    const end = indexOrEnd(text, "\n", position);
    if (end === text.length && !last && !fatal) return "more";
    return { cells, starts, end, fault: { position, message, ...(fatal && { fatal }) } };
  };
  // Looked for once a line: once a cell, a line of a million cells would take half a minute.
  let newline = -1;
  for (let start = at; ; ) {
    starts.push(start);
    let end: number;
    if (text[start] === '"') {
      let close = text.indexOf('"', start + 1);
      while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close === -1 || (close === text.length - 1 && !last)) {
        const tooLong = (close === -1 ? text.length : close) - start > LONGEST_CELL;
        if (!last && !tooLong) return "more";
        if (close === -1) return broken(start, "the quote that opens here is never closed", true);
      }
      if (close - start > LONGEST_CELL) return broken(start, TOO_LONG, true);
      cells.push(text.slice(start + 1, close).replaceAll('""', '"'));
      end = close + 1;
      // A carriage return may be the first half of a line end.
      if (!last && end + 1 >= text.length) return "more";
      if (text[end] === "\r" && (text[end + 1] === "\n" || end + 1 === text.length)) end += 1;
      const after = text[end];
      if (after !== undefined && after !== separator && after !== "\n")
        return broken(end, "text follows a closing quote");
    } else {
      if (newline < start) newline = indexOrEnd(text, "\n", start);
      end = Math.min(indexOrEnd(text, separator, start), newline);
      if (end === text.length && !last) return "more";
      const cell = text.slice(start, end === newline && text[end - 1] === "\r" ? end - 1 : end);
      const quote = cell.indexOf('"');
      if (quote !== -1)
        return broken(start + quote, "a quote stands inside a cell that is not quoted");
      cells.push(cell);
    }
    if (text[end] !== separator) return { cells, starts, end };
    start = end + 1;
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: newlines(before), column: [...before.slice(lineStart)].length + 1 };
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? text.length : at;
}
