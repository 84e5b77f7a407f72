// Makes a ledger: the only use case that may. With events, they are its first batch after `init`, and
// the ledger is not there before they are.
import { success } from "../../kernel/outcome.ts";
import type { JsonObject } from "../../ledger/codec.ts";
import { attempt, type Result } from "../attempt.ts";
import type { LedgerFiles } from "../ports.ts";
import { type Recorded, recordEvents } from "../take-in/record-events.ts";

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
    if (events.length === 0) {
      files.create(path);
      return success({ path });
    }
    const making = files.begin(path);
    try {
      const recorded = await making.fill((store) => recordEvents(store, events));
      if (!recorded.ok) return recorded;
      const { problems } = recorded.value;
      if (!problems.some(({ severity }) => severity === "error")) making.keep();
      return success({ path, recorded: recorded.value });
    } finally {
      making.discard();
    }
  });
}
