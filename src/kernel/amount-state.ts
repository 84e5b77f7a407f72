// An amount that reaches a worksheet is either known or says which facts are missing. Nothing is
// filled in with a default: what is not known stays not known through every sum.
import { factsInOrder, type MissingFact } from "./missing-fact.ts";
import { type Cents, total } from "./money.ts";

export type Amount =
  | { readonly state: "complete"; readonly cents: Cents }
  | { readonly state: "incomplete"; readonly missing: readonly MissingFact[] };

export function complete(amount: Cents): Amount {
  return { state: "complete", cents: amount };
}

export function incomplete(...missing: readonly MissingFact[]): Amount {
  return lacking(missing);
}

function lacking(missing: Iterable<MissingFact>): Amount {
  return { state: "incomplete", missing: factsInOrder(missing) };
}

/** Applies a computation to a few amounts when every one is known; otherwise unites what is missing. */
export function combine(amounts: readonly Amount[], compute: (...known: Cents[]) => Cents): Amount {
  return collected(amounts, (known) => compute(...known));
}

/** The sum of any number of amounts. */
export function sum(amounts: readonly Amount[]): Amount {
  return collected(amounts, total);
}

function collected(
  amounts: readonly Amount[],
  compute: (known: readonly Cents[]) => Cents,
): Amount {
  const known: Cents[] = [];
  const missing = new Set<MissingFact>();
  for (const amount of amounts) {
    if (amount.state === "complete") known.push(amount.cents);
    else for (const fact of amount.missing) missing.add(fact);
  }
  return missing.size > 0 ? lacking(missing) : complete(compute(known));
}
