// Before the format of a ledger changes, a copy of it as it is stands beside it: whoever has to go back to
// the version before has something to go back to.
import { chmodSync, existsSync, linkSync } from "node:fs";
import { dirname, resolve } from "node:path";
import BetterSqlite from "better-sqlite3";
import { Chain, NO_HASH } from "./chain.ts";
import { integrityFaults } from "./integrity.ts";
import { removeTemporary, temporaryNameOf } from "./leftovers.ts";
import type { Database } from "./open.ts";
import { StoreError, storeError } from "./store-error.ts";
import { syncFile, syncFolder } from "./synced-folder.ts";

/**
 * Keeps a verified copy in the old format, and says where: `rothbook.db.format-1-event-48`. One that a run
 * which was stopped has left is taken as it is, once it has verified.
 * @throws StoreError when the ledger, or the copy, does not hang together, or cannot be written.
 */
export function keepBeforeMigration(database: Database, path: string, format: number): string {
  const last = followed(database, path);
  const kept = `${path}.format-${format}-event-${last.seq}`;
  // Asking for the name takes away what a run that was stopped has left under it.
  const temporary = temporaryNameOf(kept);
  if (existsSync(kept) && asFollowed(kept).hash.equals(last.hash)) return kept;
  try {
    database.prepare("VACUUM INTO ?").run(temporary);
    chmodSync(temporary, 0o600);
    if (!asFollowed(temporary).hash.equals(last.hash)) throw damaged(temporary);
    syncFile(temporary);
    linkSync(temporary, kept);
    syncFolder(dirname(resolve(kept)));
    return kept;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw storeError(error, path);
    throw new StoreError(
      "store.not-writable",
      `${kept}: the copy before the new format cannot be written: ${code}`,
      "the ledger was left in its format; make room, or mend the permissions of its folder",
      { cause: error },
    );
  } finally {
    removeTemporary(temporary);
  }
}

interface Last {
  readonly seq: number;
  readonly hash: Buffer;
}

function asFollowed(path: string): Last {
  const database = new BetterSqlite(path, { readonly: true });
  try {
    return followed(database, path);
  } finally {
    database.close();
  }
}

/** Every hash anew. The schema is that of the format, which this program may no longer know. */
function followed(database: Database, path: string): Last {
  const chain = new Chain(NO_HASH);
  let last: Last = { seq: 0, hash: Buffer.from(NO_HASH) };
  const rows = database
    .prepare<[], [seq: number, body: Buffer, hash: Buffer]>(
      "SELECT seq, CAST(body AS BLOB), hash FROM event ORDER BY seq",
    )
    .raw()
    .iterate();
  for (const [seq, body, hash] of rows) {
    if (seq !== last.seq + 1 || !chain.next(body).equals(hash)) throw damaged(path);
    last = { seq, hash };
  }
  if (integrityFaults(database, path, { check: "integrity_check", most: 1 }).length > 0)
    throw damaged(path);
  return last;
}

function damaged(path: string): StoreError {
  return new StoreError(
    "store.damaged",
    `${path}: it does not hang together, so its format is not changed`,
    "keep the file, restore a backup and import again what is missing",
  );
}
