// Copies of the ledger: a backup to restore from, an archive to read in decades. A copy that does not
// verify is none, and is not left lying about as if it were.
import { failure, success } from "../../kernel/outcome.ts";
import { attempt, type Result } from "../attempt.ts";
import type { ArchiveTable, Head, LedgerFiles, LedgerReader, Restored } from "../ports.ts";

export async function backupLedger(
  store: LedgerReader,
  destination: string,
): Promise<Result<Head>> {
  return await attempt(async () => {
    const { head, problems } = await store.backup(destination);
    return problems.some(({ severity }) => severity === "error")
      ? failure(problems)
      : success(head);
  });
}

export async function restoreLedger(
  files: LedgerFiles,
  options: Parameters<LedgerFiles["restore"]>[0],
): Promise<Result<Restored>> {
  return await attempt(async () => {
    const restored = files.restore(options);
    return "problems" in restored ? failure(restored.problems) : success(restored);
  });
}

/** Verifies first: an archive of a damaged ledger would pass for a record. */
export async function archiveLedger(
  store: LedgerReader,
  folder: string,
  tables: () => Promise<readonly ArchiveTable[]>,
): Promise<Result<Head>> {
  return await attempt(async () => {
    const { head, problems } = await store.verify({ deep: true });
    if (problems.some(({ severity }) => severity === "error")) return failure(problems);
    await store.archive(folder, await tables());
    return success(head);
  });
}
