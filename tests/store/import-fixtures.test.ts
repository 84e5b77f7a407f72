// Every file of fixtures/statements/rothbook against what is expected of it, through the real store.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileTree } from "../../src/render/views/import.ts";
import { plainOf } from "../../src/render/views/plain.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const folder = join(import.meta.dirname, "../../fixtures/statements/rothbook");

function cases(name: string): readonly (readonly [string, string])[] {
  const files = readdirSync(join(folder, name));
  return files
    .filter((file) => !file.endsWith(".expected.json"))
    .map((file) => [file, join(folder, name, file)] as const);
}

interface Expected {
  readonly report?: object;
  readonly problems?: readonly ExpectedProblem[];
}

function expectedOf(path: string): Expected {
  return JSON.parse(readFileSync(path.replace(/\.\w+$/, ".expected.json"), "utf8")) as Expected;
}

describe("files that are in order", () => {
  it.each(cases("ok"))("%s", async (file, path) => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    const { files, problems } = await ledger.take(file, readFileSync(path));
    expect(problems).toEqual([]);
    const trees = files.map((report) => plainOf(fileTree(report)));
    expect(trees[0]).toMatchObject(expectedOf(path).report ?? {});
    const again = await ledger.take(`again-${file}`, readFileSync(path));
    expect(again.files[0]).toMatchObject({ imported: 0, events: 0 });
  });
});

interface ExpectedProblem {
  readonly code: string;
  readonly line: number;
  readonly column?: number;
  readonly says?: string;
}

describe("files with a defect", () => {
  it.each(cases("not-ok"))("%s", async (file, path) => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    const head = await ledger.store.head();
    const { files, problems } = await ledger.take(file, readFileSync(path));
    const expected = expectedOf(path).problems ?? [];
    expect(
      problems.map(({ code, at, message }, index) => {
        const { column, says } = expected[index] ?? {};
        return {
          code,
          line: at?.line,
          ...(column !== undefined && { column: at?.column }),
          ...(says !== undefined && { says: message.includes(says) ? says : message }),
        };
      }),
    ).toEqual(expected);
    expect(files[0]).toMatchObject({ imported: 0, events: 0, batch: null });
    expect(await ledger.store.head()).toEqual(head);
  });
});

it("puts every physical line into one bucket", async () => {
  for (const [file, path] of [...cases("ok"), ...cases("not-ok")]) {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    const bytes = readFileSync(path);
    const { files } = await ledger.take(file, bytes);
    const report = files[0];
    if (report === undefined || report.layout === "unknown" || /utf|zero/.test(file)) continue;
    const text = bytes.toString("utf8");
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    expect([file, report.lines]).toEqual([file, lines]);
    const { imported, already_recorded, ignored, needs_review, errors } = report;
    expect(imported + already_recorded + ignored + needs_review + errors).toBe(lines);
  }
});
