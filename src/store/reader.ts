// Reading queries over the event table, in pages: an iteration held open would keep the connection busy. What
// nearly every command asks is written out; what is asked seldom is composed by Kysely, whose loading is a tenth
// of a short command.
import type { Kysely } from "kysely";
import type { EventFilter, Head } from "../app/ports.ts";
import { invariant } from "../kernel/invariant.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Database, Statement } from "./open.ts";
import type { HashedRow, ReadCheck } from "./read-check.ts";
import { Decoder } from "./recorded.ts";
import { keepMemorySteady } from "./steady-memory.ts";

interface Tables {
  event: {
    seq: number;
    body: string;
    hash: Uint8Array;
    kind: string;
    person: string | null;
    occurred: string | null;
    caller_id: string | null;
    reverses: number | null;
  };
}

const PAGE = 1000;

/** The number after which no event comes. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The conditions of a filter, with the names that they take their values by. */
const CONDITIONS = {
  person: "person IS $person",
  year: "occurred >= $year AND occurred < $nextYear",
  kinds: "kind IN (SELECT value FROM json_each($kinds))",
  upTo: "seq <= $upTo",
  batch: "seq >= $batch AND seq < $nextBatch",
} as const;

const COLUMNS = "seq, body, lower(hex(hash)) AS hash";

/** In the same statement: a whole plan is read in a million places, and asking for each apart costs more than reading it. */
const BEFORE =
  "(SELECT lower(hex(hash)) FROM event AS earlier WHERE earlier.seq = event.seq - 1) AS before";

export class DatabaseReader {
  readonly #database: Database;
  readonly #decoder: Decoder;
  readonly #check: ReadCheck;
  readonly #byNumber: Statement<[string], HashedRow>;
  readonly #scattered: Statement<[string], HashedRow>;
  readonly #one: Statement<[number], HashedRow>;
  readonly #last: Statement<[number], HashedRow>;
  /**
   * What was prepared, by its text: a statement takes kilobytes that the engine does not see until it is
   * collected, and a whole plan asks the same of each of its people.
   */
  readonly #prepared = new Map<string, Statement<[Record<string, unknown>]>>();
  #composed: Kysely<Tables> | undefined;
  constructor(database: Database, check: ReadCheck) {
    this.#database = database;
    this.#check = check;
    this.#decoder = new Decoder(database);
    const events = <P>(where: string, columns = COLUMNS) =>
      database.prepare<[P], HashedRow>(`SELECT ${columns} FROM event WHERE ${where}`);
    const ofNumbers = "seq IN (SELECT value FROM json_each(?)) ORDER BY seq";
    this.#byNumber = events(ofNumbers);
    this.#scattered = events(ofNumbers, `${COLUMNS}, ${BEFORE}`);
    this.#one = events("seq = ?");
    this.#last = events("seq <= ? ORDER BY seq DESC LIMIT 1");
  }

