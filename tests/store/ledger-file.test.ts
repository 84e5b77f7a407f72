// The file itself: who may make it, what is refused to be one, and that nothing in it can be changed.
import {
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { appliedMigrations, migrate, readMigrations } from "../../src/store/migrate.ts";
import { APPLICATION_ID, openDatabase, PRAGMAS } from "../../src/store/open.ts";
import { StoreError } from "../../src/store/store-error.ts";
import {
  HOUSEHOLD,
  temporaryFolder,
  temporaryLedger,
  testFiles,
} from "../support/temporary-ledger.ts";

function codeOf(work: () => unknown): string {
  try {
    work();
    return "nothing was thrown";
  } catch (error) {
    return error instanceof StoreError ? error.problem.code : `${error}`;
  }
}

describe("making a ledger", () => {
  it("gives it mode 0600 whatever the umask, and leaves nothing else behind", () => {
    const folder = temporaryFolder();
    for (const mask of [0o000, 0o022, 0o777]) {
      const path = join(folder, `${mask}.db`);
      const before = process.umask(mask);
      try {
        testFiles.create(path);
      } finally {
        process.umask(before);
      }
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it("never replaces anything", () => {
    const folder = temporaryFolder();
    const path = join(folder, "taken.db");
    writeFileSync(path, "precious");
    expect(codeOf(() => testFiles.create(path))).toBe("store.exists");
    symlinkSync(path, join(folder, "link.db"));
    expect(codeOf(() => testFiles.create(join(folder, "link.db")))).toBe("store.exists");
    expect(readFileSync(path, "utf8")).toBe("precious");
    expect(readdirSync(folder)).toHaveLength(2);
    expect(codeOf(() => testFiles.create(join(folder, "no", "folder.db")))).toBe(
      "store.not-writable",
    );
  });
});

describe("opening", () => {
  it("refuses what is not a ledger, and says which", () => {
    const folder = temporaryFolder();
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const open = (path: string) => codeOf(() => testFiles.open(path));
    expect(open(join(folder, "missing.db"))).toBe("store.not-found");
    expect(readdirSync(folder)).toEqual([]);
    expect(open(file("empty.db", ""))).toBe("store.empty-file");
    expect(open(file("text.db", "dear diary, ".repeat(100)))).toBe("store.not-a-ledger");
    expect(open(folder)).toBe("store.not-a-ledger");
    const other = join(folder, "other.db");
    new BetterSqlite(other).exec("CREATE TABLE event (seq)").close();
    expect(open(other)).toBe("store.not-a-ledger");
  });

  it("refuses a newer format and reads nothing of it", () => {
    const { path, store } = temporaryLedger();
    store.close();
    new BetterSqlite(path).exec("PRAGMA user_version = 99").close();
    expect(codeOf(() => testFiles.open(path))).toBe("store.newer-format");
  });

  it("refuses a file that other migrations made", () => {
    const { path, store } = temporaryLedger();
    store.close();
    new BetterSqlite(path).exec("UPDATE migration SET sha256 = 'x'").close();
    expect(codeOf(() => testFiles.open(path))).toBe("store.damaged");
  });

  it("sets every pragma, also where the file says otherwise", () => {
    const { path, store } = temporaryLedger();
    store.close();
    new BetterSqlite(path).exec("PRAGMA journal_mode = WAL").close();
    const { database } = openDatabase(path);
    for (const [name, { is }] of Object.entries(PRAGMAS))
      expect([name, database.pragma(name, { simple: true })]).toEqual([name, is]);
    expect(database.pragma("application_id", { simple: true })).toBe(APPLICATION_ID);
    database.close();
  });
});

describe("writing", () => {
  it("waits for another writer and then gives up, with the ledger as it was", async () => {
    const { path, store } = temporaryLedger();
    const other = new BetterSqlite(path);
    other.exec("BEGIN IMMEDIATE");
    const { database } = openDatabase(path);
    database.pragma("busy_timeout = 50");
    database.close();
    const written = store.write(async () => ({ keep: true, value: 0 }));
    await expect(written).rejects.toMatchObject({ problem: { code: "store.busy" } });
    other.exec("ROLLBACK");
    other.close();
  }, 20_000);

  it("records nothing when the file was moved away meanwhile", async () => {
    const ledger = temporaryLedger();
    const moved = join(dirname(ledger.path), "moved.db");
    const written = ledger.store.write(async (writer) => {
      writer.openBatch({ command: "record" });
      renameSync(ledger.path, moved);
      testFiles.create(ledger.path);
      return { keep: true, value: 0 };
    });
    await expect(written).rejects.toMatchObject({ problem: { code: "store.not-writable" } });
    const old = testFiles.open(moved);
    expect((await old.head()).seq).toBe(2);
    old.close();
  });

  it("reports a full disk", async () => {
    const { path, store } = temporaryLedger();
    store.close();
    const { database } = openDatabase(path);
    database.pragma("max_page_count = 1");
    expect(() =>
      database.exec(`CREATE TABLE big AS SELECT hex(randomblob(100000)) AS filler`),
    ).toThrow(/full/);
    database.close();
  });

  it("takes everything back when something is thrown", async () => {
    const ledger = temporaryLedger();
    const before = await ledger.store.head();
    const written = ledger.store.write(async (writer) => {
      writer.openBatch({ command: "record" });
      throw new Error("on purpose");
    });
    await expect(written).rejects.toThrow("on purpose");
    expect(await ledger.store.head()).toEqual(before);
  });
});

describe("the event table", () => {
  const insert = "INTO event (seq, body, hash) VALUES (?, '{}', zeroblob(32))";
  it.each([
    ["UPDATE event SET body = '{}' WHERE seq = 2", []],
    ["DELETE FROM event WHERE seq = 2", []],
    [`INSERT OR REPLACE ${insert}`, [2]],
    [`REPLACE ${insert}`, [2]],
    [`INSERT ${insert}`, [99]],
    [`INSERT ${insert}`, [0]],
    [`INSERT OR IGNORE ${insert}`, [2]],
  ])("refuses %s", async (sql, values) => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    // As the sqlite3 command line has it: without recursive triggers.
    const other = new BetterSqlite(ledger.path);
    other.pragma("recursive_triggers = OFF");
    expect(() => other.prepare(sql).run(...values)).toThrow(/append-only/);
    other.close();
  });

  it("can be read with sqlite3, through views", async () => {
    const ledger = temporaryLedger();
    await ledger.take("household.jsonl", HOUSEHOLD);
    await ledger.take(
      "pay.csv",
      "pay_date,person,plan,gross_pay,after_tax,id\n2025-01-03,alex,acme-401k,8000.00,1200.00,pay-1\n",
    );
    const other = new BetterSqlite(ledger.path, { readonly: true });
    const paycheck = other.prepare("SELECT event, pay_date, after_tax, match FROM paycheck");
    expect(paycheck.all()).toEqual([
      { event: "pay-1", pay_date: "2025-01-03", after_tax: "1200.00", match: null },
    ]);
    expect(other.prepare("SELECT * FROM conversion").all()).toEqual([]);
    other.close();
  });
});

describe("migrating", () => {
  const [first] = readMigrations();

  it("applies what is missing, once, and records it", () => {
    const database = new BetterSqlite(":memory:");
    migrate(database, ":memory:");
    migrate(database, ":memory:");
    expect(appliedMigrations(database)).toEqual([{ number: 1, sha256: first?.sha256 }]);
    database.close();
  });

  it("leaves the version before a migration that fails", () => {
    const database = new BetterSqlite(":memory:");
    if (first === undefined) throw new Error("there is a first migration");
    const sql = "CREATE TABLE half (a); SELECT no_such_function();";
    const broken = { number: 2, name: "0002_break.sql", sql, sha256: "x" };
    expect(() => migrate(database, ":memory:", [first, broken])).toThrow(/no_such_function/);
    expect(database.pragma("user_version", { simple: true })).toBe(1);
    expect(database.prepare("SELECT * FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
    database.close();
  });
});
