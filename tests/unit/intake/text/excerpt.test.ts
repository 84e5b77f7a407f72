// The line under a problem: which one it is, what of it is struck out, and what shows none.
import { expect, it } from "vitest";
import type { ReadRecord } from "../../../../src/intake/read-record.ts";
import { withExcerpts } from "../../../../src/intake/text/excerpt.ts";
import type { SourceSpan } from "../../../../src/kernel/problem.ts";

const TEXT = "Date,Account\r\n2026-01-30,123456789\rlast,987654321 10.00\n";
const failed = (...spans: readonly (SourceSpan | undefined)[]): ReadRecord => ({
  at: { file: "f", line: 1 },
  lines: 1,
  result: {
    bucket: "error",
    problems: spans.map((at) => ({
      code: "import.value-malformed",
      severity: "error",
      message: "no",
      ...(at && { at }),
    })),
  },
});
const excerpts = (records: readonly ReadRecord[]) =>
  withExcerpts(records, TEXT).flatMap(({ result }) =>
    result.bucket === "error" ? result.problems.map(({ at }) => at?.excerpt) : [],
  );
const at = (line: number, more: object = {}): SourceSpan => ({
  file: "f",
  line,
  column: 1,
  ...more,
});

it("is that of the problem, whatever ends it, with long numbers struck out but for four digits", () => {
  expect(excerpts([failed(at(1), at(2)), failed(at(3))])).toEqual([
    "Date,Account",
    "2026-01-30,*****6789",
    "last,*****4321 10.00",
  ]);
});

it("is not shown of a whole file, of a line that there is not, nor where one is shown already", () => {
  const whole = { file: "f", line: 1 };
  expect(excerpts([failed(whole, undefined, at(9), at(2, { excerpt: "as read" }))])).toEqual([
    undefined,
    undefined,
    undefined,
    "as read",
  ]);
});

it("is shown of each question too, and of the header that it is about", () => {
  const asked: ReadRecord = {
    at: { file: "f", line: 2 },
    lines: 1,
    result: { bucket: "ignored", reason: "asked" },
    unknowns: [
      { asked: "sums", words: "a", at: at(2), header: at(1) },
      { asked: "sums", words: "b", at: at(3, { excerpt: "as read" }) },
    ] as unknown as NonNullable<ReadRecord["unknowns"]>,
  };
  const plain: ReadRecord = { ...asked, unknowns: [] };
  const [first, second] = withExcerpts([asked, failed(at(1))], TEXT)[0]?.unknowns ?? [];
  expect([first?.at.excerpt, first?.header?.excerpt, second?.at.excerpt]).toEqual([
    "2026-01-30,*****6789",
    "Date,Account",
    "as read",
  ]);
  expect(withExcerpts([plain], TEXT)[0]).toEqual(plain);
});
