// A CSV layout of our own: columns by header name, cells read by the same codecs as JSON. Every fault
// of a row is reported, each with its line, column and header.
import type { Problem } from "../../kernel/problem.ts";
import type { ProblemCode } from "../../kernel/problem-codes.ts";
import { maskFreeText, quoted } from "../../kernel/shown-text.ts";
import { suggestion } from "../../kernel/suggestion.ts";
import { admit } from "../../ledger/admit.ts";
import { type Codec, type Fields, name, text } from "../../ledger/codec.ts";
import type { Candidate, EventSource } from "../../ledger/event.ts";
import type { EventKind } from "../../ledger/kinds.ts";
import type { ReadContext, ReadRecord, StatementReader } from "../read-record.ts";
import { CsvReader, type CsvRecord, csvRecords } from "../text/csv.ts";
import { decodeText } from "../text/decode-text.ts";
import { callerId } from "./caller-id.ts";
import { certainCell } from "./certain-cell.ts";
import { PlainRows, type PlainShape } from "./plain-row.ts";

export interface CsvLayout {
  /** As printed: `rothbook/paycheck`. */
  readonly name: string;
  /** Every column there may be, by header. */
  readonly columns: ReadonlyMap<string, CsvColumn>;
  /** What a header without enough columns lacks, beyond single required ones. */
  readonly lacks?: (headers: readonly string[]) => string | undefined;
  /** Set when the values of a row are the data of an event as they are. */
  readonly plain?: PlainShape & { readonly kind: EventKind };
  /** The kind and data of a row's event, or undefined after reporting why there is none. */
  event(row: Row): Pick<Candidate, "kind" | "data"> | undefined;
}

export interface CsvColumn {
  /** The name of the value in TypeScript. */
  readonly key: string;
  /** Values that belong together are handed over as one object. */
  readonly group?: string;
  readonly codec: Codec<unknown>;
  /** Whether every row has a value; a column of a required value must be there. */
  readonly required: boolean;
}

export interface Row {
  /** The values by key, a group's as one object; the layout may make them the event's data. */
  readonly values: Record<string, unknown>;
  refuse(header: string, code: ProblemCode, message: string, hint: string): void;
}

/** The columns of event fields, under the names that contracts and CSV headers share. */
export function columnsOf(
  fields: Fields,
  options: { group?: string; headers?: Readonly<Record<string, string>>; optional?: boolean } = {},
): [string, CsvColumn][] {
  return Object.entries(fields).map(([key, field]) => [
    options.headers?.[key] ?? field.wire,
    {
      key,
      codec: field.codec as Codec<unknown>,
      required: !field.optional && options.optional !== true,
      ...(options.group !== undefined && { group: options.group }),
    },
  ]);
}

const idColumn: CsvColumn = { key: "id", codec: callerId, required: false };
const noteColumn: CsvColumn = { key: "note", codec: text, required: false };
const MOST_COLUMNS = 200;

export function csvReader(layout: CsvLayout): StatementReader {
  return {
    layout: layout.name,
    async *read(chunks, context) {
      const records = new CsvReader();
      const rows = new RowReader(layout, context);
      let covered = 0;
      for await (const piece of decodeText(chunks, context.file)) {
        if (typeof piece !== "string") {
          const { problem, lines } = piece;
          const at = problem.at ?? { file: context.file, line: 1 };
          const result = { bucket: "error", problems: [problem] } as const;
          yield [{ at, lines: Math.max(1, lines - covered), result }];
          return;
        }
        const read = records.push(Buffer.from(piece)).map((record) => rows.read(record));
        for (const { lines } of read) covered += lines;
        yield read;
      }
      yield records.push(Buffer.alloc(0), true).map((record) => rows.read(record));
    },
  };
}

/** A header with a mistake in it is still this layout's, which then says what is wrong with it. */
export function hasHeaderOf(layout: CsvLayout, head: string): boolean {
  for (const { cells, fault, raw } of csvRecords(head)) {
    const header = fault === undefined ? cells : raw.replaceAll('"', "").split(/[,\r\n]/);
    if (header.every((cell) => cell === "")) continue;
    const known = new Set(header.filter((cell) => layout.columns.has(cell)));
    return known.size >= 3 && known.size * 2 >= header.length;
  }
  return false;
}

