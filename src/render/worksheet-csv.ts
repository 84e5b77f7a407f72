// A worksheet as CSV: one row a line, then rows that say what is missing, what to know and which
// ledger said so. Amounts are plain decimals.
import type { LedgerStamp } from "../app/seal/stamp.ts";
import type { LineValue, Worksheet } from "../forms/worksheet.ts";
import { citationText } from "../kernel/citation.ts";
import { formatCents } from "../kernel/money.ts";
import { shortCode } from "../kernel/short-code.ts";
import { csvOf, textCsv } from "./csv.ts";
import { knownAtText } from "./known-at.ts";
import { FEDERAL_ONLY, NOT_OFFICIAL } from "./stamp.ts";

const HEADER = ["form", "tax_year", "person", "part", "line", "label", "value", "needs"];

export function worksheetCsv(worksheet: Worksheet, stamp: LedgerStamp): string {
  const about = [worksheet.form, String(worksheet.taxYear), textCsv(worksheet.person)];
  const footer = (name: string, text: string) => [...about, "", name, textCsv(text), "", ""];
  return csvOf([
    HEADER,
    ...worksheet.lines.map((line) => [
      ...about,
      textCsv(line.part ?? ""),
      textCsv(line.line),
      textCsv(line.label),
      valueCsv(line.value),
      line.value.kind === "incomplete" ? textCsv(line.value.missing.join(" ")) : "",
    ]),
    ...worksheet.notes.map((note) => footer("note", note)),
    ...[...new Set(worksheet.citations.map(citationText))].map((text) => footer("authority", text)),
    footer("ledger", stamp.ledgerId),
    footer("ledger_event", String(stamp.seq)),
    footer("ledger_digest", stamp.digest),
    ...(stamp.knownAt === undefined ? [] : [footer("known_at", knownAtText(stamp.knownAt))]),
    footer("ledger_short_code", shortCode(stamp.digest)),
    ...sealRows(worksheet, stamp).map(([name, text]) => footer(name, text)),
    footer("note", `${NOT_OFFICIAL}. ${FEDERAL_ONLY}`),
  ]);
}

function sealRows(
  worksheet: Worksheet,
  { sheetDigest, seal }: LedgerStamp,
): readonly (readonly [name: string, text: string])[] {
  const state = seal?.open === true ? "being_amended" : "sealed_as";
  const digest = sheetDigest?.(worksheet);
  return [
    ...(seal === undefined ? [] : [[state, seal.event] as const]),
    ...(seal?.replaces === undefined ? [] : [["amended_replaces", seal.replaces] as const]),
    ...(digest === undefined
      ? []
      : [["sheet_digest", digest] as const, ["sheet_short_code", shortCode(digest)] as const]),
  ];
}

function valueCsv(value: LineValue): string {
  switch (value.kind) {
    case "amount":
      return formatCents(value.cents);
    case "text":
      return textCsv(value.text);
    case "check":
      return String(value.checked);
    case "incomplete":
      return "";
  }
}
