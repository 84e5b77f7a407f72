// The inputs that many questions take, defined once so that they mean the same everywhere.
import { type CalendarDate, parseCalendarDate, type TaxYear, taxYear } from "../kernel/calendar.ts";
import type { Outcome } from "../kernel/outcome.ts";
import { anyText, option, requiredOption } from "./input.ts";

export function readTaxYear(text: string): Outcome<TaxYear, string> {
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

export const taxYearInput = {
  ...requiredOption(
    "--tax-year <year>",
    "the tax year (default: the latest recorded)",
    readTaxYear,
  ),
  settled: "latest_year",
} as const;

export const onlyTaxYearInput = option("--tax-year <year>", "only this tax year", readTaxYear);

export const personInput = option(
  "--person <id>",
  "whose; may be left out when the ledger holds one person",
  anyText,
);

export const asOfInput = option(
  "--as-of <when>",
  "what was known then: up to a date, an event (e17) or a batch (b12)",
  anyText,
);

export const todayInput = option("--today <date>", "as if today were this day", readDate);

/** Whose record, as of when: what every question to the ledger takes. */
export const readingInputs = { person: personInput, asOf: asOfInput } as const;
