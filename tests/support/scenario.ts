// A scenario as it stands in its file, and what the program says of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { taxYear } from "../../src/kernel/calendar.ts";
import { eventIdOf } from "../../src/kernel/ids.ts";
import { type EventJson, ledgerOf } from "./ledger-of.ts";
import { SCENARIO_FACTS } from "./scenario-facts.ts";

export interface Scenario {
  readonly title: string;
  readonly authority: string;
  readonly tax_year: number;
  /** Another program and what it does instead: `name: what`. */
  readonly peer?: string;
  readonly person?: string;
  /** It is about a ledger with one person: a plan that nobody was paid in is theirs. */
  readonly alone?: true;
  readonly given: readonly EventJson[];
  readonly expect: Readonly<Record<string, unknown>>;
}

const FOLDER = join(import.meta.dirname, "..", "scenarios");

export const SCENARIO_FILES = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .toSorted();

export function scenariosOf(file: string): readonly Scenario[] {
  const content: unknown = JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
  return (Array.isArray(content) ? content : [content]) as Scenario[];
}

/** What is found at each path of `expect`, in a ledger with those events. */
export function factsOf(scenario: Scenario, given: readonly EventJson[]): Record<string, unknown> {
  const ledger = ledgerOf(given);
  const person = scenario.person ?? String(firstPerson(scenario.given) ?? "");
  const context = { ledger, person, taxYear: taxYear(scenario.tax_year) };
  const outputs = new Map<string, unknown>();
  const found: Record<string, unknown> = {};
  for (const path of Object.keys(scenario.expect)) {
    const [output = "", ...rest] = path.split("/");
    const facts = SCENARIO_FACTS[output];
    if (facts === undefined) throw new Error(`no output is called ${output}`);
    if (!outputs.has(output)) outputs.set(output, facts(context));
    found[path] = valueAt(outputs.get(output), rest);
  }
  return found;
}

/** Paths are `/`-separated because lines and keys may hold dots: `form-8606/lines/15c`. */
function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return "absent";
    value = (value as Record<string, unknown>)[key];
  }
  return value === undefined ? "absent" : value;
}

export function firstPerson(given: readonly EventJson[]): unknown {
  return given.find(({ kind }) => kind === "person")?.["person"];
}

/** Fields that hold a name, or the id of an event. */
const NAMES = new Set([
  ...[
    "person",
    "spouse",
    "employer",
    "owner",
    "group",
    "plan",
    "to_plan",
    "scheduled_with",
    "event",
    "id",
  ],
]);

/** Its events with what a file may leave out where there is one person: whose they are. And their ids. */
export function ofThemselves({ given }: Scenario): EventJson[] {
  const people = given.filter(({ kind }) => kind === "person");
  const sole = people.length === 1 ? firstPerson(given) : undefined;
  return given.map((event, index) => ({
    ...(sole !== undefined && takesPerson(event) && { person: sole }),
    ...event,
    id: event.id ?? eventIdOf(index + 1),
  }));
}

/** The lives of other people, with other employers and plans, who share no name with anybody. */
export function ofStrangers(scenario: Scenario): EventJson[] {
  return ofThemselves(scenario)
    .filter(({ kind }) => kind !== "law_figures")
    .map((event) => renamed(event, (name, key) => (NAMES.has(key) ? `zz-${name}` : name)));
}

/** Names of people, and ids of what is theirs. */
const THEIRS = new Set(["person", "spouse", "owner", "id", "event"]);

/** A colleague: in the same plans of the same employers, on the same days and with the same money. */
export function ofColleague(scenario: Scenario): EventJson[] {
  return ofThemselves(scenario)
    .filter((event) => takesPerson(event))
    .map((event) => renamed(event, (name, key) => (THEIRS.has(key) ? `aa-${name}` : name)));
}

function renamed(event: EventJson, name: (of: string, key: string) => string): EventJson {
  return Object.fromEntries(
    Object.entries(event).map(([key, value]) => [
      key,
      typeof value === "string" ? name(value, key) : value,
    ]),
  ) as EventJson;
}

function takesPerson({ kind }: EventJson): boolean {
  return !["employer", "plan", "law_figures", "statement_answer"].includes(kind);
}
