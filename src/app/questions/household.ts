// Who and what a ledger is about, by id and name: what a form offers to choose from.
import { success } from "../../kernel/outcome.ts";
import { replay } from "../../ledger/ledger.ts";
import { attempt, type Result } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Household {
  readonly people: readonly Named[];
  readonly employers: readonly Named[];
  readonly plans: readonly Named[];
}

export async function householdOf(store: LedgerReader): Promise<Result<Household>> {
  return await attempt(async () => {
    const kinds = ["person", "employer", "plan", "reversal"] as const;
    const { people, employers, plans } = replay(await collect(store, { kinds }));
    const named = (all: ReadonlyMap<string, { readonly name?: string | undefined }>) =>
      [...all].map(([id, { name }]) => ({ id, name: name ?? id }));
    return success({
      people: named(people),
      employers: named(employers),
      plans: named(plans),
    });
  });
}
