// An event: what happened, and where we learned it. Events are never changed; a correction is a
// reversal followed by a replacement.
import type { EventId } from "../kernel/ids.ts";
import {
  canonicalFields,
  decodeFields,
  encodeFields,
  type Fields,
  type Infer,
  type JsonObject,
  type Report,
  type TypedFields,
  typedFields,
} from "./codec.ts";
import { type EventData, type EventKind, KINDS } from "./kinds.ts";
import { WrittenData } from "./written-data.ts";

/** Where an event was read: physical line and column, from 1. */
export interface EventSource {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

interface Common {
  /** The caller's own id, if there was one: makes a repeat harmless. */
  readonly id?: EventId;
  readonly note?: string;
  readonly source?: EventSource;
}

/** An event that was read but not recorded. */
export type Candidate<K extends EventKind = EventKind> = {
  [P in K]: Common & { readonly kind: P; readonly data: EventData<P> };
}[K];

/** An event in the ledger. */
export type LedgerEvent<K extends EventKind = EventKind> = {
  [P in K]: Omit<Common, "id"> & {
    readonly kind: P;
    readonly data: EventData<P>;
    readonly id: EventId;
    readonly seq: number;
    /** The `seq` of the batch event that opened the batch. */
    readonly batch: number;
    /** The `seq` of the reversed event that this one replaces. */
    readonly replaces?: number;
  };
}[K];

export function decodeData<K extends EventKind>(
  kind: K,
  value: unknown,
  report: Report,
): EventData<K> | undefined {
  return decodeFields(KINDS[kind].fields as Fields, value, "", report) as EventData<K> | undefined;
}

export function encodeData<K extends EventKind>(kind: K, data: EventData<K>): JsonObject {
  return encodeFields(KINDS[kind].fields as Fields, data as Infer<Fields>);
}

/** The data field by field, each saying what it is. */
export function typedData<K extends EventKind>(kind: K, data: EventData<K>): TypedFields {
  return typedFields(KINDS[kind].fields as Fields, data as Infer<Fields>);
}

/** The data as canonical JSON text: the same as `canonicalJson(encodeData(kind, data))`. */
export function canonicalData<K extends EventKind>(kind: K, data: EventData<K>): string {
  return (
    WrittenData.textOf(data) ?? canonicalFields(KINDS[kind].fields as Fields, data as Infer<Fields>)
  );
}

/** The person an event is about; none for plans, employers and what the ledger writes about itself. */
export function personOf(event: {
  readonly kind: EventKind;
  readonly data: unknown;
}): string | undefined {
  return (event.data as { person?: string }).person;
}

/** The date or, for yearly facts, the year that an event belongs to, as text that sorts. */
export function whenOf(event: { readonly data: unknown }): string | undefined {
  const data = event.data as { date?: string; asOf?: string; taxYear?: number };
  return data.date ?? data.asOf ?? data.taxYear?.toString();
}
