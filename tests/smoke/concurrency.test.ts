// Several programs at one ledger: each finds the state before or after another's work, waits or says
// that the ledger is busy, and nobody's work is lost or goes to a file that is no longer the ledger.
import { mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BuiltProgram, buildProgram, spawned } from "../support/built-program.ts";
import { HOUSEHOLD } from "../support/temporary-ledger.ts";

const root = mkdtempSync(join(tmpdir(), "rothbook-concurrency-"));
let program: BuiltProgram;
let folder = "";
let ledger = "";

beforeAll(() => {
  program = buildProgram();
});
beforeEach(async () => {
  folder = mkdtempSync(join(root, "ledger-"));
  ledger = join(folder, "rothbook.db");
  writeFileSync(join(folder, "household.jsonl"), HOUSEHOLD);
  expect((await rothbook("init", "--no-input")).status).toBe(0);
  expect((await rothbook("import", "household.jsonl")).status).toBe(0);
});
afterAll(() => {
  program.remove();
  rmSync(root, { recursive: true });
});

function started(words: readonly string[], pid?: (pid: number) => void) {
  return spawned(process.execPath, [join(program.folder, "main.cjs"), ...words], {
    cwd: folder,
    env: { ROTHBOOK_LEDGER: ledger, XDG_STATE_HOME: join(root, "state") },
    ...(pid && { started: pid }),
  });
}

const rothbook = (...words: readonly string[]) => started(words);

/** A file of paychecks, one a day of a year that no name of another length has. */
function paychecks(name: string, count: number): string {
  const day = (index: number) =>
    new Date(Date.UTC(1990 + name.length, 0, 1 + index)).toISOString().slice(0, 10);
  const rows = Array.from(
    { length: count },
    (_, index) => `${day(index)},alex,acme-401k,${name.length}.00\n`,
  );
  writeFileSync(join(folder, name), `pay_date,person,plan,after_tax\n${rows.join("")}`);
  return name;
}

async function recordedPaychecks(): Promise<number> {
  const { status, stdout, stderr } = await rothbook("export");
  expect(status, stderr).toBe(0);
  return stdout.split("\n").filter((line) => line.includes('"kind":"paycheck"')).length;
}

async function expectSound(): Promise<void> {
  const verified = await rothbook("audit", "verify", "--deep");
  expect(verified.status, verified.stderr).toBe(0);
  // The heads that all of them remembered agree too.
  expect(verified.stderr).toBe("");
}

/** Holds the ledger for writing, as another program would. */
function writerAt(path: string): { commit: () => void } {
  const database = new BetterSqlite(path);
  database.exec("BEGIN IMMEDIATE");
  return {
    commit() {
      database.exec("COMMIT");
      database.close();
    },
  };
}

/** Waits until a process has the file open; without /proc, for a while. */
async function hasOpened(pid: number, path: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (process.platform !== "linux") return await pause(2000);
    const place = `/proc/${pid}/fd`;
    const open = readdirSync(place).some((each) => {
      try {
        return readlinkSync(join(place, each)) === path;
      } catch {
        return false;
      }
    });
    if (open) return;
    await pause(20);
  }
  throw new Error(`${path} was not opened`);
}

describe("two writers", () => {
  it("both land, or one says that the ledger is busy and nothing of it is there", async () => {
    const names = ["a.csv", "bb.csv", "ccc.csv", "dddd.csv"].map((name) => paychecks(name, 200));
    const ended = await Promise.all(names.map((name) => rothbook("import", name)));
    const landed = ended.filter(({ status }) => status === 0).length;
    for (const { status, stderr } of ended) {
      if (status !== 0)
        expect({ status, stderr }).toMatchObject({
          status: 3,
          stderr: expect.stringContaining("store.busy"),
        });
    }
    expect(landed).toBeGreaterThan(0);
    expect(await recordedPaychecks()).toBe(landed * 200);
    for (const name of names) expect((await rothbook("import", name)).status).toBe(0);
    expect(await recordedPaychecks()).toBe(names.length * 200);
    await expectSound();
  }, 120_000);

  it("the second waits for the first", async () => {
    const first = writerAt(ledger);
    let pid = 0;
    const second = started(["import", paychecks("a.csv", 20)], (its) => {
      pid = its;
    });
    await hasOpened(pid, ledger);
    await pause(300);
    first.commit();
    expect((await second).status).toBe(0);
    expect(await recordedPaychecks()).toBe(20);
    await expectSound();
  }, 60_000);

  it("the second gives up after five seconds with exit code 3, and may be run again", async () => {
    const first = writerAt(ledger);
    const name = paychecks("a.csv", 20);
    const { status, stderr } = await rothbook("import", name);
    expect(status).toBe(3);
    expect(stderr).toContain("store.busy");
    first.commit();
    expect(await recordedPaychecks()).toBe(0);
    expect((await rothbook("import", name)).status).toBe(0);
    expect(await recordedPaychecks()).toBe(20);
    await expectSound();
  }, 60_000);
});

describe("a reader", () => {
  it("sees the state before or the state after a write that is under way", async () => {
    const writing = rothbook("import", paychecks("a.csv", 9000));
    let over = false;
    const done = writing.then((ended) => {
      over = true;
      return ended;
    });
    const seen = new Set<number>();
    while (!over) {
      const { status, stdout, stderr } = await rothbook("export");
      if (status === 3) expect(stderr).toContain("store.busy");
      else seen.add(stdout.split("\n").filter((line) => line.includes('"paycheck"')).length);
    }
    expect((await done).status).toBe(0);
    seen.add(await recordedPaychecks());
    expect([...seen].filter((count) => count !== 0 && count !== 9000)).toEqual([]);
    expect(seen).toContain(9000);
  }, 120_000);
});

describe("a ledger that is replaced while a command runs", () => {
  it("is noticed: nothing is written, neither to the old file nor to the new one", async () => {
    const other = join(folder, "other.db");
    expect((await rothbook("--ledger", other, "init", "--no-input")).status).toBe(0);
    const first = writerAt(ledger);
    let pid = 0;
    const second = started(["import", paychecks("a.csv", 20)], (its) => {
      pid = its;
    });
    await hasOpened(pid, ledger);
    const kept = join(folder, "kept.db");
    renameSync(ledger, kept);
    renameSync(other, ledger);
    first.commit();
    const { status, stderr } = await second;
    expect({ status, stderr }).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("moved or replaced while it was in use"),
    });
    expect(await recordedPaychecks()).toBe(0);
    renameSync(kept, ledger);
    expect(await recordedPaychecks()).toBe(0);
    await expectSound();
  }, 60_000);
});
