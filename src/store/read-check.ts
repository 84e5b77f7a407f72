// Nothing is read out that does not verify: figures made from a changed event would carry an honest digest.
// A personal ledger is followed whole before the first read, which costs milliseconds; in a larger one each
// event that is read is held against its own hash and the hash before it, and an index that leads to
// events must lead to as many as there are. An entry moved from one person to another keeps the count: that
// only `audit verify` sees, which compares every entry and takes a quarter of a second for 100,000 events.

import { createHash } from "node:crypto";
import type { PartRead } from "../app/ports.ts";
import { byCommand } from "../kernel/advice.ts";
import { SeqSet } from "../ledger/seq-set.ts";
import { Chain, NO_HASH } from "./chain.ts";
import { integrityFaults } from "./integrity.ts";
import type { Database, Statement } from "./open.ts";
import type { Row } from "./recorded.ts";
import { StoreError } from "./store-error.ts";

/**
 * An event as it is stored, with the hash that stands beside it, as the sixty-four letters that SQLite makes
 * of it: small buffers cost three times as much.
 */
export interface HashedRow extends Row {
  readonly hash: string;
  /** The hash before it, where rows were asked for that do not follow each other. */
  readonly before?: string | null;
}

/**
 * How many entries each index has that leads to events. What asks how many events there are, SQLite answers by
 * the smallest index, which is the one by kind, and counts cells by itself; the other is counted by its pages.
 */
const ENTRIES = {
  event_by_person: "SELECT ncell FROM dbstat('main', 1) WHERE name = 'event_by_person'",
  event_by_kind: "SELECT count(*) FROM event",
} as const;

export type LeadingIndex = keyof typeof ENTRIES;

/** Bytes of a hash. */
const HASH = 32;
/** So many hashes are asked for at once. */
const PAGE = 1000;

/** Ledgers of up to so many events are followed whole: 20 ms. */
const WHOLE = 5000;

export class ReadCheck {
  readonly #database: Database;
  readonly #path: string;
  /** Changes when another connection has written; what we write ourselves we have hashed. */
  #version: unknown;
  #whole = true;
  /** Which were counted since. */
  readonly #complete = new Set<LeadingIndex>();
  /** One for all events: its buffer takes longer to make than a hash. */
  readonly #chain = new Chain(NO_HASH);
  /** By number only: the hashes of a whole plan would take forty bytes an event. */
  readonly #read = new SeqSet();
  /** Their hashes, one over the other: whether they are still the same when a digest is asked for. */
  readonly #folded = Buffer.alloc(HASH);
  readonly #versionOf: Statement<[], number>;
  readonly #hashOf: Statement<[number], Uint8Array>;
  /** Of many, one after the other, in the order of their numbers. */
  readonly #hashesOf: Statement<[string], string | null>;

  constructor(database: Database, path: string) {
    this.#database = database;
    // Once: a whole plan is asked for it person by person, and what is prepared takes kilobytes outside the
    // engine's heap, which it gives back only where the program waits for something.
    this.#versionOf = database.prepare<[], number>("PRAGMA data_version").pluck();
    this.#hashOf = database
      .prepare<[number], Uint8Array>("SELECT hash FROM event WHERE seq = ?")
      .pluck();
    this.#hashesOf = database
      .prepare<[string], string | null>(
        `SELECT group_concat(digits, '') FROM (SELECT hex(hash) AS digits FROM event
           WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq)`,
      )
      .pluck();
    this.#path = path;
  }

