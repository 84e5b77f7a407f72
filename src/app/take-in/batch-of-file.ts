// What of a file is written: one batch, opened by the first event, so that a file of nothing new leaves the
// ledger as it is; and whose money it was.
import type { StatedAccount } from "../../intake/read-record.ts";
import { batchIdOf } from "../../kernel/ids.ts";
import { type Candidate, type LedgerEvent, personOf, whenOf } from "../../ledger/event.ts";
import type { BatchOpening, LedgerWriter } from "../ports.ts";

/** The people whose money was recorded, each with the latest year of it. */
export type Touched = ReadonlyMap<string, number>;

/** Of several files. A file of a whole plan has people by the ten thousand, so what one says is not copied. */
export function touchedByAll(files: readonly Touched[]): Touched {
  const [first = new Map<string, number>(), ...others] = files;
  if (others.length === 0) return first;
  const all = new Map(first);
  for (const [person, year] of others.flatMap((file) => [...file]))
    all.set(person, Math.max(year, all.get(person) ?? 0));
  return all;
}

export class BatchOfFile {
  readonly #writer: LedgerWriter;
  readonly #opening: BatchOpening;
  readonly #accounts: StatedAccount[] = [];
  /** People of the file of whom something without a year is recorded: they themselves. */
  readonly #named = new Set<string>();
  readonly #touched = new Map<string, number>();
  /** The numbers of what was typed. */
  readonly appended: number[] = [];
  /** What was replaced by other content. */
  readonly superseded: LedgerEvent[] = [];
  /** The layout of what a workbook holds. */
  #inner: { readonly layout?: string } = {};
  #batch: number | undefined;

  constructor(writer: LedgerWriter, opening: BatchOpening) {
    this.#writer = writer;
    this.#opening = opening;
  }

  /** `b12`, once anything is written. */
  get id(): string | undefined {
    return this.#batch === undefined ? undefined : batchIdOf(this.#batch);
  }

  get people(): ReadonlySet<string> {
    return new Set([...this.#named, ...this.#touched.keys()]);
  }

  get touched(): Touched {
    return this.#touched;
  }

  /** An account is remembered by the import that it fed. */
  meet(account: StatedAccount): void {
    this.#accounts.push(account);
  }

  holds(layout: string): void {
    this.#inner = { layout };
  }

  append(candidate: Candidate, replaces?: number): void {
    const seq = this.remember(candidate, replaces);
    if (this.#opening.command === "record") this.appended.push(seq);
  }

  /** Written beside the events of the file: an answer about it, a day that it tells of another event. */
  remember(candidate: Candidate, replaces?: number): number {
    this.#open();
    return this.#writer.append(candidate, replaces);
  }

  /** What is appended next takes its place. */
  takeBack(recorded: LedgerEvent): void {
    this.#open();
    this.#writer.reverse(recorded, "superseded");
  }

  /** Whose it is, whether or not it is written in the end. */
  note(candidate: Candidate): void {
    const person = personOf(candidate);
    if (person === undefined) return;
    const year = Number(whenOf(candidate)?.slice(0, 4) ?? 0);
    if (year === 0) this.#named.add(person);
    else if (year > (this.#touched.get(person) ?? 0)) this.#touched.set(person, year);
  }

  #open(): void {
    const accounts = this.#accounts.length > 0 && { accounts: this.#accounts };
    this.#batch ??= this.#writer.openBatch({ ...this.#opening, ...this.#inner, ...accounts });
  }
}
