// Tables as a workbook. Amounts and dates are numbers with a format, everything else is text, which the
// writer puts among the shared strings: a spreadsheet never takes one for a formula. The archive's clock is
// set to its earliest day, or two workbooks of the same tables would differ.
import type writeWorkbook from "write-excel-file/universal";
import type { Row, Sheet } from "write-excel-file/universal";
import { maskTaxpayerNumbers, visible } from "../kernel/shown-text.ts";
import { type Cell, shownOf } from "./views/cell.ts";
import type { Table } from "./views/view.ts";

export interface NamedTable {
  readonly title: string;
  readonly table: Table;
}

export async function workbook(tables: readonly NamedTable[]): Promise<Uint8Array> {
  const names = sheetNames(tables.map(({ title }) => title));
  const sheets = tables.map(
    ({ table }, at): Sheet<Blob> => ({
      sheet: names[at] ?? `Sheet ${at + 1}`,
      stickyRowsCount: 1,
      columns: table.columns.map((_, column) => ({ width: widthOf(table, column) })),
      data: [
        table.columns.map(({ label, name }) => ({
          type: String,
          value: textOf(label === "" ? name : label),
          fontWeight: "bold",
        })),
        ...table.rows.map((row): Row => row.map(cellOf)),
      ],
    }),
  );
  const write = defaultOf(await import("write-excel-file/universal"));
  const blob = await write(sheets).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
}

/** Bundled as CommonJS, the library arrives inside a default of its own. */
function defaultOf(library: { readonly default: unknown }): typeof writeWorkbook {
  const found = library.default;
  const inner = typeof found === "object" && found !== null && "default" in found;
  return (inner ? (found as { default: unknown }).default : found) as typeof writeWorkbook;
}

function cellOf(cell: Cell): Row[number] {
  switch (cell.kind) {
    case "money":
      return { type: Number, value: cell.cents / 100, format: "#,##0.00" };
    case "number":
      return { type: Number, value: cell.number };
    case "year":
      return { type: Number, value: cell.year, format: "0" };
    case "date":
      return { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: "mm/dd/yyyy" };
    case "flag":
      return { type: Boolean, value: cell.flag };
    case "none":
      return null;
    case "percent":
    case "name":
    case "names":
    case "text":
    case "incomplete": {
      const value = textOf(shownOf(cell));
      return value === "" ? null : { type: String, value };
    }
  }
}

function textOf(text: string): string {
  return visible(maskTaxpayerNumbers(text));
}

const [LEAST, MOST] = [9, 60];

function widthOf({ columns, rows }: Table, column: number): number {
  const head = columns[column]?.label.length ?? 0;
  const longest = rows.reduce((most, row) => {
    const cell = row[column];
    return Math.max(most, cell === undefined ? 0 : shownOf(cell).length);
  }, head);
  return Math.min(MOST, Math.max(LEAST, longest + 2));
}

/** A sheet's name has at most 31 letters, none of []:*?/\ and is not said twice. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = textOf(title)
      .replace(/[[\]:*?/\\']/g, " ")
      .slice(0, 31)
      .trim();
    let name = plain;
    for (let at = 2; taken.has(name.toLowerCase()); at += 1)
      name = `${plain.slice(0, 31 - String(at).length - 1)} ${at}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, midnight: the first day that a ZIP archive can say. */
const FIRST_DAY = 0x00210000;

/** Sets the time of every entry, in its own header and in the directory at the end. */
function withoutClock(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (end > 0 && view.getUint32(end, true) !== END) end -= 1;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries && view.getUint32(at, true) === CENTRAL; entry += 1) {
    view.setUint32(at + 12, FIRST_DAY, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) === LOCAL) view.setUint32(local + 10, FIRST_DAY, true);
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return archive;
}
