// Numbers that identify people and accounts: seen while reading, never kept, never printed in full.
import { maskTaxpayerNumbers } from "../../kernel/shown-text.ts";

/** Six digits or more in a row, with or without grouping, as their last four: `…4746`. Dates and amounts stay. */
const LONG_NUMBER = /(?<![\d.,/$-])\d(?:[ -]?\d){5,}(?![\d/]|[.,]\d)/g;
/** In a whole line a comma may stand between cells. */
const LONG_NUMBER_IN_LINE = /(?<![\d.$])\d(?:[ -]?\d){5,}(?!\d|\.\d)/g;
const DATE_LIKE = /^(?:(?:19|20)\d{2}-?\d{2}-?\d{2}|\d{1,2} (?:19|20)\d{2})$/;

/** For text of a statement that we show: column values, labels, excerpts. */
export function maskNumbers(text: string): string {
  return maskTaxpayerNumbers(text).replace(LONG_NUMBER, (digits) =>
    DATE_LIKE.test(digits) ? digits : `…${digits.slice(-4)}`,
  );
}

/** The same in a text whose columns must stay where they are: `****4746`. */
export function strikeNumbers(text: string): string {
  return maskTaxpayerNumbers(text).replace(LONG_NUMBER_IN_LINE, (digits) =>
    DATE_LIKE.test(digits) ? digits : digits.replace(/\d(?=(?:\D*\d){4})/g, "*"),
  );
}

/** An account or plan number as people recognise it. */
export function maskAccount(number: string): string {
  const trimmed = number.trim();
  return trimmed.length <= 4 ? trimmed : `…${trimmed.slice(-4)}`;
}
