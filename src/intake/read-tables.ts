// The tables of a statement, row by row: once for what the whole file proves (its headers, whose it is, the
// order of day and month), once for what each row says. Twice through the text rather than once with every
// row kept: rows weigh many times what they say.
import type { Problem, SourceSpan } from "../kernel/problem.ts";
import { foldRows, type MeaningfulRow } from "./fold/fold-rows.ts";
import { withGrossPayBelow } from "./fold/gross-pay-below.ts";
import type { ColumnField, Layout } from "./layouts/layout.ts";
import type { ReadContext, ReadRecord, YearToDate } from "./read-record.ts";
import type { Recognition } from "./recognition.ts";
import type { Meaning } from "./rows/meaning.ts";
import { type RowReader, rowReader } from "./rows/read-row.ts";
import type { Context } from "./rows/table-rules.ts";
import { planName, statedAccount } from "./stated-account.ts";
import { moneyColumns } from "./tables/answered-columns.ts";
import { DateEvidence } from "./tables/date-evidence.ts";
import { type FeedEvidence, knownFeed, noteWhose } from "./tables/feed-evidence.ts";
import { type FoundHeader, isRegister, type PlacedRow, placeRows } from "./tables/find-tables.ts";
import { FootSums } from "./tables/foot-sums.ts";
import { NamesInRows } from "./tables/person-columns.ts";
import type { Match } from "./tables/recognise-table.ts";
import { shapedRows } from "./tables/shaped-rows.ts";
import { UnlabelledTotals } from "./tables/unlabelled-totals.ts";
import { sumsOfYear, yearToDateColumns } from "./tables/year-to-date-columns.ts";
import { maskNumbers } from "./text/mask.ts";
import type { DateFormat } from "./text/statement-date.ts";
import { type Cell, type Row, textRows } from "./text/text-rows.ts";
import { plainText } from "./text/wording.ts";
import type { KnownFeed, Unknown } from "./unknown.ts";

type Found = Pick<Recognition, "headers" | "skipped" | "unmappedColumns" | "unmappedValues">;

export function readTables(
  text: string,
  match: Match,
  context: ReadContext,
): { readonly records: readonly ReadRecord[]; readonly found: Found } {
  const { layout } = match;
  const placedRows = () =>
    placeRows(shapedRows(text, layout) ?? textRows(text, match.delimiter), layout);
  const survey = surveyed(placedRows(), layout, context);
  const { given, meaningful, disagreements, problems, found } = meanings(
    placedRows(),
    survey,
    layout,
    context,
  );
  const { known, preamble } = survey;
  const plan = known.recalled?.plan ?? context.plan;
  const account = statedAccount(preamble, meaningful, layout, {
    ...context,
    ...(plan !== undefined && { plan }),
  });
  const rows = withGrossPayBelow(meaningful);
  const records = [...given, ...foldRows(rows, layout, context, known)]
    .toSorted((a, b) => a.at.line - b.at.line)
    .map((record, index) => (index === 0 && account ? { ...record, account } : record))
    .map((record) => {
      const disagreement = disagreements.get(record.at.line);
      return disagreement === undefined ? record : { ...record, unknowns: [disagreement] };
    });
  return { records: withProblems(records, problems, survey.undecided), found };
}

/** What the whole file proves, before a row is read. */
interface Survey {
  readonly headers: Found["headers"];
  readonly unmappedColumns: Found["unmappedColumns"];
  readonly problems: readonly Problem[];
  /** The rows above the first header. */
  readonly preamble: readonly Row[];
  readonly known: KnownFeed;
  /** By the line of the header. */
  readonly formats: ReadonlyMap<number, readonly DateFormat[]>;
  readonly undecided: readonly Unknown[];
  /** Columns in which every cell is a name, by the line of a header that has none of people. */
  readonly people: ReadonlyMap<number, readonly number[]>;
}

function surveyed(rows: Iterable<PlacedRow>, layout: Layout, context: ReadContext): Survey {
  const problems: Problem[] = [];
  const headers: Found["headers"][number][] = [];
  const unmappedColumns: Found["unmappedColumns"][number][] = [];
  const preamble: Row[] = [];
  const whose: FeedEvidence = {
    names: new Set(),
    accounts: new Set(),
    headings: new Set(),
    headers: [],
  };
  const dates = new Map<number, DateEvidence>();
  const names = new Map<number, NamesInRows>();
  for (const place of rows) {
    if (place.place === "skipped") {
      if (headers.length === 0) preamble.push(place.row);
    } else if (place.place === "data") {
      dates.get(place.header.row.line)?.add(place.row);
      names.get(place.header.row.line)?.note(place.row);
      noteWhose(place.row, place.header, whose);
    } else if (place.place === "header") {
      const { header, row } = place;
      headers.push({ table: header.table.name, line: row.line });
      whose.headers.push(header);
      for (const cell of row.cells) whose.headings.add(plainText(cell.text));
      for (const column of header.unmapped)
        unmappedColumns.push({ line: row.line, header: maskNumbers(column.header) });
      dates.set(header.row.line, new DateEvidence(header));
      const nobody = isRegister(header.table) && header.employee.length === 0;
      names.set(header.row.line, new NamesInRows(nobody ? header.unmapped : []));
      for (const repeated of header.repeated)
        problems.push(columnRepeated(repeated, { file: context.file, line: row.line }));
    }
  }
  const named = planName(preamble, layout);
  const known = knownFeed(layout, { ...whose, ...(named !== undefined && { named }) }, context);
  const formats = new Map<number, readonly DateFormat[]>();
  const undecided: Unknown[] = [];
  for (const [line, evidence] of dates)
    formats.set(line, evidence.formats(context.file, layout, { known, problems, undecided }));
  const people = new Map([...names].map(([line, { columns }]) => [line, columns]));
  return { headers, unmappedColumns, problems, preamble, known, formats, undecided, people };
}

