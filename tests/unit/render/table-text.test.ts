// Tables stay readable in a narrow terminal and in other scripts.
import { describe, expect, it } from "vitest";
import { dollars } from "../../../src/kernel/money.ts";
import { tableText } from "../../../src/render/text/table-text.ts";
import { moneyCell, NONE, textCell } from "../../../src/render/views/cell.ts";
import { left, right, type Table } from "../../../src/render/views/view.ts";

const table: Table = {
  title: "Contributions",
  columns: [left("plan", "Plan"), right("amount", "Amount")],
  rows: [
    [textCell("日本"), moneyCell(dollars("1234.50"))],
    [textCell("a\u001b[2Jb"), moneyCell(dollars("0.07"))],
    [textCell("none"), NONE],
  ],
  notes: ["A note."],
};

describe("tableText", () => {
  it("aligns by what a terminal shows and escapes what would move it", () => {
    expect(tableText(table, 80)).toBe(
      `Contributions

Plan        Amount
─────────  ────────
日本       1,234.50
a\\x1b[2Jb      0.07
none

A note.
`.replace("Plan        Amount", "Plan         Amount"),
    );
  });

  it("turns rows into blocks when the terminal is narrow", () => {
    const text = tableText(table, 14);
    expect(text).toContain("Plan    日本\nAmount  1,234.50\n\nPlan ");
  });
});
