// Recorded rows in the order of their numbers, read a page at a time: for a second import of a file, which meets its
// own rows one after another. Only rows from before the transaction are read, so a page stays true.
import type { Database, Statement } from "./open.ts";
import type { Row } from "./recorded.ts";
import { keepMemorySteady } from "./steady-memory.ts";

const PAGE = 200;

export class RowsAhead {
  readonly #page: Statement<[number, number], Row>;
  readonly #last: number;
  #rows: readonly Row[] = [];

  /** Up to the event of the number `last`. */
  constructor(database: Database, last: number) {
    this.#page = database.prepare(
      `SELECT seq, body FROM event WHERE seq >= ? AND seq <= ? ORDER BY seq LIMIT ${PAGE}`,
    );
    this.#last = last;
  }

  at(seq: number): Row | undefined {
    if (seq > this.#last) return undefined;
    // Numbers have no gaps, so a row's place in its page follows from its number.
    let at = seq - (this.#rows[0]?.seq ?? 0);
    if (at < 0 || at >= this.#rows.length) {
      this.#rows = this.#page.all(seq, this.#last);
      keepMemorySteady(this.#rows.length);
      at = 0;
    }
    const row = this.#rows[at];
    return row?.seq === seq ? row : undefined;
  }
}
