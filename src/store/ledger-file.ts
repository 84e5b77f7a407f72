// A ledger in a SQLite file: implements the port of `app`. One command is one transaction, opened for
// writing from the start, because upgrading a reader fails at once when somebody else writes.
import { randomBytes } from "node:crypto";
import type {
  ArchiveTable,
  BackupFacts,
  EventFilter,
  Head,
  LedgerFiles,
  LedgerInTheMaking,
  LedgerStore,
  LedgerWriter,
  Restored,
  Verification,
  Written,
} from "../app/ports.ts";
import { parseCalendarDate } from "../kernel/calendar.ts";
import type { Problem } from "../kernel/problem.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import {
  type Anchors,
  compareWithAnchors,
  NO_FOLDER,
  rememberedHeads,
  rememberHead,
} from "./anchors.ts";
import { writeArchive } from "./archive.ts";
import { backupDatabase, restoreDatabase } from "./backup.ts";
import { clockJumps } from "./clock-jumps.ts";
import { examine } from "./examine.ts";
import {
  assertSameFile,
  createDatabase,
  type Database,
  type FileIdentity,
  openDatabase,
} from "./open.ts";
import { placeWarning } from "./place.ts";
import { ReadCheck } from "./read-check.ts";
import { DatabaseReader } from "./reader.ts";
import { newestBackup, rememberBackup } from "./remembered-backups.ts";
import { StoreError, storeError } from "./store-error.ts";
import { verify } from "./verify.ts";
import { type Author, DatabaseWriter, lastEvent, ledgerIdOf, writeGenesis } from "./writer.ts";

/** Ledgers in files, written by `author`: what the shell hands to the use cases. */
export function ledgerFiles(author: Author): LedgerFiles {
  return {
    create(path) {
      const made = beginLedgerFile(path, author);
      try {
        made.keep();
      } finally {
        made.discard();
      }
    },
    begin: (path) => beginLedgerFile(path, author),
    open: (path) => openLedgerFile(path, author),
    examine: (path) => examine(path, { anchors: author.anchors, mounts: author.mounts?.() ?? "" }),
    restore: (options) => restoreLedgerFile(options, author),
  };
}

type RestoreOptions = Parameters<LedgerFiles["restore"]>[0];

function restoreLedgerFile(options: RestoreOptions, author: Author): Restored | Verification {
  const { anchors } = author;
  const restored = restoreDatabase({
    ...options,
    author,
    inspect(database, head) {
      if (typeof anchors !== "string") return [];
      const found = compared(database, head, rememberedHeads(anchors, head.ledgerId));
      // An older state is what a restore is for; another history under the same name is not.
      const refused = found.filter(
        ({ code, severity }) =>
          severity === "error" && code !== "anchor.ahead-of-ledger" && options.force !== true,
      );
      for (const problem of refused.length > 0 ? [] : found)
        if (problem.severity === "error")
          author.warn?.({ ...problem, severity: "warning", hint: REPLACED });
      return refused;
    },
  });
  if (!("problems" in restored)) remember(author, restored.head, { restored: true });
  return restored;
}

const REPLACED =
  "what came after it can be imported again; the file that was there was moved aside, not deleted";

/** What the remembered heads say against a ledger that is open. */
function compared(database: Database, head: Head, remembered: Anchors | undefined): Problem[] {
  const digestAt = database.prepare<[number], { digest: string }>(
    "SELECT lower(hex(hash)) AS digest FROM event WHERE seq = ?",
  );
  return compareWithAnchors(head, remembered, (seq) => digestAt.get(seq)?.digest);
}

function remember(author: Author, head: Head, options: { restored?: boolean } = {}): void {
  if (typeof author.anchors !== "string") return;
  const warning = rememberHead(author.anchors, head, options);
  if (warning !== undefined) author.warn?.(warning);
}

/** @throws StoreError when the path is taken or cannot be written. */
function beginLedgerFile(path: string, author: Author): LedgerInTheMaking {
  const ledgerId = Buffer.from((author.randomBytes ?? randomBytes)(32)).toString("hex");
  let head: Head | undefined;
  const made = createDatabase(path, (database) => {
    database.transaction(() => writeGenesis(database, author, ledgerId)).immediate();
    const { seq, hash } = lastEvent(database);
    head = { seq, digest: Buffer.from(hash).toString("hex"), ledgerId };
  });
  return {
    async fill(work) {
      // No head is remembered of what may come to nothing.
      const store = openLedgerFile(made.temporary, { ...author, anchors: undefined });
      try {
        const value = await work(store);
        head = await store.head();
        return value;
      } finally {
        store.close();
      }
    },
    keep() {
      made.keep();
      const place = placeWarning(path, author.mounts?.() ?? "");
      if (place !== undefined) author.warn?.(place);
      if (head !== undefined) remember(author, head);
    },
    discard: () => made.discard(),
  };
}