  async *events(filter: EventFilter): AsyncGenerator<readonly LedgerEvent[]> {
    this.#check.begin();
    const remember = filter.person !== undefined;
    for await (const rows of this.#pages(filter)) {
      keepMemorySteady(rows.length);
      this.#check.rows(rows, { remember });
      yield rows.map((row) => this.#decoder.event(row));
    }
  }

  async *#pages(filter: EventFilter): AsyncGenerator<readonly HashedRow[]> {
    // What no index leads to is in the order of its numbers already.
    if (filter.person === undefined && filter.kinds === undefined) {
      yield* this.#wholePages(filter);
      return;
    }
    let numbers = await this.#numbers(filter);
    // Asked for apart: for "this person or nobody" SQLite would read each event instead of its index.
    if (typeof filter.person === "string" && filter.shared === true)
      numbers = numbers
        .concat(await this.#numbers({ ...filter, person: null }))
        .sort((a, b) => a - b);
    for (let from = 0; from < numbers.length; from += PAGE) {
      const wanted = numbers.slice(from, from + PAGE);
      const numbered = areScattered(wanted) ? this.#scattered : this.#byNumber;
      const rows = numbered.all(JSON.stringify(wanted));
      this.#check.areAll(rows, wanted);
      yield rows;
    }
  }

  async *#wholePages(filter: EventFilter): AsyncGenerator<readonly HashedRow[]> {
    const { where, values } = await this.#conditions(filter);
    const page = this.#statement<HashedRow>(
      `SELECT ${COLUMNS} FROM event NOT INDEXED WHERE ${["seq > $after", ...where].join(" AND ")} ORDER BY seq LIMIT ${PAGE}`,
    );
    for (let after = 0; ; ) {
      const rows = page.all({ ...values, after });
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      after = last.seq;
    }
  }

  /**
   * Which events, looked up once: a page that asked for the next thousand of a person anew would sort all of
   * theirs each time, 1.2 million events 1,200 times.
   */
  async #numbers(filter: EventFilter): Promise<number[]> {
    // Named, so that no other leads to them than the one that was counted. The one by person has the day and the
    // kind in it, too: what everybody has of a year is found without reading an event.
    const { person, year } = filter;
    const index = person === undefined && year === undefined ? "event_by_kind" : "event_by_person";
    this.#check.assertComplete(index);
    const { where, values } = await this.#conditions(filter);
    const seqs = `SELECT seq FROM event INDEXED BY ${index} WHERE ${where.join(" AND ")} ORDER BY seq`;
    return this.#statement<number>(seqs).pluck().all(values);
  }

  #statement<R>(sql: string): Statement<[Record<string, unknown>], R> {
    const known = this.#prepared.get(sql) ?? this.#database.prepare(sql);
    this.#prepared.set(sql, known);
    return known as Statement<[Record<string, unknown>], R>;
  }

  async #conditions({ person, kinds, year, batch, upTo }: EventFilter) {
    const given = { person, year, kinds, upTo, batch };
    const where = Object.entries(CONDITIONS).flatMap(([name, condition]) =>
      given[name as keyof typeof CONDITIONS] === undefined ? [] : [condition],
    );
    const values = {
      person,
      kinds: kinds && JSON.stringify(kinds),
      year: String(year),
      nextYear: String((year ?? 0) + 1),
      upTo,
      batch,
      nextBatch: batch === undefined ? undefined : await this.#batchAfter(batch),
    };
    return { where, values };
  }

  /** A batch is one transaction, so its events follow it without a gap. */
  async #batchAfter(batch: number): Promise<number> {
    this.#check.assertComplete("event_by_kind");
    const queries = await this.#composing();
    const next = await queries
      .selectFrom("event")
      .select(({ fn }) => fn.min("seq").as("seq"))
      .where("kind", "=", "batch")
      .where("seq", ">", batch)
      .executeTakeFirst();
    return next?.seq ?? LAST;
  }

  async #composing(): Promise<Kysely<Tables>> {
    const { Kysely, SqliteDialect } = await import("kysely");
    this.#composed ??= new Kysely<Tables>({
      dialect: new SqliteDialect({ database: this.#database }),
    });
    return this.#composed;
  }

  async mentionedPeople(): Promise<string[]> {
    this.#check.begin();
    this.#check.assertComplete("event_by_person");
    const queries = await this.#composing();
    const rows = await queries
      .selectFrom("event")
      .select("person")
      .distinct()
      .where("person", "is not", null)
      .orderBy("person")
      .execute();
    return rows.flatMap(({ person }) => (person === null ? [] : [person]));
  }

  async firstYear(): Promise<number | undefined> {
    this.#check.begin();
    this.#check.assertComplete("event_by_person");
    const queries = await this.#composing();
    const first = await queries
      .selectFrom("event")
      .select(({ fn }) => fn.min("occurred").as("occurred"))
      .executeTakeFirst();
    return typeof first?.occurred === "string" ? Number(first.occurred.slice(0, 4)) : undefined;
  }

  async body(seq: number): Promise<string> {
    this.#check.begin();
    const row = this.#one.get(seq);
    invariant(row !== undefined, `there is no event ${seq}`);
    this.#check.rows([row], { remember: false });
    return row.body;
  }

  async head(upTo?: number): Promise<Head> {
    this.#check.begin();
    return { ...(await this.headAsStored(upTo)), ...this.#check.partRead() };
  }

  /** For what looks for damage itself, and says all that is wrong. */
  async headAsStored(upTo?: number): Promise<Head> {
    const last = this.#last.get(upTo ?? LAST);
    const genesis = this.#one.get(1);
    invariant(last !== undefined && genesis !== undefined, "a ledger begins with its first event");
    const event = this.#decoder.event(genesis);
    return {
      seq: last.seq,
      digest: last.hash,
      ledgerId: event.kind === "genesis" ? event.data.ledgerId : "",
    };
  }
}

/** Few of them follow another. */
function areScattered(seqs: readonly number[]): boolean {
  const after = seqs.filter((seq, index) => seq === (seqs[index - 1] ?? 0) + 1).length;
  return 2 * after < seqs.length;
}
