// Names that standing events rest on and nothing defines: an earlier version of the program let a correction
// take a plan away and leave its paychecks uncounted.
import { byCommand } from "../kernel/advice.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Reference } from "../ledger/admit.ts";
import { decodeBody, isReadable } from "../ledger/body.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { definedBy, restsOn } from "../ledger/mentions.ts";
import type { SeqSet } from "../ledger/seq-set.ts";
import type { Database } from "./open.ts";
import { Decoder, type Row, reversedEvents } from "./recorded.ts";

/** Is told of every event of a ledger, in any order. */
export class NamesInUse {
  readonly #defining = new Map<string, number[]>();
  readonly #mentioned = new Map<string, Reference>();

  note(event: LedgerEvent): void {
    const defined = definedBy(event);
    if (defined !== undefined) {
      const key = keyOf(defined);
      this.#defining.set(key, [...(this.#defining.get(key) ?? []), event.seq]);
    }
    for (const reference of restsOn(event)) {
      const key = keyOf(reference);
      if (!this.#mentioned.has(key)) this.#mentioned.set(key, reference);
    }
  }

  /** In words, with the first of the events; `reversed` are those that do not stand. */
  left(database: Database, reversed: SeqSet): string[] {
    const decoder = new Decoder(database);
    const holding = database.prepare<[string], Row>(
      "SELECT seq, body FROM event WHERE instr(body, ?) > 0 ORDER BY seq",
    );
    return [...this.#mentioned].flatMap(([key, { to, name }]) => {
      const defining = this.#defining.get(key) ?? [];
      if (defining.some((seq) => !reversed.has(seq))) return [];
      const left = holding
        .all(JSON.stringify(name))
        .filter(({ seq }) => !reversed.has(seq))
        .map((row) => decoder.event(row))
        .filter((event) => restsOn(event).some((each) => keyOf(each) === key));
      const [first] = left;
      if (first === undefined) return [];
      const count = left.length === 1 ? "1 event rests" : `${left.length} events rest`;
      return [`the ${to} "${name}" is not recorded, and ${count} on it, the first ${first.id}`];
    });
  }
}

function keyOf({ to, name }: Reference): string {
  return `${to} ${name}`;
}

/** A warning for each name that standing events rest on and nothing defines: the ledger is what was written all the same. */
export function danglingNames(database: Database, names: NamesInUse): Problem[] {
  return names.left(database, reversedEvents(database)).map((message) => ({
    code: "ledger.dangling-name",
    severity: "warning",
    message,
    hint: byCommand("record it again, or take the events back", "correct EVENT --remove"),
  }));
}

/** What the events of a whole ledger rest on. */
export function namesIn(database: Database): NamesInUse {
  const names = new NamesInUse();
  const rows = database
    .prepare<[], string>("SELECT body FROM event ORDER BY seq")
    .pluck()
    .iterate();
  for (const body of rows) {
    const event = decodeBody(body, () => "");
    if (isReadable(event)) names.note(event);
  }
  return names;
}
