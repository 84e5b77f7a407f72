// What a stranger's file may hold, told as what it is: brackets without end, lines without end.
import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const cwd = mkdtempSync(join(tmpdir(), "rothbook-hostile-"));
const env = { ROTHBOOK_LEDGER: join(cwd, "rothbook.db"), XDG_STATE_HOME: join(cwd, "state") };

async function rothbook(argv: readonly string[], stdin = "") {
  const { io, stdout, stderr } = testIo({ cwd, env, stdin });
  return { exit: await run([...argv], io), stdout: stdout(), stderr: stderr() };
}

beforeAll(async () => {
  expect((await rothbook(["init", "--no-input"])).exit).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(cwd, name), text);
  return join(cwd, name);
};

describe.each([5_000, 100_000])("%i brackets", (levels) => {
  const nested = "[".repeat(levels) + "]".repeat(levels);

  it("are malformed JSON with their line in an import", async () => {
    const lines = `{"kind":"person","person":"alex"}\n{"kind":"person","person":${nested}}\n`;
    const { exit, stderr } = await rothbook(["import", file(`deep-${levels}.jsonl`, lines)]);
    expect(stderr).toContain(`deep-${levels}.jsonl:2:126: the line is nested deeper`);
    expect(stderr).toContain("code: import.malformed-json");
    expect(exit).toBe(1);
  });

  it.each([
    ["record", "person", "--json", "-"],
    ["law", "add", "-"],
    ["audit", "verify-sheet", "-"],
    ["audit", "verify-proof", "-"],
  ])("are refused by %s %s", async (...argv) => {
    const { exit, stderr } = await rothbook(argv, `{"person":${nested}}`);
    expect(stderr).toMatch(/^rothbook: error: /);
    expect(stderr).not.toMatch(/bug|RangeError|internal/i);
    expect(exit).toBe(1);
  });
});

it("tells a line above a million characters as what it is", async () => {
  const long = `{"kind":"person","person":"alex","name":"${"x".repeat(1_200_000)}"}\n`;
  const text = `{"kind":"person","person":"alex"}\n${long}${'{"kind":"person"}\n'.repeat(90_000)}`;
  const { exit, stderr } = await rothbook(["import", file("long.jsonl", text)]);
  expect(stderr).toContain("long.jsonl:2:1: the line is longer than a million characters");
  expect(stderr).not.toContain("changed while it was read");
  expect(exit).toBe(1);
});

it("refuses amounts that add up to more than any amount", async () => {
  const head = '{"kind":"person","person":"alex"}\n{"kind":"employer","employer":"acme"}\n';
  const plan = '{"kind":"plan","plan":"p","employer":"acme"}\n';
  const rows = Array.from(
    { length: 3 },
    (_, day) =>
      `{"kind":"paycheck","person":"alex","plan":"p","date":"2026-01-0${day + 1}","contributions":{"after_tax":"9999999999999.99"}}\n`,
  );
  const name = file("sum.jsonl", head + plan + rows.join(""));
  const { exit, stderr } = await rothbook(["import", name, "--confirm", "large-amounts"]);
  expect(stderr).toContain("sum.jsonl:6: with this amount the file adds up to more");
  expect(exit).toBe(1);
});

it.each([
  [["law", "add"]],
  [["audit", "verify-sheet"]],
  [["audit", "verify-proof"]],
  [["export", "--encrypt", "--output", join(cwd, "x.age"), "--passphrase-file"]],
])("%s refuses a file of 3 GB at once", async (words) => {
  const huge = file("huge", "");
  truncateSync(huge, 3 * 1024 ** 3);
  const started = performance.now();
  const { exit, stderr } = await rothbook([...words, huge]);
  expect(stderr).toContain("the file is larger than 16 MiB");
  expect(stderr).toContain("code: import.file-too-large");
  expect(exit).toBe(1);
  expect(performance.now() - started).toBeLessThan(2000);
});

describe("a ledger whose format number is 0", () => {
  const damaged = join(cwd, "zero.db");
  beforeAll(() => {
    copyFileSync(join(cwd, "rothbook.db"), damaged);
    const database = new BetterSqlite(damaged);
    database.pragma("user_version = 0");
    database.close();
  });

  it.each([
    [["audit", "verify"]],
    [["events"]],
    [["record", "person", "--person", "x"]],
    [["backup", join(cwd, "b.db")]],
  ])("is damage to %s", async (words) => {
    const { exit, stderr } = await rothbook(["--ledger", damaged, ...words]);
    expect(stderr).toContain("the format number was changed");
    expect(stderr).toContain("code: store.damaged");
    expect(exit).toBe(1);
  });
});

it("names the ledger and no temporary file when a damaged one is backed up", async () => {
  const damaged = join(cwd, "edited.db");
  copyFileSync(join(cwd, "rothbook.db"), damaged);
  const database = new BetterSqlite(damaged);
  database.exec("DROP TRIGGER event_no_update");
  database.close();
  const { exit, stderr } = await rothbook(["--ledger", damaged, "backup", join(cwd, "c.db")]);
  expect(stderr).toContain(`${damaged}: the schema was changed`);
  expect(stderr).not.toContain(".tmp-");
  expect(exit).toBe(1);
});