/** @throws StoreError when there is no usable ledger at the path. */
export function openLedgerFile(path: string, author: Author): LedgerStore {
  const { database, identity } = openDatabase(path, { patience: author.patience });
  return new LedgerFile(database, identity, author);
}

class LedgerFile implements LedgerStore {
  readonly #database: Database;
  readonly #identity: FileIdentity;
  readonly #author: Author;
  readonly #reader: DatabaseReader;
  readonly #check: ReadCheck;
  /** While a transaction is open: what it holds back is written before anything is read. */
  #writer: DatabaseWriter | undefined;

  constructor(database: Database, identity: FileIdentity, author: Author) {
    this.#database = database;
    this.#identity = identity;
    this.#author = author;
    this.#check = new ReadCheck(database, identity.path);
    this.#reader = new DatabaseReader(database, this.#check);
  }

  async *events(filter: EventFilter): AsyncGenerator<readonly LedgerEvent[]> {
    try {
      this.#writer?.flush();
      yield* this.#reader.events(filter);
    } catch (error) {
      throw storeError(error, this.#identity.path);
    }
  }

  async head(upTo?: number): Promise<Head> {
    return await this.#guarded(() => this.#reader.head(upTo));
  }

  async mentionedPeople(): Promise<readonly string[]> {
    return await this.#guarded(() => this.#reader.mentionedPeople());
  }

  async firstYear(): Promise<number | undefined> {
    return await this.#guarded(() => this.#reader.firstYear());
  }

  async body(seq: number): Promise<string> {
    return await this.#guarded(() => this.#reader.body(seq));
  }

  async verify(options: { deep: boolean }): Promise<Verification> {
    return await this.#guarded(async () => {
      // Heads are read first: what somebody else records meanwhile would look as if it were missing.
      const remembered = this.#remembered();
      const found = verify(this.#database, { ...options, path: this.#identity.path });
      const { anchors, now } = this.#author;
      // What does not hang together by itself needs no witness; and its id may not be its own.
      if (found.problems.length > 0) return found;
      const heads =
        anchors === null ? [NO_FOLDER] : compared(this.#database, found.head, remembered);
      const problems = [
        ...(anchors === undefined ? [] : heads),
        ...clockJumps(this.#database, now()),
      ];
      return { ...found, problems };
    });
  }

  #remembered(): Anchors | undefined {
    const { anchors } = this.#author;
    if (typeof anchors !== "string") return undefined;
    return rememberedHeads(anchors, ledgerIdOf(this.#database));
  }

  /** @throws StoreError when the heads remembered here are not of this history: nothing is added to it then. */
  async #assertHistory(): Promise<void> {
    const [problem] = await this.againstRememberedHeads();
    if (problem !== undefined) throw StoreError.of(problem);
  }

  async backup(destination: string): Promise<Verification> {
    return await this.#guarded(async () => {
      await this.#assertHistory();
      const made = backupDatabase(this.#database, destination);
      const { anchors, now } = this.#author;
      const madeOn = parseCalendarDate(now().slice(0, 10));
      if (made.problems.length === 0 && typeof anchors === "string" && madeOn !== undefined)
        rememberBackup(anchors, { ...made.head, madeOn });
      return made;
    });
  }

  async backups(): Promise<BackupFacts | undefined> {
    const { anchors } = this.#author;
    if (typeof anchors !== "string") return undefined;
    const { seq, ledgerId } = await this.head();
    return { newest: newestBackup(anchors, ledgerId), head: seq };
  }

  async againstRememberedHeads(): Promise<readonly Problem[]> {
    return await this.#guarded(async () => {
      // Read before the head, as in `verify`.
      const remembered = this.#remembered();
      if (remembered === undefined) return [];
      return compared(this.#database, await this.#reader.headAsStored(), remembered);
    });
  }

  async archive(folder: string, tables: readonly ArchiveTable[]): Promise<void> {
    await this.#guarded(async () => writeArchive(this.#database, folder, tables));
  }

  async write<T>(work: (writer: LedgerWriter) => Promise<Written<T>>): Promise<T> {
    let kept = false;
    const value = await this.#guarded(async () => {
      this.#database.exec("BEGIN IMMEDIATE");
      try {
        this.#check.begin();
        for (const index of ["event_by_person", "event_by_kind"] as const)
          this.#check.assertComplete(index);
        await this.#assertHistory();
        this.#writer = new DatabaseWriter(this.#database, this.#author);
        const { keep, value } = await work(this.#writer);
        if (keep) {
          this.#writer.flush();
          assertSameFile(this.#identity);
          this.#database.exec("COMMIT");
          kept = true;
        }
        return value;
      } finally {
        this.#writer = undefined;
        // SQLite rolls back by itself after some errors.
        if (this.#database.inTransaction) this.#database.exec("ROLLBACK");
      }
    });
    if (kept) remember(this.#author, await this.head());
    return value;
  }

  close(): void {
    this.#database.close();
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.#writer?.flush();
      return await work();
    } catch (error) {
      throw storeError(error, this.#identity.path);
    }
  }
}
