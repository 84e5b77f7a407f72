// An amount that reaches a worksheet is either known or says which facts are missing. Nothing is
// filled in with a default: what is not known stays not known through every sum.
import type { FactShape, Filled } from "./fact-shapes.ts";
import { add, type Cents } from "./money.ts";

/** A fact that the ledger lacks, as a path: `ira_value.alex.2025`. People read its words, fact-questions.ts. */
export type FactPath = Filled<FactShape>;

export type Amount =
  | { readonly state: "complete"; readonly cents: Cents }
  | { readonly state: "incomplete"; readonly missing: readonly FactPath[] };

export function complete(amount: Cents): Amount {
  return { state: "complete", cents: amount };
}

export function incomplete(...missing: readonly FactPath[]): Amount {
  return { state: "incomplete", missing: [...new Set(missing)].toSorted() };
}

/** Applies a computation when every part is known; otherwise unites what is missing. */
export function combine(amounts: readonly Amount[], compute: (...known: Cents[]) => Cents): Amount {
  const known: Cents[] = [];
  const missing: FactPath[] = [];
  for (const amount of amounts) {
    if (amount.state === "complete") known.push(amount.cents);
    else missing.push(...amount.missing);
  }
  return missing.length > 0 ? incomplete(...missing) : complete(compute(...known));
}

export function sum(amounts: readonly Amount[]): Amount {
  return combine(amounts, (...known) => add(...known));
}
