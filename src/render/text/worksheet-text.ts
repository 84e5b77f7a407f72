// A worksheet for the terminal: lines in the form's order, amounts in one column, and under it what is
// missing, what to know, and by which law.

import type { LedgerStamp } from "../../app/seal/stamp.ts";
import type { Worksheet, WorksheetLine } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { plainText } from "../../kernel/sentence.ts";
import { valueText } from "../views/line-cell.ts";
import { codeText, FEDERAL_ONLY, NOT_OFFICIAL, sealTexts, stampTexts } from "../views/stamp.ts";
import { displayWidth, padEndTo, padStartTo, wrap } from "./display-width.ts";
import { missingText } from "./missing-text.ts";
import { safe } from "./table-text.ts";

const MOST_COLUMNS = 100;

export function worksheetText(worksheet: Worksheet, stamp: LedgerStamp, columns: number): string {
  const width = Math.max(40, Math.min(columns, MOST_COLUMNS));
  const who = safe(worksheet.personName ?? worksheet.person);
  const filing =
    worksheet.filingRequired === undefined
      ? ""
      : ` · the official form ${worksheet.filingRequired ? "must" : "need not"} be filed`;
  const lines = [
    ...wrap(safe(worksheet.title), width),
    ...wrap(`${who} · tax year ${worksheet.taxYear}${filing}`, width),
    ...lineRows(worksheet, width),
    ...missingSection(worksheet, width),
    ...section("Notes", worksheet.notes.map(plainText), width),
    ...section("Authorities", [...new Set(worksheet.citations.map(citationText))], width),
    "",
    ...stampTexts(stamp).flatMap((text) => wrap(text, width)),
    ...wrap(codeText(stamp), width),
    ...sealTexts(worksheet, stamp).flatMap((text) => wrap(text, width)),
    ...wrap(`${NOT_OFFICIAL}. ${FEDERAL_ONLY}`, width),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function lineRows(worksheet: Worksheet, width: number): string[] {
  const numberWidth = Math.max(2, ...worksheet.lines.map(({ line }) => displayWidth(line)));
  const short = worksheet.lines.filter(({ value }) => value.kind !== "incomplete");
  const values = short.map(({ value }) => displayWidth(safe(valueText(value))));
  const valueWidth = Math.min(24, Math.max(12, ...values));
  const rows: string[] = [];
  let part: string | undefined;
  for (const line of worksheet.lines) {
    if (line.part !== part || rows.length === 0) {
      rows.push("");
      if (line.part !== undefined) rows.push(...wrap(safe(line.part), width));
    }
    part = line.part;
    rows.push(...rowsOf(line, { numberWidth, valueWidth, width }));
  }
  return rows.length === 0 ? ["", "No line of this worksheet applies."] : rows;
}

function rowsOf(
  line: WorksheetLine,
  { numberWidth, valueWidth, width }: Record<"numberWidth" | "valueWidth" | "width", number>,
): string[] {
  const indent = numberWidth + 4;
  const labelWidth = Math.max(12, width - indent - valueWidth - 2);
  const label = wrap(safe(line.label), labelWidth);
  const value = safe(valueText(line.value));
  const rows = label.map((text, index) => {
    const number = index === 0 ? line.line : "";
    return `  ${padStartTo(number, numberWidth)}  ${padEndTo(text, labelWidth)}`;
  });
  const last = rows.pop() ?? "";
  if (displayWidth(value) <= valueWidth)
    return [...rows, `${last}  ${padStartTo(value, valueWidth)}`];
  const below = wrap(value, width - indent).map((text) => " ".repeat(indent) + text);
  return [...rows, last, ...below];
}

function missingSection({ incomplete }: Worksheet, width: number): string[] {
  const text = missingText("Not complete; record these facts:", incomplete, width);
  return text === "" ? [] : ["", ...text.trimEnd().split("\n")];
}

function section(heading: string, items: readonly string[], width: number): string[] {
  if (items.length === 0) return [];
  const bullets = items.flatMap((item) =>
    wrap(safe(item), width - 4).map((text, index) => (index === 0 ? `  - ${text}` : `    ${text}`)),
  );
  return ["", heading, ...bullets];
}
