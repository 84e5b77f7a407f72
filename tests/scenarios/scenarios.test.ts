// Runs every scenario in this folder: given events, expected facts. A tax person can review them;
// `authority` says where the expected number comes from. `expect` maps a path into the contract's JSON
// to the value there; `"absent"` asserts that there is none.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { taxYear } from "../../src/kernel/calendar.ts";
import { type EventJson, ledgerOf } from "../support/ledger-of.ts";
import { SCENARIO_FACTS } from "../support/scenario-facts.ts";

interface Scenario {
  readonly title: string;
  readonly authority: string;
  readonly tax_year: number;
  /** Another program and what it does instead: `name: what`. */
  readonly peer?: string;
  readonly person?: string;
  readonly given: readonly EventJson[];
  readonly expect: Readonly<Record<string, unknown>>;
}

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .toSorted();

describe.each(files)("%s", (file) => {
  const content: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const scenarios = (Array.isArray(content) ? content : [content]) as Scenario[];
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))("%s", (_, scenario) => {
    expect(scenario.authority).toMatch(/\S/);
    const ledger = ledgerOf(scenario.given);
    const person = scenario.person ?? [...ledger.people.keys()][0] ?? "";
    const context = { ledger, person, taxYear: taxYear(scenario.tax_year) };
    const actual: Record<string, unknown> = {};
    for (const path of Object.keys(scenario.expect)) {
      const [output = "", ...rest] = path.split("/");
      const facts = SCENARIO_FACTS[output];
      if (facts === undefined) throw new Error(`no output is called ${output}`);
      actual[path] = valueAt(facts(context), rest);
    }
    expect(actual).toEqual(scenario.expect);
  });
});

/** Paths are `/`-separated because lines and keys may hold dots: `form-8606/lines/15c`. */
function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return "absent";
    value = (value as Record<string, unknown>)[key];
  }
  return value === undefined ? "absent" : value;
}
