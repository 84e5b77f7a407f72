// A worksheet as the contract's JSON. Money is text with two decimals, a check box is true or false, a
// line that lacks a fact is left out of `lines` and its facts are listed.
import type { LineValue, Worksheet, WorksheetLine } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";

export function worksheetJson(worksheet: Worksheet) {
  const { form, taxYear, person, filingRequired, incomplete, notes, citations } = worksheet;
  const lines: Record<string, string | boolean> = {};
  for (const { line, value } of worksheet.lines) {
    const entry = lineJson(value);
    if (entry !== undefined) lines[line] = entry;
  }
  return {
    format_version: 1,
    form,
    tax_year: taxYear,
    person,
    ...(filingRequired !== undefined && { filing_required: filingRequired }),
    lines,
    ...(form === "form-1099-r" && { forms: formsJson(worksheet.lines) }),
    incomplete,
    notes,
    citations: citations.map(citationText),
  };
}

/** The blocks of Forms 1099-R: lines are named `plan/code/box`. Box 7 keeps its name, whatever a year calls it. */
function formsJson(lines: readonly WorksheetLine[]) {
  const blocks = Map.groupBy(lines, ({ line }) => line.slice(0, line.lastIndexOf("/")));
  return [...blocks].map(([block, boxes]) => ({
    plan: block.slice(0, block.lastIndexOf("/")),
    ...Object.fromEntries(
      boxes.flatMap(({ line, value }) => {
        const entry = lineJson(value);
        const box = line.slice(line.lastIndexOf("/") + 1).replace(/^7a$/, "7");
        return entry === undefined ? [] : [[box === "payer" ? box : `box_${box}`, entry]];
      }),
    ),
    events: [...new Set(boxes.flatMap(({ terms }) => terms.flatMap(({ event }) => event ?? [])))],
  }));
}

/** A line's value in JSON; nothing for an amount that lacks a fact. */
export function lineJson(value: LineValue): string | boolean | undefined {
  switch (value.kind) {
    case "amount":
      return formatCents(value.cents);
    case "text":
      return value.text;
    case "check":
      return value.checked;
    case "incomplete":
      return undefined;
  }
}
