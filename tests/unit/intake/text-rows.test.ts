import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines } from "../../../src/intake/text/count-lines.ts";
import { textRows } from "../../../src/intake/text/text-rows.ts";

const rowsOf = (text: string) => [...textRows(text, "comma")];

describe("rows of text", () => {
  it("know the physical line and column of every cell, across quoted line breaks", () => {
    const rows = rowsOf('a,b\r\n"x\r\ny",c\r\nlast');
    expect(rows.map(({ line, lines }) => [line, lines])).toEqual([
      [1, 1],
      [2, 2],
      [4, 1],
    ]);
    expect(rows[1]?.cells.map(({ text, line, column }) => ({ text, line, column }))).toEqual([
      { text: "x\r\ny", line: 2, column: 1 },
      { text: "c", line: 3, column: 4 },
    ]);
  });

  it("reports an unclosed quote where it opens, and everything after it once", () => {
    const rows = rowsOf('a,b\n1, "2\n3,4\n5,6\n');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ line: 2, lines: 3, fault: { column: 4 } });
  });

  it("keeps quotation marks inside an unquoted cell, as preambles have them", () => {
    const [row] = rowsOf('Plan name:,O"HARA, LLC');
    expect(row?.cells.map(({ text, blanks = "" }) => blanks + text)).toEqual([
      "Plan name:",
      'O"HARA',
      " LLC",
    ]);
  });

  it("refuses too many cells and cells too long", () => {
    expect(rowsOf(",".repeat(200))[0]?.fault?.message).toBe("a row has more than 200 cells");
    expect(rowsOf(`a,${"x".repeat(65_537)}`)[0]?.fault).toMatchObject({ column: 3 });
    expect(rowsOf(",".repeat(199))[0]?.fault).toBeUndefined();
  });

  it("read what csv-parse reads, and cover every line once", () => {
    const cell = fc.string({ maxLength: 6 }).map((text) => `"${text.replaceAll('"', '""')}"`);
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, end) => {
        const text = rows.map((row) => row.join(",")).join(end);
        const read = rowsOf(text);
        const expected = parse(text, { relax_column_count: true, record_delimiter: end });
        expect(read.map(({ cells }) => cells.map((each) => each.text))).toEqual(expected);
        expect(read.reduce((sum, { lines }) => sum + lines, 0)).toBe(countLines(text));
      }),
    );
  });
});
