// Checks a worksheet as CSV or JSON against its digest. Needs no ledger: a preparer who holds the digest
// on paper knows that these are the lines that were printed, and from which state of which ledger.

import { csvRecords } from "../../intake/text/csv.ts";
import { success } from "../../kernel/outcome.ts";
import { parseJson } from "../../kernel/parse-json.ts";
import { parseShortCode, shortCode } from "../../kernel/short-code.ts";
import { isObject } from "../../ledger/codec.ts";
import { type Result, refusal } from "../attempt.ts";
import type { Hashing } from "../ports.ts";
import { type Sheet, sheetText } from "./sheet.ts";

export interface VerifiedSheet {
  readonly sheet: Sheet;
  readonly digest: string;
  readonly shortCode: string;
}

/** `digest` is what the paper says: 64 digits or the short code. Without it the file is compared with itself. */
export function verifySheet(
  hashing: Hashing,
  { name, text, digest: onPaper }: { name: string; text: string; digest?: string | undefined },
): Result<VerifiedSheet> {
  const hint = "ask for the worksheet again; nothing in this one can be relied on";
  const refused = (why: string) => refusal("sheet.not-verified", `${name}: ${why}`, hint);
  const read = text.trimStart().startsWith("{") ? sheetInJson(text) : sheetInCsv(text);
  if (read === undefined) return refused("it is not a worksheet of ours as CSV or JSON");
  const digest = hashing.sha256(sheetText(read.sheet));
  const code = shortCode(digest);
  if (digest !== read.digest) return refused("its lines are not those of the digest in it");
  const wanted = onPaper?.length === 64 ? onPaper.toLowerCase() : onPaper;
  const matches = wanted === undefined || wanted === digest || parseShortCode(wanted) === code;
  if (!matches) return refused(`its digest is ${digest}, not the one given`);
  return success({ sheet: read.sheet, digest, shortCode: code });
}

interface Read {
  readonly sheet: Sheet;
  readonly digest: string;
}

function sheetInJson(text: string): Read | undefined {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { form, tax_year, person, lines, ledger, digest } = value;
  if (!isObject(lines) || !isObject(ledger)) return undefined;
  const entries = Object.entries(lines).map(([line, entry]) => [line, String(entry)] as const);
  return readOf({
    form,
    taxYear: tax_year,
    person,
    lines: new Map(entries),
    ledgerId: ledger["ledger_id"],
    seq: ledger["seq"],
    ledgerDigest: ledger["digest"],
    digest,
  });
}

const COLUMNS = ["form", "tax_year", "person", "part", "line", "label", "value"] as const;

function sheetInCsv(text: string): Read | undefined {
  const [header, ...rows] = rowsOf(text.replace(/^\ufeff/, ""));
  const [form, year, person, part, line, label, value] = COLUMNS.map(
    (column) => header?.indexOf(column) ?? -1,
  );
  if (form === undefined || [form, year, person, part, line, label, value].includes(-1))
    return undefined;
  const cell = (row: readonly string[], index: number | undefined) =>
    // What would have started a formula was given an apostrophe.
    (row[index ?? -1] ?? "").replace(
      /^'(?=[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n])/u,
      "",
    );
  // The rows under the lines have a name in place of the line and no value.
  const footer = new Map(
    rows.filter((row) => cell(row, value) === "").map((row) => [cell(row, line), cell(row, label)]),
  );
  const first = rows[0] ?? [];
  return readOf({
    form: cell(first, form),
    taxYear: Number(cell(first, year)),
    person: cell(first, person),
    lines: new Map(
      rows
        .filter((row) => cell(row, value) !== "")
        .map((row) => [cell(row, line), cell(row, value)]),
    ),
    ledgerId: footer.get("ledger"),
    seq: Number(footer.get("ledger_event")),
    ledgerDigest: footer.get("ledger_digest"),
    digest: footer.get("sheet_digest"),
  });
}

function readOf(
  parts: {
    readonly [key in Exclude<keyof Sheet, "lines"> | "digest"]: unknown;
  } & Pick<Sheet, "lines">,
): Read | undefined {
  const { form, taxYear, person, lines, ledgerId, seq, ledgerDigest, digest } = parts;
  const texts = [form, person, ledgerId, ledgerDigest, digest];
  if (!texts.every((each) => typeof each === "string" && each !== "" && each.isWellFormed()))
    return undefined;
  if (!Number.isSafeInteger(taxYear) || !Number.isSafeInteger(seq)) return undefined;
  if (![...lines].flat().every((each) => each.isWellFormed())) return undefined;
  const sheet = { form, taxYear, person, lines, ledgerId, seq, ledgerDigest } as Sheet;
  return { sheet, digest: digest as string };
}

/** CSV as our own worksheets are written, or as a spreadsheet saves them again. */
function rowsOf(text: string): (readonly string[])[] {
  return [...csvRecords(text)]
    .map(({ cells }) => cells)
    .filter((cells) => cells.some((cell) => cell !== ""));
}
