// The map of faults in tests/faults/README.md: one row for each of the 68, each naming tests that there are.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const tests = join(import.meta.dirname, "..");
const readme = readFileSync(join(tests, "faults", "README.md"), "utf8");

interface MapRow {
  readonly number: number;
  readonly shownBy: string;
}

function rowsOf(text: string): readonly MapRow[] {
  const table = text.slice(text.indexOf("| row | fault |"));
  return [...table.matchAll(/^\| (\d+) \| [^|]+ \| ([^|]+) \|$/gm)].map(([, number, shownBy]) => ({
    number: Number(number),
    shownBy: shownBy ?? "",
  }));
}

/** What a row names that is not there; and a row that names nothing must say why. */
function missingIn({ number, shownBy }: MapRow): string[] {
  if (/^not covered: \S/.test(shownBy)) return [];
  const named = shownBy.split("<br>").map((part) => /^`([^`]+)`(?:: "([^"]+)")?$/.exec(part));
  return named.flatMap((match) => {
    const [, file = "", title = ""] = match ?? [];
    const path = join(tests, file);
    if (match === null || !existsSync(path)) return [`row ${number}: no file ${file}`];
    return readFileSync(path, "utf8").includes(title) ? [] : [`row ${number}: no "${title}"`];
  });
}

describe("the map of faults", () => {
  it("has the 68 rows, in order", () => {
    const numbers = rowsOf(readme).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 68 }, (_, index) => index + 1));
  });

  it("names tests that there are", () => {
    expect(rowsOf(readme).flatMap(missingIn)).toEqual([]);
  });

  it.each([
    ["| 1 | x | `faults/no-such.ts` |", "row 1: no file faults/no-such.ts"],
    ['| 2 | x | `faults/tampering.ts`: "no such title" |', 'row 2: no "no such title"'],
    ["| 3 | x | some day |", "row 3: no file "],
  ])("turns red for %s", (row, missing) => {
    expect(rowsOf(`| row | fault | shown by |\n${row}\n`).flatMap(missingIn)).toEqual([missing]);
  });
});
