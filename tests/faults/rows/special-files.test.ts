// Row 64: what is named as input need not be a file, and no name in a file is ever a place to write to.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessionFolder } from "../../support/session-folder.ts";
import { needsSystem } from "../../support/tools.ts";

const { file, rothbook } = sessionFolder();

const PEOPLE = '{"kind":"person","person":"alex"}\n';

beforeAll(async () => {
  await rothbook("init", "--person", "alex");
  mkdirSync(file("directory.toml"));
  execFileSync("mkfifo", [file("pipe.toml")]);
  writeFileSync(file("people.jsonl"), PEOPLE);
  symlinkSync("/dev/zero", file("zero.toml"));
  symlinkSync(file("people.jsonl"), file("link.jsonl"));
  symlinkSync(file("nowhere"), file("dangling"));
});

/** Every place where a command takes the name of a file to read. */
const READERS: readonly (readonly [string, (input: string) => string[]])[] = [
  ["import", (input) => ["import", input]],
  ["import --layout", (input) => ["import", file("people.jsonl"), "--layout", input]],
  ["review", (input) => ["review", input]],
  ["reconcile statements", (input) => ["reconcile", "statements", input]],
  ["law add", (input) => ["law", "add", input]],
  ["audit verify-sheet", (input) => ["audit", "verify-sheet", input]],
  ["audit verify-proof", (input) => ["audit", "verify-proof", input]],
  ["layout init", (input) => ["layout", "init", input]],
  ["restore", (input) => ["restore", input]],
  ["--ledger", (input) => ["--ledger", input, "events"]],
];

describe("an input that is no file", () => {
  beforeEach((context) => needsSystem(context, "linux"));
  it.each(READERS)(
    "ends %s at once, with exit code 3",
    async (_, words) => {
      const inputs = ["zero.toml", "directory.toml", "pipe.toml"].map(file);
      for (const input of inputs) {
        const { exit, stderr } = await rothbook(...words(input));
        expect({ input, exit, stderr }).toMatchObject({ input, exit: 3 });
        expect(stderr).toMatch(/code: (file\.not-readable|store\.not-a-ledger)/);
      }
    },
    10_000,
  );

  it("is also a link to nothing; a link to a file is that file", async () => {
    expect(await rothbook("import", file("dangling"))).toMatchObject({ exit: 3 });
    expect(await rothbook("import", file("link.jsonl"))).toMatchObject({ exit: 0 });
  });
});

describe("a name that looks like a path", () => {
  it("names no file of a packet's folder: the names are ours", async () => {
    writeFileSync(file("names.jsonl"), NAMES);
    const { exit, stderr } = await rothbook("import", file("names.jsonl"), "--supersede");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const [pdf, tables] = [file("packet.pdf"), file("tables")];
    await rothbook("packet", "--tax-year", "2025", "--output", pdf, "--folder", tables);
    const written = readdirSync(tables);
    expect(written.length).toBeGreaterThan(5);
    for (const name of written) expect(name).toMatch(/^[a-z0-9-]+\.(csv|json|xlsx)$/);
  });
});

const NAMES = [
  { kind: "person", person: "alex", name: "../../evil" },
  { kind: "employer", employer: "acme", name: "/tmp/evil" },
  { kind: "plan", plan: "acme-401k", employer: "acme", name: "..\\evil" },
  {
    kind: "paycheck",
    plan: "acme-401k",
    date: "2025-06-30",
    contributions: { after_tax: "100.00" },
    note: "../x",
  },
]
  .map((event) => JSON.stringify(event))
  .join("\n");
