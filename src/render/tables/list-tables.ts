// The commands whose result is a plain list: forms, figures, events, batches, problems, terms.
import { columnsOf, type JsonRow, rowsOf } from "../json-table.ts";
import type { Table } from "../views/view.ts";

/** A table of the keys that occur in any row, in the order given; keys with no value anywhere are left out. */
export function listTable(
  rows: readonly object[],
  options: {
    readonly keys: readonly string[];
    readonly amounts?: readonly string[];
    readonly title?: string;
    /** CSV keeps every column, so that its shape does not depend on the data. */
    readonly keepEmpty?: boolean;
    readonly empty?: string;
  },
): Table {
  const all = rows as readonly JsonRow[];
  const keys = options.keys.filter(
    (key) =>
      options.keepEmpty === true || all.some((row) => row[key] !== undefined && row[key] !== null),
  );
  const columns = columnsOf(keys, options.amounts ?? []);
  return {
    columns,
    rows: rowsOf(all, columns),
    ...(options.title !== undefined && { title: options.title }),
    ...(rows.length === 0 && options.empty !== undefined && { notes: [options.empty] }),
  };
}
