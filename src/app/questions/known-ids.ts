// The ids that a shell offers while somebody types: of people, plans, employers, events, batches and years
// that the ledger knows. With what tells them apart, where a shell shows it.
import { success } from "../../kernel/outcome.ts";
import { attempt, type Result } from "../attempt.ts";
import type { LedgerAccess } from "../ledger-access.ts";
import { listEvents } from "../list-events.ts";
import { namesOfLedger } from "../names-of-ledger.ts";
import { lawOfLedger } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import { auditLog } from "./audit-log.ts";
import type { IdSort } from "./id-sorts.ts";
import { latestYear } from "./latest-year.ts";
import { eventFilterOf } from "./select-events.ts";

export interface KnownId {
  readonly id: string;
  readonly about: string;
}

/** More than anybody reads through on a terminal. */
const MOST = 500;

export async function knownIds(
  store: LedgerReader,
  sort: IdSort,
  { today }: Pick<LedgerAccess, "today">,
): Promise<Result<readonly KnownId[]>> {
  switch (sort) {
    case "person":
    case "employer":
    case "plan": {
      const names = await namesOfLedger(store);
      return names.ok ? success(names.value[sort].map((id) => ({ id, about: sort }))) : names;
    }
    case "event":
      return await latestEvents(store, today);
    case "batch": {
      const log = await auditLog(store);
      return log.ok ? success(log.value.slice(-MOST).map(batchAbout)) : log;
    }
    case "year": {
      const law = await lawOfLedger(store);
      return law.ok
        ? success(law.value.years.map((year) => ({ id: String(year), about: "figures known" })))
        : law;
    }
  }
}

/** Those of the latest year with something recorded, and what belongs to no year. */
async function latestEvents(
  store: LedgerReader,
  today: LedgerAccess["today"],
): Promise<Result<readonly KnownId[]>> {
  return await attempt(async () => {
    const latest = await latestYear(store, { today });
    if (!latest.ok) return latest;
    const filter = eventFilterOf({ taxYear: latest.value.year });
    if (!filter.ok) return { ok: false, error: [filter.error] };
    const found: KnownId[] = [];
    for await (const { event } of listEvents(store, { ...filter.value, standingOnly: true })) {
      found.push({ id: event.id, about: event.kind.replaceAll("_", " ") });
      if (found.length === MOST) break;
    }
    return success(found);
  });
}

function batchAbout({
  batch,
  data,
  events,
}: {
  batch: string;
  data: { command: string; recordedAt: string };
  events: number;
}): KnownId {
  const count = events === 1 ? "1 event" : `${events} events`;
  return { id: batch, about: `${data.command} ${data.recordedAt.slice(0, 10)}, ${count}` };
}
