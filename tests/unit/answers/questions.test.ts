// Every question can be asked by any shell: it says what it is, and can show what it answers.
import { describe, expect, it } from "vitest";
import {
  option,
  repeatedArgument,
  requiredOption,
  switchOption,
} from "../../../src/answers/input.ts";
import { QUESTIONS } from "../../../src/answers/questions.ts";
import { readInputs } from "../../../src/answers/read-inputs.ts";
import { readCount } from "../../../src/answers/read-values.ts";
import { taxYearInput } from "../../../src/answers/shared-inputs.ts";

describe("the list of questions", () => {
  it("names each once", () => {
    const names = QUESTIONS.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(15);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(QUESTIONS)("can show the answer to $name", ({ view, documents = {} }) => {
    expect(view !== undefined || Object.keys(documents).length > 0).toBe(true);
  });
});

describe("reading what was handed over", () => {
  const inputs = {
    count: requiredOption("--count <n>", "", readCount),
    other: option("-o, --other <n>", "", readCount),
    taxYear: taxYearInput,
    words: repeatedArgument("words", "", readCount),
    all: switchOption("--all", ""),
  };

  it("gives a value under each key, and leaves to be settled what the ledger can tell", () => {
    const held: Record<string, unknown> = { count: "3", words: ["1", "2"] };
    const read = readInputs(inputs, (key) => held[key], "x --count 3");
    expect(read).toEqual({
      ok: true,
      value: { count: 3, other: undefined, taxYear: undefined, words: [1, 2], all: false },
    });
  });

  it("says everything that is wrong, by the names that help uses", () => {
    const held: Record<string, unknown> = { other: "x", words: ["1", "y"], taxYear: "25" };
    const read = readInputs(inputs, (key) => held[key], "x --count 3");
    expect(read.ok ? [] : read.error.map(({ message }) => message)).toEqual([
      "required option '--count <n>' not specified",
      '--other: "x" is not a whole number below 1000',
      '--tax-year: "25" is not a year of four digits, such as 2026',
      'WORDS: "y" is not a whole number below 1000',
    ]);
  });
});
