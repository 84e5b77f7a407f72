// A backup is a whole ledger file, made through SQLite, verified before it gets its name and synced
// after. Restoring verifies first, moves the old file aside and never deletes it. The ledger's bytes are
// never copied with the file system: closing such a descriptor would drop SQLite's locks.
import {
  chmodSync,
  closeSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
} from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Head, Restored, Verification } from "../app/ports.ts";
import type { Problem } from "../kernel/problem.ts";
import { removeTemporary, temporaryNameOf } from "./leftovers.ts";
import { type Database, openDatabase } from "./open.ts";
import { StoreError, storeError } from "./store-error.ts";
import { syncFile, syncFolder } from "./synced-folder.ts";
import { verify } from "./verify.ts";
import { type Author, DatabaseWriter, lastEvent, ledgerIdOf } from "./writer.ts";

/**
 * Writes a verified copy to a path where nothing is yet, mode 0600.
 * @returns what verifying the copy found; the copy exists only when that is no problem.
 * @throws StoreError when the path is taken or cannot be written.
 */
export function backupDatabase(
  database: Database,
  destination: string,
  /** What the user calls the two, where their paths are names of ours. */
  { from = database.name, to = destination }: { from?: string | undefined; to?: string } = {},
): Verification {
  const temporary = temporaryNameOf(destination);
  try {
    closeSync(openSync(temporary, "wx", 0o600));
    unlinkSync(temporary);
    database.prepare("VACUUM INTO ?").run(temporary);
    chmodSync(temporary, 0o600);
    const verification = verifyFile(temporary, from);
    if (hasErrors(verification)) return verification;
    syncFile(temporary);
    linkSync(temporary, destination);
    syncFolder(dirname(resolve(destination)));
    return verification;
  } catch (error) {
    throw notWritten(error, to, [database.name, temporary]);
  } finally {
    removeTemporary(temporary);
  }
}

/**
 * Puts a backup in the place of a ledger. The backup stays where it is; the file that was there is
 * renamed beside it, with `stamp` in its name.
 * @returns the verification with its problems, and nothing changed, when the backup does not verify.
 * @throws StoreError when something cannot be read or written.
 */
export function restoreDatabase(options: {
  readonly backup: string;
  /** What it came as, where that is no file of the user's. */
  readonly cameAs?: string;
  readonly ledger: string;
  readonly stamp: string;
  readonly author: Author;
  /** What stands against this backup, once it has verified by itself. */
  readonly inspect: (database: Database, head: Head) => readonly Problem[];
}): Restored | Verification {
  const { backup, stamp, author, inspect } = options;
  // Through a symbolic link, the ledger is what the link names: replacing the link would leave two ledgers.
  const ledger = realPathOf(options.ledger);
  const temporary = temporaryNameOf(ledger);
  const { database } = openDatabase(backup, { shown: options.cameAs });
  try {
    const copied = backupDatabase(database, temporary, { from: options.cameAs, to: ledger });
    if (hasErrors(copied)) return copied;
    const problems = inspect(database, copied.head);
    if (problems.length > 0) return { ...copied, problems };
    const head = noteRestored(temporary, { author, from: options.cameAs ?? backup });
    const movedTo = moveAside(ledger, `${ledger}.before-restore-${stamp}`);
    // The old file's second name must be safe before it loses its first.
    syncFolder(dirname(resolve(ledger)));
    renameSync(temporary, ledger);
    syncFolder(dirname(resolve(ledger)));
    return { head, ...(movedTo !== undefined && { movedTo }) };
  } catch (error) {
    throw notWritten(error, ledger);
  } finally {
    database.close();
    removeTemporary(temporary);
  }
}

/** That it was restored is a fact of its history: an empty batch says when, by whom and from which file. */
function noteRestored(
  path: string,
  { author, from }: { readonly author: Author; readonly from: string },
): Head {
  const { database } = openDatabase(path);
  try {
    database
      .transaction(() => {
        const writer = new DatabaseWriter(database, author);
        writer.openBatch({ command: "restore", file: basename(from) });
        writer.flush();
      })
      .immediate();
    const { seq, hash } = lastEvent(database);
    const digest = Buffer.from(hash).toString("hex");
    return { seq, digest, ledgerId: ledgerIdOf(database) };
  } finally {
    database.close();
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Nothing is there yet.
    return path;
  }
}

function hasErrors({ problems }: Verification): boolean {
  return problems.some(({ severity }) => severity === "error");
}

/** Opens a ledger that nobody writes to and verifies all of it. */
export function verifyFile(path: string, shown = path): Verification {
  const { database } = openDatabase(path);
  try {
    return verify(database, { deep: true, path: shown });
  } finally {
    database.close();
  }
}

/** @returns the file's second name, undefined when there is no file. */
function moveAside(path: string, name: string): string | undefined {
  for (let attempt = 1; ; attempt += 1) {
    const to = attempt === 1 ? name : `${name}-${attempt}`;
    try {
      // A link and not a rename: it fails rather than replace an earlier file of that name.
      linkSync(path, to);
      return to;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "ENOENT") return undefined;
      // Two restores within a second, or one that was cut short and is done again.
      if (code !== "EEXIST" || attempt === 100) throw error;
      if (statSync(path).ino === statSync(to).ino) return to;
    }
  }
}

function notWritten(error: unknown, path: string, files?: readonly string[]): unknown {
  const { code } = error as { code?: string };
  if (error instanceof StoreError || code === undefined) return error;
  if (code === "EEXIST") {
    return new StoreError(
      "file.exists",
      `${path} exists`,
      "a backup never replaces a file; choose another name",
      { cause: error },
    );
  }
  if (!/^E[A-Z]+$/.test(code)) return storeError(error, path, files);
  return new StoreError(
    "file.not-writable",
    `${path} cannot be written: ${code}`,
    "nothing was left behind; choose a folder that exists, is yours and has room",
    { cause: error },
  );
}
