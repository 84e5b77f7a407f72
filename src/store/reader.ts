// Reading queries over the event table, in pages: an iteration held open would keep the connection busy.
import { type Compilable, Kysely, SqliteDialect, sql } from "kysely";
import type { EventFilter, Head } from "../app/ports.ts";
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

const asText = sql<string>`lower(hex(hash))`.as("hash");

export class DatabaseReader {
  readonly #database: Database;
  readonly #queries: Kysely<Tables>;
  readonly #decoder: Decoder;
  readonly #check: ReadCheck;
  readonly #byNumber: Statement<[string], HashedRow>;

  constructor(database: Database, check: ReadCheck) {
    this.#database = database;
    this.#check = check;
    this.#queries = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
    this.#decoder = new Decoder(database);
    this.#byNumber = database.prepare(
      `SELECT seq, body, lower(hex(hash)) AS hash FROM event
       WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
    );
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
    const { query } = await this.#matching(filter);
    // What no index leads to is in the order of its numbers already.
    if (filter.person === undefined && filter.kinds === undefined) {
      const whole = query.select(["body", asText]).orderBy("seq").limit(PAGE);
      for (let after = 0; ; ) {
        const rows = await whole.where("seq", ">", after).execute();
        const last = rows.at(-1);
        if (last === undefined) return;
        yield rows;
        after = last.seq;
      }
    }
    let numbers = this.#numbersOf(query.orderBy("seq"));
    // Asked for apart: for "this person or nobody" SQLite would read each event instead of its index.
    if (typeof filter.person === "string" && filter.shared === true)
      numbers = numbers
        .concat(this.#numbersOf((await this.#matching({ ...filter, person: null })).query))
        .sort((a, b) => a - b);
    for (let from = 0; from < numbers.length; from += PAGE) {
      const wanted = numbers.slice(from, from + PAGE);
      const rows = this.#byNumber.all(JSON.stringify(wanted));
      this.#check.areAll(rows, wanted);
      yield rows;
    }
  }

  /**
   * Which events, looked up once: a page that asked for the next thousand of a person anew would sort all of
   * theirs each time, 1.2 million events 1,200 times.
   */
  #numbersOf(query: Compilable): number[] {
    const compiled = query.compile();
    return this.#database
      .prepare<unknown[], number>(compiled.sql)
      .pluck()
      .all(...compiled.parameters);
  }

  async #matching({ person, kinds, batch, year, upTo }: EventFilter) {
    let query = this.#queries.selectFrom("event").select("seq");
    if (person === null) query = query.where("person", "is", null);
    else if (person !== undefined) query = query.where("person", "=", person);
    if (kinds !== undefined) query = query.where("kind", "in", kinds);
    if (year !== undefined)
      query = query.where("occurred", ">=", String(year)).where("occurred", "<", String(year + 1));
    if (upTo !== undefined) query = query.where("seq", "<=", upTo);
    if (batch === undefined) return { query };
    // A batch is one transaction, so its events follow it without a gap.
    const next = await this.#queries
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
    const rows = await this.#queries
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
    const first = await this.#queries
      .selectFrom("event")
      .select(({ fn }) => fn.min("occurred").as("occurred"))
      .executeTakeFirst();
    return typeof first?.occurred === "string" ? Number(first.occurred.slice(0, 4)) : undefined;
  }

  async body(seq: number): Promise<string> {
    this.#check.begin();
    const query = this.#queries
      .selectFrom("event")
      .select(["seq", "body", asText])
      .where("seq", "=", seq);
    const row = await query.executeTakeFirstOrThrow();
    this.#check.rows([row], { remember: false });
    return row.body;
  }

  async head(upTo?: number): Promise<Head> {
    this.#check.begin();
    return await this.headAsStored(upTo);
  }

  /** For what looks for damage itself, and says all that is wrong. */
  async headAsStored(upTo?: number): Promise<Head> {
    let lastFirst = this.#queries
      .selectFrom("event")
      .select(["seq", "hash"])
      .orderBy("seq", "desc")
      .limit(1);
    if (upTo !== undefined) lastFirst = lastFirst.where("seq", "<=", upTo);
    const last = await lastFirst.executeTakeFirstOrThrow();
    const genesis = await this.#queries
      .selectFrom("event")
      .select(["seq", "body"])
      .where("seq", "=", 1)
      .executeTakeFirstOrThrow();
    const event = this.#decoder.event(genesis);
    return {
      seq: last.seq,
      digest: Buffer.from(last.hash).toString("hex"),
      ledgerId: event.kind === "genesis" ? event.data.ledgerId : "",
      ...this.#check.partRead(),
    };
  }
}
