// The one module that knows csv-parse: bytes in pieces → records with their physical lines. What it
// does not do is done here, each found by trying (version 7.0.3):
// - Its `lines` counts a CRLF inside quotes twice, so lines are counted from the record's own bytes.
// - It names no place of a fault; `csv-place.ts` finds it from the first byte of the record that failed.
// - `skip_records_with_error` loses good rows after a bad closing quote, so reading begins anew after the
//   line of the fault. After a quote that nothing closes nobody can say what is a row: the rest is counted.
// - It drops a last line of blanks that no line end follows; that line is counted, too.
// - It opens a cell anew after an empty quoted one and a blank (`"" "x"`) and loses what stands there, so a
//   record with that beginning is walked before it is believed.
import { CsvError, parse } from "csv-parse/sync";
import { LineCounter, lineEnds } from "./count-lines.ts";
import { afterLine, type QuoteFault, scanRecord, startOfLine } from "./csv-place.ts";

export interface CsvOptions {
  readonly separator?: string;
  /** Whether a cell that is not quoted may hold a quote: `O"HARA`. */
  readonly quotesInside?: boolean;
}

/** A place in a record: columns count characters from 1. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly excerpt: string;
}

export interface CsvFault {
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
  readonly message: string;
  readonly hint: string;
  /** Nobody can say what is a row after this one: the records that follow are only counted. */
  readonly restUnread?: true;
  /** One of those: its lines count, and the fault was said before. */
  readonly unread?: true;
}

const LONGEST_CELL = 65_536;
const LONGEST_RECORD = 1_048_576;
/** Reading begins anew after each bad row; a file with more of them is no CSV, and would take minutes. */
const MOST_FAULTS = 10_000;
const TOO_MANY = "more than 10,000 rows are broken as CSV: the rest of the file is not read";
const TOO_LONG = "a cell is longer than 65,536 characters";
const LONG_LINE = "the line is longer than a million characters";
const QUOTING =
  "quote a cell that holds a separator, a quote or a line break, and double its quotes";
const MESSAGES: Readonly<Record<QuoteFault["what"], string>> = {
  never_closed: "the quote that opens here is never closed",
  text_after: "text follows a closing quote",
  inside: "a quote stands inside a cell that is not quoted",
};

export class CsvRecord {
  readonly cells: readonly string[];
  /** The first physical line, from 1. */
  readonly line: number;
  /** How many physical lines: a quoted line break makes more than one. */
  readonly lines: number;
  readonly fault: CsvFault | undefined;
  /** The bytes that it was read from, many records' together: its own are cut out when they are asked for. */
  readonly #block: Buffer;
  readonly #start: number;
  readonly #end: number;
  readonly #separator: number;

  constructor(
    place: { readonly block: Buffer; readonly start: number; readonly end: number },
    read: { cells: readonly string[]; line: number; lines: number; fault?: CsvFault | undefined },
    separator: number,
  ) {
    this.cells = read.cells;
    this.line = read.line;
    this.lines = read.lines;
    this.fault = read.fault;
    this.#block = place.block;
    this.#start = place.start;
    this.#end = place.end;
    this.#separator = separator;
  }

