// A file that nobody knows, studied: the row that is most likely its header, and what stands in each column
// below it. Rows of totals are no evidence: they have no date.
import { looksLikeAmount } from "../text/statement-amount.ts";
import { DATE_FORMATS, readDate } from "../text/statement-date.ts";
import { DELIMITERS, type Delimiter, type Row, textRows } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { firstText } from "./find-tables.ts";

/** The first words of a row of totals. */
export const TOTALS_ROW = "^(?:[^ ]+ ){0,2}totals?\\b|^sums?$|^all$";

export interface StudiedColumn {
  readonly index: number;
  readonly header: string;
  readonly values: readonly string[];
  /** The same by the row that it stands in; empty where there is nothing. */
  readonly cells: readonly string[];
  readonly distinct: ReadonlyMap<string, number>;
  readonly dates: number;
  readonly amounts: number;
}

const SEARCHED_ROWS = 200;
const STUDIED_ROWS = 2000;

export interface StudiedTable {
  readonly delimiter: Delimiter;
  readonly columns: readonly StudiedColumn[];
}

/** The delimiter and row under which most rows read as dates and amounts: evidence, not the first comma. */
export function studyTable(text: string): StudiedTable | undefined {
  let best: { score: number; found: StudiedTable } | undefined;
  for (const delimiter of Object.keys(DELIMITERS) as Delimiter[]) {
    const rows: Row[] = [];
    for (const row of textRows(text, delimiter)) {
      rows.push(row);
      if (rows.length >= STUDIED_ROWS) break;
    }
    rows.slice(0, SEARCHED_ROWS).forEach((row, index) => {
      if (!looksLikeHeader(row)) return;
      const next = rows[index + 1];
      if (next === undefined || !resemblesData(next)) return;
      const columns = columnsOf(row, rows.slice(index + 1));
      const score = columns.reduce((sum, { dates, amounts }) => sum + dates + amounts, 0);
      if (score > (best?.score ?? 0)) best = { score, found: { delimiter, columns } };
    });
  }
  return best?.found;
}

function looksLikeHeader(row: Row): boolean {
  const texts = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== "");
  return texts.length >= 2 && texts.every((text) => /\p{L}/u.test(text) && text.length <= 120);
}

function resemblesData(row: Row): boolean {
  return row.cells.some(({ text }) => isDate(text) || isAmount(text));
}

const isDate = (text: string) => "date" in readDate(text, DATE_FORMATS);
const isAmount = (text: string) => looksLikeAmount(text) && /\d/.test(text);

function columnsOf(header: Row, rows: readonly Row[]): StudiedColumn[] {
  const totals = new RegExp(TOTALS_ROW, "i");
  const data = rows.filter((row) => !totals.test(firstText(row)));
  return header.cells.flatMap((cell, index) => {
    const name = plainText(cell.text);
    if (name === "") return [];
    const cells = data.map((row) => plainText(row.cells[index]?.text ?? ""));
    const values = cells.filter((text) => text !== "");
    const distinct = new Map<string, number>();
    for (const value of values) distinct.set(value, (distinct.get(value) ?? 0) + 1);
    const dates = values.filter(isDate).length;
    const amounts = values.filter((value) => isAmount(value) && !isDate(value)).length;
    return [{ index, header: name, values, cells, distinct, dates, amounts }];
  });
}
