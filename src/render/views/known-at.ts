// How a document made from an earlier state of the ledger says so: in words, as a key of JSON, and as a
// column of CSV, because a table that was cut out of its file must still say it.
import type { LedgerPoint } from "../../app/known-at.ts";
import { eventIdOf } from "../../kernel/ids.ts";
import { dateCell, nameCell, numberCell } from "./cell.ts";
import { left, type View } from "./view.ts";

export type KnownAt = Omit<LedgerPoint, "asked">;

export function knownAtText({ seq, day, recordedOn, later }: KnownAt): string {
  const recorded = recordedOn === day ? "" : `, recorded ${recordedOn}`;
  const left =
    later === 0 ? "nothing was recorded later" : `what was recorded later (${later}) is left out`;
  return `As known on ${day}, up to event ${eventIdOf(seq)}${recorded}; ${left}`;
}

/** The view of an answer that rests on an earlier state. */
export function viewKnownAt(view: View, known: KnownAt | undefined): View {
  if (known === undefined) return view;
  const event = nameCell(eventIdOf(known.seq));
  return {
    tree: { ...knownAtTree(known), ...view.tree },
    sections: view.sections,
    table: () => {
      const table = view.table();
      return {
        ...table,
        columns: [...table.columns, left("known_at")],
        rows: table.rows.map((row) => [...row, event]),
      };
    },
  };
}

/** Nothing for the latest state. */
export function knownAtTree(known: KnownAt | undefined) {
  return (
    known && {
      known_at: {
        day: dateCell(known.day),
        event: nameCell(eventIdOf(known.seq)),
        recorded_on: dateCell(known.recordedOn),
        later_events: numberCell(known.later),
      },
    }
  );
}
