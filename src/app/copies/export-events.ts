// What stands, in a form that `import` reads back to the same content: the ledger's own ids and its
// bookkeeping stay behind, because they say how it was recorded and not what happened.
import { isLedgerEventId } from "../../kernel/ids.ts";
import { visibleJson } from "../../kernel/shown-text.ts";
import { callerIdOf } from "../../ledger/body.ts";
import type { JsonObject } from "../../ledger/codec.ts";
import { encodeData, type LedgerEvent } from "../../ledger/event.ts";
import { lastingNames } from "../../ledger/identity.ts";
import { isImportableKind } from "../../ledger/kinds.ts";
import { listEvents } from "../list-events.ts";
import type { EventFilter, LedgerReader } from "../ports.ts";

/** One JSON object a line, without the line end. @throws a `Fault` when the ledger cannot be read. */
export async function* exportEvents(
  store: LedgerReader,
  filter: EventFilter = {},
): AsyncGenerator<string> {
  for await (const event of standing(store, filter))
    yield visibleJson(JSON.stringify(exportedEvent(event)));
}

/** The columns of the table form: what most events have, then the rest as JSON. */
export const EXPORT_COLUMNS = [
  "kind",
  "id",
  "person",
  "employer",
  "plan",
  "date",
  "tax_year",
  "amount",
  "details",
  "note",
] as const;

/** A row for each event, in the order of `EXPORT_COLUMNS`. */
export async function* exportRows(
  store: LedgerReader,
  filter: EventFilter = {},
): AsyncGenerator<readonly string[]> {
  for await (const event of standing(store, filter)) {
    const { as_of, ...rest } = exportedEvent(event);
    const flat: Record<string, unknown> = as_of === undefined ? rest : { ...rest, date: as_of };
    const named = EXPORT_COLUMNS.map((column) => {
      const value = flat[column];
      delete flat[column];
      return value === undefined ? "" : String(value);
    });
    const details = Object.keys(flat).length === 0 ? "" : visibleJson(JSON.stringify(flat));
    yield named.map((cell, index) => (EXPORT_COLUMNS[index] === "details" ? details : cell));
  }
}

async function* standing(store: LedgerReader, filter: EventFilter): AsyncGenerator<LedgerEvent> {
  const names = await namesToExport(store);
  for await (const { event } of listEvents(store, { ...filter, standingOnly: true })) {
    if (!isImportableKind(event.kind)) continue;
    if (!isAcceptance(event)) yield event;
    else {
      const about = names.get(event.data.event) ?? event.data.event;
      // What it accepted was taken back, and in another ledger its id would be something else.
      if (!isLedgerEventId(about)) yield { ...event, data: { ...event.data, event: about } };
    }
  }
}

/** What the events are called elsewhere; needed only where one of them is mentioned by another. */
async function namesToExport(store: LedgerReader): Promise<ReadonlyMap<string, string>> {
  const events: LedgerEvent[] = [];
  let mentioned = false;
  for await (const page of store.events({ kinds: ["accepted_finding"] }))
    mentioned ||= page.length > 0;
  if (!mentioned) return new Map();
  for await (const { event } of listEvents(store, { standingOnly: true }))
    if (!isAcceptance(event)) events.push(event);
  return lastingNames(events);
}

function isAcceptance(event: LedgerEvent): event is LedgerEvent<"accepted_finding"> {
  return event.kind === "accepted_finding";
}

function exportedEvent(event: LedgerEvent): JsonObject {
  const id = callerIdOf(event);
  return {
    kind: event.kind,
    ...(id !== undefined && { id }),
    ...encodeData(event.kind, event.data),
    ...(event.note !== undefined && { note: event.note }),
  };
}
