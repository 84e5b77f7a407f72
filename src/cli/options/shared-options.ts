// The options that many commands take, defined once so that they mean the same everywhere: where a result
// goes, and in which shape.
import {
  anyText,
  oneOf,
  option,
  repeatedOption,
  requiredOption,
  switchOption,
} from "../../answers/input.ts";
import { readTaxYear } from "../../answers/read-values.ts";

/** The formats of every view. */
export const PRINTED = ["text", "json", "csv"] as const;

/** Of what is closed or opened: which year is never guessed. */
export const taxYearOption = requiredOption("--tax-year <year>", "the tax year", readTaxYear);

const formatOption = option("--format <format>", "text (default), json or csv", oneOf(PRINTED));
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

/** What somebody has looked at, for imports that ask. */
export const confirmOption = repeatedOption(
  "--confirm <what>",
  "account: the file is of another account, and that is right; large-amounts: amounts above 10,000,000.00 are right; far-dates: dates after next year are",
  oneOf(["account", "large-amounts", "far-dates"]),
);
