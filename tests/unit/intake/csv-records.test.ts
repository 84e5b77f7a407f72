// Our splitter against csv-parse, whatever the pieces in which the text arrives; and the places it names.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRecord, CsvSplitter, cellPlace } from "../../../src/intake/text/csv-records.ts";

function split(text: string, pieces = 1): CsvRecord[] {
  const splitter = new CsvSplitter();
  const size = Math.max(1, Math.ceil(text.length / pieces));
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += size)
    records.push(...splitter.push(text.slice(at, at + size)));
  return [...records, ...splitter.push("", true)];
}

const cell = fc.oneof(
  fc.stringMatching(/^[a-z0-9. äé]{0,8}$/),
  fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n", "é", "𝒜"), maxLength: 6 }),
);
const quoteWhereNeeded = (text: string) =>
  /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
});

describe("records", () => {
  it("reads what csv-parse reads, in any pieces", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (rows, newline, ended, pieces) => {
          const lines = rows.map((row) => row.map(quoteWhereNeeded).join(","));
          const text = lines.join(newline) + (ended ? newline : "");
          const expected = parse(text, {
            relax_column_count: true,
            record_delimiter: ["\n", "\r\n"],
          }) as string[][];
          const records = split(text, pieces);
          expect(records.map(({ cells }) => cells)).toEqual(expected);
          expect(records.every(({ fault }) => fault === undefined)).toBe(true);
          const physical = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
          expect(records.reduce((sum, { lines: count }) => sum + count, 0)).toBe(physical);
        },
      ),
    );
  });

  it("never throws and never loses a line, whatever the text", () => {
    const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (input, pieces) => {
        const physical =
          input === "" ? 0 : input.split("\n").length - (input.endsWith("\n") ? 1 : 0);
        const records = split(input, pieces);
        expect(records.reduce((sum, { lines }) => sum + lines, 0)).toBe(physical);
        expect(records).toEqual(split(input));
      }),
    );
  });

  it("names the line and character where a cell starts, after quoted line breaks", () => {
    const [record] = split('é,"two\nlines",bad\n');
    if (record === undefined) throw new Error("there is a record");
    expect(record).toMatchObject({ line: 1, lines: 2 });
    expect(cellPlace(record, 1)).toMatchObject({ line: 1, column: 3 });
    expect(cellPlace(record, 2)).toEqual({
      line: 2,
      column: 8,
      endColumn: 11,
      excerpt: 'lines",bad',
    });
  });

  it("names where a quote opens that nothing closes, and counts the rest", () => {
    for (const pieces of [1, 3, 9]) {
      const records = split('a,b\n1,2\n3,"4\n5,6\n7,8', pieces);
      const [fault] = records.flatMap((record) => record.fault ?? []);
      expect(fault).toMatchObject({ line: 3, column: 3 });
      expect(records.reduce((sum, { lines }) => sum + lines, 0)).toBe(5);
    }
  });

  it("stops at a cell of more than 64 KiB without holding the rest of the file", () => {
    const splitter = new CsvSplitter();
    const first = splitter.push(`a,"${"x".repeat(70_000)}`);
    expect(first).toMatchObject([{ fault: { line: 1, column: 3 } }]);
    expect(splitter.push("more\nand more\n")).toMatchObject([{ line: 2, lines: 1 }]);
    const [plain] = split(`a,${"x".repeat(70_000)}\n`);
    expect(plain?.fault?.message).toContain("65,536");
    const [long] = new CsvSplitter().push("x".repeat(1_100_000));
    expect(long?.fault?.message).toContain("million");
  });
});
