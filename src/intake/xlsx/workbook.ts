// An .xlsx workbook → the text of its sheets as CSV, a line a row, so that every layout reads it. Sizes are
// checked before anything is unpacked; formulas are never computed, what counts is what was saved.
import type readWorkbook from "read-excel-file/universal";
import { addDays, calendarDate, calendarDateOf } from "../../kernel/calendar.ts";
import { invariant } from "../../kernel/invariant.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { beyondExtent } from "./sheet-extent.ts";
import { unpackedText, workbookEntries, type ZipFault } from "./zip-directory.ts";

export interface SheetText {
  readonly name: string;
  /** One physical line a row. */
  readonly text: string;
  /** For each line, where each of its cells begins: 1-based characters. */
  readonly cellColumns: readonly (readonly number[])[];
}

/** The sheets that hold anything. */
export async function workbookSheets(
  bytes: Uint8Array,
  file: string,
): Promise<Outcome<readonly SheetText[], Problem>> {
  const entries = workbookEntries(bytes);
  if (!entries.ok) return failure(refusal(file, entries.error));
  for (const entry of entries.value) {
    if (!entry.name.endsWith(".xml")) continue;
    const text = unpackedText(entry);
    if (text === undefined) return failure(refusal(file, "not_a_zip"));
    const beyond = beyondExtent(text);
    if (beyond !== undefined) return failure(tooFar(file, beyond));
  }
  const copy = new Uint8Array(bytes);
  // Loaded when there is a workbook: every other command starts without it.
  const read = defaultOf(await import("read-excel-file/universal"));
  invariant(typeof read === "function", "the library of workbooks is a function");
  let sheets: Awaited<ReturnType<typeof readWorkbook<string>>>;
  try {
    sheets = await read<string>(copy.buffer, { parseNumber: (text) => text, trim: false });
  } catch {
    // The library answers a damaged part with whatever its own code runs into, a TypeError among them.
    return failure(refusal(file, "not_a_workbook"));
  }
  return success(
    sheets
      .map(({ sheet, data }) => sheetText(sheet, data as readonly (readonly unknown[])[]))
      .filter(({ text }) => /[^,\n]/.test(text)),
  );
}

/** Bundled as CommonJS, the library arrives inside a default of its own. */
function defaultOf<T>(library: { readonly default: T }): T {
  const found = library.default as T | { readonly default: T };
  return typeof found === "object" && found !== null && "default" in found ? found.default : found;
}

function tooFar(file: string, cell: string): Problem {
  return {
    code: "import.file-too-large",
    severity: "error",
    message: `a sheet of the workbook reaches to ${quoted(cell)}; 200 columns and 100,000 rows are read`,
    at: { file, line: 1 },
    hint: "delete what stands far from the table, or save the sheet as CSV",
  };
}

function sheetText(name: string, rows: readonly (readonly unknown[])[]): SheetText {
  const dateColumns = new Set<number>();
  const cellColumns: number[][] = [];
  const lines = rows.map((row) => {
    const columns: number[] = [];
    let line = "";
    row.forEach((value, index) => {
      if (index > 0) line += ",";
      columns.push(line.length + 1);
      const text = cellText(value, dateColumns.has(index));
      if (typeof value === "string" && !isNumber(value)) {
        if (/\bdate\b/i.test(value)) dateColumns.add(index);
        else dateColumns.delete(index);
      }
      line += /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    });
    cellColumns.push(columns);
    return line;
  });
  return { name, text: lines.map((line) => `${line}\n`).join(""), cellColumns };
}

function cellText(value: unknown, isDate: boolean): string {
  if (value instanceof Date) return calendarDateOf(value) ?? "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "string") return "";
  if (!isNumber(value)) return value.replace(/\s*[\r\n]+\s*/g, " ");
  return isDate ? (serialDate(value) ?? numberText(value)) : numberText(value);
}

/** Numbers arrive as the file's own text; text cells that look like numbers are none the worse for it. */
function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text);
}

/**
 * Workbooks store binary fractions: 1650.11 may be saved as 1650.1099999999999. Fifteen digits are what a
 * spreadsheet shows, so they are what was meant; one decimal is written as two.
 */
function numberText(text: string): string {
  if (!/[.E]/i.test(text) && text.length <= 15) return text;
  const shown = String(Number(Number(text).toPrecision(15)));
  return /\.\d$/.test(shown) ? `${shown}0` : shown;
}

/** A day number below a header that says date: 2000 to 2099, counted from the end of 1899. */
function serialDate(text: string): string | undefined {
  const serial = Number(text);
  if (!Number.isInteger(serial) || serial < 36_526 || serial >= 73_051) return undefined;
  return addDays(calendarDate("1900-01-01"), serial - 2);
}

function refusal(file: string, fault: ZipFault): Problem {
  const [code, message, hint] = {
    not_a_zip: [
      "import.not-a-workbook",
      "the file begins like a zip and is damaged",
      "download it again",
    ],
    not_a_workbook: [
      "import.not-a-workbook",
      "the file is a zip and no .xlsx workbook",
      "unpack it first, and import the files in it one by one",
    ],
    encrypted: [
      "import.not-a-workbook",
      "the workbook is protected with a password",
      "save it without one, or as CSV",
    ],
    too_large: [
      "import.file-too-large",
      "the workbook would unpack to more than 64 MiB",
      "no statement is that large; save the sheet as CSV",
    ],
  }[fault] as [Problem["code"], string, string];
  return { code, severity: "error", message, at: { file, line: 1 }, hint };
}
