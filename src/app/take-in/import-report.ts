// What became of every line of an imported file: each is in exactly one of five buckets.
import { type Cents, sumWithin, ZERO } from "../../kernel/money.ts";
import type { Candidate } from "../../ledger/event.ts";
import { type ContributionKey, contributionFields } from "../../ledger/kinds.ts";

export type Bucket = "imported" | "already_recorded" | "ignored" | "needs_review" | "errors";

export interface Reason {
  readonly bucket: Bucket;
  readonly reason: string;
  /** How many lines, and the first of them. */
  readonly lines: number;
  readonly first_line: number;
  /** How many entries, in a format that does not keep to lines. */
  readonly entries?: number;
}

/** As the contract names it. */
export interface FileReport {
  readonly file: string;
  readonly layout: string;
  readonly lines: number;
  readonly imported: number;
  readonly already_recorded: number;
  readonly ignored: number;
  readonly needs_review: number;
  readonly errors: number;
  /** How many events were recorded. */
  readonly events: number;
  /** What the recorded events add up to, by source of money. */
  readonly totals: Readonly<Record<string, Cents>>;
  /** `b12`, or null when nothing was recorded. */
  readonly batch: string | null;
  /** In a format that does not keep to lines: entries by bucket. One line may hold several. */
  readonly entries?: Readonly<Record<Bucket, number>>;
  readonly reasons: readonly Reason[];
}

/** How much of a file: lines and, in formats that do not keep to lines, entries. */
export interface Stretch {
  readonly line: number;
  readonly lines: number;
  readonly entries?: number | undefined;
}

/** Counts while a file is read. */
export class Tally {
  readonly #lines = noneCounted();
  readonly #entries = noneCounted();
  #inEntries = false;
  readonly #reasons = new Map<string, Reason>();
  readonly #totals = new Map<string, Cents>();
  #firstImported = 0;
  events = 0;

  count(bucket: Bucket, { line, lines, entries }: Stretch, reason?: string): void {
    this.#lines[bucket] += lines;
    this.#entries[bucket] += entries ?? 0;
    if (entries !== undefined) this.#inEntries = true;
    if (bucket === "imported") this.#firstImported ||= line;
    if (reason === undefined) return;
    const key = `${bucket} ${reason}`;
    const known = this.#reasons.get(key);
    const counted = entries === undefined ? undefined : (known?.entries ?? 0) + entries;
    this.#reasons.set(key, {
      bucket,
      reason,
      lines: (known?.lines ?? 0) + lines,
      first_line: known?.first_line ?? line,
      ...(counted !== undefined && { entries: counted }),
    });
  }

  /** False when the amounts add up to more than any amount can be; the event is counted, its money is not. */
  add(candidate: Candidate): boolean {
    this.events += 1;
    if (candidate.kind === "paycheck") {
      // Most rows of most files: no list is made for each.
      const { contributions } = candidate.data;
      let within = true;
      for (const key in contributions) {
        const name = key as ContributionKey;
        within = this.#total(contributionFields[name].wire, contributions[name] ?? ZERO) && within;
      }
      return within;
    }
    const money = moneyOf(candidate);
    return money === undefined || this.#total(...money);
  }

  #total(source: string, amount: Cents): boolean {
    const total = sumWithin(this.#totals.get(source) ?? ZERO, amount);
    if (total === undefined) return false;
    this.#totals.set(source, total);
    return true;
  }

  /** Lines that were sound by themselves name what the rest of the file never defines. */
  condemn({ lines, entries }: Omit<Stretch, "line">): void {
    move(this.#lines, lines);
    move(this.#entries, entries ?? 0);
  }

  get anyData(): boolean {
    const { imported, already_recorded, needs_review, errors } = this.#lines;
    return imported + already_recorded + needs_review + errors > 0;
  }

  /** The file was refused as a whole, so what was sound in it was not recorded either. */
  refuse(): void {
    this.#instead("ignored", "sound, but a file is imported whole or not at all");
  }

  /** Nothing of it is recorded until something about the whole file is answered. */
  wait(reason: string): void {
    this.#instead("needs_review", reason);
  }

  /** Somebody said that the file is not to be taken. */
  leaveOut(reason: string): void {
    this.#instead("ignored", reason);
  }

  /** What would have been recorded stands in another bucket. */
  #instead(bucket: Bucket, reason: string): void {
    const { imported } = this.#lines;
    if (imported > 0) {
      const entries = this.#inEntries ? this.#entries.imported : undefined;
      this.count(bucket, { line: this.#firstImported, lines: imported, entries }, reason);
    }
    this.#lines.imported = 0;
    this.#entries.imported = 0;
    this.#totals.clear();
    this.events = 0;
  }

  report(file: { file: string; layout: string; batch: string | null }): FileReport {
    const counts = { ...this.#lines };
    return {
      file: file.file,
      layout: file.layout,
      lines: Object.values(counts).reduce((sum, lines) => sum + lines, 0),
      ...counts,
      events: this.events,
      totals: Object.fromEntries(this.#totals),
      batch: file.batch,
      ...(this.#inEntries && { entries: { ...this.#entries } }),
      reasons: [...this.#reasons.values()],
    };
  }
}

function noneCounted(): Record<Bucket, number> {
  return { imported: 0, already_recorded: 0, ignored: 0, needs_review: 0, errors: 0 };
}

/** What was sound by itself was counted as imported or, on a second import, as recorded. */
function move(counts: Record<Bucket, number>, count: number): void {
  const moved = Math.min(count, counts.imported);
  counts.imported -= moved;
  counts.errors += moved;
}

/** Money that is no paycheck's, under its source or its kind. */
function moneyOf(candidate: Candidate): readonly [string, Cents] | undefined {
  if (candidate.kind === "employer_contribution")
    return [candidate.data.source, candidate.data.amount];
  const { amount } = candidate.data as { amount?: Cents };
  return amount === undefined ? undefined : [candidate.kind, amount];
}
