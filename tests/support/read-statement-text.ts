// A statement read as the import reads it, without a ledger: for tests of readers.
import type { ReadContext, ReadRecord } from "../../src/intake/read-record.ts";
import { recognise } from "../../src/intake/recognise.ts";
import { encodeData } from "../../src/ledger/event.ts";

export async function recordsOf(
  text: string,
  context: ReadContext = { file: "statement", person: "alex", plan: "acme-401k" },
): Promise<readonly ReadRecord[]> {
  const bytes = Buffer.from(text);
  const reader = recognise(bytes, { file: context.file });
  if (!reader.ok) throw new Error(reader.error.message);
  const chunks = (async function* () {
    yield bytes;
  })();
  const records: ReadRecord[] = [];
  for await (const some of reader.value.read(chunks, context)) records.push(...some);
  return records;
}

/** What would be recorded, as the ledger writes it. */
export function eventsOf(records: readonly ReadRecord[]): readonly object[] {
  return records.flatMap(({ result }) =>
    result.bucket === "candidates"
      ? result.candidates.map(({ kind, data }) => ({ kind, ...encodeData(kind, data) }))
      : [],
  );
}

/** Each open line with why it waits. */
export function openIn(records: readonly ReadRecord[]): readonly (readonly [number, string])[] {
  return records.flatMap(({ at, result }) =>
    result.bucket === "needs_review" ? [[at.line, result.reason] as const] : [],
  );
}

/** What is asked, with its words and the money that depends on it. */
export function askedIn(records: readonly ReadRecord[]) {
  return records.flatMap(({ unknowns = [] }) =>
    unknowns.map(({ asked, words, amount }) => ({ asked, words, amount })),
  );
}
