// Is the ledger what was written? `--deep` also encodes every event again and compares.
import { success } from "../../kernel/outcome.ts";
import { attempt, type Result } from "../attempt.ts";
import type { LedgerReader, Verification } from "../ports.ts";

export async function auditVerify(
  store: LedgerReader,
  options: { readonly deep: boolean },
): Promise<Result<Verification>> {
  return await attempt(async () => success(await store.verify(options)));
}
