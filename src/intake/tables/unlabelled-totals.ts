// A row of totals that no word says is one: amounts only, no day, and each is the sum of the rows above it.
//   2026-01-09,3500.00,175.00
//   2026-01-23,3500.00,175.00
//   ,7000.00,350.00
import { readAmount } from "../text/statement-amount.ts";
import type { Row } from "../text/text-rows.ts";
import { cellAt, type FoundHeader, firstText } from "./find-tables.ts";
import { TOTALS_ROW } from "./study-table.ts";

export class UnlabelledTotals {
  readonly #above = new Map<FoundHeader, { rows: number; readonly sums: Map<number, number> }>();

  /** Whether the row is the sum of those before it; any other row is added to them. */
  isTotal(row: Row, header: FoundHeader): boolean {
    if (LABELLED.test(firstText(row))) return false;
    const date = cellAt(row, header.fields.get("date"));
    const above = this.#above.get(header) ?? { rows: 0, sums: new Map<number, number>() };
    this.#above.set(header, above);
    const filled = row.cells.flatMap((cell, index) => {
      if (cell.text.trim() === "") return [];
      const read = readAmount(cell.text);
      return [{ index, amount: read.ok ? read.value : undefined }];
    });
    if ((date?.text ?? "").trim() === "" && above.rows > 1 && filled.length > 1)
      return filled.every(({ index, amount }) => amount === above.sums.get(index));
    above.rows += 1;
    for (const { index, amount } of filled)
      if (amount !== undefined) above.sums.set(index, (above.sums.get(index) ?? 0) + amount);
    return false;
  }
}

const LABELLED = new RegExp(TOTALS_ROW, "i");
