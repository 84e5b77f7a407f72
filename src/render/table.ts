// A table as a value: every list that the program prints is one, and from it follow the text for
// people and the CSV for spreadsheets. The names of columns are snake_case and public.
import type { Amount } from "../kernel/amount-state.ts";
import type { Cents } from "../kernel/money.ts";

/** What stands in a cell. Money is kept apart from text: it aligns, groups and is never quoted as text. */
export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "money"; readonly cents: Cents }
  | { readonly kind: "number"; readonly number: number }
  /** An amount that rests on facts we do not have. */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] }
  | { readonly kind: "none" };

export interface Column {
  /** The CSV header: snake_case. */
  readonly name: string;
  /** The heading in text. */
  readonly label: string;
  readonly align: "left" | "right";
}

export interface Table {
  /** A heading over the table in text; CSV has none. */
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines under the table in text. */
  readonly notes?: readonly string[];
}

export const NONE: Cell = { kind: "none" };

export function textCell(text: string | undefined): Cell {
  return text === undefined || text === "" ? NONE : { kind: "text", text };
}

export function moneyCell(cents: Cents | undefined): Cell {
  return cents === undefined ? NONE : { kind: "money", cents };
}

export function numberCell(number: number): Cell {
  return { kind: "number", number };
}

export function amountCell(amount: Amount): Cell {
  return amount.state === "complete"
    ? moneyCell(amount.cents)
    : { kind: "incomplete", missing: amount.missing };
}

export function left(name: string, label: string): Column {
  return { name, label, align: "left" };
}

export function right(name: string, label: string): Column {
  return { name, label, align: "right" };
}
