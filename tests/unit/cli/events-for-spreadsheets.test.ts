// Events written as CSV to a file: opened by hand with their accents, and read again by import as without the mark.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const MARK = "\ufeff";
const EVENTS = [
  { kind: "person", person: "nuria", name: "Núria Soler", birth_date: "1985-06-01" },
  { kind: "person", person: "jan", name: "Jan Dvořák", birth_date: "1986-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme", name: "Acmé 401(k)" },
  { kind: "employer", employer: "birch" },
  { kind: "plan", plan: "birch-401k", employer: "birch" },
  ...[
    { person: "nuria", plan: "acme-401k", date: "2024-06-14" },
    { person: "jan", plan: "birch-401k", date: "2025-06-13" },
  ].map((each) => ({
    kind: "paycheck",
    ...each,
    gross_pay: "9000.00",
    contributions: { after_tax: "1200.00" },
  })),
];

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rothbook-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rothbook(...words: readonly string[]) {
  const world = testIo({ cwd: folder });
  const exit = await run(["--ledger", file("book.db"), ...words], world.io);
  return { exit, stdout: world.stdout(), stderr: world.stderr() };
}

it("an export and the table of an archive have the mark of spreadsheets, a pipe has none", async () => {
  writeFileSync(file("in.jsonl"), EVENTS.map((each) => `${JSON.stringify(each)}\n`).join(""));
  await rothbook("init", "--no-input");
  expect((await rothbook("import", file("in.jsonl"))).exit).toBe(0);
  const piped = (await rothbook("export", "--format", "csv")).stdout;
  expect(piped).toMatch(/^kind,/);
  await rothbook("export", "--format", "csv", "--output", file("events.csv"));
  expect(readFileSync(file("events.csv"), "utf8")).toBe(MARK + piped);
  await rothbook("archive", file("kept"));
  expect(readFileSync(join(file("kept"), "events.csv"), "utf8")).toBe(MARK + piped);
  // Lines of JSON are for programs.
  await rothbook("export", "--output", file("events.jsonl"));
  expect(readFileSync(file("events.jsonl"), "utf8")).toMatch(/^\{"kind"/);
});

it("import says the same of it with and without the mark", async () => {
  writeFileSync(file("bare.csv"), readFileSync(file("events.csv"), "utf8").replace(MARK, ""));
  const [marked, bare] = [
    await rothbook("import", "--dry-run", file("events.csv")),
    await rothbook("import", "--dry-run", file("bare.csv")),
  ];
  expect(marked.exit).toBe(bare.exit);
  expect(marked.stdout.replaceAll("events.csv", "bare.csv")).toBe(bare.stdout);
  expect(marked.stderr.replaceAll("events.csv", "bare.csv")).toBe(bare.stderr);
});
