// Metamorphic, on the way that an import really takes: however a statement reaches us — twice, renamed,
// split, overlapping, shuffled, saved again by another program — the ledger ends the same.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportEvents } from "../../src/app/copies/export-events.ts";
import type { LedgerStore } from "../../src/app/ports.ts";
import { importFiles } from "../../src/app/take-in/import-files.ts";
import { sourceFile } from "../../src/store/source-file.ts";
import { LAYOUTS, type Money, moneyIn, save, saved } from "../arbitraries/saved-statements.ts";
import { HOUSEHOLD, testFiles } from "../support/temporary-ledger.ts";

/** `NUM_RUNS=10000` for the long run; the folder of `TMPDIR` should be in memory then. */
const RUNS = Number(process.env["NUM_RUNS"] ?? 12);

let folder = "";
let template = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-"));
  template = join(folder, "template.db");
  testFiles.create(template);
  const store = testFiles.open(template);
  writeFileSync(join(folder, "people.jsonl"), HOUSEHOLD);
  await importFiles(store, [sourceFile(join(folder, "people.jsonl"))], {});
  store.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Taken {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What stands in a new ledger after each of the files, as sorted JSON Lines; what was imported must say that nothing is open. */
async function contentsAfter(files: readonly Taken[]): Promise<string[][]> {
  const own = mkdtempSync(join(folder, "case-"));
  const path = join(own, "l.db");
  copyFileSync(template, path);
  const store = testFiles.open(path);
  try {
    const contents: string[][] = [];
    for (const [index, { name, bytes }] of files.entries()) {
      const sub = join(own, String(index));
      mkdirSync(sub);
      writeFileSync(join(sub, name), bytes);
      const imported = await importFiles(store, [sourceFile(join(sub, name))], {});
      expect(
        imported.ok && imported.value.problems.filter(({ severity }) => severity === "error"),
      ).toEqual([]);
      const report = imported.ok ? imported.value.files[0] : undefined;
      expect(report).toMatchObject({ needs_review: 0, errors: 0 });
      contents.push(await contentOf(store));
    }
    return contents;
  } finally {
    store.close();
    rmSync(own, { recursive: true, force: true });
  }
}

async function contentOf(store: LedgerStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportEvents(store)) lines.push(line);
  return lines.toSorted();
}

function shuffled(rows: readonly Money[], random: fc.Stream<number>): Money[] {
  const keys = new Map(rows.map((row) => [row, random.next().value]));
  return rows.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

describe.each(LAYOUTS)("a statement in %s", (layout) => {
  const rowsOf = moneyIn(layout);
  const how = fc.tuple(saved, saved, saved);
  const days = fc.tuple(fc.nat(300), fc.nat(300));
  const randomness = fc.infiniteStream(fc.nat());

  it("ends in the same ledger twice, renamed, shuffled, saved again, split and overlapping", {
    timeout: 3_600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsOf,
        how,
        days,
        randomness,
        async (rows, [one, two, three], [a, b], random) => {
          const bytes = save(layout, rows);
          const [once, ...later] = await contentsAfter([
            { name: "history.csv", bytes },
            { name: "history.csv", bytes },
            { name: "history (1).txt", bytes },
            { name: "again.csv", bytes: save(layout, shuffled(rows, random), one) },
          ]);
          expect(once?.length).toBe(3 + new Set(rows.map(({ day }) => day)).size);
          for (const content of later) expect(content).toEqual(once);

          const early = rows.filter(({ day }) => day <= Math.max(a, b));
          const late = rows.filter(({ day }) => day >= Math.min(a, b));
          const parts = [
            { name: "late.csv", bytes: save(layout, shuffled(late, random), two), rows: late },
            { name: "early.csv", bytes: save(layout, early, three), rows: early },
          ].filter((part) => part.rows.length > 0);
          expect((await contentsAfter(parts)).at(-1)).toEqual(once);
          const [from] = parts;
          const split = rows.filter(({ day }) => day < Math.min(a, b));
          const rest =
            split.length === 0 || from?.name !== "late.csv"
              ? []
              : [{ name: "before.csv", bytes: save(layout, split, one) }, from];
          if (rest.length > 0) expect((await contentsAfter(rest)).at(-1)).toEqual(once);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
