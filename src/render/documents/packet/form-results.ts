// What came of expected forms, in words: "the form agrees", "1 agrees, 2 are missing".
import type { FormResult } from "../../../app/questions/packet/form-checklist.ts";

/** In the order in which they are counted. */
const WORDS: Readonly<Record<FormResult, readonly [one: string, several: string]>> = {
  agrees: ["agrees", "agree"],
  differs: ["differs", "differ"],
  missing: ["is missing", "are missing"],
  "not yet due": ["is not yet due", "are not yet due"],
  "not in the records": ["is not in the records", "are not in the records"],
  "not compared": ["cannot be compared yet", "cannot be compared yet"],
};

export function resultWords(result: FormResult): string {
  return WORDS[result][0];
}

/** @example countedResults(["agrees", "missing", "missing"]) is ["1 agrees", "2 are missing"] */
export function countedResults(results: readonly FormResult[]): string[] {
  return Object.entries(WORDS).flatMap(([result, [one, several]]) => {
    const count = results.filter((each) => each === result).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
  });
}
