// What became of every line of an imported file: each is in exactly one of five buckets.
import { add, type Cents, formatCents, ZERO } from "../kernel/money.ts";
import type { Candidate } from "../ledger/event.ts";
import { type ContributionKey, contributionFields } from "../ledger/kinds.ts";

export type Bucket = "imported" | "already_recorded" | "ignored" | "needs_review" | "errors";

export interface Reason {
  readonly bucket: Bucket;
  readonly reason: string;
  /** How many lines, and the first of them. */
  readonly lines: number;
  readonly first_line: number;
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
  readonly totals: Readonly<Record<string, string>>;
  /** `b12`, or null when nothing was recorded. */
  readonly batch: string | null;
  readonly reasons: readonly Reason[];
}

/** Counts while a file is read. */
export class Tally {
  readonly #lines: Record<Bucket, number> = {
    imported: 0,
    already_recorded: 0,
    ignored: 0,
    needs_review: 0,
    errors: 0,
  };
  readonly #reasons = new Map<string, Reason>();
  readonly #totals = new Map<string, Cents>();
  #firstImported = 0;
  events = 0;

  count(bucket: Bucket, place: { line: number; lines: number }, reason?: string): void {
    this.#lines[bucket] += place.lines;
    if (bucket === "imported") this.#firstImported ||= place.line;
    if (reason === undefined) return;
    const key = `${bucket} ${reason}`;
    const known = this.#reasons.get(key);
    const lines = (known?.lines ?? 0) + place.lines;
    this.#reasons.set(key, { bucket, reason, lines, first_line: known?.first_line ?? place.line });
  }

  add(candidate: Candidate): void {
    this.events += 1;
    for (const [source, amount] of moneyOf(candidate))
      this.#totals.set(source, add(this.#totals.get(source) ?? ZERO, amount));
  }

  /** A line that was sound by itself names what the rest of the file never defines. */
  condemn(): void {
    if (this.#lines.imported === 0) return;
    this.#lines.imported -= 1;
    this.#lines.errors += 1;
  }

  get anyData(): boolean {
    const { imported, already_recorded, needs_review, errors } = this.#lines;
    return imported + already_recorded + needs_review + errors > 0;
  }

  /** The file was refused as a whole, so what was sound in it was not recorded either. */
  refuse(): void {
    const { imported } = this.#lines;
    if (imported > 0) {
      const reason = "sound, but a file is imported whole or not at all";
      this.count("ignored", { line: this.#firstImported, lines: imported }, reason);
    }
    this.#lines.imported = 0;
    this.#totals.clear();
    this.events = 0;
  }

  report(file: { file: string; layout: string; batch: string | null }): FileReport {
    const counts = { ...this.#lines };
    const totals = [...this.#totals].map(([source, amount]) => [source, formatCents(amount)]);
    return {
      file: file.file,
      layout: file.layout,
      lines: Object.values(counts).reduce((sum, lines) => sum + lines, 0),
      ...counts,
      events: this.events,
      totals: Object.fromEntries(totals) as Record<string, string>,
      batch: file.batch,
      reasons: [...this.#reasons.values()],
    };
  }
}

/** The money of an event by source: contributions by their names, other money by its source or its kind. */
function moneyOf(candidate: Candidate): Iterable<readonly [string, Cents]> {
  if (candidate.kind === "paycheck") {
    const { contributions } = candidate.data;
    const money: [string, Cents][] = [];
    for (const key in contributions) {
      const name = key as ContributionKey;
      money.push([contributionFields[name].wire, contributions[name] ?? ZERO]);
    }
    return money;
  }
  if (candidate.kind === "employer_contribution")
    return [[candidate.data.source, candidate.data.amount]];
  const { amount } = candidate.data as { amount?: Cents };
  return amount === undefined ? [] : [[candidate.kind, amount]];
}
