// A fund's price history as it can be downloaded: CSV with a date and a closing price. Only the ratio of
// two prices matters, so they are kept with every decimal.
import { type CsvRecord, csvRecords } from "../../intake/text/csv.ts";
import { type CalendarDate, parseCalendarDate } from "../../kernel/calendar.ts";
import type { Ratio } from "../../kernel/money.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { type Problem, problem, type SourceSpan } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { FundPrice } from "./cadence-of-year.ts";

/** The first of these that the header has; adjusted for distributions before not adjusted. */
const PRICE_COLUMNS = ["adj close", "adjusted close", "close", "close/last", "nav", "price"];

/** `1050.25`, `$1,050.2501`; commas stand in groups of three or not at all. */
const DECIMAL = /^\$?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,9}))?$/;

/** Every fault of the file, by line and column. */
export function readPrices(text: string, file: string): Outcome<FundPrice[], Problem[]> {
  const [header, ...rows] = csvRecords(text.replace(/^\uFEFF/, ""));
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const dateAt = names.indexOf("date");
  const priceAt = PRICE_COLUMNS.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  if (dateAt < 0 || priceAt < 0) {
    const message = "the first line names no column of dates and of prices";
    const hint = `as in: date,price; a price is one of ${PRICE_COLUMNS.join(", ")}`;
    return failure([problem("import.column-missing", message, { hint, at: { file, line: 1 } })]);
  }
  const [points, problems]: [FundPrice[], Problem[]] = [[], []];
  for (const record of rows) {
    if (record.fault === undefined && record.raw.trim() === "") continue;
    const read = readRow(record, { file, columns: names.length, dateAt, priceAt });
    if (read.ok) points.push(read.value);
    else problems.push(...read.error);
  }
  if (problems.length > 0) return failure(problems);
  if (points.length >= 2) return success(points);
  const message = "growth needs two prices or more";
  return failure([problem("import.no-data", message, { at: { file, line: 1 } })]);
}

interface Columns {
  readonly file: string;
  readonly columns: number;
  readonly dateAt: number;
  readonly priceAt: number;
}

function readRow(
  record: CsvRecord,
  { file, columns, dateAt, priceAt }: Columns,
): Outcome<FundPrice, Problem[]> {
  if (record.fault !== undefined) {
    const { line, column, excerpt, message, hint } = record.fault;
    const at: SourceSpan = { file, line, column, excerpt };
    return failure([problem("import.malformed-csv", message, { at, hint })]);
  }
  const { cells } = record;
  if (cells.slice(columns).some((cell) => cell.trim() !== "")) {
    const message = `the row has ${cells.length} cells, its header ${columns}`;
    const hint = 'a price with a thousands comma stands in quotes: "1,050.25"';
    const at = { file, ...record.place(columns) };
    return failure([problem("import.malformed-csv", message, { at, hint })]);
  }
  const [dateText = "", priceText = ""] = [cells[dateAt]?.trim(), cells[priceAt]?.trim()];
  const [date, price] = [parseCalendarDate(dateText), priceOf(priceText)];
  const problems: Problem[] = [];
  if (date === undefined) {
    const at = { file, ...record.place(dateAt) };
    problems.push(problem("import.date-invalid", `${quoted(dateText)} is not a date`, { at }));
  }
  if (price === undefined) {
    const at = { file, ...record.place(priceAt) };
    problems.push(problem("import.value-malformed", `${quoted(priceText)} is not a price`, { at }));
  }
  return date === undefined || price === undefined
    ? failure(problems)
    : success<{ date: CalendarDate; price: Ratio }>({ date, price });
}

/** Exact; undefined for what is no price above zero. */
function priceOf(text: string): Ratio | undefined {
  const [, whole, decimals = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const numerator = BigInt(whole.replaceAll(",", "") + decimals);
  return numerator === 0n ? undefined : { numerator, denominator: 10n ** BigInt(decimals.length) };
}
