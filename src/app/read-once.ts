// A store that remembers what it has read: a packet asks a dozen questions of the same person's events, and
// each reading verifies every event anew.
import type { LedgerEvent } from "../ledger/event.ts";
import type { LedgerReader } from "./ports.ts";

/** For one answer only: what is recorded meanwhile is not seen. */
export function readOnce(store: LedgerReader): LedgerReader {
  const known = new Map<string, Promise<readonly LedgerEvent[]>>();
  return {
    async *events(filter) {
      const key = JSON.stringify(filter);
      const events = known.get(key) ?? collected(store.events(filter));
      known.set(key, events);
      yield await events;
    },
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
