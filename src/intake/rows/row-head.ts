// What a row says before its money: whose it is, of which kind, and of which days.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { KindRule } from "../layouts/layout.ts";
import type { FoundHeader } from "../tables/find-tables.ts";
import { maskNumbers } from "../text/mask.ts";
import type { Cell, Row } from "../text/text-rows.ts";
import { normaliseValue, plainText } from "../text/wording.ts";
import type { Meaning, Owner } from "./meaning.ts";
import type { RowCells } from "./row-cells.ts";
import type { Fitting, TableRules } from "./table-rules.ts";

/** The words of the kind, and the rule that they fit. */
export interface RowKind {
  readonly cell: Cell | undefined;
  readonly words: string;
  readonly fits: Fitting<KindRule> | undefined;
}

export interface RowHead {
  readonly owner: Owner;
  readonly kind: RowKind;
  /** The day of the row; of a plan's without one, the day of the deposit. */
  readonly date: CalendarDate | undefined;
  readonly posted: CalendarDate | undefined;
}

export function kindOf(cells: RowCells, rules: TableRules): RowKind {
  const cell = cells.of("kind");
  const words = plainText(cell?.text ?? "");
  return { cell, words, fits: rules.kindOf(words) };
}

/** What rows of this kind are, when that settles it; nothing else of such a row is read. */
export function settledByKind({ words, fits }: RowKind, rules: TableRules): Meaning | undefined {
  const { table, fields } = rules.header;
  if (!fields.has("kind")) return undefined;
  if (fits?.rule.ignore !== undefined) return { is: "ignored", reason: fits.rule.ignore };
  if (table.wide.length > 0 && fits?.rule.is === undefined && table.other_kinds === undefined) {
    const reason = fits?.rule.review ?? `no rule says what ${quoted(maskNumbers(words))} is`;
    return { is: "review", reason };
  }
  if (fits === undefined && table.other_kinds !== undefined)
    return { is: "ignored", reason: table.other_kinds.ignore };
  return undefined;
}

export function rowHead(cells: RowCells, kind: RowKind, rules: TableRules): RowHead {
  // `Payroll 03/14/2025`: some statements write the day of pay into the kind.
  const paidOn = kind.fits?.match?.groups?.["pay_date"];
  const stated =
    paidOn === undefined || kind.cell === undefined
      ? cells.dateIn("date")
      : cells.dateOf({ text: paidOn, line: kind.cell.line, column: kind.cell.column });
  const posted = cells.dateIn("deposited_on");
  return {
    owner: ownerOf(cells.row, rules.header, cells.of("account")),
    kind,
    date: stated ?? (rules.side === "plan" ? posted : undefined),
    posted,
  };
}

function ownerOf(row: Row, header: FoundHeader, account: Cell | undefined): Owner {
  const words = header.employee
    .map((index) => plainText(row.cells[index]?.text ?? ""))
    .filter((text) => text !== "");
  return {
    employee: normaliseValue(words.join(" ")),
    employeeWords: words,
    account: plainText(account?.text ?? ""),
  };
}
