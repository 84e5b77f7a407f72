// Rows as events. A body that does not decode is damage, or the work of a newer program: said so, never skipped.
import { byCommand } from "../kernel/advice.ts";
import { decodeBody, isReadable } from "../ledger/body.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { SeqSet } from "../ledger/seq-set.ts";
import type { Database, Statement } from "./open.ts";
import { StoreError } from "./store-error.ts";

export interface Row {
  readonly seq: number;
  readonly body: string;
}

export class Decoder {
  readonly #files = new Map<number, string>();
  readonly #bodyOf: Statement<[number], { file: string | null }>;

  constructor(database: Database) {
    this.#bodyOf = database.prepare(
      "SELECT body ->> '$.data.file' AS file FROM event WHERE seq = ? AND kind = 'batch'",
    );
  }

  /** The file of each batch stands once, in the batch event. Must not run inside an iteration. */
  fileOf = (batch: number): string => {
    const known = this.#files.get(batch);
    if (known !== undefined) return known;
    const file = this.#bodyOf.get(batch)?.file ?? "";
    this.#files.set(batch, file);
    return file;
  };

  event({ seq, body }: Row): LedgerEvent {
    const event = decodeBody(body, this.fileOf);
    if (isReadable(event) && event.seq === seq) return event;
    throw new StoreError(
      "store.damaged",
      `event ${seq} cannot be read: ${isReadable(event) ? `it says it is event ${event.seq}` : event.unreadable}`,
      byCommand("look at the ledger", "audit verify"),
    );
  }
}

/** What is reversed now: from the last reversal back, since a reversal that was itself reversed never happened. */
export function reversedEvents(database: Database): SeqSet {
  const reversed = new SeqSet();
  const reversals = database
    .prepare<[], { seq: number; reverses: number }>(
      "SELECT seq, reverses FROM event WHERE kind = 'reversal' ORDER BY seq DESC",
    )
    .iterate();
  for (const { seq, reverses } of reversals) if (!reversed.has(seq)) reversed.add(reverses);
  return reversed;
}
