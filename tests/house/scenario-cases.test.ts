// The tables of tests/scenarios/README.md and the scenarios themselves name the same worked cases in the
// same files; a case without a scenario says why, and every B, C and D case has one.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../scenarios");

interface Scenario {
  readonly title: string;
  readonly authority: string;
  readonly cases?: readonly string[];
  readonly peer?: string;
}

const scenarios = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => {
    const read: Scenario | Scenario[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return (Array.isArray(read) ? read : [read]).map((scenario) => ({ ...scenario, file }));
  });

const readme = readFileSync(join(folder, "README.md"), "utf8");
const cellsOf = (text: string) =>
  text.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));

/** Rows `| case | … | scenario |`: the id, and the files or the reason in the last cell. */
const rows = cellsOf(readme)
  .filter((cells) => /^[A-Z][A-Z0-9a-z-]*\d[A-Za-z0-9-]*$/.test(cells[1] ?? ""))
  .map((cells) => ({ id: cells[1] ?? "", last: cells.at(-2) ?? "" }));

const shown = (pairs: readonly (readonly [string, string])[]) =>
  [...new Set(pairs.map((pair) => pair.join(" in ")))].toSorted();

describe("worked cases and scenarios", () => {
  it("name each other", () => {
    const files = rows.flatMap(({ id, last }) =>
      [...last.matchAll(/`([^`]+\.json)`/g)].map((match) => [id, match[1] ?? ""] as const),
    );
    const named = scenarios.flatMap(({ cases = [], file }) =>
      cases.map((id) => [id, file] as const),
    );
    expect(shown(files)).toEqual(shown(named));
  });

  it("are listed once, and one that is no scenario says why", () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ last }) => !/\.json`|^— \S+ \S+/.test(last))).toEqual([]);
  });

  it("leave no case of basis, Form 8606 or Forms 1099-R and 1040 out", () => {
    const rules = rows.filter(({ id }) => /^[BCD]\d/.test(id));
    expect(rules.length).toBeGreaterThan(25);
    expect(rules.filter(({ last }) => last.startsWith("—"))).toEqual([]);
  });

  it("leave no edge out: each of the 33 is a scenario or a refusal by name", () => {
    const edges = rows.filter(({ id }) => /^E\d/.test(id));
    expect(edges.map(({ id }) => id)).toEqual(Array.from({ length: 33 }, (_, at) => `E${at + 1}`));
    const unanswered = edges.filter(
      ({ last }) => !/\.json`/.test(last) && !/^— refused by name: `\S+\.transcript`/.test(last),
    );
    expect(unanswered).toEqual([]);
    const transcripts = edges.flatMap(({ last }) =>
      [...last.matchAll(/`([^`]+\.transcript)`/g)].map((match) => match[1] ?? ""),
    );
    expect(transcripts.length).toBeGreaterThan(8);
    expect(transcripts.filter((file) => !existsSync(join(folder, "../transcripts", file)))).toEqual(
      [],
    );
  });

  it("name the other programs that get a case wrong, and what they do", () => {
    const table = cellsOf(readme.slice(readme.indexOf("## What other programs do")))
      .filter((cells) => cells.length > 5 && !/^(program|-+)$/.test(cells[1] ?? ""))
      .map((cells) => [cells[1] ?? "", cells.at(-2) ?? ""] as const);
    const listed = table.flatMap(([name, last]) =>
      [...last.matchAll(/`([^`]+\.json)`/g)].map((match) => [name, match[1] ?? ""] as const),
    );
    const told = scenarios.flatMap(({ peer, file }) =>
      peer === undefined ? [] : [[peer.split(": ")[0] ?? "", file] as const],
    );
    expect(shown(listed)).toEqual(shown(told));
    const tests = table.flatMap(([, last]) =>
      [...last.matchAll(/`([^`]+\.test\.ts)`/g)].map((match) => match[1] ?? ""),
    );
    expect(tests.filter((file) => !existsSync(join(folder, "..", file)))).toEqual([]);
    expect(table.length).toBeGreaterThan(10);
  });

  it("say who the expected values come from", () => {
    expect(scenarios.filter(({ authority }) => authority.trim().length < 8)).toEqual([]);
  });
});
