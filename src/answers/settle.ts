// What a question needs and nobody said, found in the ledger, and said: a guess that is not seen would be
// one that is believed.
import type { Result } from "../app/attempt.ts";
import { type LedgerAccess, withLedger } from "../app/ledger-access.ts";
import { success } from "../kernel/outcome.ts";
import type { Inputs, Values } from "./input.ts";

export interface Settled<I extends Inputs> {
  readonly given: Values<I>;
  /** What was found: `tax year 2026, the latest with recorded events`. */
  readonly said: readonly string[];
}

export async function settle<I extends Inputs>(
  access: LedgerAccess,
  inputs: I,
  given: Values<I>,
): Promise<Result<Settled<I>>> {
  const known = given as Readonly<Record<string, unknown>>;
  const open = Object.entries(inputs).find(
    ([key, input]) => "settled" in input && known[key] === undefined,
  );
  if (open === undefined) return success({ given, said: [] });
  const { latestYear } = await import("../app/questions/latest-year.ts");
  const { today } = access;
  const { person } = known as { readonly person?: string };
  const found = await withLedger(access, (store) => latestYear(store, { person, today }));
  if (!found.ok) return found;
  const { year, recorded } = found.value;
  const why = recorded ? "the latest with recorded events" : "nothing is recorded of any year";
  return success({ given: { ...given, [open[0]]: year }, said: [`tax year ${year}: ${why}`] });
}
