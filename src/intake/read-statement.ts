// The whole way of a statement in text: bytes → text → tables → recognised → mapped → events, with every
// physical line in one bucket. Pure: the same bytes and the same context give the same records.
import type { Problem } from "../kernel/problem.ts";
import { countLines } from "./count-lines.ts";
import { withExcerpts } from "./excerpt.ts";
import { type FoundHeader, placeRows } from "./find-tables.ts";
import { foldRows, type MeaningfulRow } from "./fold-rows.ts";
import type { ColumnField, Layout } from "./layout.ts";
import { maskNumbers } from "./mask.ts";
import type { ReadContext, ReadRecord } from "./read-record.ts";
import { type Context, dateCells, type RowReader, rowReader } from "./read-row.ts";
import { chooseLayout, confidence, type Match, rankLayouts } from "./recognise-table.ts";
import { shapedRows } from "./shaped-rows.ts";
import { statedAccount } from "./stated-account.ts";
import { type DateFormat, provenFormats } from "./statement-date.ts";
import { type Encoding, statementText } from "./statement-text.ts";
import { type Cell, type Delimiter, type Row, textRows } from "./text-rows.ts";
import { plainText } from "./wording.ts";

export interface StatementOptions {
  /** Built in and the user's own. */
  readonly layouts: readonly Layout[];
  /** `--layout`: read by this one, whatever else would fit. */
  readonly layout?: Layout;
  readonly encoding?: Encoding;
}

/** What `formats explain` prints: how the file was understood, and what was left over. */
export interface Recognition {
  readonly decision: "recognised" | "declined" | "refused";
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly layout?: string;
  readonly title?: string;
  readonly confidence?: number;
  /** The best matches, in words. */
  readonly considered: readonly string[];
  readonly headers: readonly { readonly table: string; readonly line: number }[];
  readonly skipped: readonly {
    readonly line: number;
    readonly lines: number;
    readonly reason: string;
  }[];
  readonly unmappedColumns: readonly { readonly line: number; readonly header: string }[];
  readonly unmappedValues: readonly {
    readonly column: string;
    readonly value: string;
    readonly count: number;
  }[];
  readonly problems: readonly Problem[];
}

export interface StatementReading {
  readonly recognition: Recognition;
  /** Physical lines of the file. */
  readonly lines: number;
  readonly records: readonly ReadRecord[];
}

export function readStatement(
  bytes: Uint8Array,
  context: ReadContext,
  options: StatementOptions,
): StatementReading {
  const decoded = statementText(bytes, context.file, options.encoding);
  if (!decoded.ok) return refused([decoded.error], byteLines(bytes), context.file, {});
  const { text, encoding, notes } = decoded.value;
  const lines = countLines(text);
  const layouts = options.layout === undefined ? options.layouts : [options.layout];
  const matches = rankLayouts(text, context.file, layouts);
  const considered = matches.slice(0, 2).map((match) => match.why);
  const chosen = options.layout === undefined ? chooseLayout(matches, context.file) : undefined;
  const match =
    chosen === undefined ? matches.find(({ missing }) => missing.length === 0) : undefined;
  const problem = chosen?.ok === false ? chosen.error : undefined;
  const settled = chosen?.ok === true ? chosen.value : match;
  if (settled === undefined) {
    const unmatched = problem ?? layoutDoesNotFit(options.layout, matches, context.file);
    const noData = lines === 0 || text.trim() === "" ? [noRows(context.file)] : undefined;
    return refused(noData ?? [unmatched], lines, context.file, { encoding, considered });
  }
  const reading = readTables(text, settled, context);
  const [first, ...rest] = reading.records;
  const noted =
    first === undefined || notes.length === 0 ? reading.records : [{ ...first, notes }, ...rest];
  const records = withExcerpts(noted, text);
  return {
    lines,
    records,
    recognition: {
      decision: settled.layout.declined === undefined ? "recognised" : "declined",
      encoding,
      delimiter: settled.delimiter,
      layout: settled.layout.layout,
      title: settled.layout.title,
      confidence: confidence(settled),
      considered,
      ...reading.found,
      problems: notes,
    },
  };
}

