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
  readonly #defining = byWhat<Map<string, number[]>>(() => new Map());
  readonly #mentioned = byWhat<Set<string>>(() => new Set());

  note(event: LedgerEvent): void {
    const defined = definedBy(event);
    if (defined !== undefined) {
      const ofKind = this.#defining[defined.to];
      ofKind.set(defined.name, [...(ofKind.get(defined.name) ?? []), event.seq]);
    }
    // Every event comes here, so no key is put together.
    for (const { to, name } of restsOn(event)) this.#mentioned[to].add(name);
  }

  /** In words, with the first of the events; `reversed` are those that do not stand. */
  left(database: Database, reversed: SeqSet): string[] {
    const decoder = new Decoder(database);
    const holding = database.prepare<[string], Row>(
      "SELECT seq, body FROM event WHERE instr(body, ?) > 0 ORDER BY seq",
    );
    const phrases: string[] = [];
    for (const to of WHAT) {
      for (const name of this.#mentioned[to]) {
        const defining = this.#defining[to].get(name) ?? [];
        if (defining.some((seq) => !reversed.has(seq))) continue;
        const left = holding
          .all(JSON.stringify(name))
          .filter(({ seq }) => !reversed.has(seq))
          .map((row) => decoder.event(row))
          .filter((event) => restsOn(event).some((each) => each.to === to && each.name === name));
        const [first] = left;
        if (first === undefined) continue;
        const count = left.length === 1 ? "1 event rests" : `${left.length} events rest`;
        phrases.push(
          `the ${to} "${name}" is not recorded, and ${count} on it, the first ${first.id}`,
        );
      }
    }
    return phrases;
  }
}

const WHAT = ["person", "employer", "plan"] as const satisfies readonly Reference["to"][];

function byWhat<T>(made: () => T): Readonly<Record<Reference["to"], T>> {
  return { person: made(), employer: made(), plan: made() };
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
