// How a book stands as a record: what was recorded together, and which years are closed, each with when.
import { success } from "../../kernel/outcome.ts";
import { attempt, type Result } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import { sealsInForce } from "../seal/sealed-years.ts";
import { auditLog, type LoggedBatch } from "./audit-log.ts";

export interface SealedYear {
  readonly person: string;
  readonly taxYear: number;
  readonly seal: string;
  readonly sealedAt: string;
  /** How many events the seal holds. */
  readonly events: string;
  readonly root: string;
  /** Why it was filed although something was open. */
  readonly explanation: string | undefined;
}

export interface BookKeeping {
  /** The newest first. */
  readonly log: readonly LoggedBatch[];
  readonly sealed: readonly SealedYear[];
}

export async function bookKeeping(store: LedgerReader): Promise<Result<BookKeeping>> {
  return await attempt(async () => {
    const log = await auditLog(store);
    if (!log.ok) return log;
    const recordedAt = new Map(log.value.map(({ batch, data }) => [batch, data.recordedAt]));
    const seals = sealsInForce(await collect(store, { kinds: ["seal", "amendment"] })).values();
    return success({
      log: log.value.toReversed(),
      sealed: [...seals]
        .map(({ id, batch, data }) => ({
          person: data.person,
          taxYear: data.taxYear,
          seal: id,
          sealedAt: recordedAt.get(`b${batch}`) ?? "",
          events: data.events,
          root: data.merkleRoot,
          explanation: data.explanation,
        }))
        .toSorted((a, b) => b.taxYear - a.taxYear || (a.person < b.person ? -1 : 1)),
    });
  });
}
