// A table of the packet: the heading again on every page, a subtotal never first on one, a row never broken,
// and what was added up so far brought forward.
import { add, type Cents, formatOnPaper, ZERO } from "../../../kernel/money.ts";
import type { Cell, Column, DocTable, Row } from "../../documents/packet/document.ts";
import { INK } from "../paper.ts";
import type { Line } from "../paragraph.ts";
import type { TextStyle } from "../sheet.ts";
import { type Drawing, leadOf, spansOf } from "./cells.ts";

const GAP = 6;
/** A column of text after one of numbers starts further right. */
const APART = 8;

const SIZES = {
  letter: { size: 9, leading: 12.5, pad: 2.4 },
  normal: { size: 8.5, leading: 11.5, pad: 2.6 },
  middle: { size: 8.25, leading: 11, pad: 2.1 },
  dense: { size: 8, leading: 10.2, pad: 1.1 },
  exhibit: { size: 7.9, leading: 9.7, pad: 0.9 },
} as const;

const HEAD: TextStyle = { size: 7.5, font: "bold", leading: 9.6 };
/** A table no higher than this is not split, in points. */
const TOGETHER = 230;

interface Box {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
}

interface LaidCell {
  readonly cell: Cell;
  readonly lines: readonly Line[];
}

interface LaidRow {
  readonly row: Row;
  readonly cells: readonly LaidCell[];
  readonly height: number;
}

/** How much of a table has to fit on the page that its heading is on. */
export function startOfTable(drawing: Drawing, table: DocTable): number {
  const width = (drawing.right - drawing.left) * (table.width ?? 1);
  const boxes = boxesOf(drawing, table, drawing.left, width);
  const head = heightOfHead(drawing, table.columns, boxes);
  let height = head;
  for (const row of table.rows) {
    height += layRow(drawing, row, boxes, table).height;
    if (height > TOGETHER) return head + 60;
  }
  return height;
}

export function drawTable(drawing: Drawing, table: DocTable): void {
  const { sheet, left, right } = drawing;
  const width = (right - left) * (table.width ?? 1);
  const boxes = boxesOf(drawing, table, left, width);
  const style = SIZES[table.size];
  const rows = table.rows.map((row) => layRow(drawing, row, boxes, table));
  const headHeight = heightOfHead(drawing, table.columns, boxes);
  const whole = headHeight + rows.reduce((sum, { height }) => sum + height, 0);
  sheet.need(
    whole <= TOGETHER
      ? whole + 2
      : headHeight + (rows[0]?.height ?? 0) + (rows[1]?.height ?? 0) + 4,
  );
  const end = left + width;
  const sums = new Map<number, Cents>();
  sheet.group("Table", () => {
    drawHead(drawing, table.columns, boxes, left, end);
    rows.forEach((laid, index) => {
      const next = rows[index + 1];
      // A subtotal never starts a page, nor does the second row of a pair.
      const withNext =
        next?.row.style === "subtotal" || next?.row.style === "total" || laid.row.joined === true;
      if (sheet.room < laid.height + (withNext ? (next?.height ?? 0) : 0)) {
        sheet.newPage();
        if (table.continued !== undefined) {
          sheet.y +=
            sheet.text(table.continued, left, sheet.y, width, {
              size: 10.5,
              font: "bold",
              leading: 14,
            }) + 2;
        }
        drawHead(drawing, table.columns, boxes, left, end);
        if (table.continued !== undefined && sums.size > 0)
          drawRow(drawing, layRow(drawing, forward(table.columns, sums), boxes, table), boxes, {
            left,
            end,
            style,
          });
      }
      drawRow(drawing, laid, boxes, { left, end, style });
      if (laid.row.style === undefined)
        laid.row.cells.forEach((cell, column) => {
          if (cell.kind === "money") sums.set(column, add(sums.get(column) ?? ZERO, cell.cents));
        });
    });
  });
  sheet.y += 3;
}

function forward(columns: readonly Column[], sums: ReadonlyMap<number, Cents>): Row {
  return {
    style: "subtotal",
    cells: columns.map((_, index): Cell => {
      const sum = sums.get(index);
      if (sum !== undefined) return { kind: "money", cents: sum };
      return index === 1
        ? { kind: "words", words: [{ text: "brought forward", bold: true }] }
        : { kind: "blank" };
    }),
  };
}

function boxesOf(drawing: Drawing, table: DocTable, left: number, width: number): Box[] {
  const { columns } = table;
  const shares = columns.reduce((sum, column) => sum + column.width, 0);
  const gaps = columns.map((column, index) => {
    const before = columns[index - 1];
    if (before === undefined) return 0;
    return GAP + (before.align === "right" && column.align !== "right" ? APART : 0);
  });
  const room = width - gaps.reduce((sum, gap) => sum + gap, 0);
  const widths = withAmountsWhole(
    drawing,
    table,
    columns.map((column) => (room * column.width) / shares),
  );
  let x = left;
  return columns.map((column, index) => {
    x += gaps[index] ?? 0;
    const box = { x, width: widths[index] ?? 0, column };
    x += box.width;
    return box;
  });
}

