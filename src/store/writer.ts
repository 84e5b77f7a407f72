// The append path: prepared statements and one hash an event, inside the transaction that `ledger-file.ts`
// opened. Rows are held and go in fifties, so what may ask about a row of this transaction flushes first.
// Everything else reads through `reader.ts`.
import type { BatchOpening, LedgerWriter, Recorded, ReversalReason } from "../app/ports.ts";
import { invariant } from "../kernel/invariant.ts";
import type { Problem } from "../kernel/problem.ts";
import { maskTaxpayerNumbers } from "../kernel/shown-text.ts";
import { LONGEST_WORDS } from "../kernel/words.ts";
import { encodeBody, isBodyOf } from "../ledger/body.ts";
import { type Candidate, type LedgerEvent, personOf } from "../ledger/event.ts";
import type { EventKind } from "../ledger/kinds.ts";
import type { SeqSet } from "../ledger/seq-set.ts";
import { Chain, NO_HASH } from "./chain.ts";
import { HeldRows } from "./held-rows.ts";
import type { Database, Statement } from "./open.ts";
import { Decoder, type Row, reversedEvents } from "./recorded.ts";
import { RowsAhead } from "./rows-ahead.ts";
import { keepMemorySteady } from "./steady-memory.ts";

/** Who is writing, and when: recorded in every batch. */
export interface Author {
  readonly app: string;
  readonly now: () => string;
  /** Where a new ledger's id comes from; the system unless a session must repeat itself. */
  readonly randomBytes?: (count: number) => Uint8Array;
  /** The folder in which heads are remembered; null when the environment names none, undefined when none are to be. */
  readonly anchors?: string | null | undefined;
  /** How long another program's writing is waited for, in milliseconds; five seconds unless said otherwise. */
  readonly patience?: number | undefined;
  /** The table of mounted file systems, where the system shows one as text. */
  readonly mounts?: () => string;
  /** Told of what went wrong after the ledger was safe. */
  readonly warn?: (problem: Problem) => void;
}

/** So many rows at once: a whole plan has people by the ten thousand. */
const PAGE = 1000;

export class DatabaseWriter implements LedgerWriter {
  readonly #database: Database;
  readonly #author: Author;
  readonly #decoder: Decoder;
  readonly #held: HeldRows;
  /** The callers' own ids of the rows that are held. */
  readonly #heldIds = new Set<string>();
  readonly #bySeq: Statement<[number], Row>;
  readonly #byCallerId: Statement<[string], Row>;
  readonly #byKey: Statement<[string | null, string | null, string, number], Row>;
  readonly #people: Statement<[string], number>;
  readonly #ahead: RowsAhead;
  readonly #earlierKinds = new Map<EventKind, boolean>();
  readonly start: number;
  #chain: Chain;
  #seq: number;
  #batch: number | undefined;
  #reversed: SeqSet;
  #mark: { seq: number; batch: number | undefined } | undefined;

