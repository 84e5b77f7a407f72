// The law as a ledger uses it: the built-in years and those that its owner added.
import { success } from "../kernel/outcome.ts";
import { type Law, lawOf } from "../law/law.ts";
import { replay } from "../ledger/ledger.ts";
import { attempt, type Result } from "./attempt.ts";
import { collect } from "./load-ledger.ts";
import type { LedgerReader } from "./ports.ts";

export async function lawOfLedger(store: LedgerReader): Promise<Result<Law>> {
  return await attempt(async () =>
    success(lawOf(replay(await collect(store, { kinds: ["law_figures", "reversal"] })))),
  );
}
