// Where the file of defaults is looked for, and that a ledger taken from it is said.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { defaultsPath, readDefaults } from "../../../src/cli/defaults/defaults-file.ts";
import { run } from "../../../src/cli/run.ts";
import { testIo } from "../../support/test-io.ts";

const root = mkdtempSync(join(tmpdir(), "rothbook-defaults-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("the file of defaults", () => {
  it.each([
    [{ HOME: "/home/a" }, "linux", "/home/a/.config/rothbook/config.toml"],
    [{ HOME: "/home/a", XDG_CONFIG_HOME: "/c" }, "linux", "/c/rothbook/config.toml"],
    // A relative path there is to be ignored.
    [{ HOME: "/home/a", XDG_CONFIG_HOME: "c" }, "linux", "/home/a/.config/rothbook/config.toml"],
    [{ HOME: "/Users/a" }, "darwin", "/Users/a/.config/rothbook/config.toml"],
    [{ APPDATA: "/appdata", HOME: "/h" }, "win32", "/appdata/rothbook/config.toml"],
    [{ ROTHBOOK_CONFIG: "/else.toml", HOME: "/h" }, "linux", "/else.toml"],
    [{ ROTHBOOK_CONFIG: "", HOME: "/h" }, "linux", undefined],
    [{}, "linux", undefined],
  ])("with %j on %s is %s", (env, platform, path) => {
    expect(defaultsPath(env, platform)).toBe(path);
  });

  it("may be missing where it is only looked for, not where it is named", async () => {
    expect(await readDefaults({ HOME: root }, "linux")).toEqual({ ok: true, value: undefined });
    expect(await readDefaults({ ROTHBOOK_CONFIG: join(root, "no.toml") }, "linux")).toMatchObject({
      ok: false,
      error: [{ code: "file.not-found" }],
    });
  });
});

it("a ledger that comes from it is used and said, and one that is named comes first", async () => {
  mkdirSync(join(root, "rothbook"));
  const file = join(root, "rothbook", "config.toml");
  const mine = join(root, "mine.db");
  writeFileSync(file, 'ledger = "../mine.db"\n');
  const env = { XDG_CONFIG_HOME: root, XDG_STATE_HOME: join(root, "state") };
  const rothbook = async (...words: readonly string[]) => {
    const world = testIo({ cwd: root, env });
    const exit = await run(words, world.io);
    return { exit, stdout: world.stdout(), stderr: world.stderr() };
  };
  const said = `ledger ${mine}: from ${file}\n`;
  expect(await rothbook("init", "--person", "alex")).toEqual({
    exit: 0,
    stdout: `${mine} is ready with 1 event\n`,
    stderr: said,
  });
  expect((await rothbook("events")).stderr).toBe(said);
  expect((await rothbook("--quiet", "events")).stderr).toBe("");
  expect((await rothbook("--ledger", mine, "events")).stderr).toBe("");
  // What touches no ledger says nothing of one.
  expect((await rothbook("completions", "fish")).stderr).toBe("");
});
