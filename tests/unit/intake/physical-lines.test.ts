import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadResult } from "../../../src/intake/read-record.ts";
import { countLines } from "../../../src/intake/text/count-lines.ts";
import { onPhysicalLines, type SpannedEntry } from "../../../src/intake/text/physical-lines.ts";
import { wholeFile } from "../../../src/intake/text/whole-file.ts";

const ignored: ReadResult = { bucket: "ignored", reason: "noise" };
const wrong: ReadResult = { bucket: "error", problems: [] };

function entry(line: number, endLine: number, result: ReadResult = ignored, column = 1) {
  return {
    at: { file: "f", line },
    entries: 1,
    parts: [{ line, column, endLine }],
    result,
  } satisfies SpannedEntry;
}

describe("entries on physical lines", () => {
  it("count each line once, whatever stands on it", () => {
    const spans = fc.record({ line: fc.integer({ min: 1, max: 30 }), more: fc.nat(8) });
    fc.assert(
      fc.property(
        fc.array(spans, { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (all, lines) => {
          const entries = all.map(({ line, more }) => entry(line, line + more));
          const records = onPhysicalLines(entries, lines, "outside");
          expect(records.reduce((sum, { lines: own }) => sum + own, 0)).toBe(lines);
        },
      ),
    );
  });

  it("give a line of several to the one that most needs looking at", () => {
    const records = onPhysicalLines([entry(1, 1), entry(1, 1, wrong, 9)], 1, "outside");
    expect(records.map(({ lines }) => lines)).toEqual([0, 1]);
  });

  it("give what lies inside an entry to what begins there, and the rest to what is around", () => {
    const records = onPhysicalLines([entry(2, 9), entry(4, 6, wrong)], 10, "outside");
    expect(records.map(({ at, lines }) => [at.line, lines])).toEqual([
      [1, 2],
      [2, 5],
      [4, 3],
    ]);
  });
});

describe("lines of a text", () => {
  it("end with CRLF, LF or CR, as a split would have it", () => {
    const text = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n"), { maxLength: 12 });
    fc.assert(
      fc.property(text, (parts) => {
        const joined = parts.join("");
        const split = joined.split(/\r\n|\n|\r/);
        expect(countLines(joined)).toBe(split.length - (split.at(-1) === "" ? 1 : 0));
      }),
    );
  });
});

describe("a file above the cap", () => {
  it("is refused with all its lines, and nothing of it is kept", async () => {
    const chunks = (async function* () {
      for (let at = 0; at < 10; at++) yield new TextEncoder().encode("a,b\nc,d\n");
    })();
    const read = await wholeFile(chunks, "f.csv", 50);
    expect(read).toMatchObject({
      ok: false,
      error: {
        lines: 20,
        result: { bucket: "error", problems: [{ code: "import.file-too-large" }] },
      },
    });
  });
});