  constructor(database: Database, author: Author) {
    this.#database = database;
    this.#author = author;
    this.#decoder = new Decoder(database);
    this.#held = new HeldRows(database);
    this.#bySeq = database.prepare("SELECT seq, body FROM event WHERE seq = ?");
    this.#byCallerId = database.prepare("SELECT seq, body FROM event WHERE caller_id = ?");
    this.#byKey = database.prepare(
      "SELECT seq, body FROM event WHERE person IS ? AND occurred IS ? AND kind = ? AND seq <= ? ORDER BY seq",
    );
    this.#people = database
      .prepare<[string], number>(
        "SELECT seq FROM event WHERE person = ? AND occurred IS NULL AND kind = 'person'",
      )
      .pluck();
    const last = lastEvent(database);
    this.#seq = last.seq;
    this.start = last.seq;
    this.#ahead = new RowsAhead(database, this.start);
    this.#chain = new Chain(last.hash);
    this.#reversed = reversedEvents(database);
  }

  hasEarlier(kind: EventKind): boolean {
    let any = this.#earlierKinds.get(kind);
    if (any === undefined) {
      const first = this.#database
        .prepare<[string], { seq: number | null }>(
          "SELECT min(seq) AS seq FROM event WHERE kind = ?",
        )
        .get(kind)?.seq;
      any = typeof first === "number" && first <= this.start;
      this.#earlierKinds.set(kind, any);
    }
    return any;
  }

  earlier(key: { kind: EventKind; person: string | undefined; when: string | undefined }) {
    if (!this.hasEarlier(key.kind)) return [];
    return this.#byKey
      .all(key.person ?? null, key.when ?? null, key.kind, this.start)
      .filter(({ seq }) => !this.#reversed.has(seq))
      .map((row) => new RecordedRow(row, this.#decoder));
  }

  after(seq: number): Recorded | undefined {
    const row = this.#ahead.at(seq + 1);
    if (row === undefined || this.#reversed.has(row.seq)) return undefined;
    return new RecordedRow(row, this.#decoder);
  }

  byCallerId(id: string): LedgerEvent | undefined {
    if (this.#heldIds.has(id)) this.flush();
    const row = this.#byCallerId.all(id).find(({ seq }) => !this.#reversed.has(seq));
    return row && this.#decoder.event(row);
  }

  bySeq(seq: number): LedgerEvent | undefined {
    if (seq > this.start) this.flush();
    const row = this.#bySeq.get(seq);
    return row && this.#decoder.event(row);
  }

  hasPerson(person: string): boolean {
    return this.#people.all(person).some((seq) => !this.#reversed.has(seq));
  }

  isStanding(seq: number): boolean {
    return !this.#reversed.has(seq);
  }

  standing(kinds: readonly EventKind[]): readonly LedgerEvent[] {
    return [...this.eachStanding(kinds)];
  }

  *eachStanding(kinds: readonly EventKind[]): Generator<LedgerEvent> {
    this.flush();
    const page = this.#database.prepare<[string, number], Row>(
      `SELECT seq, body FROM event WHERE kind = ? AND seq > ? ORDER BY seq LIMIT ${PAGE}`,
    );
    for (const kind of kinds) {
      let rows = page.all(kind, 0);
      for (; rows.length > 0; rows = page.all(kind, rows.at(-1)?.seq ?? 0)) {
        keepMemorySteady(rows.length);
        for (const row of rows) if (!this.#reversed.has(row.seq)) yield this.#decoder.event(row);
      }
    }
  }

  mentioning(name: string): readonly LedgerEvent[] {
    this.flush();
    return this.#database
      .prepare<[string], Row>("SELECT seq, body FROM event WHERE instr(body, ?) > 0 ORDER BY seq")
      .all(JSON.stringify(name))
      .filter(({ seq }) => !this.#reversed.has(seq))
      .map((row) => this.#decoder.event(row));
  }

  batchRange(batch: number): { first: number; last: number } | undefined {
    this.flush();
    if (this.bySeq(batch)?.kind !== "batch") return undefined;
    const next = this.#database
      .prepare<[number], { seq: number | null }>(
        "SELECT min(seq) AS seq FROM event WHERE kind = 'batch' AND seq > ?",
      )
      .get(batch)?.seq;
    return { first: batch + 1, last: (next ?? this.#seq + 1) - 1 };
  }

  openBatch(opening: BatchOpening): number {
    this.#batch = this.#seq + 1;
    // A path may be longer than text of an event may be; its end says more than its beginning.
    const file = opening.file && {
      file: maskTaxpayerNumbers(opening.file).slice(-LONGEST_WORDS),
    };
    const data = { ...opening, ...file, recordedAt: this.#author.now(), app: this.#author.app };
    return this.append({ kind: "batch", data });
  }

  append(candidate: Candidate, replaces?: number): number {
    invariant(this.#batch !== undefined, "an event is appended before its batch is opened");
    const seq = this.#seq + 1;
    const placement = { seq, batch: this.#batch, ...(replaces !== undefined && { replaces }) };
    const body = encodeBody(candidate, placement);
    this.#held.add(seq, body, this.#chain.next(body));
    if (candidate.id !== undefined) this.#heldIds.add(candidate.id);
    if (this.#held.areFull) this.flush();
    this.#seq = seq;
    return seq;
  }

  /** Writes the rows that are held: before anybody else reads the ledger, and before it is kept. */
  flush(): void {
    keepMemorySteady(this.#held.count);
    this.#held.flush();
    this.#heldIds.clear();
  }

  reverse(target: LedgerEvent, reason: ReversalReason, text?: string): number {
    invariant(this.isStanding(target.seq), `event ${target.seq} is reversed already`);
    const person = personOf(target);
    const seq = this.append({
      kind: "reversal",
      data: {
        of: String(target.seq),
        reason,
        ...(person !== undefined && { person }),
        ...(text !== undefined && { text }),
      },
    });
    this.#reversed.add(target.seq);
    // A reversal that is reversed gives back what it had taken.
    if (target.kind === "reversal") this.#reversed.delete(Number(target.data.of));
    return seq;
  }

  mark(): void {
    this.flush();
    this.#database.exec("SAVEPOINT mark");
    this.#mark = { seq: this.#seq, batch: this.#batch };
  }

  toMark(): void {
    invariant(this.#mark !== undefined, "there is no mark to go back to");
    this.#held.drop();
    this.#heldIds.clear();
    this.#database.exec("ROLLBACK TO mark; RELEASE mark");
    this.#seq = this.#mark.seq;
    this.#batch = this.#mark.batch;
    this.#chain = new Chain(lastEvent(this.#database).hash);
    this.#reversed = reversedEvents(this.#database);
    this.#mark = undefined;
  }
}

class RecordedRow implements Recorded {
  readonly seq: number;
  readonly #row: Row;
  readonly #decoder: Decoder;

  constructor(row: Row, decoder: Decoder) {
    this.seq = row.seq;
    this.#row = row;
    this.#decoder = decoder;
  }

  isBodyOf(candidate: Candidate): boolean {
    return isBodyOf(this.#row.body, this.seq, candidate);
  }

  event(): LedgerEvent {
    return this.#decoder.event(this.#row);
  }
}

/** The first two events of every ledger: its random name, and the batch of `init`. */
export function writeGenesis(database: Database, author: Author, ledgerId: string): void {
  const insert = database.prepare("INSERT INTO event (seq, body, hash) VALUES (?, ?, ?)");
  const chain = new Chain(NO_HASH);
  const events: Candidate[] = [
    { kind: "genesis", data: { ledgerId } },
    { kind: "batch", data: { command: "init", recordedAt: author.now(), app: author.app } },
  ];
  events.forEach((event, index) => {
    const body = encodeBody(event, { seq: index + 1, batch: index + 1 });
    insert.run(index + 1, body, chain.next(body));
  });
}

export function lastEvent(database: Database): { seq: number; hash: Uint8Array } {
  const last = database
    .prepare<[], { seq: number; hash: Buffer }>(
      "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1",
    )
    .get();
  return last ?? { seq: 0, hash: NO_HASH };
}

/** The random name of a ledger, which its first event holds; empty when that cannot be read. */
export function ledgerIdOf(database: Database): string {
  const genesis = database
    .prepare<[], { id: string | null }>(
      "SELECT body ->> '$.data.ledger_id' AS id FROM event WHERE seq = 1",
    )
    .get();
  return genesis?.id ?? "";
}
