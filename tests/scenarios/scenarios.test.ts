// Runs every scenario in this folder: given events, expected facts. A tax person can review them;
// `authority` says where the expected number comes from. `expect` maps a path into the contract's JSON
// to the value there; `"absent"` asserts that there is none.
import { describe, expect, it } from "vitest";
import {
  factsOf,
  ofColleague,
  ofStrangers,
  ofThemselves,
  SCENARIO_FILES,
  type Scenario,
  scenariosOf,
} from "../support/scenario.ts";

describe.each(SCENARIO_FILES)("%s", (file) => {
  const scenarios = scenariosOf(file).map((scenario) => [scenario.title, scenario] as const);

  it.each(scenarios)("%s", (_, scenario) => {
    expect(scenario.authority).toMatch(/\S/);
    expect(factsOf(scenario, scenario.given)).toEqual(scenario.expect);
  });
});

/** Where an event stands among the others is the one thing that may differ. */
const wantedOf = ({ expect: wanted }: Scenario) =>
  Object.fromEntries(Object.entries(wanted).filter(([path]) => !path.endsWith("/source/line")));

const ALL = SCENARIO_FILES.flatMap(scenariosOf);

describe("beside people, employers and plans that are not theirs", () => {
  // What is wrong with employers and plans is told to everybody: nobody says whose they are.
  const sound = ALL.filter(({ expect: said }) => !Object.hasOwn(said, "limits/problems/0/code"));
  // Each with the lives of the scenario half the list away, which is about something else.
  const paired = ALL.flatMap((scenario, index) => {
    const others = sound[(index + Math.floor(ALL.length / 2)) % sound.length];
    if (scenario.alone === true || others === undefined) return [];
    return [[scenario.title, scenario, ofStrangers(others)] as const];
  });

  it.each(paired)("recorded later: %s", (_, scenario, others) => {
    expect(factsOf(scenario, [...ofThemselves(scenario), ...others])).toEqual(scenario.expect);
  });

  it.each(paired)("recorded before: %s", (_, scenario, others) => {
    const facts = factsOf(scenario, [...others, ...ofThemselves(scenario)]);
    expect(facts).toMatchObject(wantedOf(scenario));
  });
});

// Whoever forgets to ask whose an event is takes the colleague's for it: the same days, plans and amounts.
describe("beside a colleague in the same plans who lives the same life", () => {
  // A return of two is asked of the first two people.
  const isJoint = (path: string) => path.includes("-joint/");
  const paired = ALL.filter(
    (each) => each.alone !== true && !Object.keys(each.expect).some(isJoint),
  );

  it.each(paired.map((each) => [each.title, each] as const))("%s", (_, scenario) => {
    const facts = factsOf(scenario, [...ofColleague(scenario), ...ofThemselves(scenario)]);
    expect(facts).toMatchObject(wantedOf(scenario));
  });
});

describe("in whatever order it was recorded", () => {
  it.each(ALL.map((each) => [each.title, each] as const))("%s", (_, scenario) => {
    // What is accepted must have been found before.
    const [answers, events] = partition(
      ofThemselves(scenario),
      ({ kind }) => kind === "accepted_finding",
    );
    const facts = factsOf(scenario, [...events.toReversed(), ...answers]);
    expect(facts).toMatchObject(wantedOf(scenario));
  });
});

function partition<T>(list: readonly T[], isFirst: (each: T) => boolean): readonly [T[], T[]] {
  return [list.filter(isFirst), list.filter((each) => !isFirst(each))];
}
