// What a batch recorded and nothing has taken back.
import type { LedgerEvent } from "../../ledger/event.ts";
import type { LedgerWriter } from "../ports.ts";

export function standingOfBatch(writer: LedgerWriter, batch: number): LedgerEvent[] {
  const range = writer.batchRange(batch);
  if (range === undefined) return [];
  const events: LedgerEvent[] = [];
  for (let seq = range.first; seq <= range.last; seq += 1) {
    const event = writer.isStanding(seq) ? writer.bySeq(seq) : undefined;
    if (event !== undefined && event.kind !== "reversal") events.push(event);
  }
  return events;
}
