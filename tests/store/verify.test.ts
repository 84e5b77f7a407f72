// Whatever is changed in the file is found: sampled byte flips, edited rows, changed schemas.
import { readFileSync, writeFileSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { verify } from "../../src/store/verify.ts";
import { HOUSEHOLD, type TemporaryLedger, temporaryLedger } from "../support/temporary-ledger.ts";

const PAY =
  "pay_date,person,plan,after_tax\n2025-01-03,alex,acme-401k,1200.00\n2025-01-17,alex,acme-401k,1200.00\n";

async function ledgerWithPay(): Promise<TemporaryLedger> {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  await ledger.take("pay.csv", PAY);
  return ledger;
}

const options = { deep: true, path: "ledger" };

describe("audit verify", () => {
  it("finds nothing in a ledger that is as it was written", async () => {
    const { store } = await ledgerWithPay();
    const verified = await store.verify({ deep: true });
    expect(verified).toMatchObject({ events: 9, head: { seq: 9 }, problems: [] });
    expect(verified.firstBad).toBeUndefined();
    expect(verified.head).toEqual(await store.head());
  });

  const triggers = `
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;`;

  it.each([
    [
      "a changed amount",
      "UPDATE event SET body = replace(body, '1200.00', '1300.00') WHERE seq = 8",
      8,
    ],
    ["a changed hash", "UPDATE event SET hash = zeroblob(32) WHERE seq = 8", 8],
    ["a row taken out of the middle", "DELETE FROM event WHERE seq = 8", 8],
    [
      "rows in another order",
      "UPDATE event SET seq = 99 WHERE seq = 8; UPDATE event SET seq = 8 WHERE seq = 9; UPDATE event SET seq = 9 WHERE seq = 99",
      8,
    ],
    [
      "an event put in by hand",
      "INSERT INTO event (seq, body, hash) VALUES (10, '{}', randomblob(32))",
      10,
    ],
  ])("finds %s", async (_, sql, firstBad) => {
    const { path, store } = await ledgerWithPay();
    const other = new BetterSqlite(path);
    const schema = other
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    other.exec(
      "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; DROP TRIGGER event_in_order",
    );
    other.exec(sql);
    for (const trigger of schema) other.exec(trigger.sql);
    other.close();
    const verified = await store.verify({ deep: false });
    expect(verified.firstBad).toBe(firstBad);
    expect(verified.problems[0]).toMatchObject({ code: "store.damaged" });
  });

  it.each([
    ["a dropped trigger", "DROP TRIGGER event_no_update"],
    [
      "a weakened trigger",
      `DROP TRIGGER event_no_update; ${triggers.replace("ABORT", "IGNORE").replace(", 'the ledger is append-only'", "")}`,
    ],
    ["an extra table", "CREATE TABLE notes (a)"],
    ["a dropped index", "DROP INDEX event_by_kind"],
    ["a changed view", "DROP VIEW paycheck; CREATE VIEW paycheck AS SELECT 1 AS event"],
    ["a changed record of migrations", "UPDATE migration SET sha256 = upper(sha256)"],
    ["another format number", "PRAGMA user_version = 0"],
  ])("finds %s", async (_, sql) => {
    const { path, store } = await ledgerWithPay();
    new BetterSqlite(path).exec(sql).close();
    expect((await store.verify({ deep: false })).problems).not.toEqual([]);
  });

  it("finds every flipped byte that changes what the ledger says", async () => {
    const { path, store } = await ledgerWithPay();
    store.close();
    const original = readFileSync(path);
    const said = dump(original);
    let silent = 0;
    let flips = 0;
    for (let at = 0; at < original.length; at += 61) {
      const flipped = Buffer.from(original);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      flips += 1;
      if (!isFound(flipped) && dump(flipped) !== said) silent += 1;
    }
    expect(flips).toBeGreaterThan(500);
    expect(silent).toBe(0);
    writeFileSync(path, original);
  });
});

function isFound(bytes: Buffer): boolean {
  let database: BetterSqlite.Database | undefined;
  try {
    database = new BetterSqlite(bytes);
    return verify(database, options).problems.length > 0;
  } catch {
    return true;
  } finally {
    database?.close();
  }
}

function dump(bytes: Buffer): string {
  try {
    const database = new BetterSqlite(bytes);
    const rows = database.prepare("SELECT seq, body, hex(hash) FROM event").all();
    database.close();
    return JSON.stringify(rows);
  } catch {
    return "unreadable";
  }
}
