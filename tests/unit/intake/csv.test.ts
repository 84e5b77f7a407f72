// Records with exact lines and places, whatever the pieces in which the bytes arrive and whatever is broken.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByteLines } from "../../../src/intake/text/count-lines.ts";
import { CsvReader, type CsvRecord } from "../../../src/intake/text/csv.ts";

function read(text: string, { size = 1 << 20, quotesInside = false } = {}): CsvRecord[] {
  const reader = new CsvReader({ quotesInside });
  const bytes = Buffer.from(text);
  const records: CsvRecord[] = [];
  for (let at = 0; at < bytes.length; at += size)
    records.push(...reader.push(bytes.subarray(at, at + size)));
  return [...records, ...reader.push(Buffer.alloc(0), true)];
}

const linesOf = (records: readonly CsvRecord[]) =>
  records.reduce((sum, { lines }) => sum + lines, 0);
const faultsOf = (records: readonly CsvRecord[]) =>
  records.flatMap(({ fault }) => (fault === undefined || fault.unread ? [] : fault));
const quoteWhereNeeded = (text: string) =>
  /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const cell = fc.oneof(
  fc.stringMatching(/^[a-z0-9. äé]{0,8}$/),
  fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n", "é", "𝒜"), maxLength: 6 }),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
});
const size = fc.integer({ min: 1, max: 40 });

describe("CSV", () => {
  it("is read as it was written, in any pieces and with mixed line ends", () => {
    const end = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(
        table,
        fc.infiniteStream(end),
        fc.boolean(),
        size,
        (rows, ends, ended, pieces) => {
          const lines = rows.map((row) => row.map(quoteWhereNeeded).join(","));
          const text = lines
            .map((line, at) => line + (at < lines.length - 1 || ended ? ends.next().value : ""))
            .join("");
          const records = read(text, { size: pieces });
          expect(records.map(({ cells }) => cells)).toEqual(rows);
          expect(linesOf(records)).toBe(countByteLines(Buffer.from(text)));
        },
      ),
    );
  });

  it("never throws, never loses a line and says the same in any pieces, whatever the bytes", () => {
    const unit = fc.constantFrom("a", ",", '"', "\n", "\r", "\r\n", " ", '"x"', '""', "é");
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 60 }),
        size,
        fc.boolean(),
        (text, pieces, inside) => {
          const records = read(text, { size: pieces, quotesInside: inside });
          expect(linesOf(records)).toBe(countByteLines(Buffer.from(text)));
          const said = (list: readonly CsvRecord[]) =>
            list.flatMap(({ fault, cells, line }) => (fault?.unread ? [] : { fault, cells, line }));
          const whole = read(text, { quotesInside: inside });
          expect(said(records).map(({ cells }) => cells)).toEqual(
            said(whole).map(({ cells }) => cells),
          );
          expect(faultsOf(records).map(({ line, column }) => [line, column])).toEqual(
            faultsOf(whole).map(({ line, column }) => [line, column]),
          );
        },
      ),
    );
  });

  it("counts a CRLF inside quotes as one line end", () => {
    expect(read('"m\r\nn",1\r\n2,3\r\n').map(({ line, lines }) => [line, lines])).toEqual([
      [1, 2],
      [3, 1],
    ]);
  });

  it("names the line and character where a cell starts, after quoted line breaks", () => {
    const [record] = read('é,"two\nlines",bad\n');
    expect(record).toMatchObject({ line: 1, lines: 2 });
    expect(record?.place(1)).toMatchObject({ line: 1, column: 3 });
    expect(record?.place(2)).toEqual({ line: 2, column: 8, endColumn: 11, excerpt: 'lines",bad' });
  });

  it("names where a quote opens that nothing closes, and counts the rest", () => {
    for (const pieces of [1, 3, 9, 100]) {
      const records = read('a,b\n1,2\n3,"4\n5,6\n7,8', { size: pieces });
      expect(faultsOf(records)).toMatchObject([{ line: 3, column: 3, excerpt: '3,"4' }]);
      expect(linesOf(records)).toBe(5);
    }
  });

  it("reads the rows after a bad one", () => {
    const records = read('1,"a"b,c\n2,d"e\n"x\r\ny"z,1\n3,f\n');
    expect(faultsOf(records).map(({ line, column }) => [line, column])).toEqual([
      [1, 6],
      [2, 4],
      [4, 3],
    ]);
    expect(records.at(-1)).toMatchObject({ line: 5, cells: ["3", "f"] });
  });

  it("ends with a file of nothing but bad rows, all its lines counted", () => {
    const records = read('1,"a"b\n'.repeat(12_000));
    expect(linesOf(records)).toBe(12_000);
    expect(faultsOf(records)).toHaveLength(10_001);
    expect(faultsOf(records).at(-1)?.message).toContain("10,000 rows");
  });

  it("does not lose what csv-parse drops after an empty quoted cell and a blank", () => {
    expect(faultsOf(read('"" "1,234.56",2\n3,4\n'))).toMatchObject([{ line: 1, column: 4 }]);
    expect(read("1,2\n  ").map(({ cells }) => cells)).toEqual([["1", "2"], [""]]);
  });

  it("keeps a quote inside a cell where preambles have them", () => {
    const [record] = read('Plan name:,O"HARA, LLC', { quotesInside: true });
    expect(record?.cells).toEqual(["Plan name:", 'O"HARA', "LLC"]);
  });

  it("stops at a cell of more than 64 KiB without holding the rest of the file", () => {
    const reader = new CsvReader();
    const first = reader.push(Buffer.from(`a,"${"x".repeat(70_000)}\n`));
    expect(first).toMatchObject([{ fault: { line: 1, column: 3, restUnread: true } }]);
    expect(reader.push(Buffer.from("more\nand more\n"))).toMatchObject([{ line: 2, lines: 2 }]);
    const [plain] = read(`a,${"x".repeat(70_000)}\n`);
    expect(plain?.fault?.message).toContain("65,536");
    const [long] = new CsvReader().push(Buffer.from("x".repeat(1_100_000)));
    expect(long?.fault?.message).toContain("million");
  });
});
