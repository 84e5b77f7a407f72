// Pasted text where a date stands on a line of its own above the cells it belongs to, as in Fidelity's
// Sources tab. Turned into rows under a header of our own, so that the rest reads them like any table.
import type { Layout } from "../layouts/layout.ts";
import { layoutExpression } from "../text/expression.ts";
import { type Cell, type Row, textRows } from "../text/text-rows.ts";

type Stanzas = NonNullable<Layout["stanzas"]>;

/** The rows, each with the date of its stanza as first cell; undefined when the text has no such shape. */
export function stanzaRows(text: string, stanzas: Stanzas): readonly Row[] | undefined {
  const isDate = layoutExpression(stanzas.date);
  const skipped = stanzas.skip.map((source) => layoutExpression(source));
  const header: Row = {
    cells: ["date", ...stanzas.cells].map((name) => ({ text: name, line: 1, column: 1 })),
    line: 0,
    lines: 0,
  };
  const rows: Row[] = [header];
  let date: Cell | undefined;
  let found = false;
  for (const row of textRows(text, "tab")) {
    const line = row.cells.map((cell) => cell.text.trim()).join(" ");
    const bare = line.trim().slice(0, 300);
    const blank = { ...row, cells: [] };
    if (row.fault !== undefined) rows.push(row);
    else if (bare === "" || skipped.some((expression) => expression.test(bare))) rows.push(blank);
    else if (isDate.test(bare)) {
      date = row.cells.find((cell) => cell.text.trim() !== "");
      rows.push(blank);
    } else if (date !== undefined && row.cells.length > 1) {
      found = true;
      const cells = row.cells[0]?.text.trim() === "" ? row.cells.slice(1) : row.cells;
      rows.push({ ...row, cells: [date, ...cells] });
    } else rows.push(row);
  }
  return found ? rows : undefined;
}
