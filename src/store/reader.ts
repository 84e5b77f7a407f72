// Reading queries over the event table, in pages: an iteration held open would keep the connection busy. What
// nearly every command asks is written out. What is put together from a caller's filter, or asked seldom, is
// composed by Kysely, whose loading is a tenth of a short command.
import type { Kysely } from "kysely";
import type { EventFilter, Head } from "../app/ports.ts";
import { invariant } from "../kernel/invariant.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Database, Statement } from "./open.ts";
import type { HashedRow, ReadCheck } from "./read-check.ts";
import { Decoder } from "./recorded.ts";

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

/** The conditions of a filter that an index leads to, with the names that they take their values by. */
const CONDITIONS = {
  person: "person IS $person",
  year: "occurred >= $year AND occurred < $after",
  kinds: "kind IN (SELECT value FROM json_each($kinds))",
  upTo: "seq <= $upTo",
} as const;

const COLUMNS = "seq, body, lower(hex(hash)) AS hash";

export class DatabaseReader {
  readonly #database: Database;
  readonly #decoder: Decoder;
  readonly #check: ReadCheck;
  readonly #byNumber: Statement<[string], HashedRow>;
  readonly #one: Statement<[number], HashedRow>;
  readonly #last: Statement<[number], HashedRow>;
  #composed: Kysely<Tables> | undefined;

  constructor(database: Database, check: ReadCheck) {
    this.#database = database;
    this.#check = check;
    this.#decoder = new Decoder(database);
    const events = <P>(where: string) =>
      database.prepare<[P], HashedRow>(`SELECT ${COLUMNS} FROM event WHERE ${where}`);
    this.#byNumber = events("seq IN (SELECT value FROM json_each(?)) ORDER BY seq");
    this.#one = events("seq = ?");
    this.#last = events("seq <= ? ORDER BY seq DESC LIMIT 1");
  }

  async *events(filter: EventFilter): AsyncGenerator<readonly LedgerEvent[]> {
    this.#check.begin();
    const remember = filter.person !== undefined;
    for await (const rows of this.#pages(filter)) {
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
      const rows = this.#byNumber.all(JSON.stringify(wanted));
      this.#check.areAll(rows, wanted);
      yield rows;
    }
  }

  async *#wholePages(filter: EventFilter): AsyncGenerator<readonly HashedRow[]> {
    const { sql } = await import("kysely");
    const { query } = await this.#matching(filter);
    const whole = query
      .select(["body", sql<string>`lower(hex(hash))`.as("hash")])
      .orderBy("seq")
      .limit(PAGE);
    for (let after = 0; ; ) {
      const rows = await whole.where("seq", ">", after).execute();
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
    const { person, kinds, year, batch, upTo } = filter;
    if (batch !== undefined) {
      const { query } = await this.#matching(filter);
      const { sql, parameters } = query.orderBy("seq").compile();
      return this.#database
        .prepare<unknown[], number>(sql)
        .pluck()
        .all(...parameters);
    }
    const given = { person, year, kinds, upTo };
    const where = Object.entries(CONDITIONS).flatMap(([name, condition]) =>
      given[name as keyof typeof given] === undefined ? [] : [condition],
    );
    return this.#database
      .prepare<[Record<string, unknown>], number>(
        `SELECT seq FROM event WHERE ${where.join(" AND ")} ORDER BY seq`,
      )
      .pluck()
      .all({
        person,
        upTo,
        kinds: kinds && JSON.stringify(kinds),
        year: String(year),
        after: String((year ?? 0) + 1),
      });
  }

  async #composing(): Promise<Kysely<Tables>> {
    const { Kysely, SqliteDialect } = await import("kysely");
    this.#composed ??= new Kysely<Tables>({
      dialect: new SqliteDialect({ database: this.#database }),
    });
    return this.#composed;
  }

  async #matching({ person, kinds, batch, year, upTo }: EventFilter) {
    const queries = await this.#composing();
    let query = queries.selectFrom("event").select("seq");
    if (person === null) query = query.where("person", "is", null);
    else if (person !== undefined) query = query.where("person", "=", person);
    if (kinds !== undefined) query = query.where("kind", "in", kinds);
    if (year !== undefined)
      query = query.where("occurred", ">=", String(year)).where("occurred", "<", String(year + 1));
    if (upTo !== undefined) query = query.where("seq", "<=", upTo);
    if (batch === undefined) return { query };
    // A batch is one transaction, so its events follow it without a gap.
    const next = await queries
      .selectFrom("event")
      .select(({ fn }) => fn.min("seq").as("seq"))
      .where("kind", "=", "batch")
      .where("seq", ">", batch)
      .executeTakeFirst();
    query = query.where("seq", ">=", batch);
    if (typeof next?.seq === "number") query = query.where("seq", "<", next.seq);
    return { query };
  }

  async mentionedPeople(): Promise<string[]> {
    this.#check.begin();
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
    return await this.headAsStored(upTo);
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
      ...this.#check.partRead(),
    };
  }
}
