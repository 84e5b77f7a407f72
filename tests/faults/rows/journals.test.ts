// Row 32: the journal beside a ledger is part of it. One that was deleted after a crash, or that belongs to
// another file, cannot change what the ledger says without `audit verify` seeing it.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { verifyFile } from "../../../src/store/backup.ts";
import { HOUSEHOLD, temporaryLedger } from "../../support/temporary-ledger.ts";

/** A ledger in the middle of a transaction that has written to the file already, and its journal. */
async function crashed() {
  const ledger = temporaryLedger();
  await ledger.take("household.jsonl", HOUSEHOLD);
  ledger.store.close();
  const before = readFileSync(ledger.path);
  const database = new BetterSqlite(ledger.path);
  database.pragma("cache_size = 2");
  database.pragma("synchronous = OFF");
  database.exec("BEGIN IMMEDIATE");
  const { seq } = database.prepare("SELECT max(seq) AS seq FROM event").get() as { seq: number };
  const insert = database.prepare("INSERT INTO event (seq, body, hash) VALUES (?, ?, ?)");
  for (let next = seq + 1; next <= seq + 400; next += 1)
    insert.run(next, JSON.stringify({ kind: "note", seq: next }), Buffer.alloc(32, next));
  const file = readFileSync(ledger.path);
  const journal = readFileSync(`${ledger.path}-journal`);
  database.exec("ROLLBACK");
  database.close();
  return { folder: dirname(ledger.path), path: ledger.path, before, file, journal };
}

function stateOf(path: string): string {
  try {
    const { problems, head } = verifyFile(path);
    return problems.length > 0 ? "seen" : head.digest;
  } catch (error) {
    // What the commands turn into `store.damaged`.
    const { code } = error as { code?: string };
    return code?.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB" ? "seen" : String(error);
  }
}

describe("a journal", () => {
  it("takes back what a crash left half done", async () => {
    const { path, before, file, journal } = await crashed();
    const sound = stateOf(path);
    expect(sound).toMatch(/^[0-9a-f]{64}$/);
    expect(file.equals(before)).toBe(false);
    writeFileSync(path, file);
    writeFileSync(`${path}-journal`, journal);
    expect(stateOf(path)).toBe(sound);
  });

  it("that was deleted after a crash is missed", async () => {
    const { path, file } = await crashed();
    writeFileSync(path, file);
    expect(stateOf(path)).toBe("seen");
  });

  it("of another ledger is seen, or brings that ledger back whole and not a mixture", async () => {
    const { folder, path, before } = await crashed();
    const other = await crashed();
    const victim = join(folder, "victim.db");
    writeFileSync(victim, before);
    writeFileSync(`${victim}-journal`, other.journal);
    // Whole, it is a ledger put in another's place: the remembered heads and the id tell that.
    const whole = [stateOf(path), stateOf(other.path)];
    expect(["seen", ...whole]).toContain(stateOf(victim));
  });
});
