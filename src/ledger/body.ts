// The body of an event as it is stored and hashed: one canonical JSON object that holds everything
// the event means. Nothing semantic is kept outside it.
import { eventIdOf } from "../kernel/ids.ts";
import { invariant } from "../kernel/invariant.ts";
import { LONGEST } from "./canonical-json.ts";
import { type Fault, isObject } from "./codec.ts";
import { type Candidate, canonicalData, decodeData, type LedgerEvent } from "./event.ts";
import { type EventKind, isEventKind } from "./kinds.ts";

const BODY_VERSION = 1;

export interface Placement {
  readonly seq: number;
  readonly batch: number;
  readonly replaces?: number;
}

/** The bytes to hash and store. The file name stands once, in the batch event; here only line and column. */
export function encodeBody(candidate: Candidate, placement: Placement): string {
  const { id, kind, note, source } = candidate;
  // The keys in the order of the canonical form; `audit verify --deep` and a test compare with it.
  let body = `{"batch":${placement.batch},"data":${canonicalData(kind, candidate.data)}`;
  if (id !== undefined) body += `,"id":${JSON.stringify(id)}`;
  body += `,"kind":"${kind}"`;
  if (note !== undefined) body += `,"note":${JSON.stringify(note)}`;
  if (placement.replaces !== undefined) body += `,"replaces":${placement.replaces}`;
  body += `,"seq":${placement.seq}`;
  if (source !== undefined) {
    const column = source.column === undefined ? "" : `"column":${source.column},`;
    body += `,"source":{${column}"line":${source.line}}`;
  }
  body += `,"v":${BODY_VERSION}}`;
  invariant(body.length <= LONGEST, "an event body is longer than 64 KiB");
  return body;
}

/**
 * Whether this is the body that `encodeBody` made of an event of this kind, data and note, without an id of the
 * caller. Its bytes are compared, so nothing is decoded; no says nothing.
 */
export function isBodyOf(body: string, seq: number, { kind, data, note }: Candidate): boolean {
  const words = note === undefined ? "" : `,"note":${JSON.stringify(note)}`;
  const stated = `,"data":${canonicalData(kind, data)},"kind":"${kind}"${words},"seq":${seq},`;
  // `{"batch":123` stands before it.
  const start = body.indexOf(",");
  return (
    body.startsWith(stated, start) &&
    body.endsWith(`"v":${BODY_VERSION}}`) &&
    /^\{"batch":\d+$/.test(body.slice(0, start))
  );
}

/**
 * Reads a stored body. `fileOf` names the file of a batch. Returns a phrase when the body is not one
 * that this program writes: damage, or a newer program.
 */
export function decodeBody(
  text: string,
  fileOf: (batch: number) => string | undefined,
): LedgerEvent | { readonly unreadable: string } {
  const body = parse(text);
  if (body === undefined) return { unreadable: "the body is not a JSON object" };
  const { v, seq, batch, kind, data, id, note, replaces, source } = body;
  if (v !== BODY_VERSION) return { unreadable: `the body has version ${String(v)}` };
  if (typeof kind !== "string" || !isEventKind(kind))
    return { unreadable: `the kind ${String(kind)} is unknown` };
  if (typeof seq !== "number" || typeof batch !== "number")
    return { unreadable: "seq or batch is no number" };
  const faults: Fault[] = [];
  const decoded = decodeData<EventKind>(kind, data, (fault) => faults.push(fault));
  if (decoded === undefined)
    return { unreadable: faults.map((fault) => `${fault.path}: ${fault.message}`).join("; ") };
  const event: Record<string, unknown> = {
    kind,
    data: decoded,
    seq,
    batch,
    id: typeof id === "string" ? id : eventIdOf(seq),
  };
  if (typeof note === "string") event["note"] = note;
  if (typeof replaces === "number") event["replaces"] = replaces;
  if (isObject(source)) event["source"] = { file: fileOf(batch) ?? "", ...source };
  // The table of kinds checked `data`; the compiler cannot follow a kind that is only known at run time.
  return event as unknown as LedgerEvent;
}

/** The caller's own id in a stored event, if it had one. */
export function callerIdOf(event: LedgerEvent): string | undefined {
  return event.id === eventIdOf(event.seq) ? undefined : event.id;
}

export function isReadable(
  decoded: LedgerEvent | { readonly unreadable: string },
): decoded is LedgerEvent {
  return !("unreadable" in decoded);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
