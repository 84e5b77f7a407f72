// Rows → tables: which rows are headers, which are data of which table, and why the rest is neither.
// A header is recognised by its words, never by its place: preambles can have as many cells as it.
import { contributionKey } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { ColumnField, Layout, LayoutTable } from "../layouts/layout.ts";
import { listOf } from "../layouts/layout.ts";
import type { Cell, Row } from "../text/text-rows.ts";
import { normaliseHeader, plainText, wordingMatcher } from "../text/wording.ts";
import { peopleAmong } from "./person-columns.ts";

/** Where the columns of one table stand in one file. */
export interface FoundHeader {
  readonly table: LayoutTable;
  readonly row: Row;
  readonly fields: ReadonlyMap<ColumnField, number>;
  /** Every column that helps to tell employees apart: names and numbers. */
  readonly employee: readonly number[];
  readonly wide: readonly { readonly index: number; readonly contribution: ContributionKey }[];
  /** Columns of contributions that the table names and the row lacks. */
  readonly absent: readonly { readonly header: string; readonly contribution: ContributionKey }[];
  /** Any header of the row by its normalised text, for rules on rows. */
  readonly byHeader: ReadonlyMap<string, number>;
  readonly unmapped: readonly { readonly index: number; readonly header: string }[];
  /** Required headers that a near match lacks; empty when the table is found. */
  readonly missing: readonly string[];
  /** Headers with a meaning that stand there twice: nobody can say which is meant. */
  readonly repeated: readonly string[];
  readonly matched: number;
}

export type PlacedRow =
  | { readonly row: Row; readonly header: FoundHeader; readonly place: "data" }
  | { readonly row: Row; readonly header: FoundHeader; readonly place: "header" }
  | {
      readonly row: Row;
      readonly place: "stated";
      readonly field: ColumnField;
      readonly cell: Cell;
      readonly reason: string;
    }
  | { readonly row: Row; readonly place: "skipped"; readonly reason: string };

/** Headers of a preamble longer than this are not looked for. */
export const HEADER_WITHIN = 200;

/** Compares one row with one table. `matched` 0 means that it has nothing to do with it. */
export function matchHeader(row: Row, table: LayoutTable): FoundHeader {
  const byHeader = new Map<string, number>();
  const repeated: string[] = [];
  const headers = headersOf(row);
  headers.forEach((header, index) => {
    if (header === "") return;
    if (byHeader.has(header)) repeated.push(plainText(row.cells[index]?.text ?? ""));
    else byHeader.set(header, index);
  });
  const missing: string[] = [];
  const used = new Set<number>();
  const find = (names: readonly string[]) => {
    for (const name of names) {
      const index = byHeader.get(normaliseHeader(name));
      if (index !== undefined) return index;
    }
    return undefined;
  };
  const fields = new Map<ColumnField, number>();
  const employee: number[] = [];
  for (const [field, column] of Object.entries(table.columns)) {
    const names = listOf(column?.header);
    if (field === "employee") {
      for (const name of names) {
        const index = byHeader.get(normaliseHeader(name));
        if (index === undefined) continue;
        employee.push(index);
        used.add(index);
      }
      continue;
    }
    const index = find(names);
    if (index !== undefined) {
      fields.set(field as ColumnField, index);
      used.add(index);
    } else if (column?.optional !== true) missing.push(names[0] ?? field);
  }
  const wide: { index: number; contribution: ContributionKey }[] = [];
  const absent: { header: string; contribution: ContributionKey }[] = [];
  for (const { header, contribution: name } of table.wide) {
    // From here on a kind of money is a key of the ledger's, no longer the layout's word for it.
    const contribution = contributionKey(name);
    if (contribution === undefined) continue;
    const before = wide.length;
    for (const name of listOf(header)) {
      const index = byHeader.get(normaliseHeader(name));
      if (index === undefined || used.has(index)) continue;
      wide.push({ index, contribution });
      used.add(index);
    }
    if (wide.length === before) absent.push({ header: listOf(header)[0] ?? "", contribution });
  }
  if (table.wide.length > 0 && wide.length === 0 && !table.register)
    missing.push("a contribution column");
  for (const name of table.also) {
    const index = find([name]);
    if (index === undefined) missing.push(name);
    else used.add(index);
  }
  const ambiguous = repeated.filter((name) => used.has(byHeader.get(normaliseHeader(name)) ?? -1));
  for (const name of table.ignored_columns) {
    const index = find([name]);
    if (index !== undefined) used.add(index);
  }
  const unmapped = headers.flatMap((header, index) =>
    header === "" || used.has(index)
      ? []
      : [{ index, header: plainText(row.cells[index]?.text ?? "") }],
  );
  const people = isRegister(table) && employee.length === 0 ? peopleAmong(unmapped) : [];
  return {
    table,
    row,
    fields,
    employee: [...employee, ...people.map(({ index }) => index)],
    wide,
    absent,
    byHeader,
    unmapped: unmapped.filter((column) => !people.includes(column)),
    missing,
    repeated: ambiguous,
    matched: used.size,
  };
}

