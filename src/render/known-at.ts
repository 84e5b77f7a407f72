// How a document made from an earlier state of the ledger says so: in words, as a key of JSON, and as a
// column of CSV, because a table that was cut out of its file must still say it.
import type { CalendarDate } from "../kernel/calendar.ts";
import { eventIdOf } from "../kernel/ids.ts";
import { dateCell, nameCell, numberCell, type TreeRecord } from "./views/cell.ts";
import { left, type Table, type View } from "./views/view.ts";

export interface KnownAt {
  /** The number of the last event that was known. */
  readonly seq: number;
  readonly recordedOn: CalendarDate;
  /** How many events were recorded later. */
  readonly later: number;
  readonly day: CalendarDate;
}

export function knownAtText({ seq, day, recordedOn, later }: KnownAt): string {
  const recorded = recordedOn === day ? "" : `, recorded ${recordedOn}`;
  const left =
    later === 0 ? "nothing was recorded later" : `what was recorded later (${later}) is left out`;
  return `As known on ${day}, up to event ${eventIdOf(seq)}${recorded}; ${left}`;
}

/** The view of an answer that rests on an earlier state. */
export function viewKnownAt(view: View, known: KnownAt | undefined): View {
  if (known === undefined) return view;
  return {
    tree: { ...knownAtTree(known), ...view.tree },
    sections: view.sections,
    table: () => withKnownAt(view.table(), known),
  };
}

function knownAtTree({ seq, day, recordedOn, later }: KnownAt): TreeRecord {
  return {
    known_at: {
      day: dateCell(day),
      event: nameCell(eventIdOf(seq)),
      recorded_on: dateCell(recordedOn),
      later_events: numberCell(later),
    },
  };
}

export function knownAtJson(known: KnownAt | undefined): Readonly<Record<string, unknown>> {
  if (known === undefined) return {};
  const { seq, day, recordedOn, later } = known;
  const event = eventIdOf(seq);
  return { known_at: { day, event, recorded_on: recordedOn, later_events: later } };
}

export function withKnownAt(table: Table, known: KnownAt | undefined): Table {
  if (known === undefined) return table;
  const cell = nameCell(eventIdOf(known.seq));
  return {
    ...table,
    columns: [...table.columns, left("known_at", "Known at")],
    rows: table.rows.map((row) => [...row, cell]),
  };
}
