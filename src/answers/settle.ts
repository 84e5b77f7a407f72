// What a question needs and nobody said, found in the ledger, and said: a guess that is not seen would be
// one that is believed.
import type { Result } from "../app/attempt.ts";
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import type { Inputs, Values } from "./input.ts";

export interface Settled<I extends Inputs> {
  readonly given: Values<I>;
  /** What was found: `tax year 2026, the latest with recorded events`. */
  readonly said: readonly string[];
}

/**
 * Finds what is left out, then asks with all that is needed: of the ledger as it was opened for the first of
 * the two, because opening one is a good part of a short question.
 */
export async function withSettled<I extends Inputs, T>(
  access: LedgerAccess,
  { inputs, given }: { readonly inputs: I; readonly given: Values<I> },
  ask: (access: LedgerAccess, settled: Settled<I>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const known = given as Readonly<Record<string, unknown>>;
  const open = Object.entries(inputs).find(
    ([key, input]) => "settled" in input && known[key] === undefined,
  );
  if (open === undefined) return await ask(access, { given, said: [] });
  const { latestYear } = await import("../app/questions/latest-year.ts");
  const { today } = access;
  const { person } = known as { readonly person?: string };
  return await withLedger(access, async (store) => {
    const found = await latestYear(store, { person, today });
    if (!found.ok) return found;
    const { year, recorded } = found.value;
    const why = recorded ? "the latest with recorded events" : "nothing is recorded of any year";
    const settled = {
      given: { ...given, [open[0]]: year },
      said: [`tax year ${year}: ${why}`],
    };
    return await ask({ ...access, opened: store }, settled);
  });
}
