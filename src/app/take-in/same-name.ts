// Whether a name in a file and the name of somebody in the ledger can be one person: words in any order,
// an initial or a beginning for a word, further names on one side. `Okafor, Dana A` fits Dana Okafor; Luis Okafor does not.

export type NameMatch = "same" | "fits" | "differs";

export function compareNames(one: string, other: string): NameMatch {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return "differs";
  const left = [...many];
  for (const word of few) {
    const at = left.findIndex((candidate) => agrees(word, candidate));
    if (at < 0) return "differs";
    left.splice(at, 1);
  }
  return left.length === 0 && few.length > 1 && few.every((word) => many.includes(word))
    ? "same"
    : "fits";
}

/** Whether a full name stands in a text: `Dana Okafor`, `Dana A. Okafor`, `Okafor, Dana`. */
export function standsIn(name: string, text: string): boolean {
  const words = wordsOf(name);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length < 2) return false;
  const within = wordsOf(text);
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

const SHORTEST_CUT = 4;

/** Numbers beside a name are an employee's, and no part of it. */
function wordsOf(name: string): string[] {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}
