// A workbook, read back with the reader of the same format: amounts are numbers, days are days, and a cell
// that looks like a formula is the text that it is.
import readWorkbook from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import {
  dateCell,
  flagCell,
  moneyCell,
  NONE,
  nameCell,
  textCell,
} from "../../../src/render/views/cell.ts";
import { left, right } from "../../../src/render/views/view.ts";
import { workbook } from "../../../src/render/workbook.ts";

const HOSTILE = ["=1+1", "+SUM(A1)", "@cmd", "-2+3", "<b>&\u0001", '=HYPERLINK("x")'];
const TABLE = {
  columns: [left("what"), right("amount"), left("day"), left("checked")],
  rows: [
    ...HOSTILE.map((text) => [textCell(text), NONE, NONE, NONE]),
    [
      nameCell("1401.01"),
      moneyCell(dollars("-1234.56")),
      dateCell(calendarDate("2025-11-18")),
      flagCell(true),
    ],
  ],
};
const read = async (bytes: Uint8Array) => await readWorkbook(Uint8Array.from(bytes).buffer);

describe("a workbook", () => {
  it("has typed cells, and text that looks like a formula stays text", async () => {
    const bytes = await workbook([{ title: "All", table: TABLE }]);
    const [sheet] = await read(bytes);
    const rows = sheet?.data ?? [];
    expect(rows.slice(1, 1 + HOSTILE.length).map(([text]) => text)).toEqual(
      HOSTILE.map((text) => text.replace("\u0001", "\\x01")),
    );
    const last = rows.at(-1) ?? [];
    expect(last[0]).toBe("1401.01");
    expect(last[1]).toBe(-1234.56);
    expect((last[2] as unknown as Date).toISOString().slice(0, 10)).toBe("2025-11-18");
    expect(last[3]).toBe(true);
    // No cell of the file is a formula.
    expect(Buffer.from(bytes).includes("<f>")).toBe(false);
  });

  it("names its sheets as spreadsheets allow, each once", async () => {
    const titles = ["Form: 8606/[2025]", "form  8606  2025", "x".repeat(40), "x".repeat(41)];
    const sheets = await read(await workbook(titles.map((title) => ({ title, table: TABLE }))));
    const names = sheets.map(({ sheet }) => sheet);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]/);
    }
    expect(new Set(names).size).toBe(4);
  });

  it("is the same bytes later", async () => {
    const one = await workbook([{ title: "All", table: TABLE }]);
    // A ZIP archive tells time in steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const other = await workbook([{ title: "All", table: TABLE }]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
