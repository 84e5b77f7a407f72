// Who recorded what when: the batches, each one command in one transaction.
import { batchIdOf } from "../../kernel/ids.ts";
import { success } from "../../kernel/outcome.ts";
import type { EventData } from "../../ledger/kinds.ts";
import { attempt, type Result } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export interface LoggedBatch {
  readonly batch: string;
  readonly data: EventData<"batch">;
  /** How many events it holds, reversals included. */
  readonly events: number;
}

export async function auditLog(store: LedgerReader): Promise<Result<readonly LoggedBatch[]>> {
  return await attempt(async () => {
    const batches = await collect(store, { kinds: ["batch"] });
    const { seq: last } = await store.head();
    const log: LoggedBatch[] = [];
    batches.forEach((event, index) => {
      if (event.kind !== "batch") return;
      const next = batches[index + 1]?.seq ?? last + 1;
      log.push({ batch: batchIdOf(event.seq), data: event.data, events: next - event.seq - 1 });
    });
    return success(log);
  });
}
