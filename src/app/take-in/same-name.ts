// Whether a name in a file and the name of somebody in the ledger can be one person: words in any order,
// an initial or a beginning for a word, further names on one side. `Okafor, Dana A` fits Dana Okafor; Luis Okafor does not.
import { byText } from "../../kernel/by-text.ts";

export function canBeOne(one: string, other: string): boolean {
  return wordsCanBeOne(wordsOf(one), wordsOf(other));
}

/** The words of both names, as `wordsOf` gives them. */
export function wordsCanBeOne(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  // The longest says most: `A. Alex` is Alex A., whatever the initial would take.
  for (const word of few.toSorted((one, other) => other.length - one.length)) {
    const at = left.findIndex((candidate) => agrees(word, candidate));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return few.length > 0;
}

/** Equal for names of the same words in any order; undefined of a single word, which many people share. */
export function fullName(words: readonly string[]): string | undefined {
  return words.length > 1 ? words.toSorted(byText).join(" ") : undefined;
}

/** Whether a full name stands in a text: `Dana Okafor`, `Dana A. Okafor`, `Okafor, Dana`. */
export function standsIn(name: string, text: string): boolean {
  return standsAmong(wordsOf(name), wordsOf(text));
}

/** The same of words. */
export function standsAmong(name: readonly string[], within: readonly string[]): boolean {
  const [first, last] = [name[0], name.at(-1)];
  if (first === undefined || last === undefined || name.length < 2) return false;
  return within.some(
    (word, at) =>
      (word === first && (within[at + 1] === last || within[at + 2] === last)) ||
      (word === last && within[at + 1] === first),
  );
}

function agrees(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  // Narrow columns cut names off.
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_CUT && long.startsWith(short);
}

/** Two words of which one is the other's beginning share so many letters. */
export const SHORTEST_CUT = 4;

/** Numbers beside a name are an employee's, and no part of it. */
export function wordsOf(name: string): string[] {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}
