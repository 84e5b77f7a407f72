// Makes a ledger: the only use case that may. With events, they are its first batch after `init`.
import { success } from "../kernel/outcome.ts";
import type { JsonObject } from "../ledger/codec.ts";
import { attempt, type Result } from "./attempt.ts";
import type { LedgerFiles } from "./ports.ts";
import { type Recorded, recordEvents } from "./record-events.ts";

export interface Initialised {
  readonly path: string;
  readonly recorded?: Recorded;
}

export async function initLedger(
  files: LedgerFiles,
  path: string,
  events: readonly JsonObject[] = [],
): Promise<Result<Initialised>> {
  return await attempt(async () => {
    files.create(path);
    if (events.length === 0) return success({ path });
    const store = files.open(path);
    try {
      const recorded = await recordEvents(store, events);
      return recorded.ok ? success({ path, recorded: recorded.value }) : recorded;
    } finally {
      store.close();
    }
  });
}
