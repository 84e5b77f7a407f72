// A workbook is refused by how far its cells reach before a grid is made of it, and a fault of the program
// is not taken for one of the file.
import { describe, expect, it } from "vitest";
import { workbookSheets } from "../../../../src/intake/xlsx/workbook.ts";
import { workbookOf, zipOf } from "../../../support/workbook-of.ts";

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet with just this in its sheetData. */
function workbookWith(rows: string): Uint8Array {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="${RELATION}"><sheets><sheet name="Pay" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>x</t></is></c>`;
const refusalOf = async (bytes: Uint8Array) => {
  const read = await workbookSheets(bytes, "w.xlsx");
  return read.ok ? undefined : `${read.error.code}: ${read.error.message}`;
};

describe("the extent of a workbook", () => {
  it.each([
    ["XFD1", "a cell far to the right"],
    ["GS1", "column 201"],
    ["A100001", "row 100,001"],
    ["ZZZZZZ2", "a column that no spreadsheet has"],
  ])("refuses %s, %s", async (place) => {
    const digits = place.replace(/\D/g, "");
    const refused = await refusalOf(workbookWith(`<row r="${digits}">${cell(place)}</row>`));
    expect(refused).toMatch(/^import\.file-too-large: a sheet of the workbook reaches to/);
  });

  it("refuses 20,000 cells in column XFD at once", async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 1}">${cell(`XFD${index + 1}`)}</row>`,
    ).join("");
    const started = performance.now();
    const refused = await refusalOf(workbookWith(rows));
    expect(refused).toContain('"XFD1"; 200 columns and 100,000 rows are read');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([
    ["a place in a comment that hides the next", `<!-- r="--><row r="1">${cell("XFD1")}</row>`],
    ["a letter as a reference", `<row r="1"><c r="&#88;FD1"><v>1</v></c></row>`],
    ["a letter that is none of ours", `<row r="1"><c r="丁1"><v>1</v></c></row>`],
    ["a number in another form", `<row r="1e9">${cell("A1")}</row>`],
    ["rows that say no number", "<row/>".repeat(100_001)],
    ["single quotes", `<row r='1'><c r='XFD1'><v>1</v></c></row>`],
  ])("is not deceived by %s", async (_, rows) => {
    expect(await refusalOf(workbookWith(rows))).toMatch(/^import\.file-too-large/);
  });

  it("reads a table of 200 columns and a cell in row 100,000", async () => {
    const wide = await workbookSheets(workbookOf({ Pay: [Array(200).fill("x")] }), "w.xlsx");
    expect(wide.ok && wide.value[0]?.cellColumns[0]?.length).toBe(200);
    const last = `<row r="100000">${cell("A100000")}</row>`;
    expect(await refusalOf(workbookWith(last))).toBeUndefined();
  });
});
