// The history of NetBenefits as a browser script saves it, JSON: each movement with its sources, and the sums of the
// range. Read as the table with a column for each source that the same script writes as CSV.

import { add, type Cents, formatDollars, subtract, ZERO } from "../../kernel/money.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import { isObject } from "../../ledger/codec.ts";
import { type EntrySpan, foldEntries } from "../fold/fold-entries.ts";
import { builtInLayouts } from "../layouts/built-in-layouts.ts";
import { payslipLayout } from "../payslip/payslip-line.ts";
import { payslipReader } from "../payslip/payslip-reader.ts";
import type { ReadContext, ReadRecord } from "../read-record.ts";
import { readStatement } from "../read-statement.ts";
import { countLines } from "../text/count-lines.ts";
import { onPhysicalLines } from "../text/physical-lines.ts";
import { readAmount } from "../text/statement-amount.ts";
import { refused } from "../text/whole-file.ts";
import { askedWords, type Unknown } from "../unknown.ts";

export const SOURCES_JSON = payslipLayout(
  "fidelity/sources-json",
  "Fidelity NetBenefits: history with its sources, JSON",
);

export function looksLikeSourcesJson(text: string): boolean {
  return /"tx"\s*:\s*\[/.test(text) && /"sources"\s*:\s*\[/.test(text) && /"inv"\s*:/.test(text);
}

export const sourcesJsonReader = payslipReader(SOURCES_JSON, readSources);

type Fields = Readonly<Record<string, unknown>>;

function readSources(text: string, context: ReadContext): readonly ReadRecord[] {
  const { file } = context;
  const total = Math.max(1, countLines(text));
  const fault = (code: "import.malformed-json" | "import.no-data", message: string) => {
    const at = { file, line: 1, column: 1 };
    return [refused({ code, severity: "error", message, hint: "save the page again", at }, total)];
  };
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return fault("import.malformed-json", "the file is not well-formed JSON");
  }
  const document = isObject(json) ? json : {};
  const sources = listOf(document["sources"]).map(textOf);
  const data = listOf(document["data"]).map(fieldsOf);
  if (data.length === 0) return fault("import.no-data", "the file has no movements");
  const layout = builtInLayouts().find((each) => each.layout === "fidelity/sources-by-column");
  const rows = [["Date", "Investment", "TransactionType", "Amount", "Shares", "Blank", ...sources]];
  for (const movement of data) rows.push(rowOf(movement, sources));
  const csv = rows.map((row) => `${row.map(quotedCell).join(",")}\n`).join("");
  const { records } = readStatement(
    new TextEncoder().encode(csv),
    { ...context },
    { layouts: layout === undefined ? [] : [layout], ...(layout && { layout }), encoding: "utf-8" },
  );
  const places = placesOf(text, data.length, total);
  const entries = foldEntries(records, places, file).map((entry) => ({
    ...entry,
    at: { file, ...entry.at },
  }));
  const doubt = disagreement(document, data, { file, line: places[0]?.line ?? 1, column: 1 });
  return onPhysicalLines(entries, total, "around the movements").map((record, index) =>
    index === 0 && doubt !== undefined
      ? { ...record, unknowns: [...(record.unknowns ?? []), doubt] }
      : record,
  );
}

function rowOf(movement: Fields, sources: readonly string[]): string[] {
  const parts = listOf(movement["tx"]).map(fieldsOf);
  const of = (source: string) =>
    textOf(parts.find((part) => textOf(part["source"]) === source)?.["amount"]);
  const common = ["date", "inv", "type", "amount", "shares"].map((name) => textOf(movement[name]));
  return [...common, "", ...sources.map(of)];
}

/** The header stands for what comes before the first movement. */
function placesOf(text: string, count: number, total: number): EntrySpan[] {
  let line = 1;
  let from = 0;
  const starts = [...text.matchAll(/"date"\s*:/g)].slice(0, count).map(({ index }) => {
    line += countLines(`${text.slice(from, index)}.`) - 1;
    from = index;
    return line;
  });
  const spans = Array.from({ length: count }, (_, at) => {
    const start = starts[at] ?? 1;
    const next = starts[at + 1];
    return {
      line: start,
      column: 1,
      endLine: next === undefined ? total : Math.max(start, next - 1),
    };
  });
  return [{ line: 1, column: 1, endLine: Math.max(1, (starts[0] ?? 1) - 1) }, ...spans];
}

/** The sums of the range are those of its contributions, source by source. */
function disagreement(
  document: Fields,
  data: readonly Fields[],
  at: Unknown["at"],
): Unknown | undefined {
  const paid = data.filter(({ type }) => /^contributions?$/i.test(textOf(type)));
  for (const { source, amount } of listOf(document["contributions"]).map(fieldsOf)) {
    const stated = centsOf(amount);
    const parts = paid.flatMap(({ tx }) => listOf(tx).map(fieldsOf));
    const sum = add(
      ...parts.flatMap((part) => (part["source"] === source ? [centsOf(part["amount"])] : [])),
      ZERO,
    );
    if (stated === sum) continue;
    const detail = `${formatDollars(stated)} as the sum of the range, ${formatDollars(sum)} in its movements`;
    const difference = Math.abs(subtract(stated, sum)) as Cents;
    return { asked: "sums", words: askedWords(textOf(source)), detail, at, amount: difference };
  }
  return undefined;
}

function centsOf(value: unknown): Cents {
  const read = readAmount(textOf(value));
  return read.ok ? (read.value ?? ZERO) : ZERO;
}

/** In one line, whatever breaks the text has: a row is an entry, and its line the entry's number. */
function quotedCell(text: string): string {
  return `"${text.replace(/\s+/g, " ").replaceAll('"', '""')}"`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