function columnRepeated(header: string, at: SourceSpan): Problem {
  return {
    code: "import.column-repeated",
    severity: "error",
    message: `two columns are called "${maskNumbers(header)}"`,
    at,
    hint: "rename one of them, or remove it",
  };
}

/** Rows that are settled by themselves, rows that mean something, and what the sums of a row do not bear out. */
interface Meanings {
  readonly given: readonly ReadRecord[];
  readonly meaningful: readonly MeaningfulRow[];
  readonly disagreements: ReadonlyMap<number, Unknown>;
  readonly problems: readonly Problem[];
  readonly found: Found;
}

function meanings(
  placed: Iterable<PlacedRow>,
  survey: Survey,
  layout: Layout,
  { file }: ReadContext,
): Meanings {
  const { known, formats } = survey;
  const given: ReadRecord[] = [];
  const meaningful: MeaningfulRow[] = [];
  const disagreements = new Map<number, Unknown>();
  const skipped: Found["skipped"][number][] = [];
  const unmappedValues: Found["unmappedValues"][number][] = [];
  const readers = new Map<number, RowReader>();
  const sums = new FootSums(file);
  const totals = new UnlabelledTotals();
  let shared: Context = new Map();
  let dataRows = 0;
  const readerOf = (header: FoundHeader): RowReader => {
    const { line } = header.row;
    const reader =
      readers.get(line) ??
      rowReader({
        file,
        header: { ...header, employee: [...header.employee, ...(survey.people.get(line) ?? [])] },
        context: shared,
        side: layout.side,
        recalled: known.recalled,
        formats: formats.get(line) ?? [],
      });
    readers.set(line, reader);
    return reader;
  };
  for (const place of placed) {
    const { row } = place;
    if (row.lines === 0) continue;
    const at = { file, line: row.line, column: row.cells[0]?.column ?? 1 };
    const settle = (result: ReadRecord["result"]) => given.push({ at, lines: row.lines, result });
    const pass = (reason: string) => {
      settle({ bucket: "ignored", reason });
      skipped.push({ line: row.line, lines: row.lines, reason });
    };
    if (row.fault !== undefined) {
      const { line, column, ...fault } = row.fault;
      settle({
        bucket: "error",
        problems: [{ ...fault, severity: "error", at: { file, line, column } }],
      });
    } else if (place.place === "skipped") pass(place.reason);
    else if (place.place === "stated") {
      shared = new Map([...shared, [place.field, place.cell]]);
      pass(place.reason);
    } else if (place.place === "header") pass(`header of ${place.header.table.name}`);
    else if (layout.declined !== undefined) {
      dataRows += 1;
      settle({ bucket: "ignored", reason: layout.declined });
    } else if (place.header.table.context) {
      shared = contextOf(row, place.header);
      pass(`${place.header.table.name}: holds for the rows below`);
    } else {
      dataRows += 1;
      const { header } = place;
      // Only a register with a column of days: elsewhere a day may hold for the rows below it.
      const isTotal =
        header.fields.has("date") && isRegister(header.table) && totals.isTotal(row, header);
      const reader = readerOf(header);
      const meaning: Meaning = isTotal ? { is: "ignored", reason: "a row of totals" } : reader(row);
      const money = moneyColumns(header, known.recalled);
      const disagreement = sums.note(row, header, { is: meaning.is, money });
      if (disagreement !== undefined) disagreements.set(row.line, disagreement);
      const sumsOfYear =
        layout.side === "payroll" ? sumsBeside(row, header, { meaning, money }) : [];
      meaningful.push({
        ...at,
        lines: row.lines,
        table: header.table,
        meaning,
        ...(sumsOfYear.length > 0 && { sumsOfYear }),
      });
      if (meaning.is === "review" || (meaning.is === "money_in" && !meaning.complete))
        countUnmapped(unmappedValues, row, header);
    }
  }
  const isEmpty =
    dataRows === 0 &&
    given.every(({ result }) => result.bucket !== "error") &&
    layout.declined === undefined;
  const { headers, unmappedColumns } = survey;
  return {
    given,
    meaningful,
    disagreements,
    problems: isEmpty ? [...survey.problems, noRows(file)] : survey.problems,
    found: { headers, skipped, unmappedColumns, unmappedValues },
  };
}

/** What a row of a register states besides its money. */
function sumsBeside(
  row: Row,
  header: FoundHeader,
  { meaning, money }: { readonly meaning: Meaning; readonly money: FoundHeader["wide"] },
): readonly YearToDate[] {
  if (meaning.is !== "money_in" || money.length === 0 || !isRegister(header.table)) return [];
  return sumsOfYear(row, yearToDateColumns(header, money), meaning.date);
}

/** Problems of the whole file stand on its first line that is not an error already. */
function withProblems(
  records: readonly ReadRecord[],
  problems: readonly Problem[],
  undecided: readonly Unknown[],
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
    const unknowns = undecided.length > 0 && { unknowns: undecided };
    return { ...record, ...unknowns, result: { bucket: "error", problems: [...problems, ...own] } };
  });
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

export function noRows(file: string): Problem {
  return {
    code: "import.no-data",
    severity: "error",
    message: "the file has no data rows",
    at: { file, line: 1 },
    hint: "was the export cut short, or the period empty?",
  };
}