/** An amount is never broken: its column takes what it lacks from the columns of text, which break at spaces. */
function withAmountsWhole(
  { sheet }: Drawing,
  { columns, rows, size }: DocTable,
  widths: readonly number[],
): readonly number[] {
  const lacking = columns.map((_, index) => {
    let longest = "";
    let isBold = false;
    for (const { cells } of rows) {
      const cell = cells[index];
      if (cell?.kind !== "money") continue;
      const text = formatOnPaper(cell.cents);
      isBold ||= cell.bold === true;
      if (text.length > longest.length) longest = text;
    }
    if (longest === "") return 0;
    const style: TextStyle = { size: SIZES[size].size, font: isBold ? "bold" : "regular" };
    return Math.max(0, sheet.width(longest, style) + 0.5 - (widths[index] ?? 0));
  });
  const needed = lacking.reduce((sum, each) => sum + each, 0);
  if (needed === 0) return widths;
  const giving = columns.map(({ align }, index) => (align === "left" ? (widths[index] ?? 0) : 0));
  const available = giving.reduce((sum, each) => sum + each, 0);
  const share = available === 0 ? 0 : Math.min(1, needed / available);
  return widths.map((width, index) => width + (lacking[index] ?? 0) - (giving[index] ?? 0) * share);
}

function layRow(drawing: Drawing, row: Row, boxes: readonly Box[], table: DocTable): LaidRow {
  const { size, leading, pad } = SIZES[table.size];
  const cells = row.cells.map((cell, index) => {
    const width = Math.max(8, (boxes[index]?.width ?? 0) - leadOf(cell));
    return { cell, lines: drawing.sheet.lines(spansOf(drawing, cell), width, { size }) };
  });
  const count = Math.max(1, ...cells.map(({ lines }) => lines.length));
  return { row, cells, height: count * leading + pad * (row.joined === true ? 1.2 : 2) };
}

function heightOfHead(
  { sheet }: Drawing,
  columns: readonly Column[],
  boxes: readonly Box[],
): number {
  const heights = columns.map(({ head }, index) =>
    head === "" ? 0 : sheet.height(head, (boxes[index]?.width ?? 0) + GAP, HEAD),
  );
  const height = Math.max(0, ...heights);
  return height === 0 ? 0 : height + 4;
}

function drawHead(
  drawing: Drawing,
  columns: readonly Column[],
  boxes: readonly Box[],
  left: number,
  end: number,
): void {
  const { sheet } = drawing;
  const height = heightOfHead(drawing, columns, boxes);
  if (height === 0) return;
  const bottom = sheet.y + height - 4;
  sheet.group("TR", () => {
    columns.forEach(({ head, align }, index) => {
      const box = boxes[index];
      if (box === undefined) return;
      if (head === "") {
        // A row has as many cells as its heading, for who hears it.
        sheet.leaf("TH", () => {}, { scope: "Column" });
        return;
      }
      const wide = box.width + (index === columns.length - 1 && align !== "right" ? 0 : GAP);
      const own = sheet.height(head, wide, HEAD);
      const x = align === "right" ? box.x - GAP : box.x;
      sheet.draw(sheet.lines(head, wide, HEAD), {
        x,
        y: bottom - own,
        width: wide,
        style: { ...HEAD, align },
        tag: "TH",
        tagOptions: { scope: "Column" },
      });
    });
  });
  sheet.y = bottom + 2;
  sheet.rule(sheet.y, left, end, 0.9, INK.black);
  sheet.y += 1;
}

function drawRow(
  drawing: Drawing,
  { row, cells, height }: LaidRow,
  boxes: readonly Box[],
  {
    left,
    end,
    style,
  }: {
    readonly left: number;
    readonly end: number;
    readonly style: (typeof SIZES)[keyof typeof SIZES];
  },
): void {
  const { sheet } = drawing;
  const { y } = sheet;
  if (row.style === "subtotal") sheet.fill(left, y, end - left, height, INK.fill);
  if (row.style === "total") sheet.rule(y, left, end, 0.9, INK.black);
  if (row.place !== undefined) sheet.place(row.place, y);
  sheet.group("TR", () => {
    cells.forEach(({ cell, lines }, index) => {
      const box = boxes[index];
      if (box === undefined) return;
      drawCell(drawing, { cell, lines }, { box, y: y + style.pad, style, align: box.column.align });
    });
  });
  for (const { x, column } of boxes)
    if (column.empty === true) sheet.post(x - GAP / 2, y, y + height, 0.5);
  sheet.y = y + height;
  if (row.style === "total") sheet.rule(sheet.y, left, end, 0.9, INK.black);
  else if (row.joined !== true) sheet.rule(sheet.y, left, end, 0.4, INK.hair);
}

function drawCell(
  { sheet }: Drawing,
  { cell, lines }: LaidCell,
  at: {
    readonly box: Box;
    readonly y: number;
    readonly style: { readonly size: number; readonly leading: number };
    readonly align: Column["align"];
  },
): void {
  const { box, y, style, align } = at;
  const { size, leading } = style;
  if (cell.kind === "box") {
    const side = 7.5;
    const x = align === "right" ? box.x + box.width - side : box.x;
    sheet.checkBox(x, y + (leading - side) / 2 - 0.5, cell.checked, side);
    sheet.leaf("TD", () => {}, { alt: cell.checked ? "checked" : "not checked" });
    return;
  }
  const lead = leadOf(cell);
  const text = { x: box.x + lead, y, width: box.width - lead };
  if (cell.kind === "mark") sheet.mark(cell.mark, box.x, y + (leading - 7) / 2);
  if (cell.kind !== "grade") {
    sheet.draw(lines, { ...text, style: { size, leading, align }, tag: "TD" });
    return;
  }
  const wide = cell.grade.length > 1 ? 32 : 12;
  const left = cell.text === "" ? box.x + box.width - wide : box.x;
  sheet.frame(left, y + 0.6, wide, leading - 1.4, 0.7);
  sheet.group("TD", () => {
    const letter: TextStyle = { size: 7.25, font: "bold", align: "center", leading };
    sheet.text(cell.grade, left, y, wide, letter, "Span");
    if (cell.text !== "")
      sheet.draw(lines, { ...text, style: { size, leading, align }, tag: "Span" });
  });
}