type Found = Pick<Recognition, "headers" | "skipped" | "unmappedColumns" | "unmappedValues">;

function readTables(
  text: string,
  match: Match,
  context: ReadContext,
): { readonly records: readonly ReadRecord[]; readonly found: Found } {
  const { layout } = match;
  const rows: Iterable<Row> = shapedRows(text, layout) ?? textRows(text, match.delimiter);
  const placed = [...placeRows(rows, layout)];
  const formats = new Map<FoundHeader, readonly DateFormat[]>();
  const problems: Problem[] = [];
  const found: { -readonly [K in keyof Found]: Found[K][number][] } = {
    headers: [],
    skipped: [],
    unmappedColumns: [],
    unmappedValues: [],
  };
  for (const place of placed) {
    if (place.place === "skipped" || place.place === "data") continue;
    const { header } = place;
    found.headers.push({ table: header.table.name, line: place.row.line });
    for (const column of header.unmapped) {
      found.unmappedColumns.push({ line: place.row.line, header: maskNumbers(column.header) });
    }
    formats.set(header, formatsOf(placed, header, context.file, layout, problems));
    for (const repeated of header.repeated) {
      problems.push({
        code: "import.column-repeated",
        severity: "error",
        message: `two columns are called "${maskNumbers(repeated)}"`,
        at: { file: context.file, line: place.row.line },
        hint: "rename one of them, or remove it",
      });
    }
  }

  const given: ReadRecord[] = [];
  const meaningful: MeaningfulRow[] = [];
  const readers = new Map<FoundHeader, RowReader>();
  let shared: Context = new Map();
  let dataRows = 0;
  for (const place of placed) {
    const { row } = place;
    if (row.lines === 0) continue;
    const at = { file: context.file, line: row.line, column: row.cells[0]?.column ?? 1 };
    const pass = (reason: string) => {
      given.push({ at, lines: row.lines, result: { bucket: "ignored", reason } });
      found.skipped.push({ line: row.line, lines: row.lines, reason });
    };
    if (row.fault !== undefined) {
      const { column, ...fault } = row.fault;
      const problem: Problem = { ...fault, severity: "error", at: { ...at, column } };
      given.push({ at, lines: row.lines, result: { bucket: "error", problems: [problem] } });
    } else if (place.place === "skipped") pass(place.reason);
    else if (place.place === "header") pass(`header of ${place.header.table.name}`);
    else if (layout.declined !== undefined) {
      dataRows += 1;
      given.push({ at, lines: row.lines, result: { bucket: "ignored", reason: layout.declined } });
    } else if (place.header.table.context) {
      shared = contextOf(row, place.header);
      pass(`${place.header.table.name}: holds for the rows below`);
    } else {
      dataRows += 1;
      const { header } = place;
      let reader = readers.get(header);
      if (reader === undefined) {
        const settings = { file: context.file, header, context: shared, side: layout.side };
        reader = rowReader({ ...settings, formats: formats.get(header) ?? [] });
        readers.set(header, reader);
      }
      const meaning = reader(row);
      meaningful.push({ ...at, lines: row.lines, table: header.table, meaning });
      if (meaning.is === "review" || (meaning.is === "money_in" && !meaning.complete)) {
        countUnmapped(found.unmappedValues, row, header);
      }
    }
  }
  if (
    dataRows === 0 &&
    given.every(({ result }) => result.bucket !== "error") &&
    layout.declined === undefined
  )
    problems.push(noRows(context.file));
  const account = statedAccount(placed, meaningful, layout, context);
  const records = [...given, ...foldRows(meaningful, layout, context)]
    .toSorted((a, b) => a.at.line - b.at.line)
    .map((record, index) => (index === 0 && account ? { ...record, account } : record));
  return { records: withProblems(records, problems), found };
}

/** Problems of the whole file stand on its first line that is not an error already. */
function withProblems(
  records: readonly ReadRecord[],
  problems: readonly Problem[],
): readonly ReadRecord[] {
  if (problems.length === 0) return records;
  const line = problems[0]?.at?.line;
  const index = Math.max(
    0,
    records.findIndex((record) => record.at.line === line),
  );
  return records.map((record, position) => {
    if (position !== index) return record;
    const own = record.result.bucket === "error" ? record.result.problems : [];
    return { ...record, result: { bucket: "error", problems: [...problems, ...own] } };
  });
}

