// Events as a store would give them to a question, without a file.
import type { EventFilter, LedgerReader } from "../../src/app/ports.ts";
import { type LedgerEvent, personOf } from "../../src/ledger/event.ts";

export function readerOf(events: readonly LedgerEvent[]): LedgerReader {
  const fits = (filter: EventFilter) => (event: LedgerEvent) => {
    const whose = personOf(event);
    const isTheirs =
      filter.person === undefined ||
      whose === (filter.person ?? undefined) ||
      (filter.shared === true && whose === undefined);
    return isTheirs && (filter.kinds?.includes(event.kind) ?? true);
  };
  const part: Pick<LedgerReader, "events" | "head" | "backups" | "againstRememberedHeads"> = {
    async *events(filter) {
      yield events.filter(fits(filter));
    },
    head: async () => ({ seq: events.length, digest: "", ledgerId: "" }),
    backups: async () => undefined,
    againstRememberedHeads: async () => [],
  };
  return part as LedgerReader;
}
