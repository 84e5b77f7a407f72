// There is one format so far. That a ledger survives the next one is shown with a migration that is made up:
// a verified copy of it as it was stands beside it before anything changes. `npm run faults` kills the same at
// each of its system calls.
import { copyFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { verifyFile } from "../../src/store/backup.ts";
import { type Migration, migrate, readMigrations } from "../../src/store/migrate.ts";
import { HOUSEHOLD, temporaryLedger } from "../support/temporary-ledger.ts";

const NEXT: Migration = {
  number: 2,
  name: "0002_add_later.sql",
  sql: "CREATE TABLE later (name TEXT PRIMARY KEY) STRICT; INSERT INTO later SELECT 'e' || seq FROM event;",
  sha256: "0".repeat(64),
};
const BROKEN = { ...NEXT, sql: `${NEXT.sql} SELECT no_such_function();` };

async function household() {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  const head = await ledger.store.head();
  ledger.store.close();
  const folder = dirname(ledger.path);
  const copies = () => readdirSync(folder).filter((name) => name.includes(".format-"));
  const toNext = (migration = NEXT) => {
    const database = new BetterSqlite(ledger.path);
    try {
      migrate(database, ledger.path, [...readMigrations(), migration]);
      return database.pragma("user_version", { simple: true });
    } finally {
      database.close();
    }
  };
  return { path: ledger.path, folder, head, copies, toNext };
}

describe("the next format", () => {
  it("comes after a copy of the ledger that verifies, and that this version still opens", async () => {
    const { folder, head, copies, toNext } = await household();
    expect(toNext()).toBe(2);
    const [copy = ""] = copies();
    expect(copies()).toEqual([`rothbook.db.format-1-event-${head.seq}`]);
    const { problems, head: kept } = verifyFile(join(folder, copy));
    expect(problems).toEqual([]);
    expect(kept).toEqual(head);
    expect(statSync(join(folder, copy)).mode & 0o777).toBe(0o600);
  });

  it("is left alone where it was reached, and a copy that a stopped run left is taken as it is", async () => {
    const { copies, toNext } = await household();
    expect(() => toNext(BROKEN)).toThrow(/no_such_function/);
    expect(copies()).toHaveLength(1);
    expect(toNext()).toBe(2);
    expect(toNext()).toBe(2);
    expect(copies()).toHaveLength(1);
  });

  it("does not come to a ledger that was changed, nor over a copy that does not verify", async () => {
    const changed = await household();
    const database = new BetterSqlite(changed.path);
    database.exec("DROP TRIGGER event_no_update");
    database.exec("UPDATE event SET body = replace(body, '1985', '1986')");
    database.close();
    expect(() => changed.toNext()).toThrow("its format is not changed");
    expect(changed.copies()).toEqual([]);

    const spoilt = await household();
    const copy = `${spoilt.path}.format-1-event-${spoilt.head.seq}`;
    copyFileSync(changed.path, copy);
    expect(() => spoilt.toNext()).toThrow("its format is not changed");
    writeFileSync(copy, "");
    expect(() => spoilt.toNext()).toThrow();
    const { problems } = verifyFile(spoilt.path);
    expect(problems).toEqual([]);
  });
});
