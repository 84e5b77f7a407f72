// A small helping of `npm run fuzz` in every test run, always the same inputs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FUZZED, fuzz } from "./fuzz.ts";

const folder = join(import.meta.dirname, "../../fixtures/statements");
const corpus = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(csv|tsv|txt|ofx|qfx|json)$/.test(file) && !file.includes(".expected."))
  .toSorted()
  .map((file) => readFileSync(join(folder, file)));

describe("bytes that are nearly statements", () => {
  it.each(Object.keys(FUZZED))("%s neither throws nor hangs nor loses a line", async (name) => {
    const { faults } = await fuzz(name, corpus, { count: 150, seed: 20260116 });
    expect(faults).toEqual([]);
  });
});
