// Formats in which one physical line may hold a whole file are counted in entries: a transaction, a payslip.
// While rows are folded the number of an entry stands for its line; here places become physical again.
import { invariant } from "../../kernel/invariant.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { ReadRecord, ReadResult, YearToDate } from "../read-record.ts";
import type { Unknown } from "../unknown.ts";

export interface EntryPlace {
  readonly line: number;
  readonly column: number;
}

/** Where an entry begins and the line on which it ends. */
export interface EntrySpan extends EntryPlace {
  readonly endLine: number;
}

export interface Entry {
  readonly at: EntryPlace;
  readonly result: ReadResult;
  /** How many entries of the file it stands for, and where each of them is. */
  readonly entries: number;
  readonly parts: readonly EntrySpan[];
  readonly notes?: readonly Problem[];
  readonly yearToDate?: readonly YearToDate[];
  readonly unknowns?: readonly Unknown[];
}

/** `records` have entry numbers, from 1, for lines; what was folded becomes part of the entry it is in. */
export function foldEntries(
  records: readonly ReadRecord[],
  places: readonly EntrySpan[],
  file: string,
): readonly Entry[] {
  const entries = new Map<number, { -readonly [K in keyof Entry]: Entry[K] }>();
  for (const { at, result, notes, unknowns } of records) {
    if (result.bucket === "folded") {
      const into = entries.get(result.into);
      invariant(into !== undefined, "a row is folded into one that comes first");
      into.entries += 1;
      into.parts = [...into.parts, spanOf(at.line)];
      if (unknowns) into.unknowns = [...(into.unknowns ?? []), ...unknowns.map(unknownAt)];
      continue;
    }
    entries.set(at.line, {
      at: placeOf(at.line),
      entries: 1,
      parts: [spanOf(at.line)],
      result: placed(result),
      ...(notes && { notes }),
      ...(unknowns && { unknowns: unknowns.map(unknownAt) }),
    });
  }
  return [...entries.values()];

  function unknownAt(unknown: Unknown): Unknown {
    return { ...unknown, at: { file, ...placeOf(unknown.at.line) } };
  }

  function spanOf(entry: number): EntrySpan {
    const place = places[entry - 1];
    invariant(place !== undefined, `entry ${entry} has a place`);
    return place;
  }

  function placeOf(entry: number): EntryPlace {
    const { line, column } = spanOf(entry);
    return { line, column };
  }

  function placed(result: ReadResult): ReadResult {
    const source = (candidate: Candidate): Candidate =>
      candidate.source === undefined
        ? candidate
        : { ...candidate, source: { file, ...placeOf(candidate.source.line) } };
    if (result.bucket === "candidates")
      return { ...result, candidates: result.candidates.map(source) };
    if (result.bucket === "needs_review")
      return { ...result, proposal: result.proposal.map(source) };
    if (result.bucket !== "error") return result;
    const problems = result.problems.map((problem) =>
      problem.at === undefined
        ? problem
        : { ...problem, at: { file, ...placeOf(problem.at.line) } },
    );
    return { bucket: "error", problems };
  }
}
