// CSV that a spreadsheet reads as data and never as a program: text that would start a formula gets a
// leading apostrophe; amounts are plain decimals and are never touched, or −12.50 would become text.

import { stringify } from "csv-stringify/sync";
import { pathsOf } from "../kernel/missing-fact.ts";
import { formatCents } from "../kernel/money.ts";
import { maskTaxpayerNumbers, visible } from "../kernel/shown-text.ts";
import { type Cell, shownOf } from "./views/cell.ts";
import type { Table } from "./views/view.ts";

/** What starts a formula, also behind spaces and in full-width form. */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export function tableCsv(table: Table): string {
  return csvOf([
    table.columns.map((column) => column.name),
    ...table.rows.map((row) => row.map(cellCsv)),
  ]);
}

/** A file that is opened by hand: without the mark, spreadsheets read accents in their own code page. */
export function forSpreadsheets(csv: string): string {
  return `\ufeff${csv}`;
}

/** Rows that are text already; each cell must have come through `textCsv` or `cellCsv`. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "\r\n" },
  );
}

/** As people read it, but amounts without commas and words that are no formula. */
function cellCsv(cell: Cell): string {
  switch (cell.kind) {
    case "money":
      return formatCents(cell.cents);
    case "incomplete":
      return textCsv(`needs: ${pathsOf(cell.missing).join(", ")}`);
    case "name":
    case "names":
    case "text":
      return textCsv(shownOf(cell));
    default:
      return shownOf(cell);
  }
}

export function textCsv(text: string): string {
  const masked = maskTaxpayerNumbers(text);
  const shown = masked.replace(/[^\n\t]+/g, visible);
  return FORMULA.test(masked) ? `'${shown}` : shown;
}
