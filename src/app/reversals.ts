// Which events are reversed now, for readers that go through the ledger piece by piece.
import { reversedSeq } from "../ledger/ledger.ts";
import { SeqSet } from "../ledger/seq-set.ts";
import type { LedgerReader } from "./ports.ts";

export interface Reversals {
  readonly reversed: SeqSet;
  /** The standing reversal of each reversed event. */
  readonly by: ReadonlyMap<number, number>;
}

export async function reversals(ledger: LedgerReader): Promise<Reversals> {
  const all: { seq: number; of: number }[] = [];
  for await (const page of ledger.events({ kinds: ["reversal"] }))
    for (const event of page)
      if (event.kind === "reversal") all.push({ seq: event.seq, of: reversedSeq(event) });
  const reversed = new SeqSet();
  const by = new Map<number, number>();
  // A later reversal may have reversed an earlier one, so from the last back.
  for (const { seq, of } of all.toReversed()) {
    if (reversed.has(seq)) continue;
    reversed.add(of);
    by.set(of, seq);
  }
  return { reversed, by };
}
