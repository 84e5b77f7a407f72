// The whole way of a statement in text: bytes → text → tables → recognised → mapped → events, with every
// physical line in one bucket. Pure: the same bytes and the same context give the same records.
import { byCommand } from "../kernel/advice.ts";
import type { Problem } from "../kernel/problem.ts";
import { type ContributionKey, contributionFields } from "../ledger/kinds.ts";
import { foldRows, type MeaningfulRow } from "./fold/fold-rows.ts";
import { withGrossPayBelow } from "./fold/gross-pay-below.ts";
import type { ColumnField, Layout } from "./layouts/layout.ts";
import type { ReadContext, ReadRecord } from "./read-record.ts";
import type { Meaning } from "./rows/meaning.ts";
import { dateCells, type RowReader, rowReader } from "./rows/read-row.ts";
import type { Context } from "./rows/table-rules.ts";
import { planName, statedAccount } from "./stated-account.ts";
import { moneyColumns } from "./tables/answered-columns.ts";
import { cellAt, type FoundHeader, placeRows } from "./tables/find-tables.ts";
import { FootSums } from "./tables/foot-sums.ts";
import { chooseLayout, confidence, type Match, rankLayouts } from "./tables/recognise-table.ts";
import { shapedRows } from "./tables/shaped-rows.ts";
import { UnlabelledTotals } from "./tables/unlabelled-totals.ts";
import { countByteLines, countLines } from "./text/count-lines.ts";
import { withExcerpts } from "./text/excerpt.ts";
import { maskAccount, maskNumbers } from "./text/mask.ts";
import { type DateFormat, provenFormats } from "./text/statement-date.ts";
import { type Encoding, statementText } from "./text/statement-text.ts";
import { type Cell, type Delimiter, type Row, textRows } from "./text/text-rows.ts";
import { plainText } from "./text/wording.ts";
import { feedOf, type KnownFeed, questionId, type Unknown } from "./unknown.ts";

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
  if (!decoded.ok) return refused([decoded.error], countByteLines(bytes), context.file, {});
  const { text, encoding, notes } = decoded.value;
  const lines = countLines(text);
  const layouts = options.layout === undefined ? options.layouts : [options.layout];
  const named = options.layout !== undefined;
  const matches = rankLayouts(text, context.file, layouts, { named });
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
  // Twice through the text rather than once with every row kept: rows weigh many times what they say.
  const placedRows = () =>
    placeRows(shapedRows(text, layout) ?? textRows(text, match.delimiter), layout);
  const problems: Problem[] = [];
  const found: { -readonly [K in keyof Found]: Found[K][number][] } = {
    headers: [],
    skipped: [],
    unmappedColumns: [],
    unmappedValues: [],
  };
  const preamble: Row[] = [];
  const whose: FeedEvidence = {
    names: new Set(),
    accounts: new Set(),
    headings: new Set(),
    headers: [],
  };
  const dates = new Map<number, DateEvidence>();
  for (const place of placedRows()) {
    if (place.place === "skipped") {
      if (found.headers.length === 0) preamble.push(place.row);
    } else if (place.place === "data") {
      dates.get(place.header.row.line)?.add(place.row);
      noteWhose(place.row, place.header, whose);
    } else if (place.place === "header") {
      const { header, row } = place;
      found.headers.push({ table: header.table.name, line: row.line });
      whose.headers.push(header);
      for (const cell of row.cells) whose.headings.add(plainText(cell.text));
      for (const column of header.unmapped) {
        found.unmappedColumns.push({ line: row.line, header: maskNumbers(column.header) });
      }
      dates.set(header.row.line, new DateEvidence(header));
      for (const repeated of header.repeated) {
        problems.push({
          code: "import.column-repeated",
          severity: "error",
          message: `two columns are called "${maskNumbers(repeated)}"`,
          at: { file: context.file, line: row.line },
          hint: "rename one of them, or remove it",
        });
      }
    }
  }
  const named = planName(preamble, layout);
  const known = knownFeed(layout, { ...whose, ...(named !== undefined && { named }) }, context);
  const formats = new Map<number, readonly DateFormat[]>();
  const undecided: Unknown[] = [];
  for (const [line, evidence] of dates)
    formats.set(line, evidence.formats(context.file, layout, { known, problems, undecided }));

  const given: ReadRecord[] = [];
  const meaningful: MeaningfulRow[] = [];
  const readers = new Map<number, RowReader>();
  const sums = new FootSums(context.file);
  const totals = new UnlabelledTotals();
  const disagreements = new Map<number, Unknown>();
  let shared: Context = new Map();
  let dataRows = 0;
  for (const place of placedRows()) {
    const { row } = place;
    if (row.lines === 0) continue;
    const at = { file: context.file, line: row.line, column: row.cells[0]?.column ?? 1 };
    const pass = (reason: string) => {
      given.push({ at, lines: row.lines, result: { bucket: "ignored", reason } });
      found.skipped.push({ line: row.line, lines: row.lines, reason });
    };
    if (row.fault !== undefined) {
      const { line, column, ...fault } = row.fault;
      const place = { file: context.file, line, column };
      const problem: Problem = { ...fault, severity: "error", at: place };
      given.push({ at, lines: row.lines, result: { bucket: "error", problems: [problem] } });
    } else if (place.place === "skipped") pass(place.reason);
    else if (place.place === "stated") {
      shared = new Map([...shared, [place.field, place.cell]]);
      pass(place.reason);
    } else if (place.place === "header") pass(`header of ${place.header.table.name}`);
    else if (layout.declined !== undefined) {
      dataRows += 1;
      given.push({ at, lines: row.lines, result: { bucket: "ignored", reason: layout.declined } });
    } else if (place.header.table.context) {
      shared = contextOf(row, place.header);
      pass(`${place.header.table.name}: holds for the rows below`);
    } else {
      dataRows += 1;
      const { header } = place;
      let reader = readers.get(header.row.line);
      if (reader === undefined) {
        const { recalled } = known;
        const settings = {
          file: context.file,
          header,
          context: shared,
          side: layout.side,
          recalled,
        };
        reader = rowReader({ ...settings, formats: formats.get(header.row.line) ?? [] });
        readers.set(header.row.line, reader);
      }
      // Only a register with a column of days: elsewhere a day may hold for the rows below it.
      const { register, wide } = header.table;
      const isTotal =
        header.fields.has("date") && (register || wide.length > 0) && totals.isTotal(row, header);
      const meaning: Meaning = isTotal ? { is: "ignored", reason: "a row of totals" } : reader(row);
      const money = moneyColumns(header, known.recalled);
      const disagreement = sums.note(row, header, { is: meaning.is, money });
      if (disagreement !== undefined) disagreements.set(row.line, disagreement);
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
  return { records: withProblems(records, problems, undecided), found };
}

/** The file as one of a kind: what its columns are called tells the files of one payroll from another's. */
function knownFeed(
  layout: Layout,
  { names, accounts, headings, headers, named = "" }: FeedEvidence,
  context: ReadContext,
): KnownFeed {
  const sole = (words: ReadonlySet<string>) => (words.size === 1 ? [...words] : []);
  const wide = headers.filter(({ table }) => table.wide.length > 0);
  const feed = {
    ...feedOf(layout.layout, [...sole(names), ...sole(accounts), named], headings),
    ...(wide.length > 0 && {
      // By the names of the contract: they are kept in the ledger and shown.
      columns: wide.flatMap((header) => header.wide.map(nameOfKind)),
      absent: wide.flatMap(({ absent }) =>
        absent.map((column) => ({ ...column, contribution: nameOfKind(column) })),
      ),
    }),
  };
  return { feed, recalled: context.recall?.(feed) };
}

/** What the rows and headers of a file say of whose file it is. */
interface FeedEvidence {
  readonly names: Set<string>;
  readonly accounts: Set<string>;
  readonly headings: Set<string>;
  readonly headers: FoundHeader[];
  /** The plan that the preamble names. */
  readonly named?: string;
}

/** Enough to tell one from several. */
const NAMES_KEPT = 3;

function noteWhose(row: Row, header: FoundHeader, { names, accounts }: FeedEvidence): void {
  const date = cellAt(row, header.fields.get("date") ?? header.fields.get("deposited_on"));
  // A row of totals has no date, and a name that is nobody's.
  if (date === undefined || !/\d/.test(date.text)) return;
  const name = plainText(header.employee.map((index) => row.cells[index]?.text ?? "").join(" "));
  if (name !== "" && names.size < NAMES_KEPT) names.add(name);
  const account = plainText(cellAt(row, header.fields.get("account"))?.text ?? "");
  if (account !== "" && accounts.size < NAMES_KEPT) accounts.add(maskAccount(account));
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

/** The dates under one header, from which the order of day and month has to be proven. */
class DateEvidence {
  readonly #header: FoundHeader;
  readonly #cells: string[] = [];
  /** Where each text stood first. */
  readonly #places = new Map<string, Cell>();

  constructor(header: FoundHeader) {
    this.#header = header;
  }

  add(row: Row): void {
    if (this.#header.table.date_formats !== undefined) return;
    for (const text of dateCells(row, this.#header)) {
      if (this.#places.has(text)) continue;
      this.#cells.push(text);
      const cell = row.cells.find((each) => each.text === text);
      if (cell !== undefined) this.#places.set(text, cell);
    }
  }

  #column(): number {
    const { fields } = this.#header;
    return fields.get("date") ?? fields.get("deposited_on") ?? -1;
  }

  formats(
    file: string,
    layout: Layout,
    { known, problems, undecided }: Doubts,
  ): readonly DateFormat[] {
    const { table, row } = this.#header;
    if (table.date_formats !== undefined) return table.date_formats;
    const { formats, ambiguous } = provenFormats(this.#cells);
    if (layout.declined !== undefined || table.ignore !== undefined) return formats;
    const words = plainText(row.cells[this.#column()]?.text ?? "") || "date";
    const proven = DATE_ORDERS.find((each) => formats.includes(each));
    // 03/27 says how 04/10 of the next payday is meant.
    if (proven !== undefined) known.recalled?.proves("dates", words, proven);
    if (ambiguous === undefined) return formats;
    const answer = known.recalled?.answerTo("dates", words);
    const order = DATE_ORDERS.find((each) => each === answer);
    if (order !== undefined) return [...formats, order];
    const cell = this.#places.get(ambiguous);
    const at = { file, line: cell?.line ?? row.line, column: cell?.column ?? 1 };
    undecided.push({ asked: "dates", words, at });
    problems.push({
      code: "import.date-ambiguous",
      severity: "error",
      message: `"${plainText(ambiguous)}" can be read with the month or the day first, and no date of the file proves which`,
      at: {
        file,
        line: cell?.line ?? row.line,
        column: cell?.column ?? 1,
        ...(cell && { endColumn: cell.column + cell.text.length }),
      },
      hint: `say --answer ${questionId("dates", words)}=MM/DD/YYYY or =DD/MM/YYYY; it is remembered`,
    });
    return [...formats, "MM/DD/YYYY"];
  }
}

interface Doubts {
  readonly known: KnownFeed;
  readonly problems: Problem[];
  readonly undecided: Unknown[];
}

const DATE_ORDERS = ["MM/DD/YYYY", "DD/MM/YYYY"] as const;

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
    hint: matches[0]?.why ?? byCommand("see what was looked for", "formats explain FILE"),
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

function nameOfKind({ contribution }: { contribution: ContributionKey }): string {
  return contributionFields[contribution].wire;
}
