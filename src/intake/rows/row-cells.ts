// The cells of one row, read as dates and amounts. What cannot be read is kept with its place, so that a row
// tells all its faults at once.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { ProblemCode } from "../../kernel/problem-codes.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { ColumnField } from "../layouts/layout.ts";
import { cellAt } from "../tables/find-tables.ts";
import { maskNumbers } from "../text/mask.ts";
import { amountHint, readAmount } from "../text/statement-amount.ts";
import { readDate } from "../text/statement-date.ts";
import type { Cell, Row } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import type { Meaning } from "./meaning.ts";
import type { Settings } from "./table-rules.ts";

type Error = Extract<Meaning, { readonly is: "error" }>;

export class RowCells {
  readonly row: Row;
  readonly #settings: Settings;
  readonly #problems: Problem[] = [];

  constructor(row: Row, settings: Settings) {
    this.row = row;
    this.#settings = settings;
  }

  /** The cell of a field; what a table of context said comes first. */
  of(field: ColumnField): Cell | undefined {
    const { context, header } = this.#settings;
    return context.get(field) ?? cellAt(this.row, header.fields.get(field));
  }

  /** The cell of a column. */
  at(index: number): Cell | undefined {
    return cellAt(this.row, index);
  }

  dateIn(field: ColumnField): CalendarDate | undefined {
    const cell = this.of(field);
    return cell && this.dateOf(cell);
  }

  dateOf(cell: Cell): CalendarDate | undefined {
    const { formats } = this.#settings;
    const read = readDate(cell.text, formats);
    if ("date" in read) return read.date;
    if ("nothing" in read) return undefined;
    const shown = quoted(maskNumbers(plainText(cell.text)));
    const refuse = (message: string, hint?: string) =>
      this.refuse(cell, "import.date-invalid", message, hint);
    if (read.fault === "two_digit_year") {
      refuse(`${shown} has a two-digit year`, "years have four digits; export the dates in full");
    } else if (read.fault === "no_such_day") {
      refuse(`${shown} is not a day of the calendar`);
    } else if (read.fault === "ambiguous") {
      const hint = 'write date_formats = ["MM/DD/YYYY"] in a layout';
      const message = `${shown} can be read with the month or the day first`;
      this.refuse(cell, "import.date-ambiguous", message, hint);
    } else {
      refuse(`${shown} is not a date`, `dates here look like ${formats[0] ?? "YYYY-MM-DD"}`);
    }
    return undefined;
  }

  amountIn(cell: Cell | undefined): Cents | undefined {
    if (cell === undefined) return undefined;
    const read = readAmount(cell.text);
    if (read.ok) return read.value;
    const message = `${quoted(maskNumbers(plainText(cell.text)))} is not a dollar amount`;
    this.refuse(cell, "import.amount-not-decimal", message, amountHint(read.error));
    return undefined;
  }

  /** Keeps what is wrong with a cell, or without one with the row. */
  refuse(cell: Cell | undefined, code: ProblemCode, message: string, hint?: string): void {
    const { file } = this.#settings;
    const at = cell === undefined ? { file, line: this.row.line, column: 1 } : this.spanOf(cell);
    this.#problems.push({
      code,
      severity: "error",
      message,
      at,
      ...(hint !== undefined && { hint }),
    });
  }

  /** Something kept it from being read as a row. */
  broken(fault: NonNullable<Row["fault"]>): Error {
    const { line, column, ...problem } = fault;
    const at = { file: this.#settings.file, line, column };
    return { is: "error", problems: [{ ...problem, severity: "error", at }] };
  }

  get haveFaults(): boolean {
    return this.#problems.length > 0;
  }

  /** What is wrong with the row, in the order of its places. */
  faults(): Error {
    const problems = this.#problems.toSorted(
      (a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
    );
    return { is: "error", problems };
  }

  spanOf({ text, line, column }: Cell) {
    return { file: this.#settings.file, line, column, endColumn: column + text.length };
  }
}
