// The events of the ledger, one after another, with what became of each.
import { eventIdOf } from "../kernel/ids.ts";
import type { TypedFields } from "../ledger/codec.ts";
import { type LedgerEvent, typedData } from "../ledger/event.ts";
import { reversedSeq } from "../ledger/ledger.ts";
import { SeqSet } from "../ledger/seq-set.ts";
import type { EventFilter, LedgerReader } from "./ports.ts";

export interface ListedEvent {
  readonly event: LedgerEvent;
  /** The standing reversal of the event: `e18`. */
  readonly reversedBy?: string;
}

/** @throws a `Fault` when the ledger cannot be read. */
export async function* listEvents(
  store: LedgerReader,
  filter: EventFilter & { readonly standingOnly?: boolean },
): AsyncGenerator<ListedEvent> {
  const by = await reversals(store, filter.person);
  for await (const page of store.events(filter)) {
    for (const event of page) {
      const reversal = by.get(event.seq);
      if (reversal === undefined) yield { event };
      else if (filter.standingOnly !== true) yield { event, reversedBy: eventIdOf(reversal) };
    }
  }
}

/**
 * Of each reversed event the reversal that stands, for who goes through the ledger piece by piece. A reversal is of
 * the person of what it reverses.
 */
async function reversals(
  ledger: LedgerReader,
  person: string | null | undefined,
): Promise<ReadonlyMap<number, number>> {
  const all: { seq: number; of: number }[] = [];
  const whose = person === undefined ? {} : { person, shared: true };
  for await (const page of ledger.events({ ...whose, kinds: ["reversal"] }))
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
  return by;
}

/** An event with what the contract says of it, each field with its type. */
export interface DescribedEvent extends ListedEvent {
  readonly fields: TypedFields;
}

export function described(listed: ListedEvent): DescribedEvent {
  const { kind, data } = listed.event;
  return { ...listed, fields: typedData(kind, data) };
}
