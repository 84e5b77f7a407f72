// An amount in a sentence has its thousands commas, wherever the sentence stands: 1,770.00. Data stays bare.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "../../src");

/** The note of an inferred event is recorded, and a second import compares it; a key to sort by is no sentence. */
const COMPARED = ["note: `inferred: ", "data-sort="];

/** Words beside a bare amount, in one template. */
const IN_SENTENCE =
  /`[^`]*(\p{L}{2,}[^`]*\$\{formatCents\(|\$\{formatCents\([^`]*\)\}[^`]*\p{L}{2,})[^`]*`/u;

it("no sentence prints an amount without its commas", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((name) =>
    readFileSync(join(SOURCE, name), "utf8")
      .split("\n")
      .filter((line) => IN_SENTENCE.test(line))
      .filter((line) => !COMPARED.some((each) => line.includes(each)))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
