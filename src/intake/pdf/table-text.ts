// Lines of cells → a table as CSV, when it is certain which column each cell stands in: the columns are what header and rows
// cover together, and each has one header. Numbers may stand under the end of their header, or past it.
import { looksLikeAmount } from "../text/statement-amount.ts";
import { readDate } from "../text/statement-date.ts";
import type { PdfLine } from "./page-lines.ts";

interface Column {
  left: number;
  right: number;
  /** Index of the header cell over it. */
  header: number | undefined;
}

/** One line of CSV for each line of the document; undefined when it holds no table of certain columns. */
export function tableText(lines: readonly PdfLine[]): string | undefined {
  const at = lines.findIndex((line, index) => isHeader(line) && isRow(lines[index + 1]));
  const header = lines[at];
  if (header === undefined) return undefined;
  const columns = columnsOf(header, lines.slice(at + 1).filter(isRow));
  if (columns === undefined) return undefined;
  return lines
    .map((line, index) => {
      const isPart = index >= at && (line.text === header.text || isRow(line));
      return `${isPart ? inColumns(line, columns).map(cell).join(",") : cell(line.text)}\n`;
    })
    .join("");
}

function isHeader({ cells }: PdfLine): boolean {
  return cells.length >= 3 && cells.every(({ text }) => /[a-z]/i.test(text) && !isValue(text));
}

/** A date or an amount among at least two cells. */
function isRow(line: PdfLine | undefined): boolean {
  return (
    line !== undefined && line.cells.length >= 2 && line.cells.some(({ text }) => isValue(text))
  );
}

function isValue(text: string): boolean {
  return (/\d/.test(text) && looksLikeAmount(text)) || "date" in readDate(text, ["MM/DD/YYYY"]);
}

function columnsOf(header: PdfLine, rows: readonly PdfLine[]): readonly Column[] | undefined {
  const spans: Column[] = [
    ...header.cells.map(({ left, right }, index) => ({ left, right, header: index })),
    ...rows.flatMap(({ cells }) =>
      cells.map(({ left, right }) => ({ left, right, header: undefined })),
    ),
  ].toSorted((a, b) => a.left - b.left);
  const columns: Column[] = [];
  for (const span of spans) {
    const before = columns.at(-1);
    if (before === undefined || span.left > before.right) columns.push({ ...span });
    else if (before.header !== undefined && span.header !== undefined) return undefined;
    else {
      before.right = Math.max(before.right, span.right);
      before.header ??= span.header;
    }
  }
  return withHeaders(columns, rows);
}

/** A header over nothing, with cells of no header to its right and none of a next empty one, is theirs. */
function withHeaders(
  columns: readonly Column[],
  rows: readonly PdfLine[],
): readonly Column[] | undefined {
  const joined: Column[] = [];
  for (const [index, column] of columns.entries()) {
    const before = joined.at(-1);
    if (column.header !== undefined) joined.push({ ...column });
    else if (before === undefined || !isEmpty(before, rows)) return undefined;
    else {
      const after = columns[index + 1];
      if (after !== undefined && isEmpty(after, rows)) return undefined;
      before.right = column.right;
    }
  }
  return joined;
}

function isEmpty({ left, right }: Column, rows: readonly PdfLine[]): boolean {
  return !rows.some(({ cells }) => cells.some((cell) => cell.left <= right && cell.right >= left));
}

function inColumns({ cells }: PdfLine, columns: readonly Column[]): string[] {
  return columns.map(({ left, right }) =>
    cells
      .filter((cell) => cell.left >= left && cell.right <= right)
      .map(({ text }) => text)
      .join(" "),
  );
}

function cell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
