// The tables of fixtures/statements/README.md against the files: every layout that the program reads has
// statements that are read and statements that are refused, and so has every kind of mess seen in real ones.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listFormats } from "../../src/app/questions/explain-format.ts";

const folder = join(import.meta.dirname, "../../fixtures/statements");
const readme = readFileSync(join(folder, "README.md"), "utf8");

interface Sidecar {
  readonly shows?: string;
  readonly layout?: string;
}

const sidecars = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".expected.json"))
    .map((file) => {
      const sidecar = JSON.parse(readFileSync(join(folder, file), "utf8")) as Sidecar;
      return [file.slice(0, -".expected.json".length), sidecar] as const;
    }),
);

/** The rows of the table under a heading, each as its cells. */
function tableUnder(heading: string): string[][] {
  const [, text = ""] = readme.split(`## ${heading}\n`);
  return (text.split("\n## ")[0] ?? "")
    .split("\n")
    .filter(
      (line) => line.startsWith("| ") && !line.startsWith("| layout") && !line.startsWith("| |"),
    )
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

function namesIn(cell = ""): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

const layouts = tableUnder("By layout");
const messes = tableUnder("By what is messy in real files");

describe("fixtures/statements/README.md", () => {
  it.each(layouts)("has statements of %s", (layout, read, refused) => {
    const name = namesIn(layout)[0];
    for (const [cell, part] of [
      [read, "/ok/"],
      [refused, "/not-ok/"],
    ] as const) {
      const names = namesIn(cell);
      expect(names.length).toBeGreaterThan(0);
      for (const file of names) {
        expect(file).toContain(part);
        expect([file, sidecars.get(file)?.layout]).toEqual([file, name]);
      }
    }
  });

  it("names every layout that can be read, and workbooks", () => {
    const known = listFormats().map(({ layout }) => layout);
    const statements = known.filter((layout) => !layout.startsWith("rothbook/"));
    const named = layouts.map(([layout]) => namesIn(layout)[0]);
    expect(named.toSorted()).toEqual([...statements, "xlsx/workbook"].toSorted());
  });

  it("names files for each of the 33 kinds of mess", () => {
    expect(messes.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 33 }, (_, index) => index + 1),
    );
    for (const [number, , files] of messes) {
      const names = namesIn(files);
      expect([number, names.length > 0]).toEqual([number, true]);
      for (const file of names) expect([file, sidecars.has(file)]).toEqual([file, true]);
    }
  });

  it("leaves no statement without a sentence on what it shows", () => {
    const silent = [...sidecars].filter(
      ([file, { shows }]) => !file.startsWith("rothbook/") && (shows ?? "").length < 10,
    );
    expect(silent.map(([file]) => file)).toEqual([]);
  });
});
