// Every line of a person's year as it is printed, and how two states of a ledger differ in them. A seal
// holds these lines; whatever would print one of them differently is a change to a filed year.

import { worksheetOf } from "../../forms/worksheet-of.ts";
import { FORM_NAMES } from "../../kernel/form-names.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import type { Problem } from "../../kernel/problem.ts";
import { LONGEST } from "../../ledger/canonical-json.ts";
import type { JsonObject } from "../../ledger/codec.ts";
import { sheetLines } from "./sheet.ts";

type Context = Parameters<typeof worksheetOf>[1];

/** By form and line. */
export type PrintedLines = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Every line of every worksheet there is for the year, and what is not finished in them. */
export function printedLines(context: Context): { lines: PrintedLines; open: Problem[] } {
  const lines = new Map<string, ReadonlyMap<string, string>>();
  const open: Problem[] = [];
  for (const form of FORM_NAMES) {
    const filled = worksheetOf(form, context);
    if (!filled.ok) {
      // There is no such worksheet for the year: nothing was printed from it.
      open.push(...filled.error.filter(({ code }) => code !== "form.year-unsupported"));
      continue;
    }
    lines.set(form, sheetLines(filled.value));
    if (filled.value.incomplete.length > 0) {
      const message = `${form} lacks ${pathsOf(filled.value.incomplete).join(", ")}`;
      open.push({ code: "form.incomplete", severity: "warning", message });
    }
  }
  return { lines, open };
}

/** The first line that is not the same in both, in words. */
export function firstDifference(was: PrintedLines, is: PrintedLines): string | undefined {
  for (const form of new Set([...was.keys(), ...is.keys()])) {
    const [before, after] = [was.get(form) ?? new Map(), is.get(form) ?? new Map()];
    for (const line of new Set<string>([...before.keys(), ...after.keys()])) {
      if (before.get(line) === after.get(line)) continue;
      return `${form} line ${line} from ${before.get(line) ?? "nothing"} to ${after.get(line) ?? "nothing"}`;
    }
  }
  return undefined;
}

/** The rest of an event that holds lines: what else a seal says is far shorter, except its explanation. */
const ROOM = LONGEST / 2;

/**
 * The lines as JSON, by form, in pieces that each fit into one event body. Nearly always one piece; a
 * year of daily entries in several plans needs more.
 */
export function linesInPieces(lines: PrintedLines): readonly JsonObject[] {
  const pieces: JsonObject[] = [];
  let piece: Record<string, Record<string, string>> = {};
  let size = 0;
  for (const [form, entries] of lines) {
    let printed: Record<string, string> = {};
    piece[form] = printed;
    for (const [line, value] of entries) {
      // In UTF-16 code units, as a body is measured.
      const more = JSON.stringify([line, value]).length;
      if (size + more > ROOM) {
        pieces.push(piece);
        printed = {};
        piece = { [form]: printed };
        size = 0;
      }
      size += more;
      printed[line] = value;
    }
  }
  return [...pieces, piece];
}