/** Reads the header once, then rows by it. */
class RowReader {
  readonly #layout: CsvLayout;
  readonly #context: ReadContext;
  readonly #known: ReadonlyMap<string, CsvColumn>;
  readonly #required: readonly (readonly [string, CsvColumn])[];
  #headers: readonly string[] | undefined;
  #columns: readonly (CsvColumn | undefined)[] = [];
  #lacksColumn = false;
  #plain: PlainRows | undefined;

  constructor(layout: CsvLayout, context: ReadContext) {
    this.#layout = layout;
    this.#context = context;
    this.#known = new Map([...layout.columns, ["id", idColumn], ["note", noteColumn]]);
    this.#required = [...this.#known].filter(([, { required }]) => required);
  }

  read(record: CsvRecord): ReadRecord {
    const at = { file: this.#context.file, line: record.line };
    const lines = record.lines;
    if (record.fault?.unread) return { at, lines, result: { bucket: "error", problems: [] } };
    if (record.fault !== undefined) {
      const { line, column, excerpt, message, hint } = record.fault;
      const place = { file: this.#context.file, line, column, excerpt };
      const problem = { code: "import.malformed-csv", severity: "error", message, hint, at: place };
      return { at, lines, result: { bucket: "error", problems: [problem as Problem] } };
    }
    if (record.cells.length === 1 && record.cells[0] === "" && record.lines === 1)
      return { at, lines, result: { bucket: "ignored", reason: "blank line" } };
    if (this.#headers === undefined) {
      const problems = this.#readHeader(record);
      return problems.length > 0
        ? { at, lines, result: { bucket: "error", problems } }
        : { at, lines, result: { bucket: "ignored", reason: "header" } };
    }
    const plain = this.#plainEvent(record.cells, at);
    const result: ReadRecord["result"] =
      plain === undefined ? this.#readRow(record) : { bucket: "candidates", candidates: [plain] };
    return { at, lines, result };
  }

  #readHeader(record: CsvRecord): Problem[] {
    const headers = [...record.cells];
    this.#headers = headers;
    this.#columns = headers.map((header) => this.#known.get(header));
    const problems: Problem[] = [];
    const refuse = (index: number, code: ProblemCode, message: string, hint: string) =>
      problems.push(this.#problem(record, index, { code, message, hint }));
    const has = [...this.#known.keys()].join(", ");
    if (headers.length > MOST_COLUMNS)
      refuse(MOST_COLUMNS, "import.malformed-csv", `${headers.length} columns`, "at most 200");
    headers.slice(0, MOST_COLUMNS).forEach((header, index) => {
      if (headers.indexOf(header) < index) {
        const message = `the column ${quoted(header)} stands there twice`;
        refuse(index, "import.column-repeated", message, "remove one of them");
      } else if (!this.#known.has(header)) {
        const message = `${quoted(header)} is not a column of ${this.#layout.name}`;
        const close = suggestion(header, [...this.#known.keys()]);
        const hint = close === undefined ? `it has ${has}` : `did you mean ${close}?`;
        refuse(index, "import.column-unknown", message, hint);
      }
    });
    const defaults: Record<string, string | undefined> = {
      person: this.#context.person,
      plan: this.#context.plan,
    };
    for (const [header, { required }] of this.#known) {
      if (!required || headers.includes(header) || defaults[header] !== undefined) continue;
      this.#lacksColumn = true;
      const message = `the column ${quoted(header)} is missing`;
      refuse(0, "import.column-missing", message, `${this.#layout.name} has ${has}`);
    }
    const lacks = this.#layout.lacks?.(headers);
    if (lacks !== undefined) this.#lacksColumn = true;
    if (lacks !== undefined) refuse(0, "import.column-missing", lacks, `it may have ${has}`);
    if (problems.length === 0 && this.#layout.plain !== undefined)
      this.#plain = new PlainRows(this.#columns, this.#layout.plain, defaults);
    return problems;
  }

  /** The event of a row that needs no codec; undefined when the row is to be read cell by cell. */
  #plainEvent(cells: readonly string[], at: EventSource): Candidate | undefined {
    const data = this.#plain?.data(cells);
    if (data === undefined) return undefined;
    // The columns were checked by the table of kinds; the compiler cannot follow a layout's kind.
    const event = { kind: this.#layout.plain?.kind, data, source: at } as unknown as Candidate;
    return admit(event).length === 0 ? event : undefined;
  }

  #readRow(record: CsvRecord): ReadRecord["result"] {
    const { cells } = record;
    const headers = this.#headers ?? [];
    const problems: Problem[] = [];
    if (cells.length !== headers.length) {
      const message = `the row has ${cells.length} cells, the header ${headers.length}`;
      const hint = "a cell that holds a comma is quoted; empty cells keep their commas";
      const last = Math.min(cells.length, headers.length) - 1;
      const problem = this.#problem(record, last, { code: "import.malformed-csv", message, hint });
      return { bucket: "error", problems: [problem] };
    }
    const values: Record<string, unknown> = {};
    let id: string | undefined;
    let note: string | undefined;
    for (let index = 0; index < cells.length; index += 1) {
      const column = this.#columns[index];
      const cell = cells[index] ?? "";
      if (column === undefined || cell === "") continue;
      if (isFormula(cell)) {
        const message = `${quoted(cell)} is a formula`;
        const hint = "save values, not formulas; text may not start with = + - @";
        problems.push(this.#problem(record, index, { code: "import.formula-cell", message, hint }));
        continue;
      }
      const value = column.codec.decode(certainCell(cell, column.codec), "", (fault) =>
        problems.push(this.#problem(record, index, fault)),
      );
      if (value === undefined) continue;
      if (column === idColumn) id = value as string;
      else if (column === noteColumn) note = maskFreeText(value as string);
      else if (column.group === undefined) values[column.key] = value;
      else {
        values[column.group] ??= {};
        (values[column.group] as Record<string, unknown>)[column.key] = value;
      }
    }
    // A column that is not there was reported once, with the header.
    if (this.#lacksColumn) return { bucket: "error", problems };
    if (problems.length === 0) this.#fillIn(record, values, problems);
    if (problems.length > 0) return { bucket: "error", problems };
    return this.#candidate(record, { values, id, note }, problems);
  }

  #candidate(
    record: CsvRecord,
    {
      values,
      id,
      note,
    }: { values: Row["values"]; id: string | undefined; note: string | undefined },
    problems: Problem[],
  ): ReadRecord["result"] {
    const read = this.#layout.event({
      values,
      refuse: (header, code, message, hint) =>
        problems.push(
          this.#problem(record, (this.#headers ?? []).indexOf(header), { code, message, hint }),
        ),
    });
    if (read === undefined || problems.length > 0) return { bucket: "error", problems };
    const { file } = this.#context;
    const source = { file, line: record.line };
    const event = (
      id === undefined && note === undefined
        ? { kind: read.kind, data: read.data, source }
        : { ...read, source, ...(id !== undefined && { id }), ...(note !== undefined && { note }) }
    ) as Candidate;
    const at = { file, line: record.line };
    if (admit(event, at).length === 0) return { bucket: "candidates", candidates: [event] };
    return { bucket: "error", problems: admit(event, { ...at, excerpt: record.raw }) };
  }

  /** What a row leaves out: the only person or plan there is; anything else required is missed. */
  #fillIn(record: CsvRecord, values: Record<string, unknown>, problems: Problem[]): void {
    const { person, plan } = this.#context;
    if (values["person"] === undefined && person !== undefined) values["person"] = person;
    if (values["plan"] === undefined && plan !== undefined && this.#known.has("plan"))
      values["plan"] = plan;
    for (const [header, { key }] of this.#required) {
      if (values[key] !== undefined) continue;
      const index = Math.max(0, (this.#headers ?? []).indexOf(header));
      const [code, message, hint]: [ProblemCode, string, string] =
        header === "person"
          ? ["ledger.person-needed", "the row names no person", "fill it in, or give --person ID"]
          : ["import.value-missing", `${quoted(header)} is empty`, "every row needs one"];
      problems.push(this.#problem(record, index, { code, message, hint }));
    }
  }

  #problem(
    record: CsvRecord,
    index: number,
    { code, message, hint }: { code: ProblemCode; message: string; hint?: string },
  ): Problem {
    const at = { file: this.#context.file, ...record.place(Math.max(0, index)) };
    const header = this.#headers?.[index];
    const named =
      header === undefined || message.includes(quoted(header)) || record.cells === this.#headers
        ? message
        : `${message} (column ${header})`;
    return { code, severity: "error", message: named, at, ...(hint !== undefined && { hint }) };
  }
}

/** What a spreadsheet would compute. A sign before a digit is a number, which its codec judges. */
function isFormula(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first > 64) return false;
  return first === 61 || first === 64 || ((first === 43 || first === 45) && !/^.[$.\d]/.test(cell));
}

/** A column of a name that rows may leave out when there is only one. */
export const nameColumn = (key: string): CsvColumn => ({ key, codec: name, required: true });
