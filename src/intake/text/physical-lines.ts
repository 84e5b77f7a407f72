// Entries of a file → its physical lines. One line may hold a whole OFX statement, and one transaction may
// be spread over fourteen; yet each line is counted once. A line of several entries goes to the one that
// most needs somebody's eye.
import type { EntrySpan } from "../fold/fold-entries.ts";
import type { ReadRecord } from "../read-record.ts";

/** An entry with everything that belongs to it: itself and what was folded into it. */
export interface SpannedEntry extends Omit<ReadRecord, "lines"> {
  readonly entries: number;
  /** Where its parts begin and, inclusively, end. */
  readonly parts: readonly EntrySpan[];
}

const URGENCY: Readonly<Record<ReadRecord["result"]["bucket"], number>> = {
  error: 5,
  needs_review: 4,
  candidates: 3,
  already_recorded: 2,
  folded: 1,
  ignored: 0,
};

/** One record an entry, in the order given, and one for the lines outside of all; their lines sum to the file's. */
export function onPhysicalLines(
  entries: readonly SpannedEntry[],
  lines: number,
  outside: string,
): ReadRecord[] {
  const owners = new Int32Array(lines + 1).fill(-1);
  const begins = new Map<number, number>();
  const parts = entries
    .flatMap(({ parts: own }, index) => own.map((part) => ({ ...part, index })))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  // What begins later lies inside what began before, or after it.
  for (const { line, endLine, index } of parts) {
    for (let at = line; at <= Math.min(endLine, lines); at++) owners[at] = index;
    const other = begins.get(line);
    if (other === undefined || urgency(entries[other]) < urgency(entries[index]))
      begins.set(line, index);
  }
  for (const [line, index] of begins) if (line <= lines) owners[line] = index;
  const counts = new Map<number, number>();
  let firstOutside = 0;
  for (let line = 1; line <= lines; line++) {
    const owner = owners[line] ?? -1;
    if (owner < 0) firstOutside ||= line;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const records = entries.map(({ parts: _, ...entry }, index) => ({
    ...entry,
    lines: counts.get(index) ?? 0,
  }));
  const file = entries[0]?.at.file;
  if (firstOutside === 0 || file === undefined) return records;
  const around: ReadRecord = {
    at: { file, line: firstOutside },
    lines: counts.get(-1) ?? 0,
    entries: 0,
    result: { bucket: "ignored", reason: outside },
  };
  return [...records, around].toSorted((a, b) => a.at.line - b.at.line);
}

function urgency(entry: SpannedEntry | undefined): number {
  return entry === undefined ? -1 : URGENCY[entry.result.bucket];
}
