// When are two events the same event? By the caller's id if there is one, else by the fields that
// `kinds.ts` names. Two equal rows of one file may both be real, so identities are compared as multisets.
import type { EventId } from "../kernel/ids.ts";
import { callerIdOf } from "./body.ts";
import type { Json } from "./codec.ts";
import { type Candidate, canonicalData, type LedgerEvent } from "./event.ts";
import { type EventData, type EventKind, KINDS } from "./kinds.ts";

/** Says which event this is: equal for a repeat and for a restatement of the same thing. */
export function identityOf(event: Candidate | LedgerEvent, callerId: string | undefined): string {
  if (callerId !== undefined) return `id:${callerId}`;
  const data = event.data as Record<string, Json | undefined>;
  const parts = KINDS[event.kind].identity.map((field) =>
    String(data[field] ?? identityDefault(field)),
  );
  return [event.kind, ...parts].join("|");
}

/**
 * The same for what comes in beside what is recorded. A payer may send several forms of one year and code, so
 * without an account number a form is the one that was recorded only when its boxes are the same.
 */
export function sameEventKey(event: Candidate | LedgerEvent, callerId: string | undefined): string {
  const identity = identityOf(event, callerId);
  if (callerId !== undefined || event.kind !== "form_1099r") return identity;
  return event.data.accountNumber === undefined
    ? `${identity}|${canonicalData(event.kind, event.data)}`
    : identity;
}

/**
 * What each event is called in any ledger that holds it: the caller's own id, else its identity, numbered
 * when several share one. An id such as `e17` says something in one ledger only.
 */
export function lastingNames(events: Iterable<LedgerEvent>): Map<EventId, string> {
  const names = new Map<EventId, string>();
  const seen = new Map<string, number>();
  for (const event of [...events].toSorted((a, b) => a.seq - b.seq)) {
    const callerId = callerIdOf(event);
    const name = callerId ?? identityOf(event, undefined);
    const nth = (seen.get(name) ?? 0) + 1;
    if (callerId === undefined) seen.set(name, nth);
    names.set(event.id, nth === 1 || callerId !== undefined ? name : `${name}#${nth}`);
  }
  return names;
}

/** Says what the event states, without where it was read: equal for a repeat only. */
export function contentOf<K extends EventKind>(
  kind: K,
  data: EventData<K>,
  note: string | undefined,
): string {
  const words = note === undefined ? "" : JSON.stringify(note);
  return `${kind} ${canonicalData(kind, data)} ${words}`;
}

/** A rollover that names no source is from after-tax money, so leaving it out is the same event. */
function identityDefault(field: string): string {
  return field === "from" ? "after_tax" : "";
}
