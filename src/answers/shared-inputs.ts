// The inputs that many questions take, defined once so that they mean the same everywhere.
import { anyText, option, requiredOption } from "./input.ts";
import { readDate, readTaxYear } from "./read-values.ts";

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
