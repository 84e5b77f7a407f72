// Builds a ledger view from events written as in the contract, without a database: for rule tests.

import { eventIdOf } from "../../src/kernel/ids.ts";
import { invariant } from "../../src/kernel/invariant.ts";
import type { Fault } from "../../src/ledger/codec.ts";
import { decodeData, type LedgerEvent } from "../../src/ledger/event.ts";
import { isRecordedKind, KINDS, type RecordedKind } from "../../src/ledger/kinds.ts";
import { type Ledger, replay } from "../../src/ledger/ledger.ts";

export type EventJson = {
  readonly kind: string;
  readonly id?: string;
  readonly note?: string;
} & Readonly<Record<string, unknown>>;

/** The events as recorded, numbered in the order given; the sole person may be left out, as on import. */
export function recorded(events: readonly EventJson[]): LedgerEvent[] {
  const people = events.filter((event) => event.kind === "person");
  const solePerson = people.length === 1 ? people[0]?.["person"] : undefined;
  return events.map((event, index) => recordedEvent(event, index + 1, solePerson));
}

export function ledgerOf(events: readonly EventJson[]): Ledger {
  return replay(recorded(events));
}

function recordedEvent(event: EventJson, seq: number, solePerson: unknown): LedgerEvent {
  const { kind, id, note, ...fields } = event;
  // Figures are recorded by a command, not imported, but a scenario may need a year that is not built in.
  invariant(isRecordedKind(kind) || kind === "law_figures", `${kind} is not a kind`);
  const takesPerson = Object.hasOwn(KINDS[kind].fields, "person");
  const data =
    takesPerson && fields["person"] === undefined ? { ...fields, person: solePerson } : fields;
  const faults: Fault[] = [];
  const decoded = decodeData<RecordedKind | "law_figures">(kind, data, (fault) =>
    faults.push(fault),
  );
  invariant(decoded !== undefined, `${JSON.stringify(event)}: ${JSON.stringify(faults)}`);
  const line = { file: "given", line: seq };
  return {
    kind,
    data: decoded,
    seq,
    batch: 0,
    id: id ?? eventIdOf(seq),
    source: line,
    ...(note !== undefined && { note }),
  } as LedgerEvent;
}
