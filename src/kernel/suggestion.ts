// "Did you mean …?": the nearest of some names, if it is near enough to be a slip of the finger.

export function suggestion(word: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  // A word of which nothing is left is no slip.
  return best !== undefined &&
    best.distance < word.length &&
    best.distance <= Math.max(1, Math.floor(best.name.length / 3))
    ? best.name
    : undefined;
}

/** Levenshtein's distance, a row at a time. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          at(previous, column) + 1,
          at(current, column - 1) + 1,
          at(previous, column - 1) + cost,
        ),
      );
    }
    previous = current;
  }
  return at(previous, to.length);
}

/** Every column that is asked for is there. */
function at(row: readonly number[], column: number): number {
  return Number(row[column]);
}
