// What can go wrong with the ledger file, in words. SQLite's codes are translated here and nowhere
// else; what we do not recognise stays an exception, because it is a bug.

import { closeSync, openSync, readSync } from "node:fs";
import { type Advice, byCommand } from "../kernel/advice.ts";
import type { Problem } from "../kernel/problem.ts";
import type { ProblemCode } from "../kernel/problem-codes.ts";

type StoreCode = Extract<ProblemCode, `store.${string}` | `file.${string}` | `anchor.${string}`>;

export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly problem: Problem;

  constructor(code: StoreCode, message: string, hint: Advice, options?: ErrorOptions) {
    super(message, options);
    this.problem = { code, severity: "error", message, hint };
  }

  /** What was found by looking, thrown where nothing may go on. */
  static of({ code, message, hint = "" }: Problem): StoreError {
    return new StoreError(code as StoreCode, message, hint);
  }
}

/** SQLite's result codes, by prefix: extended codes refine them. */
const MEANINGS: readonly (readonly [
  prefix: string,
  code: StoreCode,
  what: string,
  hint: Advice,
])[] = [
  [
    "SQLITE_BUSY",
    "store.busy",
    "another program is using the ledger",
    "nothing was recorded; try again when it is done",
  ],
  ["SQLITE_LOCKED", "store.busy", "another program is using the ledger", "try again"],
  [
    "SQLITE_READONLY_DBMOVED",
    "store.not-writable",
    "it was moved or replaced while it was in use",
    "nothing was recorded; run the command again on the right file",
  ],
  [
    "SQLITE_READONLY",
    "store.not-writable",
    "the ledger is read-only",
    "nothing was recorded; mend the permissions of the file and its folder",
  ],
  [
    "SQLITE_FULL",
    "store.not-writable",
    "the disk is full",
    "nothing was recorded; make room and run the same command again",
  ],
  [
    "SQLITE_IOERR",
    "store.not-writable",
    "the disk reported an error",
    "nothing was recorded; run the same command again, on another disk if it persists",
  ],
  [
    "SQLITE_CANTOPEN",
    "store.not-writable",
    "the ledger cannot be opened",
    "look at the permissions of the file and its folder",
  ],
  ["SQLITE_PERM", "store.not-writable", "access was denied", "mend the permissions"],
  [
    "SQLITE_NOTADB",
    "store.not-a-ledger",
    "the file is not a rothbook ledger",
    byCommand("name the ledger with --ledger FILE, or make one", "init"),
  ],
  [
    "SQLITE_CORRUPT",
    "store.damaged",
    "the ledger file is damaged",
    "keep the file, restore a backup and import again what is missing",
  ],
];

/**
 * The error as a `StoreError` when it is one of the outside world's; otherwise as it was.
 * @param files what SQLite read meanwhile, when that is not the file the error is told of
 */
export function storeError(
  error: unknown,
  path: string,
  files: readonly string[] = [path],
): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string") return error;
  if (code.startsWith("SQLITE_CORRUPT") && files.some(isUnreadable)) return diskError(path, error);
  return translated(code, path, error) ?? error;
}

/** The ledger is not known to be damaged: the disk does not give its bytes. */
export function diskError(path: string, cause?: Error): unknown {
  return translated("SQLITE_IOERR", path, cause);
}

function translated(code: string, path: string, cause?: Error): StoreError | undefined {
  const meaning = MEANINGS.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`));
  if (meaning === undefined) return undefined;
  const [, problem, what, hint] = meaning;
  return new StoreError(problem, `${path}: ${what}`, hint, { cause });
}

/**
 * Whether the disk fails to give the file's bytes. SQLite takes a page that it cannot read for a damaged
 * one, and "restore a backup" is the wrong advice then. Only asked when the database is done for: closing
 * a second descriptor of the file gives up SQLite's locks on it.
 */
function isUnreadable(path: string): boolean {
  const buffer = new Uint8Array(65_536);
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    for (let at = 0, count = 1; count > 0; at += count) {
      count = readSync(file, buffer, 0, buffer.length, at);
    }
    return false;
  } catch (error) {
    return (error as { code?: string }).code !== "ENOENT";
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
