// The people whom a file mentions, each name once: whether anybody is recorded so, and of which year the file
// tells of them. A file of a whole plan mentions people by the hundred thousand, and a small one in such a
// ledger a few: so they are looked up as they are met, not read beforehand.
import type { LedgerWriter } from "../ports.ts";

/** The people whose money was recorded, each with the latest year of it. */
export interface Touched extends Iterable<readonly [person: string, year: number]> {
  readonly size: number;
}

/** Met, and nothing told of them. */
const MET = 0;
/** Something without a year was told, as who they are; years are larger. */
const NAMED = 1;

export class PeopleOfFile {
  readonly #writer: Pick<LedgerWriter, "hasPerson">;
  /** The latest year of each, or one of the above. */
  readonly #met = new Map<string, number>();
  /** Those among them whom neither the ledger nor the file defines, so far. */
  readonly #undefined = new Set<string>();
  #touched = 0;

  constructor(writer: Pick<LedgerWriter, "hasPerson">) {
    this.#writer = writer;
  }

  define(person: string): void {
    this.#undefined.delete(person);
    if (!this.#met.has(person)) this.#met.set(person, MET);
  }

  isDefined(person: string): boolean {
    if (!this.#met.has(person)) {
      this.#met.set(person, MET);
      if (!this.#writer.hasPerson(person)) this.#undefined.add(person);
    }
    return this.#undefined.size === 0 || !this.#undefined.has(person);
  }

  /** Something of the person is recorded; without a year it is who they are. */
  note(person: string, year: number | undefined): void {
    const before = this.#met.get(person) ?? MET;
    const now = year ?? NAMED;
    if (now <= before) return;
    if (before <= NAMED && now > NAMED) {
      this.#touched += 1;
      // Told in the order of their money.
      this.#met.delete(person);
    }
    this.#met.set(person, now);
  }

  /** Those of whom something is recorded. */
  get noted(): ReadonlySet<string> {
    return new Set([...this.#met].flatMap(([person, year]) => (year === MET ? [] : [person])));
  }

  /** A view, not a copy. */
  get touched(): Touched {
    const met = this.#met;
    return {
      size: this.#touched,
      *[Symbol.iterator]() {
        for (const entry of met) if (entry[1] > NAMED) yield entry;
      },
    };
  }

  /** Everybody met who is defined. */
  *[Symbol.iterator](): Generator<string> {
    for (const person of this.#met.keys()) if (!this.#undefined.has(person)) yield person;
  }
}

/** Of several files. */
export function touchedByAll(files: readonly Touched[]): Touched {
  const [first = new Map<string, number>(), ...others] = files;
  if (others.length === 0) return first;
  const all = new Map(first);
  for (const [person, year] of others.flatMap((file) => [...file]))
    all.set(person, Math.max(year, all.get(person) ?? 0));
  return all;
}
