// What a forger does who knows the format: changes a body, then computes every hash anew and puts the
// triggers back. The file hangs together again; only a head kept elsewhere contradicts it.
import type BetterSqlite from "better-sqlite3";
import { Chain, NO_HASH } from "../../src/store/chain.ts";

export function rewriteChain(database: BetterSqlite.Database, from: string, to: string): void {
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    )
    .all();
  const events = database
    .prepare<[], { seq: number; body: string }>("SELECT seq, body FROM event ORDER BY seq")
    .all();
  const chain = new Chain(NO_HASH);
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  const update = database.prepare("UPDATE event SET body = ?, hash = ? WHERE seq = ?");
  for (const { seq, body } of events) {
    const changed = body.replace(from, to);
    update.run(changed, Buffer.from(chain.next(changed)), seq);
  }
  for (const { sql } of triggers) database.exec(sql);
}
