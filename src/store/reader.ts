// Reading queries over the event table, in pages: an iteration held open would keep the connection busy.
import { Kysely, SqliteDialect } from "kysely";
import type { EventFilter, Head } from "../app/ports.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Database } from "./open.ts";
import type { ReadCheck } from "./read-check.ts";
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

export class DatabaseReader {
  readonly #queries: Kysely<Tables>;
  readonly #decoder: Decoder;

  readonly #check: ReadCheck;

  constructor(database: Database, check: ReadCheck) {
    this.#check = check;
    this.#queries = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
    this.#decoder = new Decoder(database);
  }

  async *events(filter: EventFilter): AsyncGenerator<readonly LedgerEvent[]> {
    this.#check.begin();
    const ofOne = filter.person !== undefined;
    for (let after = 0; ; ) {
      const rows = await this.#page(filter, after);
      this.#check.rows(rows, { remember: ofOne });
      const events = rows.map((row) => this.#decoder.event(row));
      if (events.length > 0) yield events;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.seq;
    }
  }

  async #page({ person, shared, kinds, batch, year, upTo }: EventFilter, after: number) {
    let query = this.#queries
      .selectFrom("event")
      .select(["seq", "body"])
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE);
    if (person === null) query = query.where("person", "is", null);
    else if (person !== undefined) {
      query = shared
        ? query.where((on) => on.or([on("person", "=", person), on("person", "is", null)]))
        : query.where("person", "=", person);
    }
    if (kinds !== undefined) query = query.where("kind", "in", kinds);
    if (year !== undefined)
      query = query.where("occurred", ">=", String(year)).where("occurred", "<", String(year + 1));
    if (upTo !== undefined) query = query.where("seq", "<=", upTo);
    if (batch !== undefined) {
      // A batch is one transaction, so its events follow it without a gap.
      const next = await this.#queries
        .selectFrom("event")
        .select(({ fn }) => fn.min("seq").as("seq"))
        .where("kind", "=", "batch")
        .where("seq", ">", batch)
        .executeTakeFirst();
      query = query.where("seq", ">=", batch);
      if (typeof next?.seq === "number") query = query.where("seq", "<", next.seq);
    }
    return await query.execute();
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
    const query = this.#queries.selectFrom("event").select(["seq", "body"]).where("seq", "=", seq);
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
