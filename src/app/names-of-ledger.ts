// The ids that the ledger defines: what a question about a person, an employer or a plan may offer.
import { success } from "../kernel/outcome.ts";
import { replay } from "../ledger/ledger.ts";
import { attempt, type Result } from "./attempt.ts";
import { collect } from "./person-ledger.ts";
import type { LedgerReader } from "./ports.ts";

export interface NamesOfLedger {
  readonly person: readonly string[];
  readonly employer: readonly string[];
  readonly plan: readonly string[];
}

export async function namesOfLedger(store: LedgerReader): Promise<Result<NamesOfLedger>> {
  return await attempt(async () => {
    const kinds = ["person", "employer", "plan", "reversal"] as const;
    const { people, employers, plans } = replay(await collect(store, { kinds }));
    return success({
      person: [...people.keys()],
      employer: [...employers.keys()],
      plan: [...plans.keys()],
    });
  });
}
