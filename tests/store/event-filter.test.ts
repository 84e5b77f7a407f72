// Whatever a filter names, and whatever index leads there: the events are those that a look at each one would pick.
import { expect, it } from "vitest";
import { collect } from "../../src/app/person-ledger.ts";
import type { EventFilter } from "../../src/app/ports.ts";
import { recordEvents } from "../../src/app/take-in/record-events.ts";
import type { JsonObject } from "../../src/ledger/codec.ts";
import type { LedgerEvent } from "../../src/ledger/event.ts";
import { temporaryLedger } from "../support/temporary-ledger.ts";

const pay = (person: string, date: string): JsonObject => ({
  kind: "paycheck",
  person,
  plan: "acme-401k",
  date,
  contributions: { after_tax: "10.00" },
});

/** Each a batch of its own. */
const BATCHES: readonly (readonly JsonObject[])[] = [
  [
    { kind: "employer", employer: "acme" },
    { kind: "plan", plan: "acme-401k", employer: "acme" },
    { kind: "person", person: "alex" },
    { kind: "person", person: "blake" },
  ],
  [pay("alex", "2024-12-31"), pay("blake", "2025-01-01"), pay("alex", "2025-12-31")],
  [pay("blake", "2026-01-01"), pay("alex", "2025-06-30")],
];

const FILTERS: readonly EventFilter[] = [undefined, "alex", "blake", null].flatMap((person) =>
  [undefined, true].flatMap((shared) =>
    [undefined, ["paycheck"], ["person", "plan"], []].flatMap((kinds) =>
      [undefined, 0, 1, 2].flatMap((batch) =>
        [undefined, 2024, 2025].flatMap((year) =>
          [undefined, 9].map(
            (upTo) => ({ person, shared, kinds, batch, year, upTo }) as EventFilter,
          ),
        ),
      ),
    ),
  ),
);

function picked(event: LedgerEvent, filter: EventFilter): boolean {
  const { person, date } = event.data as { person?: string; date?: string };
  const isWanted =
    filter.person === undefined ||
    (person ?? null) === filter.person ||
    (typeof filter.person === "string" && filter.shared === true && person === undefined);
  return (
    isWanted &&
    (filter.kinds === undefined || filter.kinds.includes(event.kind as never)) &&
    (filter.batch === undefined || event.batch === filter.batch) &&
    (filter.year === undefined || date?.slice(0, 4) === String(filter.year)) &&
    (filter.upTo === undefined || event.seq <= filter.upTo)
  );
}

it("holds for every filter that can be put together", async () => {
  const { store } = temporaryLedger();
  for (const events of BATCHES) expect((await recordEvents(store, events)).ok).toBe(true);
  const all = await collect(store, {});
  const starts = [...new Set(all.filter(({ kind }) => kind === "batch").map(({ seq }) => seq))];
  // The first one is what made the ledger.
  expect(starts).toHaveLength(1 + BATCHES.length);
  const numbers = (events: readonly LedgerEvent[]) => events.map(({ seq }) => seq);
  let found = 0;
  for (const each of FILTERS) {
    const { batch, ...rest } = each;
    const filter = batch === undefined ? rest : { ...rest, batch: starts[1 + batch] ?? 0 };
    const events = numbers(await collect(store, filter));
    expect(events, JSON.stringify(filter)).toEqual(
      numbers(all.filter((event) => picked(event, filter))),
    );
    if (events.length > 0) found += 1;
  }
  expect(found).toBeGreaterThan(100);
});
