// Rows of events on their way into the table, fifty a statement: each statement that a trigger guards opens
// a journal of its own, which costs a third of the insert. A row that is held is not in the table yet, so
// whoever reads flushes first.
import { invariant } from "../kernel/invariant.ts";
import type { Database, Statement } from "./open.ts";

const FULL = 50;

export class HeldRows {
  readonly #database: Database;
  readonly #one: Statement<[number, string, Buffer]>;
  #fifty: Statement<unknown[]> | undefined;
  /** seq, body and hash of the first row, then of the second, and so on. */
  #values: unknown[] = [];
  readonly #hashes = Array.from({ length: FULL }, () => Buffer.alloc(32));
  /** Set while rows are written, so it stays set when that fails. */
  #failed = false;

  constructor(database: Database) {
    this.#database = database;
    this.#one = database.prepare("INSERT INTO event (seq, body, hash) VALUES (?, ?, ?)");
  }

  add(seq: number, body: string, hash: Buffer): void {
    // A copy, because a chain reuses the bytes of its hash.
    const copy = this.#hashes[this.#values.length / 3];
    invariant(copy !== undefined, "no more rows are held than one statement takes");
    copy.set(hash);
    this.#values.push(seq, body, copy);
  }

  get count(): number {
    return this.#values.length / 3;
  }

  get areFull(): boolean {
    return this.count === FULL;
  }

  /** Writes what is held. After a failure nothing can be written or kept: part of it may be missing. */
  flush(): void {
    invariant(!this.#failed, "rows that could not be written are not written again");
    const values = this.#values;
    if (values.length === 0) return;
    this.#failed = true;
    if (this.areFull) {
      this.#fifty ??= this.#database.prepare(
        `INSERT INTO event (seq, body, hash) VALUES ${Array(FULL).fill("(?, ?, ?)").join(", ")}`,
      );
      this.#fifty.run(values);
    } else {
      for (let at = 0; at < values.length; at += 3)
        this.#one.run(values[at] as number, values[at + 1] as string, values[at + 2] as Buffer);
    }
    this.#failed = false;
    this.#values = [];
  }

  /** Forgets what is held. */
  drop(): void {
    this.#values = [];
  }
}