function formatsOf(
  placed: readonly { row: Row; place: string; header?: FoundHeader }[],
  header: FoundHeader,
  file: string,
  layout: Layout,
  problems: Problem[],
): readonly DateFormat[] {
  const { table } = header;
  if (table.date_formats !== undefined) return table.date_formats;
  const rows = placed.filter((place) => place.place === "data" && place.header === header);
  const cells = rows.flatMap(({ row }) => dateCells(row, header));
  const { formats, ambiguous } = provenFormats(cells);
  if (ambiguous !== undefined && layout.declined === undefined && table.ignore === undefined) {
    const row = rows.find((place) => dateCells(place.row, header).includes(ambiguous))?.row;
    const cell = row?.cells.find(({ text }) => text === ambiguous);
    problems.push({
      code: "import.date-ambiguous",
      severity: "error",
      message: `"${plainText(ambiguous)}" can be read with the month or the day first, and no date of the file proves which`,
      at: {
        file,
        line: cell?.line ?? row?.line ?? header.row.line,
        column: cell?.column ?? 1,
        ...(cell && { endColumn: cell.column + cell.text.length }),
      },
      hint: 'write date_formats = ["MM/DD/YYYY"] in a layout',
    });
    return [...formats, "MM/DD/YYYY"];
  }
  return formats;
}

function contextOf(row: Row, header: FoundHeader): Context {
  const context = new Map<ColumnField, Cell>();
  for (const [field, index] of header.fields) {
    const cell = row.cells[index];
    if (cell !== undefined && cell.text.trim() !== "") context.set(field, cell);
  }
  return context;
}

function countUnmapped(
  values: Recognition["unmappedValues"][number][],
  row: Row,
  header: FoundHeader,
): void {
  for (const field of ["kind", "source"] as const) {
    const index = header.fields.get(field);
    const text = index === undefined ? "" : maskNumbers(plainText(row.cells[index]?.text ?? ""));
    if (index === undefined || text === "") continue;
    const column = plainText(header.row.cells[index]?.text ?? field);
    const known = values.findIndex((entry) => entry.column === column && entry.value === text);
    const count = (values[known]?.count ?? 0) + 1;
    if (known >= 0) values[known] = { column, value: text, count };
    else if (values.length < 200) values.push({ column, value: text, count });
  }
}

function refused(
  problems: readonly Problem[],
  lines: number,
  file: string,
  known: { encoding?: Encoding; considered?: readonly string[] },
): StatementReading {
  const record: ReadRecord = {
    at: { file, line: 1 },
    lines,
    result: { bucket: "error", problems },
  };
  return {
    lines,
    records: [record],
    recognition: {
      decision: "refused",
      ...(known.encoding && { encoding: known.encoding }),
      considered: known.considered ?? [],
      headers: [],
      skipped: [],
      unmappedColumns: [],
      unmappedValues: [],
      problems,
    },
  };
}

function layoutDoesNotFit(
  layout: Layout | undefined,
  matches: readonly Match[],
  file: string,
): Problem {
  const name = layout?.layout ?? "the layout";
  return {
    code: "import.column-missing",
    severity: "error",
    message: `the file has no header row of ${name}`,
    at: { file, line: matches[0]?.headerLine ?? 1 },
    hint: matches[0]?.why ?? "rothbook formats explain FILE shows what was looked for",
  };
}

function noRows(file: string): Problem {
  return {
    code: "import.no-data",
    severity: "error",
    message: "the file has no data rows",
    at: { file, line: 1 },
    hint: "was the export cut short, or the period empty?",
  };
}

/** Lines of bytes that are no text, so that the report still adds up. */
function byteLines(bytes: Uint8Array): number {
  let breaks = 0;
  for (const byte of bytes) if (byte === 0x0a) breaks += 1;
  return bytes.length === 0 || bytes.at(-1) === 0x0a ? breaks : breaks + 1;
}
