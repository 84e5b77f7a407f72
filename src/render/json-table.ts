// Tables from the JSON of the contract: text, CSV and JSON of a command are three views of one object,
// so they cannot tell different stories. Column names are the keys.
import { parseCents } from "../kernel/money.ts";
import { type Cell, moneyCell, NONE, numberCell, textCell } from "./views/cell.ts";
import { type Column, labelOf, left, right } from "./views/view.ts";

export type JsonRow = Readonly<Record<string, unknown>>;

const MONEY = /^-?\d+\.\d{2}$/;

/** An amount is decimal text with two places; `{ incomplete: […] }` is one that we do not know. */
export function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return NONE;
  if (typeof value === "number") return numberCell(value);
  if (typeof value === "boolean") return textCell(value ? "yes" : "no");
  if (typeof value === "string") {
    const money = MONEY.test(value) ? parseCents(value) : undefined;
    return money?.ok === true ? moneyCell(money.value) : textCell(value);
  }
  if (Array.isArray(value)) return textCell(value.map((item) => plain(item)).join(" "));
  const { incomplete } = value as { incomplete?: unknown };
  if (Array.isArray(incomplete)) return { kind: "incomplete", missing: incomplete.map(String) };
  return textCell(plain(value));
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Rows of objects with the same keys, in the order of the columns. */
export function rowsOf(rows: readonly JsonRow[], columns: readonly Column[]): Cell[][] {
  return rows.map((row) => columns.map(({ name }) => cellOf(row[name])));
}

/** Columns for keys, those named in `amounts` right-aligned. */
export function columnsOf(names: readonly string[], amounts: readonly string[] = []): Column[] {
  return names.map((name) =>
    amounts.includes(name) ? right(name, labelOf(name)) : left(name, labelOf(name)),
  );
}