  get #bytes(): Buffer {
    return this.#block.subarray(this.#start, this.#end);
  }

  /** The text, without its line end. */
  get raw(): string {
    return this.#bytes.toString().replace(/(?:\r\n|\n|\r)$/, "");
  }

  /** The blanks that stood before a cell and are no part of its text. */
  blanksBefore(index: number): string {
    const bytes = this.#bytes;
    const { starts } = scanRecord(bytes, { separator: this.#separator, quotesInside: true });
    return /^[ \t]*/.exec(bytes.toString("utf8", starts[index] ?? 0))?.[0] ?? "";
  }

  /** Where a cell stands, worked out only when there is something to say about it. */
  place(index: number): CellPlace {
    const bytes = this.#bytes;
    const { starts } = scanRecord(bytes, { separator: this.#separator, quotesInside: true });
    const start = starts[index] ?? 0;
    const next = starts[index + 1];
    const { line, column, excerpt } = placeOf(bytes, start, this.line);
    const end = Math.min(next === undefined ? bytes.length : next - 1, afterLine(bytes, start));
    const cell = bytes.toString("utf8", start, end).replace(/[\r\n]+$/, "");
    return { line, column, excerpt, endColumn: column + Math.max(1, [...cell].length) };
  }
}

/** Ends the reading of a block before a record that was taken apart wrongly. */
class Misread extends Error {}

/** Reads bytes of UTF-8, handed over in pieces, without a byte order mark. */
export class CsvReader {
  readonly #separator: string;
  readonly #quotesInside: boolean;
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;
  #faults = 0;
  /** Set when the rest of the file cannot be read: its lines are still counted. */
  #unread: LineCounter | undefined;

  constructor({ separator = ",", quotesInside = false }: CsvOptions = {}) {
    this.#separator = separator;
    this.#quotesInside = quotesInside;
  }

  /** The records that are complete now; `last` says that nothing follows. */
  push(piece: Uint8Array, last = false): CsvRecord[] {
    if (this.#unread !== undefined) return this.#count(this.#unread, piece);
    const bytes = this.#rest.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#rest, piece]);
    const end = last ? bytes.length : afterLastLine(bytes);
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < end) {
      const { read, failed } = this.#parse(bytes.subarray(at, end), records);
      at += read;
      if (failed === undefined) break;
      const next = this.#faulty(bytes.subarray(at), { failed, last, whole: end - at }, records);
      if (next === 0) break;
      if (next === undefined) return records;
      at += next;
    }
    if (end === 0 && bytes.length > LONGEST_RECORD) {
      this.#abandon(bytes, 0, LONG_LINE, records);
      return records;
    }
    this.#rest = bytes.subarray(at);
    return records;
  }

  /** Reads records up to the end or to one that csv-parse refuses; `read` is where that one begins. */
  #parse(bytes: Buffer, records: CsvRecord[]): { read: number; failed?: string } {
    const separator = this.#separator.charCodeAt(0);
    let start = 0;
    let quote = bytes.indexOf(0x22);
    const add = (cells: readonly string[], end: number) => {
      while (quote >= 0 && quote < start) quote = bytes.indexOf(0x22, start);
      let lines = 1;
      if (quote >= 0 && quote < end) {
        const own = bytes.subarray(start, end);
        if (this.#misread(own)) throw new Misread();
        lines = linesIn(own);
      }
      const place = { block: bytes, start, end };
      const read = { cells, line: this.#line, lines };
      const record = new CsvRecord(place, read, separator);
      const long =
        end - start > LONGEST_CELL ? cells.findIndex((cell) => cell.length > LONGEST_CELL) : -1;
      if (long < 0) records.push(record);
      else {
        const fault = { ...record.place(long), message: TOO_LONG, hint: QUOTING };
        records.push(new CsvRecord(place, { ...read, fault }, separator));
      }
      this.#line += lines;
      start = end;
    };
    try {
      parse(bytes, {
        delimiter: this.#separator,
        // Each one more is looked for at every byte, and most files have the first only.
        record_delimiter: bytes.includes(13) ? ["\r\n", "\n", "\r"] : "\n",
        relax_column_count: true,
        relax_quotes: this.#quotesInside,
        trim: true,
        max_record_size: LONGEST_RECORD,
        // Returning nothing keeps the library from keeping the record.
        on_record: (cells: string[], { bytes: end }: { bytes: number }) => {
          add(cells, end);
          return null;
        },
      });
    } catch (error) {
      if (error instanceof Misread) return { read: start, failed: "misread" };
      if (!(error instanceof CsvError)) throw error;
      return { read: start, failed: error.code };
    }
    if (start < bytes.length) add([""], bytes.length);
    return { read: bytes.length };
  }

  #misread(record: Buffer): boolean {
    if (!record.includes('"" ') && !record.includes('""\t')) return false;
    const separator = this.#separator.charCodeAt(0);
    return scanRecord(record, { separator, quotesInside: true }).fault !== undefined;
  }

  /** The record of a fault, and the bytes it takes: 0 when more may close its quote, undefined when nobody can say. */
  #faulty(
    bytes: Buffer,
    { failed, last, whole }: { failed: string; last: boolean; whole: number },
    records: CsvRecord[],
  ): number | undefined {
    const separator = this.#separator.charCodeAt(0);
    const lines = bytes.subarray(0, whole);
    const { fault } = scanRecord(lines, { separator, quotesInside: this.#quotesInside });
    if (failed === "CSV_MAX_RECORD_SIZE" && fault?.what !== "text_after")
      return this.#abandon(bytes, 0, LONG_LINE, records);
    if (fault === undefined || fault.what === "never_closed") {
      const offset = fault?.offset ?? 0;
      const tooLong = bytes.length - offset > LONGEST_CELL;
      if (!last && !tooLong) return 0;
      return this.#abandon(bytes, offset, tooLong ? TOO_LONG : MESSAGES.never_closed, records);
    }
    this.#faults += 1;
    if (this.#faults > MOST_FAULTS) return this.#abandon(bytes, fault.offset, TOO_MANY, records);
    const end = afterLine(bytes, fault.offset);
    const own = bytes.subarray(0, end);
    const place = placeOf(own, fault.offset, this.#line);
    const said = { ...place, message: MESSAGES[fault.what], hint: QUOTING };
    records.push(this.#record(own, linesIn(own), said));
    this.#line += linesIn(own);
    return end;
  }

  /** Everything from here on is one faulty record; its lines still count. */
  #abandon(bytes: Buffer, offset: number, message: string, records: CsvRecord[]): undefined {
    this.#unread = new LineCounter();
    this.#unread.add(bytes);
    this.#rest = Buffer.alloc(0);
    const place = placeOf(bytes.subarray(0, offset + 2000), offset, this.#line);
    const { lines } = this.#unread;
    const shown = bytes.subarray(0, Math.min(bytes.length, 2000));
    records.push(
      this.#record(shown, lines, { ...place, message, hint: QUOTING, restUnread: true }),
    );
    this.#line += lines;
    return undefined;
  }

  #count(counter: LineCounter, piece: Uint8Array): CsvRecord[] {
    const before = counter.lines;
    counter.add(piece);
    const lines = counter.lines - before;
    if (lines === 0) return [];
    const fault = {
      line: this.#line,
      column: 1,
      excerpt: "",
      message: "",
      hint: "",
      unread: true,
    } as const;
    const record = this.#record(Buffer.alloc(0), lines, fault);
    this.#line += lines;
    return [record];
  }

  #record(bytes: Buffer, lines: number, fault: CsvFault): CsvRecord {
    return new CsvRecord(
      { block: bytes, start: 0, end: bytes.length },
      { cells: [], line: this.#line, lines, fault },
      this.#separator.charCodeAt(0),
    );
  }
}

/** The records of a text that is held whole. */
export function* csvRecords(text: string, options: CsvOptions = {}): Generator<CsvRecord> {
  const reader = new CsvReader(options);
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + PIECE);
    // A character of two halves stays whole.
    if (end < text.length && text.charCodeAt(end - 1) >> 10 === 0x36) end += 1;
    yield* reader.push(Buffer.from(text.slice(at, end)), end === text.length);
    at = end;
  }
}

const PIECE = 65_536;

/** Where the last line end that is certainly whole is over: a carriage return may be half of one. */
function afterLastLine(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(10) + 1;
  const mark = bytes.lastIndexOf(13, bytes.length - 2) + 1;
  return Math.max(feed, bytes.length < 2 ? 0 : mark);
}

function linesIn(record: Buffer): number {
  const last = record[record.length - 1];
  return lineEnds(record) + (last === 10 || last === 13 ? 0 : 1);
}

function placeOf(bytes: Buffer, offset: number, firstLine: number) {
  const start = startOfLine(bytes, offset);
  const line = firstLine + lineEnds(bytes.subarray(0, start));
  const column = [...bytes.toString("utf8", start, offset)].length + 1;
  const excerpt = bytes.toString("utf8", start, afterLine(bytes, offset)).replace(/[\r\n]+$/, "");
  return { line, column, excerpt };
}
