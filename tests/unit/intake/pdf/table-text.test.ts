// Tables of statements as PDF: a cell's column is certain, or the table is not read.
import { describe, expect, it } from "vitest";
import { pageLines } from "../../../../src/intake/pdf/page-lines.ts";
import { readPages } from "../../../../src/intake/pdf/read-pages.ts";
import { tableText } from "../../../../src/intake/pdf/table-text.ts";
import { type Placed, pdfOfTexts } from "../../../support/pdf-samples.ts";

async function csvOf(...pages: Placed[][]): Promise<string | undefined> {
  const read = await readPages(await pdfOfTexts(pages));
  if (!read.ok) throw new Error(read.error);
  return tableText(pageLines(read.value));
}

const HEADER: Placed[] = [
  [50, 80, "Date"],
  [150, 80, "Money Source"],
  [300, 80, "Amount"],
  [400, 80, "Units"],
];

describe("a table in a PDF", () => {
  it("has its cells under their headers, empty ones too, over pages", async () => {
    const csv = await csvOf(
      [
        [50, 40, "Example Works 401(k), all transactions"],
        ...HEADER,
        [50, 94, "01/15/2026"],
        [150, 94, "After-Tax"],
        [310, 94, "$1,250.00"],
        [50, 108, "01/30/2026"],
        [150, 108, "Roth"],
        [400, 108, "12.500"],
      ],
      [...HEADER, [50, 94, "02/13/2026"], [310, 94, "$300.00"], [50, 500, "page 2"]],
    );
    expect(csv?.split("\n")).toEqual([
      '"Example Works 401(k), all transactions"',
      "Date,Money Source,Amount,Units",
      '01/15/2026,After-Tax,"$1,250.00",',
      "01/30/2026,Roth,,12.500",
      "Date,Money Source,Amount,Units",
      "02/13/2026,,$300.00,",
      "page 2",
      "",
    ]);
  });

  it("has numbers past the end of their header, where that is the only one", async () => {
    const csv = await csvOf([
      ...HEADER.slice(0, 3),
      [50, 94, "01/15/2026"],
      [150, 94, "After-Tax"],
      [350, 94, "$1,250.00"],
    ]);
    expect(csv).toContain('01/15/2026,After-Tax,"$1,250.00"\n');
  });

  it("is none when a cell stands between two empty headers", async () => {
    const csv = await csvOf([
      ...HEADER,
      [50, 94, "01/15/2026"],
      [150, 94, "After-Tax"],
      [345, 94, "$1,250.00"],
    ]);
    expect(csv).toBeUndefined();
  });

  it("is none when a cell lies under two headers", async () => {
    const csv = await csvOf([
      ...HEADER,
      [50, 94, "01/15/2026"],
      [150, 94, "After-Tax"],
      [320, 94, "1250.00 is what came in all"],
    ]);
    expect(csv).toBeUndefined();
  });
});
