// Everybody's names by their words: who a name in a file can be, without a look at each of forty thousand people
// for each of forty thousand names. It leaves nobody out whom `canBeOne` would let through, and asks it of
// those who are left.
import { fullName, SHORTEST_CUT, standsAmong, wordsCanBeOne, wordsOf } from "./same-name.ts";

export interface Named {
  readonly person: string;
  readonly name?: string | undefined;
}

interface Entry<P> {
  readonly who: P;
  readonly words: readonly string[];
  /** In the order in which people were given. */
  readonly at: number;
}

export class NameIndex<P extends Named> {
  readonly #all: Entry<P>[] = [];
  /** By the first letters of each word; an initial by itself. */
  readonly #byBeginning = new Map<string, Entry<P>[]>();
  readonly #byCount = new Map<number, Entry<P>[]>();
  readonly #byFullName = new Map<string, Entry<P>[]>();

  /** Who has no name goes by the id. */
  constructor(people: Iterable<P>) {
    for (const who of people) {
      const words = wordsOf(who.name ?? who.person);
      const entry = { who, words, at: this.#all.length };
      this.#all.push(entry);
      add(this.#byCount, words.length, entry);
      const full = fullName(words);
      if (full !== undefined) add(this.#byFullName, full, entry);
      for (const key of new Set(words.map(beginning))) add(this.#byBeginning, key, entry);
    }
  }

  /** Everybody of just these words, in any order. */
  called(text: string): P[] {
    const full = fullName(wordsOf(text));
    return (full === undefined ? [] : (this.#byFullName.get(full) ?? [])).map(({ who }) => who);
  }

  /** Everybody whose name the words can be, in the order in which they were given. */
  fitting(text: string): P[] {
    const words = wordsOf(text);
    return [...this.#candidates(words)]
      .filter((entry) => wordsCanBeOne(entry.words, words))
      .toSorted((a, b) => a.at - b.at)
      .map(({ who }) => who);
  }

  /** Who fits first, then others of whom one word is alike: names change. */
  near(text: string, most: number): P[] {
    const fitting = this.fitting(text);
    const alike = [...this.#candidates(wordsOf(text))].toSorted((a, b) => a.at - b.at);
    return [...new Set([...fitting, ...alike.map(({ who }) => who)])].slice(0, most);
  }

  /** Everybody whose full name stands in a text. */
  standingIn(text: string): P[] {
    const within = wordsOf(text);
    const found = new Set<Entry<P>>();
    for (const key of new Set(within.map(beginning)))
      for (const entry of this.#byBeginning.get(key) ?? [])
        if (entry.who.name !== undefined && standsAmong(entry.words, within)) found.add(entry);
    return [...found].toSorted((a, b) => a.at - b.at).map(({ who }) => who);
  }

  /**
   * Each word of the shorter name agrees with one of the longer: with a word that begins alike, or as its initial.
   * So they share a beginning or one word's initial, unless the words are initials all of them: then anybody can be
   * meant whose name has no more words than that.
   */
  #candidates(words: readonly string[]): Iterable<Entry<P>> {
    const long = words.filter((word) => word.length > 1);
    if (long.length === 0) return this.#all;
    const found = new Set<Entry<P>>();
    for (const word of long)
      for (const key of [beginning(word), word.slice(0, 1)])
        for (const entry of this.#byBeginning.get(key) ?? []) found.add(entry);
    for (let count = 1; count <= words.length - long.length; count += 1)
      for (const entry of this.#byCount.get(count) ?? []) found.add(entry);
    return found;
  }
}

function beginning(word: string): string {
  return word.slice(0, SHORTEST_CUT);
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
