// The parsers that are no readers of statements: values, the files that a user writes or is sent, and
// what is read back from a disk that may have changed. Each with what it should read, to be mutated.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { verifyProof } from "../../src/app/seal/prove-event.ts";
import { sheetText } from "../../src/app/seal/sheet.ts";
import { verifySheet } from "../../src/app/seal/verify-sheet.ts";
import { parseLayoutFile } from "../../src/intake/layouts/layout-file.ts";
import { readDecimal, readOfxDate } from "../../src/intake/ofx/values.ts";
import { loadExpressions } from "../../src/intake/text/expression.ts";
import { readAmount } from "../../src/intake/text/statement-amount.ts";
import { DATE_FORMATS, provenFormats, readDate } from "../../src/intake/text/statement-date.ts";
import { parseCalendarDate } from "../../src/kernel/calendar.ts";
import { formatCents, parseCents } from "../../src/kernel/money.ts";
import type { Problem } from "../../src/kernel/problem.ts";
import { parseShortCode } from "../../src/kernel/short-code.ts";
import { parseUserYear } from "../../src/law/user-year.ts";
import { decodeBody } from "../../src/ledger/body.ts";
import { hashing } from "../../src/store/hashing.ts";

await loadExpressions();

export interface TextParser {
  readonly seeds: readonly string[];
  /** Reads the text. @returns problems when it refuses, undefined when it does not. @throws when it reads wrongly. */
  readonly parse: (text: string) => readonly Problem[] | undefined;
}

const root = join(import.meta.dirname, "..", "..");
const fileOf = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
const refused: readonly Problem[] = [];
const unless = (ok: boolean) => (ok ? undefined : refused);
const problemsOf = (result: { ok: boolean; error?: readonly Problem[] }) =>
  result.ok ? undefined : result.error;

const AMOUNTS = [
  "1,234.50",
  "$12",
  "-3.00",
  "(3.00)",
  "0.00",
  "99999999.99",
  "1,234.56-",
  "USD 12.00",
];
const DATES = [
  "2025-01-31",
  "02/28/2025",
  "28.02.2025",
  "Jan 3, 2025",
  "20250131",
  "2025-01-31 12:00 PM",
];
const LAYOUT = fileOf("templates", "statements", "voya", "history.json");
const BODIES = [
  '{"batch":2,"data":{"app":"0.1.0","command":"init","recorded_at":"2026-11-22T13:00:00Z"},"kind":"batch","seq":2,"v":1}',
  '{"batch":3,"data":{"contributions":{"after_tax":"1200.00"},"date":"2025-01-03","person":"alex","plan":"acme-401k"},"kind":"paycheck","seq":9,"source":{"line":2},"v":1}',
];
const SHEET = {
  form: "form-8606",
  taxYear: 2025,
  person: "alex",
  lines: new Map([
    ["1", "7000.00"],
    ["15c", "3.17"],
  ]),
  ledgerId: "0".repeat(64),
  seq: 9,
  ledgerDigest: "1".repeat(64),
};

export const TEXT_PARSERS: Readonly<Record<string, TextParser>> = {
  amount: {
    seeds: AMOUNTS,
    parse(text) {
      const read = parseCents(text);
      if (!read.ok) return refused;
      const again = parseCents(formatCents(read.value));
      if (!again.ok || again.value !== read.value)
        throw new Error("it is not written as it was read");
      // The digits that were written, and no others.
      const digits = text.replaceAll(/[^\d.]/g, "").replace(/^0+(?=\d)/, "");
      const [whole = "", fraction = "00"] = digits.split(".");
      if (formatCents(read.value).replace("-", "") !== `${whole}.${fraction}`)
        throw new Error(`it is read as ${formatCents(read.value)}`);
      return undefined;
    },
  },
  "amount of a statement": {
    seeds: [...AMOUNTS, "n/a", "--", "713.1", "12.5000"],
    parse: (text) => unless(readAmount(text, { padded: true }).ok),
  },
  date: {
    seeds: DATES,
    parse(text) {
      const date = parseCalendarDate(text);
      if (date !== undefined && date !== text) throw new Error(`it is read as ${date}`);
      return unless(date !== undefined);
    },
  },
  "date of a statement": {
    seeds: DATES,
    parse(text) {
      const read = readDate(text, [...DATE_FORMATS]);
      provenFormats([text, "01/02/2025"]);
      if ("date" in read && parseCalendarDate(read.date) === undefined)
        throw new Error(`it is read as ${read.date}`);
      return unless("date" in read);
    },
  },
  "OFX date and decimal": {
    seeds: ["20251231233000[-8:PST]", "20250131", "-12.3456", "+1,5", "1e5"],
    parse(text) {
      const [date, decimal] = [readOfxDate(text), readDecimal(text)];
      return unless(date !== undefined || decimal !== undefined);
    },
  },
  "short code": {
    seeds: ["7Q4M-93KX-2F1R-0ABC-D", "6E79-YHNB-H00Q-FF1K-H"],
    parse: (text) => unless(parseShortCode(text) !== undefined),
  },
  "layout of a user": {
    seeds: [LAYOUT, tomlOf()],
    parse: (text) => problemsOf(parseLayoutFile(text, "fuzz.toml")),
  },
  "figures of a year": {
    seeds: [fileOf("src", "law", "years", "2026.json").replace("2026", "2027")],
    parse: (text) => problemsOf(parseUserYear({ name: "fuzz", text })),
  },
  "worksheet to verify": {
    seeds: [sheetJson()],
    parse: (text) => problemsOf(verifySheet(hashing, { name: "fuzz", text })),
  },
  "proof to verify": {
    seeds: [proofJson()],
    parse: (text) => problemsOf(verifyProof(hashing, { name: "fuzz", text })),
  },
  "body of an event": {
    seeds: BODIES,
    parse: (text) => unless(!("unreadable" in decodeBody(text, () => "fuzz"))),
  },
};

function tomlOf(): string {
  return 'name = "own/layout"\ntables = [{ header = ["Date", "Amount"] }]\n[columns]\ndate = "Date"\n';
}

function sheetJson(): string {
  const digest = hashing.sha256(sheetText(SHEET as Parameters<typeof sheetText>[0]));
  return JSON.stringify({
    form: SHEET.form,
    tax_year: SHEET.taxYear,
    person: SHEET.person,
    lines: Object.fromEntries(SHEET.lines),
    ledger: { ledger_id: SHEET.ledgerId, seq: SHEET.seq, digest: SHEET.ledgerDigest },
    digest,
  });
}

function proofJson(): string {
  const path = hashing.inclusionProof(BODIES, 1);
  const proven = { body: BODIES[1], index: 1, size: 2, path, root: hashing.merkleRoot(BODIES) };
  return JSON.stringify({ seal: "e12", ...proven });
}
