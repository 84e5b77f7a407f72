// How a document made from an earlier state of the ledger says so: in words, as a key of JSON, and as a
// column of CSV, because a table that was cut out of its file must still say it.
import { eventIdOf } from "../kernel/ids.ts";
import { left, type Table, textCell } from "./table.ts";

export interface KnownAt {
  /** The number of the last event that was known. */
  readonly seq: number;
  readonly recordedOn: string;
  /** How many events were recorded later. */
  readonly later: number;
  readonly day: string;
}

export function knownAtText({ seq, day, recordedOn, later }: KnownAt): string {
  const recorded = recordedOn === day ? "" : `, recorded ${recordedOn}`;
  const left =
    later === 0 ? "nothing was recorded later" : `what was recorded later (${later}) is left out`;
  return `As known on ${day}, up to event ${eventIdOf(seq)}${recorded}; ${left}`;
}

export function knownAtJson(known: KnownAt | undefined): Readonly<Record<string, unknown>> {
  if (known === undefined) return {};
  const { seq, day, recordedOn, later } = known;
  const event = eventIdOf(seq);
  return { known_at: { day, event, recorded_on: recordedOn, later_events: later } };
}

export function withKnownAt(table: Table, known: KnownAt | undefined): Table {
  if (known === undefined) return table;
  const cell = textCell(eventIdOf(known.seq));
  return {
    ...table,
    columns: [...table.columns, left("known_at", "Known at")],
    rows: table.rows.map((row) => [...row, cell]),
  };
}
