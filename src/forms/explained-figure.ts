// A figure that stands on no worksheet, with the terms that make it up: they sum to it, or the program is
// wrong. Its terms are those of a worksheet line, so a page and `explain` say the same of an event.
import type { Amount } from "../kernel/amount-state.ts";
import { invariant } from "../kernel/invariant.ts";
import { type FactTerm, totalOf } from "./fact-sheet.ts";
import { knownTerm } from "./fill-worksheet.ts";
import type { Term } from "./worksheet.ts";

export interface ExplainedFigure {
  readonly id: string;
  readonly title: string;
  readonly value: Amount;
  readonly terms: readonly Term[];
}

/** A sum: incomplete as soon as one of its terms is. */
export function summedFigure(
  id: string,
  title: string,
  terms: readonly FactTerm[],
): ExplainedFigure {
  return statedFigure(id, title, totalOf(terms), terms);
}

/** A value computed elsewhere; its terms must come to the same. What is not known has no sum to explain. */
export function statedFigure(
  id: string,
  title: string,
  value: Amount,
  terms: readonly FactTerm[],
): ExplainedFigure {
  if (value.state === "incomplete") return { id, title, value, terms: [] };
  const total = totalOf(terms);
  invariant(
    total.state === "complete" && total.cents === value.cents,
    `the terms of ${title} do not sum to it`,
  );
  return { id, title, value, terms: terms.flatMap(knownTerm) };
}
