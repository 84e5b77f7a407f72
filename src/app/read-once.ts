// A store that remembers what it has read: a packet asks a dozen questions of the same person's events, and
// each reading verifies every event anew. What is worked out of a ledger is kept on it, so it is one ledger, too.
import { entryFor } from "../kernel/entry-for.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { type Ledger, replay } from "../ledger/ledger.ts";
import type { EventFilter, LedgerReader } from "./ports.ts";

/** For one answer only: what is recorded meanwhile is not seen. */
export function readOnce(store: LedgerReader): LedgerReader {
  const known = new Map<string, Promise<readonly LedgerEvent[]>>();
  const ledgers = new Map<string, Promise<Ledger>>();
  const events = (filter: EventFilter) =>
    entryFor(known, JSON.stringify(filter), () => collected(store.events(filter)));
  return {
    async *events(filter) {
      yield await events(filter);
    },
    replayed: (filter) =>
      entryFor(ledgers, JSON.stringify(filter), async () => replay(await events(filter))),
    mentionedPeople: () => store.mentionedPeople(),
    firstYear: () => store.firstYear(),
    head: (upTo) => store.head(upTo),
    body: (seq) => store.body(seq),
    verify: (options) => store.verify(options),
    backup: (destination) => store.backup(destination),
    backups: () => store.backups(),
    againstRememberedHeads: () => store.againstRememberedHeads(),
    archive: (folder, tables) => store.archive(folder, tables),
  };
}

async function collected(pages: AsyncIterable<readonly LedgerEvent[]>): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const page of pages) for (const event of page) events.push(event);
  return events;
}
