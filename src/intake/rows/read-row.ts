// One data row → what it means, by the rules of its layout: money with a date and a source, a transfer,
// known noise, an open question, or an error at its cell. Nothing here knows other rows.
import { quoted } from "../../kernel/shown-text.ts";
import type { ColumnField } from "../layouts/layout.ts";
import { cellAt, type FoundHeader, firstText, isRegister } from "../tables/find-tables.ts";
import { maskNumbers } from "../text/mask.ts";
import type { Row } from "../text/text-rows.ts";
import { normaliseHeader } from "../text/wording.ts";
import type { Meaning } from "./meaning.ts";
import { moneyMeaning } from "./money-row.ts";
import { registerMeaning } from "./register-row.ts";
import { RowCells } from "./row-cells.ts";
import { kindOf, rowHead, settledByKind } from "./row-head.ts";
import { type Settings, type TableRules, tableRules } from "./table-rules.ts";

export type RowReader = (row: Row) => Meaning;

/** Compiles a table's rules once; the result reads each of its rows. */
export function rowReader(settings: Settings): RowReader {
  const rules = tableRules(settings);
  return (row) => meaningOf(row, rules);
}

function meaningOf(row: Row, rules: TableRules): Meaning {
  const { header } = rules;
  const { table } = header;
  const cells = new RowCells(row, rules);
  if (row.fault !== undefined) return cells.broken(row.fault);
  const ruled = settledByRowRule(cells, rules);
  if (ruled !== undefined) return ruled;
  if (table.ignore !== undefined) return { is: "ignored", reason: table.ignore };
  const beyond = row.cells.slice(header.row.cells.length).find((cell) => cell.text.trim() !== "");
  if (beyond !== undefined) {
    const message = `the row has more cells than its header: ${quoted(maskNumbers(beyond.text))}`;
    const hint = "an unquoted comma splits a cell in two";
    cells.refuse(beyond, "import.malformed-csv", message, hint);
    return cells.faults();
  }
  const kind = kindOf(cells, rules);
  const settled = settledByKind(kind, rules);
  if (settled !== undefined) return settled;
  const head = rowHead(cells, kind, rules);
  return isRegister(table) ? registerMeaning(cells, head, rules) : moneyMeaning(cells, head, rules);
}

/** A layout's rules on whole rows: a heading between them, a line of totals. */
function settledByRowRule(cells: RowCells, { header, rowRules }: TableRules): Meaning | undefined {
  const { row } = cells;
  const under = (words: string) => cellAt(row, header.byHeader.get(normaliseHeader(words)));
  for (const { rule, matches } of rowRules) {
    const text = rule.column === undefined ? firstText(row) : (under(rule.column)?.text ?? "");
    if (matches(text) === undefined) continue;
    if (rule.ignore === undefined) return { is: "review", reason: rule.review ?? "" };
    const { ignore: reason, of_paycheck_above: line } = rule;
    if (line === undefined) return { is: "ignored", reason };
    const grossPay = cells.amountIn(
      line.gross_pay === undefined ? undefined : under(line.gross_pay),
    );
    if (cells.haveFaults) return cells.faults();
    return { is: "ignored", reason, ofPaycheckAbove: grossPay === undefined ? {} : { grossPay } };
  }
  return undefined;
}

/** The columns of a table that hold dates: what proves the order of day and month. */
export function dateCells(row: Row, header: FoundHeader): string[] {
  const fields: readonly ColumnField[] = ["date", "deposited_on", "period_start", "period_end"];
  return fields.flatMap((field) => cellAt(row, header.fields.get(field))?.text ?? []);
}
