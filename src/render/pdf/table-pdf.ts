// A table on a sheet: columns as wide as what stands in them, the widest texts wrapped until it fits, the
// heading again on every page that it runs over.

import { cellText } from "../text/table-text.ts";
import type { Table } from "../views/view.ts";
import { INK, LEFT, RIGHT, type Sheet, type TextStyle } from "./sheet.ts";

const WIDTH = RIGHT - LEFT;
const GAP = 10;
const NARROWEST = 40;
const CELL: TextStyle = { size: 7.5 };
const HEAD: TextStyle = { size: 7, font: "bold", color: INK.gray };
const NOTE: TextStyle = { size: 8 };

/** A table that is no higher than this is not split over pages, in points. */
const TOGETHER = 200;

export function drawTable(sheet: Sheet, table: Table): void {
  const whole = heightOf(sheet, table);
  // A small table stays together, heading and all.
  sheet.need(whole <= TOGETHER ? whole : 40);
  if (table.title !== undefined) {
    sheet.y += 8;
    sheet.y += sheet.text(table.title, LEFT, sheet.y, WIDTH, { size: 9.5, font: "bold" }) + 4;
  }
  if (table.rows.length > 0) drawRows(sheet, table);
  for (const note of table.notes ?? []) {
    sheet.need(sheet.height(note, WIDTH, NOTE) + 3);
    sheet.y += 3 + sheet.text(note, LEFT, sheet.y + 3, WIDTH, NOTE);
  }
  sheet.y += 6;
}

function drawRows(sheet: Sheet, table: Table): void {
  const texts = table.rows.map((row) => row.map(cellText));
  const widths = widthsOf(sheet, table, texts);
  const spot = (index: number) =>
    LEFT + widths.slice(0, index).reduce((sum, width) => sum + width + GAP, 0);
  const drawRow = (row: readonly string[], style: TextStyle): number =>
    Math.max(
      ...row.map((text, index) => {
        const align = table.columns[index]?.align ?? "left";
        const width = widths[index] ?? 0;
        return sheet.text(breakable(sheet, text, width, style), spot(index), sheet.y, width, {
          ...style,
          align,
        });
      }),
    );
  const heights = (row: readonly string[]) =>
    Math.max(
      ...row.map((text, index) =>
        sheet.height(breakable(sheet, text, widths[index] ?? 0, CELL), widths[index] ?? 0, CELL),
      ),
    );
  const labels = table.columns.map(({ label }) => label);
  const drawHead = () => {
    if (labels.every((label) => label === "")) return;
    sheet.y += drawRow(labels, HEAD) + 2;
    sheet.rule(sheet.y);
    sheet.y += 3;
  };
  sheet.need(30);
  drawHead();
  for (const row of texts) {
    const height = heights(row);
    const { y } = sheet;
    sheet.need(height + 4);
    if (sheet.y < y) drawHead();
    drawRow(row, CELL);
    sheet.y += height + 2;
    sheet.rule(sheet.y, LEFT, RIGHT, 0.25, INK.hair);
    sheet.y += 2;
  }
}

/** About as high as it will be; exact enough to keep a small table together. */
function heightOf(sheet: Sheet, table: Table): number {
  const texts = table.rows.map((row) => row.map(cellText));
  // Rows beyond those of a small table need not be measured.
  if (texts.length > 20) return Number.POSITIVE_INFINITY;
  const widths = widthsOf(sheet, table, texts);
  const rows = texts.map(
    (row) =>
      4 +
      Math.max(
        ...row.map((text, index) =>
          sheet.height(breakable(sheet, text, widths[index] ?? 0, CELL), widths[index] ?? 0, CELL),
        ),
      ),
  );
  const notes = (table.notes ?? []).map((note) => sheet.height(note, WIDTH, NOTE) + 3);
  const head = (table.title === undefined ? 0 : 24) + (texts.length > 0 ? 16 : 0);
  return [...rows, ...notes].reduce((sum, height) => sum + height, head);
}

/** Natural widths; while the table is too wide, the widest column gives way. */
function widthsOf(sheet: Sheet, table: Table, texts: readonly (readonly string[])[]): number[] {
  const widths = table.columns.map(
    (column, index) =>
      Math.max(
        sheet.width(column.label, HEAD),
        ...texts.map((row) => sheet.width(row[index] ?? "", CELL)),
      ) + 2,
  );
  const room = WIDTH - GAP * (widths.length - 1);
  const total = () => widths.reduce((sum, width) => sum + width, 0);
  while (total() > room) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    const second = Math.max(NARROWEST, ...widths.filter((_, index) => index !== widest));
    const next = Math.max(
      NARROWEST,
      Math.min(width - 1, Math.max(width - (total() - room), second - 1)),
    );
    if (next >= width) break;
    widths[widest] = next;
  }
  return widths;
}

/** A word that is wider than its column, a digest or a path, is broken anywhere: at a space, since a line feed would be shown. */
function breakable(sheet: Sheet, text: string, width: number, style: TextStyle): string {
  return text
    .split(" ")
    .map((word) => {
      if (sheet.width(word, style) <= width) return word;
      let line = "";
      let broken = "";
      for (const letter of word) {
        if (sheet.width(line + letter, style) > width - 1) {
          broken += `${line} `;
          line = "";
        }
        line += letter;
      }
      return broken + line;
    })
    .join(" ");
}
