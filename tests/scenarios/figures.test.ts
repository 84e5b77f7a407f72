// No figure of any scenario changes unseen. A scenario asserts what its authority says; the program says more
// of it, and of everybody in it: every output, as a digest of its figures, codes and flags without the words. And
// of lives beside it, where two plans, two years and two lives meet (`support/neighbours.ts`).
// The digests say what was, not what is right: when one changes, look at both states with
// `npm run scenario -- "part of the title"`, name the change in CHANGELOG.md, and `npm run test:update`.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { figuresBeside, figuresOf } from "../support/figures.ts";
import { SCENARIO_FILES, type Scenario, scenariosOf } from "../support/scenario.ts";

const FILE = join(import.meta.dirname, "figures.lock");
const UPDATES = process.env["UPDATE"] === "1";

function digestsOf(scenario: Scenario, other: Scenario): string {
  return Object.entries({ ...figuresOf(scenario), ...figuresBeside(scenario, other) })
    .map(([output, figures]) => {
      const digest = createHash("sha256").update(JSON.stringify(figures)).digest("hex");
      return `${output} ${digest.slice(0, 8)}`;
    })
    .join(", ");
}

/** A line a scenario: file, title and, after a tab, what it came to. */
function written(): ReadonlyMap<string, string> {
  const lines = readFileSync(FILE, "utf8").trimEnd().split("\n");
  return new Map(lines.map((line) => line.split("\t") as [string, string]));
}

const scenarios = SCENARIO_FILES.flatMap((file) => {
  const own = scenariosOf(file);
  return own.map((scenario, index) => {
    // The one before: a scenario is mostly added at the end, and that changes no other's neighbour.
    const other = own[index - 1] ?? scenario;
    return [`${file}: ${scenario.title}`, scenario, other] as const;
  });
});

if (UPDATES) {
  const lines = scenarios.map(([name, ...both]) => `${name}\t${digestsOf(...both)}\n`);
  writeFileSync(FILE, lines.join(""));
}
const before = written();

describe("every figure is what it was", () => {
  it.each(scenarios)("%s", (name, scenario, other) => {
    // One that is new has nothing to be held against until the next `npm run test:update`.
    const digests = digestsOf(scenario, other);
    expect(digests).toBe(before.get(name) ?? digests);
  });
});
