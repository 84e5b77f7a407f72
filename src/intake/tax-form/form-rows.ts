// Forms 1099-R as rows of a filer's CSV, a row a form and state. No column names the year or the recipient, so
// every form waits for somebody who knows both.
import { payslipLayout } from "../payslip/payslip-line.ts";
import { payslipReader } from "../payslip/payslip-reader.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import { countLines } from "../text/count-lines.ts";
import { type Row, textRows } from "../text/text-rows.ts";
import { refused } from "../text/whole-file.ts";
import { type FormData, formDataRecords } from "./form-data.ts";

export const FORM_ROWS = payslipLayout(
  "tax-forms/rows",
  "Forms 1099-R of a filer, a row a form, CSV",
);

const HEADER = /^\uFEFF?[^\r\n]*\bgross_distribution\b[^\r\n]*\bdistributions_code\b/;

export function looksLikeFormRows(text: string): boolean {
  return HEADER.test(text);
}

export const formRowsReader = payslipReader(FORM_ROWS, readRows);

function readRows(text: string, context: ReadContext): readonly ReadRecord[] {
  const { file } = context;
  const total = countLines(text);
  const [header, ...rows] = [...textRows(text, "comma")].filter((row) => row.lines > 0);
  const fault = [header, ...rows].find((row) => row?.fault !== undefined)?.fault;
  if (fault !== undefined) {
    const { line, column, ...rest } = fault;
    return [refused({ ...rest, severity: "error", at: { file, line, column } }, total)];
  }
  const names = new Map(header?.cells.map(({ text: name }, index) => [name.trim(), index]));
  const filled = rows.filter((row) => row.cells.some((cell) => cell.text.trim() !== ""));
  if (filled.length === 0) {
    const hint = "was the export cut short?";
    const at = { file, line: 1 };
    const message = "the file has no data rows";
    return [refused({ code: "import.no-data", severity: "error", message, hint, at }, total)];
  }
  const forms = filled.map((row) => formOf(row, names));
  return formDataRecords(forms, total, context);
}

function formOf(row: Row, names: ReadonlyMap<string, number>): FormData {
  const cell = (name: string) => {
    const index = names.get(name);
    return index === undefined ? undefined : row.cells[index]?.text;
  };
  const tick = (name: string) => {
    const text = cell(name)?.trim().toLowerCase() ?? "";
    return text === "" ? undefined : /^(?:true|x|y|yes|t|1)$/.test(text);
  };
  return {
    form: "form_1099r",
    line: row.line,
    how: "its row",
    boxes: {
      "1": cell("gross_distribution"),
      "2a": cell("taxable_amount"),
      "4": cell("federal_tax_withheld"),
      "5": cell("employee_contributions_designated_roth_contributions_insurance_premiums"),
      "6": cell("net_unrealized_appreciation"),
      "7": cell("distributions_code"),
      "9b": cell("total_employee_contributions"),
    },
    ticks: {
      not_determined: tick("taxable_amount_not_determined"),
      total: tick("is_total_distribution"),
      ira: tick("ira_sep_simple"),
    },
    account: cell("account_id"),
  };
}
