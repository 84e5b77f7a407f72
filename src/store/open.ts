// The only file that knows the SQLite driver. better-sqlite3's defaults are not ours: every pragma is
// set and read back. DELETE journal with synchronous=EXTRA survived every power-loss state tried,
// where FULL lost commits; WAL keeps a second file that a plain copy forgets.

import { closeSync, fchmodSync, linkSync, openSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite from "better-sqlite3";
import { byCommand } from "../kernel/advice.ts";
import { invariant } from "../kernel/invariant.ts";
import { removeTemporary, temporaryNameOf } from "./leftovers.ts";
import { migrate } from "./migrate.ts";
import { StoreError, storeError } from "./store-error.ts";
import { syncFolder } from "./synced-folder.ts";

export type Database = BetterSqlite.Database;
export type Statement<P extends unknown[], R = unknown> = BetterSqlite.Statement<P, R>;

/** "RBOK": says which program a SQLite file belongs to. */
export const APPLICATION_ID = 0x52424f4b;

export const PRAGMAS: Readonly<
  Record<string, { readonly set: string; readonly is: string | number }>
> = {
  busy_timeout: { set: "5000", is: 5000 },
  trusted_schema: { set: "OFF", is: 0 },
  cell_size_check: { set: "ON", is: 1 },
  recursive_triggers: { set: "ON", is: 1 },
  foreign_keys: { set: "ON", is: 1 },
  mmap_size: { set: "0", is: 0 },
  journal_mode: { set: "DELETE", is: "delete" },
  synchronous: { set: "EXTRA", is: 3 },
  // Only macOS acts on it: there fsync does not reach the disk by itself.
  fullfsync: { set: "ON", is: 1 },
  temp_store: { set: "MEMORY", is: 2 },
  secure_delete: { set: "ON", is: 1 },
};

/** Which file the connection has open: a path may come to mean another file while we work. */
export interface FileIdentity {
  readonly path: string;
  readonly device: number;
  readonly inode: number;
}

export interface Opening {
  /** How long another writer is waited for, in milliseconds. */
  readonly patience?: number | undefined;
  /** What it is called where the path is no name of the user's: `standard input`. */
  readonly shown?: string | undefined;
}

/**
 * Opens an existing ledger.
 * @throws StoreError when there is none, when it is something else, or when it cannot be used.
 */
export function openDatabase(
  path: string,
  { patience = 5000, shown = path }: Opening = {},
): { database: Database; identity: FileIdentity } {
  const stats = statOf(path);
  if (stats === undefined) {
    throw new StoreError(
      "store.not-found",
      `there is no ledger at ${shown}`,
      byCommand("name one with --ledger FILE, or make one", "init"),
    );
  }
  if (!stats.isFile()) throw notALedger(shown, "not a regular file");
  // SQLite takes a file of no bytes for a valid empty database.
  if (stats.size === 0) {
    throw new StoreError(
      "store.empty-file",
      `${shown} is empty, not a ledger`,
      byCommand("restore a backup, or remove it and make a new one", "init"),
    );
  }
  const database = connect(path);
  try {
    if (database.pragma("application_id", { simple: true }) !== APPLICATION_ID)
      throw notALedger(shown, "a database of another program");
    // A ledger is made whole, with its first format; without a number the schema would be made twice.
    if ((database.pragma("user_version", { simple: true }) as number) < 1)
      throw new StoreError(
        "store.damaged",
        `${shown}: the format number was changed`,
        "keep the file, restore a backup and import again what is missing",
      );
    setPragmas(database);
    migrate(database, path);
    database.pragma(`busy_timeout = ${patience}`);
  } catch (error) {
    database.close();
    throw storeError(error, shown, [path]);
  }
  return { database, identity: { path, device: stats.dev, inode: stats.ino } };
}

/** A ledger file in the making, under a temporary name. */
export interface DatabaseInTheMaking {
  readonly temporary: string;
  /** Gives the file its name. @throws StoreError when the name is taken by now. */
  keep(): void;
  /** Removes the temporary name, kept or not. */
  discard(): void;
}

/**
 * Begins a ledger file that is there whole or not at all: it is filled under another name and then
 * linked, which never replaces a file. Mode 0600 whatever the umask.
 * @throws StoreError when something is at the path already, or cannot be written.
 */
export function createDatabase(
  path: string,
  fill: (database: Database) => void,
): DatabaseInTheMaking {
  if (statOf(path) !== undefined) throw exists(path);
  const temporary = temporaryNameOf(path);
  const discard = () => removeTemporary(temporary);
  try {
    const descriptor = openSync(temporary, "wx", 0o600);
    fchmodSync(descriptor, 0o600);
    closeSync(descriptor);
    const database = connect(temporary);
    try {
      setPragmas(database);
      migrate(database, path);
      fill(database);
    } finally {
      database.close();
    }
  } catch (error) {
    const fault = notMade(error, path, [temporary]);
    discard();
    throw fault;
  }
  const keep = () => {
    try {
      linkSync(temporary, path);
      syncFolder(dirname(path));
    } catch (error) {
      throw notMade(error, path);
    }
  };
  return { temporary, keep, discard };
}

function exists(path: string): StoreError {
  return new StoreError(
    "store.exists",
    `${path} exists`,
    "a ledger is never replaced; use it, or name another with --ledger FILE",
  );
}

function notMade(error: unknown, path: string, files?: readonly string[]): unknown {
  const { code } = error as { code?: string };
  if (code === "EEXIST") return exists(path);
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return storeError(error, path, files);
  return new StoreError(
    "store.not-writable",
    `${path} cannot be made: ${code}`,
    "choose a folder that exists and that you can write to",
    { cause: error },
  );
}

/** @throws StoreError when the path no longer means the file that is open. */
export function assertSameFile({ path, device, inode }: FileIdentity): void {
  const stats = statOf(path);
  if (stats?.dev === device && stats.ino === inode) return;
  throw new StoreError(
    "store.not-writable",
    `${path} was moved or replaced while it was in use`,
    "nothing was recorded; run the command again on the right file",
  );
}

function connect(path: string): Database {
  try {
    return new BetterSqlite(path, { fileMustExist: true, timeout: 5000 });
  } catch (error) {
    throw storeError(error, path);
  }
}

/** An empty database in memory with the schema that the migrations make. */
export function modelDatabase(): Database {
  const database = new BetterSqlite(":memory:");
  migrate(database, ":memory:");
  return database;
}

function setPragmas(database: Database): void {
  for (const [name, { set, is }] of Object.entries(PRAGMAS)) {
    database.pragma(`${name} = ${set}`);
    const actual = database.pragma(name, { simple: true });
    invariant(actual === is, `pragma ${name} is ${String(actual)}, not ${is}`);
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new StoreError(
      "store.not-found",
      `${path} cannot be reached: ${(error as { code?: string }).code ?? "unknown"}`,
      "look at the permissions of its folder",
      { cause: error },
    );
  }
}

function notALedger(path: string, what: string): StoreError {
  return new StoreError(
    "store.not-a-ledger",
    `${path} is ${what}, not a rothbook ledger`,
    byCommand("name the ledger with --ledger FILE, or make one", "init"),
  );
}
