// What a digest on a printed worksheet covers: its lines as printed, whose and which year, and the state
// of the ledger that they were made from. One text, however the worksheet was printed.
import type { LineValue, Worksheet } from "../../forms/worksheet.ts";
import { formatCents } from "../../kernel/money.ts";
import { canonicalJson } from "../../ledger/canonical-json.ts";

export interface Sheet {
  readonly form: string;
  readonly taxYear: number;
  readonly person: string;
  /** By line; a line that lacks a fact is absent. */
  readonly lines: ReadonlyMap<string, string>;
  readonly ledgerId: string;
  /** The number of the last event, and the digest there. */
  readonly seq: number;
  readonly ledgerDigest: string;
}

export function sheetLines({ lines }: Worksheet): Map<string, string> {
  const entries = lines.map(({ line, value }) => [line, entryOf(value)] as const);
  return new Map(entries.flatMap(([line, entry]) => (entry === undefined ? [] : [[line, entry]])));
}

/** The text that is hashed; a preparer's own program can make it from the CSV or the JSON. */
export function sheetText(sheet: Sheet): string {
  const { form, taxYear, person, lines, ledgerId, seq, ledgerDigest } = sheet;
  // Not one object of lines: a worksheet of a whole plan may have more than an event body holds.
  const head = canonicalJson({
    form,
    ledger_digest: ledgerDigest,
    ledger_event: seq,
    ledger_id: ledgerId,
    person,
    tax_year: taxYear,
  });
  const entries = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = entries.map(([line, value]) => `${canonicalJson([line, value])}\n`);
  return `rothbook/sheet/v1\n${head}\n${rows.join("")}`;
}

function entryOf(value: LineValue): string | undefined {
  switch (value.kind) {
    case "amount":
      return formatCents(value.cents);
    case "text":
      return value.text === "" ? undefined : value.text;
    case "check":
      return String(value.checked);
    case "incomplete":
      return undefined;
  }
}