  /** To be called before anything is read or added. @throws StoreError `store.damaged` */
  begin(): void {
    const version = this.#versionOf.get();
    if (version === this.#version) return;
    const last = this.#database
      .prepare<[], number | null>("SELECT max(seq) FROM event")
      .pluck()
      .get();
    this.#whole = (last ?? 0) <= WHOLE;
    this.#complete.clear();
    if (this.#whole) this.#followChain();
    this.#version = version;
  }

  /**
   * To be called after `begin` and before an index leads to events: one that lacks an event would hide it.
   * Numbers have no gap, so each index holds as many entries as the last number says. What is counted is the
   * cells of its pages, not the entries one after another: a fifth of the time. The page cache is kept small
   * meanwhile, because nothing that is counted is read again.
   * @throws StoreError `store.damaged`
   */
  assertComplete(index: LeadingIndex): void {
    if (this.#whole || this.#complete.has(index)) return;
    const pages = this.#database.pragma("cache_size", { simple: true });
    this.#database.pragma("cache_size = -400");
    try {
      // One statement, so one state of the file: somebody else may be writing.
      const found = this.#database
        .prepare<[], { entries: number | null; last: number | null }>(
          `SELECT (${ENTRIES[index]}) AS entries, (SELECT max(seq) FROM event) AS last`,
        )
        .get();
      if (found?.entries !== found?.last)
        throw this.#damaged(
          undefined,
          `${index} leads to ${found?.entries ?? 0} of ${found?.last ?? 0} events`,
        );
      this.#complete.add(index);
    } finally {
      this.#database.pragma(`cache_size = ${pages}`);
    }
  }

  /** @throws StoreError `store.damaged` when an index leads to events that are not there */
  areAll(rows: readonly Row[], wanted: readonly number[]): void {
    if (rows.length !== wanted.length)
      throw this.#damaged(undefined, `${wanted.length - rows.length} events are missing`);
  }

  /**
   * Events as they were read; in their order, those that are remembered are what `partRead` speaks of.
   * @throws StoreError `store.damaged` when one is not what was hashed
   */
  rows(rows: readonly HashedRow[], { remember }: { readonly remember: boolean }): void {
    if (this.#whole) return;
    let at = 0;
    for (const { seq, body, hash, before } of rows) {
      if (seq === 1) this.#chain.moveTo(NO_HASH);
      // Where one row follows the other, its hash is in the chain already.
      else if (seq !== at + 1) this.#chain.moveTo(before ?? this.#hashOf.get(seq - 1) ?? NO_HASH);
      const actual = this.#chain.next(body);
      if (actual.toString("hex") !== hash) throw this.#damaged(seq);
      if (remember && !this.#read.has(seq)) {
        this.#read.add(seq);
        fold(this.#folded, actual);
      }
      at = seq;
    }
  }

  /** What a digest may be printed over where the chain was not followed. */
  partRead(): { readonly partRead?: PartRead } {
    if (this.#whole) return {};
    const digest = createHash("sha256");
    const folded = Buffer.alloc(HASH);
    const seqs = [...this.#read];
    for (let from = 0; from < seqs.length; from += PAGE) {
      const page = JSON.stringify(seqs.slice(from, from + PAGE));
      const hashes = Buffer.from(this.#hashesOf.get(page) ?? "", "hex");
      digest.update(hashes);
      for (let at = 0; at < hashes.length; at += HASH) fold(folded, hashes.subarray(at, at + HASH));
    }
    if (!folded.equals(this.#folded))
      throw this.#damaged(undefined, "events were changed after they were read");
    return { partRead: { events: seqs.length, digest: digest.digest("hex") } };
  }

  #followChain(): void {
    const rows = this.#database
      .prepare<[], [seq: number, body: Buffer, hash: Buffer]>(
        "SELECT seq, CAST(body AS BLOB), hash FROM event ORDER BY seq",
      )
      .raw()
      .iterate();
    const chain = this.#chain.moveTo(NO_HASH);
    let expected = 1;
    for (const [seq, body, hash] of rows) {
      if (seq !== expected || !chain.next(body).equals(hash)) throw this.#damaged(seq);
      expected += 1;
    }
    // After the chain: SQLite reads the bodies to compare them with its indexes, and a body that is no JSON
    // any more would be an error of ours.
    const [fault] = integrityFaults(this.#database, this.#path, {
      check: "integrity_check",
      most: 1,
    });
    if (fault !== undefined) throw this.#damaged(undefined, `SQLite says: ${fault}`);
  }

  #damaged(seq?: number, what = `event ${seq} is not what was recorded`): StoreError {
    return new StoreError(
      "store.damaged",
      `${this.#path}: ${what}`,
      byCommand(
        "no figure is made from it; look at the ledger, then restore a backup",
        "audit verify",
      ),
    );
  }
}

function fold(into: Buffer, hash: Uint8Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) ^ (hash[at] ?? 0);
}