/** A row is a paycheck, with a column for each kind of money. */
export function isRegister({ register, wide }: LayoutTable): boolean {
  return register || wide.length > 0;
}

/** Every layout looks at the same rows, so their words are compared in a form made once. */
const NORMALISED = new WeakMap<Row, readonly string[]>();

function headersOf(row: Row): readonly string[] {
  const known = NORMALISED.get(row);
  if (known !== undefined) return known;
  const headers = row.cells.map((cell) => normaliseHeader(cell.text.slice(0, LONGEST_HEADER)));
  NORMALISED.set(row, headers);
  return headers;
}

const LONGEST_HEADER = 200;

/** The table of the layout that the row is the header of. */
function headerOf(row: Row, layout: Layout): FoundHeader | undefined {
  // A row that begins with a date or an amount is data; most rows are, and need no closer look.
  const filled = headersOf(row).filter((header) => header !== "");
  if (filled.length < 2 || /^[$(-]*\d+[./,-]\d/.test(firstText(row))) return undefined;
  let best: FoundHeader | undefined;
  for (const table of layout.tables) {
    const header = matchHeader(row, table);
    if (header.missing.length > 0 || header.matched < (table.register ? 1 : 2)) continue;
    if (best === undefined || header.matched > best.matched) best = header;
  }
  return best;
}

/** Puts every row in its place, in one pass. */
export function* placeRows(rows: Iterable<Row>, layout: Layout): Generator<PlacedRow> {
  const stops = wordingMatcher(layout.stop.map((pattern) => ({ pattern })));
  const statedOf = wordingMatcher(layout.stated);
  let header: FoundHeader | undefined;
  let stopped = false;
  for (const row of rows) {
    if (isBlank(row)) {
      yield { row, place: "skipped", reason: "blank line" };
      continue;
    }
    const stated = layout.stated.length === 0 ? undefined : statedOf(row.cells[0]?.text ?? "");
    const cell = row.cells[1];
    if (stated !== undefined && cell !== undefined && cell.text !== "") {
      const { field, text } = stated.rule;
      yield { row, place: "stated", field, cell, reason: `${text}: holds for the rows below` };
      continue;
    }
    const found = headerOf(row, layout);
    if (found !== undefined) {
      header = found;
      stopped = false;
      yield { row, header, place: "header" };
      continue;
    }
    if (header !== undefined && stops(firstText(row)) !== undefined) stopped = true;
    if (stopped) yield { row, place: "skipped", reason: "footer of the statement" };
    else if (header === undefined) {
      yield { row, place: "skipped", reason: "before the first header" };
    } else yield { row, header, place: "data" };
  }
}

function isBlank(row: Row): boolean {
  return row.fault === undefined && row.cells.every((cell) => cell.text.trim() === "");
}

/** The first cell that is not empty. */
export function firstText(row: Row): string {
  return plainText(row.cells.find((cell) => cell.text.trim() !== "")?.text ?? "");
}

export function cellAt(row: Row, index: number | undefined): Cell | undefined {
  return index === undefined ? undefined : row.cells[index];
}
