// Tables for people: columns aligned by what a terminal shows, no borders, amounts with commas. When
// the terminal is too narrow each row becomes a small block of label and value, so nothing is cut.
import { adviceText } from "../../kernel/advice.ts";
import { plainText } from "../../kernel/sentence.ts";
import { maskTaxpayerNumbers, visible } from "../../kernel/shown-text.ts";
import { type Cell, shownOf } from "../views/cell.ts";
import type { Table } from "../views/view.ts";
import { displayWidth, padEndTo, padStartTo, wrap } from "./display-width.ts";
import { missingText } from "./missing-text.ts";
import { wrong } from "./tone.ts";

const GAP = "  ";
/** A column of text narrower than this is hard to read. */
const NARROWEST = 24;

export function tableText(table: Table, columns: number): string {
  const heading = table.title === undefined ? [] : [plainText(table.title), ""];
  const notes = (table.notes ?? []).flatMap((note) => wrap(safe(adviceText(note)), columns));
  const body = table.rows.length === 0 ? [] : bodyLines(table, columns);
  const lines = [
    ...heading,
    ...body,
    ...(notes.length > 0 && body.length > 0 ? [""] : []),
    ...notes,
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** Several tables under each other, a blank line between; last what is not known and which command records it. */
export function tablesText(tables: readonly Table[], columns: number): string {
  const missing = tables.flatMap(({ rows }) =>
    rows.flat().flatMap((cell) => (cell.kind === "incomplete" ? cell.missing : [])),
  );
  return [
    ...tables.map((table) => tableText(table, columns)),
    missingText("Not known yet", missing, columns),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function bodyLines(table: Table, columns: number): string[] {
  const cells = table.rows.map((row) => row.map(cellText));
  const widths = table.columns.map((column, index) =>
    Math.max(displayWidth(column.label), ...cells.map((row) => displayWidth(row[index] ?? ""))),
  );
  if (!shrink(widths, table, columns)) return blockLines(table, cells, columns);
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        const right = table.columns[index]?.align === "right";
        return right ? padStartTo(text, width) : padEndTo(text, width);
      })
      .join(GAP);
  return [
    line(table.columns.map((column) => column.label)),
    line(widths.map((width) => "─".repeat(width))),
    ...cells.flatMap((row, index) => {
      const lines = rowLines(row, widths).map(line);
      return table.rows[index]?.some(isWrong) === true ? lines.map(wrong) : lines;
    }),
  ];
}

/** Narrows the widest column of text until the table fits; false when that would leave it too narrow to read. */
function shrink(widths: number[], table: Table, columns: number): boolean {
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  if (total <= columns) return true;
  const texts = widths.map((width, index) => (table.columns[index]?.align === "left" ? width : 0));
  const widest = texts.indexOf(Math.max(...texts));
  const width = (widths[widest] ?? 0) - (total - columns);
  if (widest < 0 || width < NARROWEST) return false;
  widths[widest] = width;
  return true;
}

/** One row as the lines it takes when its text is wrapped. */
function rowLines(row: readonly string[], widths: readonly number[]): string[][] {
  const wrapped = row.map((text, index) => wrap(text, widths[index] ?? 1));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => wrapped.map((lines) => lines[index] ?? ""));
}

function blockLines(
  table: Table,
  cells: readonly (readonly string[])[],
  columns: number,
): string[] {
  const labels = table.columns.map((column) => column.label);
  const labelWidth = Math.max(...labels.map(displayWidth));
  const valueWidth = Math.max(10, columns - labelWidth - GAP.length);
  return cells.flatMap((row, index) => [
    ...(index === 0 ? [] : [""]),
    ...row.flatMap((text, column) =>
      text === ""
        ? []
        : wrap(text, valueWidth).map((part, position) => {
            const label = padEndTo(position === 0 ? (labels[column] ?? "") : "", labelWidth);
            const cell = table.rows[index]?.[column];
            return cell !== undefined && isWrong(cell)
              ? wrong(label + GAP + part)
              : label + GAP + part;
          }),
    ),
  ]);
}

function isWrong({ tone }: Cell): boolean {
  return tone === "wrong";
}

function cellText(cell: Cell): string {
  return cell.kind === "incomplete" ? "— not known yet" : safe(shownOf(cell));
}

/** Text that came from a file must not steer the terminal. */
export function safe(text: string): string {
  return maskTaxpayerNumbers(visible(text));
}
