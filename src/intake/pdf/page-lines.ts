// Words with places → lines of cells, as a reader sees them: words on one base line are a line, and a gap wider
// than a blank parts two cells.
import type { Box, PdfPage, PdfWord } from "./page.ts";

export interface PdfLine {
  readonly page: number;
  /** Counted through the whole document, from 1: what `review --accept` names. */
  readonly line: number;
  readonly cells: readonly PdfWord[];
  /** The cells with a blank between them. */
  readonly text: string;
}

export function pageLines(pages: readonly PdfPage[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const page of pages) {
    for (const words of onBaseLines([...page.words, ...filledIn(page)])) {
      const cells = cellsOf(words);
      const text = cells.map((cell) => cell.text).join(" ");
      lines.push({ page: page.number, line: lines.length + 1, cells, text });
    }
  }
  return lines;
}

/** What stands between two characters of a line: `1 Gross distribution` begins at its 1. */
export function placeInLine({ cells }: PdfLine, from: number, to: number): Box {
  let start = 0;
  let left: number | undefined;
  let right = 0;
  let last: PdfWord | undefined;
  for (const cell of cells) {
    const each = (cell.right - cell.left) / Math.max(1, cell.text.length);
    if (left === undefined && from < start + cell.text.length)
      left = cell.left + Math.max(0, from - start) * each;
    if (to > start) right = cell.left + Math.min(cell.text.length, to - start) * each;
    start += cell.text.length + 1;
    last = cell;
  }
  return { left: left ?? 0, right, top: last?.top ?? 0, bottom: last?.bottom ?? 0 };
}

function onBaseLines(words: readonly PdfWord[]): PdfWord[][] {
  const lines: PdfWord[][] = [];
  for (const word of words.toSorted((a, b) => a.bottom - b.bottom || a.left - b.left)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    const height = first === undefined ? 0 : Math.min(heightOf(first), heightOf(word));
    if (first !== undefined && word.bottom - first.bottom <= height * 0.4) line?.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left));
}

function cellsOf(words: readonly PdfWord[]): PdfWord[] {
  const cells: PdfWord[] = [];
  for (const word of words) {
    const before = cells.at(-1);
    const gap = before === undefined ? Number.POSITIVE_INFINITY : word.left - before.right;
    if (before === undefined || gap > heightOf(word) * 0.8) cells.push(word);
    else {
      const blank = gap > heightOf(word) * 0.12 ? " " : "";
      const text = `${before.text}${blank}${word.text}`;
      cells[cells.length - 1] = { ...before, text, right: Math.max(before.right, word.right) };
    }
  }
  return cells;
}

function heightOf({ top, bottom }: Box): number {
  return Math.max(1, bottom - top);
}

/** The fields of a form as words where they stand; what is typed on several lines begins at the top. */
function filledIn({ fields }: PdfPage): PdfWord[] {
  return fields.flatMap((field) => {
    if (typeof field.value !== "string" || field.value === "") return [];
    const rows = field.value.split(/\r\n|\r|\n/);
    const height = Math.min(10, (field.bottom - field.top) / rows.length);
    return rows.flatMap((row, index): PdfWord[] => {
      const text = row.trim().replace(/\s+/g, " ");
      if (text === "") return [];
      const bottom = rows.length === 1 ? field.bottom - 2 : field.top + (index + 1) * height;
      const right = Math.min(field.right, field.left + text.length * 5);
      return [{ text, left: field.left, right, top: bottom - height, bottom }];
    });
  });
}
