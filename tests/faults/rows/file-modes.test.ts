// Row 68: whatever the umask, what the program makes is for its owner only.
import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BuiltProgram, buildProgram } from "../../support/built-program.ts";
import { inShell } from "../../support/in-shell.ts";
import { needsSystem } from "../../support/tools.ts";

const YEAR = ["--tax-year", "2025"];
const INIT = ["init", "--person", "alex", "--birth-date", "1985-06-01"];
const CHECK = ["--plan", "acme-401k", "--date", "2025-06-30", "--after-tax", "1200.00"];

const SHORT = [
  [...INIT, "--employer", "acme", "--plan", "acme-401k"],
  ["record", "paycheck", ...CHECK],
  ["export", "--output", "events.jsonl"],
];
const LONG = [
  ...SHORT,
  ["audit", "seal", ...YEAR, "--explain", "filed as it is"],
  ["audit", "prove", "e8", "--output", "proof.json"],
  ["backup", "copy.db"],
  ["restore", "copy.db"],
  ["archive", "archive"],
  ["worksheet", "form-8606", ...YEAR, "--format", "pdf", "--output", "form.pdf"],
  ["worksheet", "form-8606", ...YEAR, "--format", "csv", "--output", "form.csv"],
  ["report", ...YEAR, "--output", "report.html"],
  ["packet", ...YEAR, "--output", "packet.pdf", "--folder", "tables"],
];

const folders: string[] = [];
let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => {
  program.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Everything that the commands made, as `name mode`. */
function modesAfter(commands: readonly string[][], umask: string): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "rothbook-modes-"));
  folders.push(folder);
  // The session's own folder is the user's; what is made in it is not to rest on its mode.
  chmodSync(folder, 0o755);
  for (const words of commands) {
    const { status, stderr } = inShell(program, words, { cwd: folder, umask });
    expect({ words, status, stderr }).not.toMatchObject({ status: 3 });
  }
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names.map((name) => {
      const stats = lstatSync(join(folder, name));
      return [stats.isDirectory() ? `${name}/` : name, stats.mode & 0o7777];
    }),
  );
}

describe("what is made is for its owner only", () => {
  beforeEach((context) => needsSystem(context, "not win32"));
  it.each([
    ["000", LONG],
    ["022", SHORT],
    ["077", SHORT],
    ["777", SHORT],
  ])(
    "under umask %s",
    (umask, commands) => {
      const modes = modesAfter(commands, umask);
      for (const [name, mode] of modes)
        expect({ name, mode: mode.toString(8) }).toEqual({
          name,
          mode: name.endsWith("/") ? "700" : "600",
        });
      const made = [...modes.keys()].filter((name) => !name.includes("cache"));
      expect(made).toContain("events.jsonl");
      expect(made.some((name) => name.endsWith(".heads"))).toBe(true);
      if (commands === LONG)
        for (const name of [
          "copy.db",
          "archive/verify.py",
          "form.pdf",
          "tables/",
          "packet.pdf",
          "proof.json",
        ])
          expect(made).toContain(name);
    },
    120_000,
  );
});
