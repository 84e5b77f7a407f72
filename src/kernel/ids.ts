// Names that people and files give to things: persons, employers, plans, events.

/** The id of an event as printed: the caller's own, or `e<seq>` when the ledger named it. */
export type EventId = string;

/** Letters, digits and a little punctuation: safe in a shell, a file name and a CSV cell. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}_.:@/+-]{0,79}$/u;
const LEDGER_EVENT_ID = /^e\d+$/;
const BATCH_ID = /^b\d+$/;

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** Ids like `e17` are the ledger's own, so a caller may not use them. */
export function isLedgerEventId(text: string): boolean {
  return LEDGER_EVENT_ID.test(text);
}

export function eventIdOf(seq: number): EventId {
  return `e${seq}`;
}

export function batchIdOf(seq: number): string {
  return `b${seq}`;
}

export function parseBatchId(text: string): number | undefined {
  return BATCH_ID.test(text) ? Number(text.slice(1)) : undefined;
}
