// The same bytes a second time. A row that is somebody's already, in one plan, would be counted twice if it were
// recorded for another person or plan as well: that is asked, with the batch that has it.
import type { Unknown } from "../../intake/unknown.ts";
import { batchIdOf } from "../../kernel/ids.ts";
import { type Candidate, type LedgerEvent, personOf } from "../../ledger/event.ts";
import type { LedgerWriter } from "../ports.ts";
import { standingOfBatch } from "./standing-of-batch.ts";

interface Taken {
  readonly batch: number;
  readonly owners: Set<string>;
}

export class RowsTaken {
  readonly #writer: LedgerWriter;
  readonly #batches: readonly number[];
  /** By place in the file; made when something new comes from a file that was recorded before. */
  #taken: ReadonlyMap<string, Taken> | undefined;
  #doubt: Unknown | undefined;

  constructor(writer: LedgerWriter, sha256: string | undefined) {
    this.#writer = writer;
    this.#batches = sha256 === undefined ? [] : batchesOf(writer, sha256);
  }

  /** Something that the ledger does not have yet. */
  note(candidate: Candidate): void {
    const { source } = candidate;
    const owner = ownerOf(candidate);
    if (this.#batches.length === 0 || this.#doubt !== undefined) return;
    if (source === undefined || owner === undefined) return;
    this.#taken ??= takenBy(this.#writer, this.#batches);
    const taken = this.#taken.get(placeOf(source));
    if (taken === undefined || taken.owners.has(owner)) return;
    const whose = [...taken.owners].join(" and ");
    this.#doubt = {
      asked: "again",
      words: `line ${source.line} of the same file was recorded for ${whose} as ${batchIdOf(taken.batch)}`,
      at: { file: source.file, line: source.line },
    };
  }

  doubts(): Unknown[] {
    return this.#doubt === undefined ? [] : [this.#doubt];
  }
}

/** What was there before this file was begun. */
function batchesOf(writer: LedgerWriter, sha256: string): number[] {
  return writer
    .standing(["batch"])
    .flatMap((event) =>
      event.kind === "batch" && event.seq <= writer.start && event.data.sha256 === sha256
        ? [event.seq]
        : [],
    );
}

function takenBy(writer: LedgerWriter, batches: readonly number[]): Map<string, Taken> {
  const taken = new Map<string, Taken>();
  for (const batch of batches) {
    for (const event of standingOfBatch(writer, batch)) {
      const owner = ownerOf(event);
      if (owner === undefined || event.source === undefined) continue;
      const place = placeOf(event.source);
      const there = taken.get(place);
      if (there === undefined) taken.set(place, { batch, owners: new Set([owner]) });
      else there.owners.add(owner);
    }
  }
  return taken;
}

/** `dana in larkspur-401k`; of a form of no plan, by its payer. */
function ownerOf(event: Candidate | LedgerEvent): string | undefined {
  const person = personOf(event);
  if (person === undefined) return undefined;
  const { plan, payer } = event.data as { readonly plan?: string; readonly payer?: string };
  const where = plan ?? payer;
  return where === undefined ? person : `${person} in ${where}`;
}

/** A whole statement may stand on one line. */
function placeOf({ line, column }: { readonly line: number; readonly column?: number }): string {
  return `${line}:${column ?? 1}`;
}
