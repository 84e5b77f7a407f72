// Facts that are missing, as a list for a terminal: what each is, and under it the command that records it.

import { BY_ID, questionOfFact } from "../../kernel/fact-questions.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { maskTaxpayerNumbers, visible } from "../../kernel/shown-text.ts";
import { wrap } from "./display-width.ts";

/** Empty when nothing is missing. Commands are not wrapped: they are there to be copied. */
export function missingText(
  heading: string,
  missing: readonly MissingFact[],
  columns: number,
): string {
  const asked = [...new Set(missing)].map((fact) => questionOfFact(fact, BY_ID));
  if (asked.length === 0) return "";
  const width = Math.max(20, columns - 4);
  const lines = asked.flatMap(({ what, command }) => [
    ...wrap(safe(what), width).map((text, index) => (index === 0 ? `  - ${text}` : `    ${text}`)),
    `    rothbook ${safe(command)}`,
  ]);
  return [heading, ...lines].map((line) => `${line}\n`).join("");
}

function safe(text: string): string {
  return maskTaxpayerNumbers(visible(text));
}
