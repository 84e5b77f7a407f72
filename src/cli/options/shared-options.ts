// The options that many commands take, defined once so that they mean the same everywhere.
import {
  type CalendarDate,
  parseCalendarDate,
  type TaxYear,
  taxYear,
} from "../../kernel/calendar.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { anyText, oneOf, option, requiredOption, switchOption } from "./option.ts";

export type Format = "text" | "json" | "csv";

function readTaxYear(text: string): Outcome<TaxYear, string> {
  return /^(19|20|21)\d{2}$/.test(text)
    ? { ok: true, value: taxYear(Number(text)) }
    : { ok: false, error: "a year of four digits, such as 2026" };
}

export function readDate(text: string): Outcome<CalendarDate, string> {
  const date = parseCalendarDate(text);
  return date === undefined
    ? { ok: false, error: "a date, such as 2026-01-15" }
    : { ok: true, value: date };
}

export const taxYearOption = requiredOption("--tax-year <year>", "the tax year", readTaxYear);
export const anyTaxYearOption = option("--tax-year <year>", "only this tax year", readTaxYear);
export const personOption = option(
  "--person <id>",
  "whose; may be left out when the ledger holds one person",
  anyText,
);
const formatOption = option(
  "--format <format>",
  "text (default), json or csv",
  oneOf(["text", "json", "csv"]),
);
export const outputOption = option(
  "-o, --output <file>",
  "write to a file instead of standard output",
  anyText,
);
export const forceOption = switchOption("--force", "let --output replace a file");

/** Where results go and in which shape: every reading command takes these. */
export const resultOptions = {
  format: formatOption,
  output: outputOption,
  force: forceOption,
} as const;

export const asOfOption = option(
  "--as-of <when>",
  "what was known then: up to a date, an event (e17) or a batch (b12)",
  anyText,
);

export const todayOption = option("--today <date>", "as if today were this day", readDate);

export const readingOptions = {
  person: personOption,
  asOf: asOfOption,
  ...resultOptions,
} as const;
