// An archive is a folder of plain text that can be read and verified without this program: the exact
// bodies, their hashes, the note on the format and two small verifiers, and tables for people.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { ArchiveTable } from "../app/ports.ts";
import { removeTemporary, temporaryNameOf } from "./leftovers.ts";
import type { Database } from "./open.ts";
import { packageRoot } from "./package-root.ts";
import { StoreError } from "./store-error.ts";
import { syncFolder } from "./synced-folder.ts";

const SHIPPED = ["FORMAT.md", "verify.py", "verify.mjs"] as const;
const PIECE = 1 << 20;

/**
 * Writes the archive into a folder that does not exist yet, whole or not at all; files 0600, folder 0700.
 * @throws StoreError when the folder exists or cannot be made.
 */
export function writeArchive(
  database: Database,
  folder: string,
  tables: readonly ArchiveTable[],
): void {
  const target = resolve(folder);
  const temporary = temporaryNameOf(join(dirname(target), `.${basename(target)}`));
  try {
    // An empty folder may be what a run that was cut short left; it is taken as new.
    if (existsSync(target)) rmdirSync(target);
    mkdirSync(temporary, { mode: 0o700 });
  } catch (error) {
    throw notMade(error, folder);
  }
  try {
    writeEvents(database, temporary);
    for (const name of SHIPPED) {
      const shipped = readFileSync(join(packageRoot(), "templates", "archive", name));
      writeFile(join(temporary, name), [shipped]);
    }
    for (const { name, csv } of tables) writeFile(join(temporary, name), [csv]);
    syncFolder(temporary);
    renameSync(temporary, target);
    syncFolder(dirname(target));
  } catch (error) {
    removeTemporary(temporary);
    throw notMade(error, folder);
  }
}

function writeEvents(database: Database, folder: string): void {
  // The bytes as stored, in a reading transaction, so that all three files tell of one moment.
  database.transaction(() => {
    const rows = () =>
      database
        .prepare<[], [body: Buffer, hash: Buffer]>(
          "SELECT CAST(body AS BLOB), hash FROM event ORDER BY seq",
        )
        .raw()
        .iterate();
    writeFile(
      join(folder, "events.jsonl"),
      map(rows, ([body]) => Buffer.concat([body, Buffer.from("\n")])),
    );
    writeFile(
      join(folder, "hashes.txt"),
      map(rows, ([, hash]) => `${hash.toString("hex")}\n`),
    );
    const head = database
      .prepare<[], [id: string, count: number, head: string]>(
        "SELECT (SELECT body ->> '$.data.ledger_id' FROM event WHERE seq = 1), seq, lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1",
      )
      .raw()
      .get();
    writeFile(
      join(folder, "head.txt"),
      (head ?? []).map((line) => `${line}\n`),
    );
  })();
}

function* map<A, B>(items: () => Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items()) yield change(item);
}

function writeFile(path: string, parts: Iterable<string | Uint8Array>): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    let pending: Buffer[] = [];
    let size = 0;
    const flush = () => {
      const bytes = Buffer.concat(pending);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      pending = [];
      size = 0;
    };
    for (const part of parts) {
      const bytes = Buffer.from(part as Uint8Array);
      pending.push(bytes);
      size += bytes.length;
      if (size >= PIECE) flush();
    }
    flush();
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function notMade(error: unknown, folder: string): unknown {
  const { code } = error as { code?: string };
  if (code === "EEXIST" || code === "ENOTEMPTY" || code === "ENOTDIR") {
    return new StoreError("file.exists", `${folder} exists`, "an archive goes into a new folder", {
      cause: error,
    });
  }
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return new StoreError(
    "file.not-writable",
    `${folder} cannot be made: ${code}`,
    "nothing was left behind; choose a place that exists, is yours and has room",
    { cause: error },
  );
}
