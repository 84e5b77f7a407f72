// Text from a statement must not run in the spreadsheet of whoever opens the export, and no amount may
// turn into text on the way.

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dollars } from "../../../src/kernel/money.ts";
import { tableCsv } from "../../../src/render/csv.ts";
import { moneyCell, textCell } from "../../../src/render/views/cell.ts";
import { left, right, type Table } from "../../../src/render/views/view.ts";

function csvOfText(text: string): string {
  const table: Table = { columns: [left("a", "A")], rows: [[textCell(text)]] };
  return (parse(tableCsv(table)) as string[][])[1]?.[0] ?? "";
}

describe("CSV", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1+1"])(
    "makes %j text with an apostrophe",
    (text) => {
      expect(csvOfText(text)).toBe(`'${text}`);
    },
  );

  it("shows what a terminal would obey instead of handing it on", () => {
    expect(csvOfText("\r=1\u001b[2J\u202e\n\t2")).toBe("'\\x0d=1\\x1b[2J\\u{202e}\n\t2");
  });

  it("leaves other text as it is", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9].{0,20}$/), (text) => {
        expect(csvOfText(text)).toBe(
          text.replace(/(?<!\d)\d{3}([- ])\d{2}\1\d{4}(?!\d)/g, "***-**-****"),
        );
      }),
    );
  });

  it("never touches an amount", () => {
    const table: Table = {
      columns: [right("amount", "Amount")],
      rows: [[moneyCell(dollars("-12.50"))], [moneyCell(dollars("1234567.00"))]],
    };
    expect(tableCsv(table)).toBe("amount\r\n-12.50\r\n1234567.00\r\n");
  });

  it("masks what looks like a taxpayer number", () => {
    expect(csvOfText("SSN 123-45-6789")).toBe("SSN ***-**-****");
  });
});
