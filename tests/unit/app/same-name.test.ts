import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { NameIndex } from "../../../src/app/take-in/name-index.ts";
import { canBeOne, standsIn } from "../../../src/app/take-in/same-name.ts";

const NAMES: readonly (readonly [recorded: string, inFile: string, match: string])[] = [
  ["Dana Okafor", "Okafor, Dana", "same"],
  ["Dana Okafor", "OKAFOR DANA", "same"],
  ["Zoë Müller", "Muller, Zoe", "same"],
  ["Dana Okafor", "Okafor, Dana A", "fits"],
  ["Dana Okafor", "Okafor, D", "fits"],
  ["Dana Okafor", "004711 Okafor Dana", "same"],
  ["dana", "Okafor, Dana", "fits"],
  ["Alexandra Whitfield", "Whitfi, Alexandra", "fits"],
  ["Anna Alex", "A. Alex", "fits"],
  // A single word is many people's.
  ["dana", "Dana", "fits"],
  // A spouse shares the last name and is somebody else.
  ["Dana Okafor", "Okafor, Luis", "differs"],
  ["Dana Okafor", "Reyes, Luis", "differs"],
  ["alex", "Okafor, Dana", "differs"],
  ["Dana Okafor", "4711", "differs"],
];

test.each(NAMES)("%s and %s: %s", (recorded, inFile, match) => {
  expect(canBeOne(recorded, inFile)).toBe(match !== "differs");
  const index = new NameIndex([
    { person: "luis", name: "Luis Reyes-Okafor" },
    { person: "who", name: recorded },
  ]);
  const found = (people: readonly { person: string }[]) =>
    people.some(({ person }) => person === "who");
  expect(found(index.fitting(inFile))).toBe(match !== "differs");
  expect(found(index.called(inFile))).toBe(match === "same");
});

describe("an index of names", () => {
  // Few letters and short words, so that many agree; initials, cut words, ids without a name.
  const word = fc.string({ unit: fc.constantFrom("a", "b", "n"), minLength: 1, maxLength: 6 });
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  const people = fc
    .array(fc.option(name, { nil: undefined }), { maxLength: 30 })
    .map((names) => names.map((each, at) => ({ person: `nab${at}`, name: each })));

  it("lists who fits first, then who shares a word, and no more than asked for", () => {
    const index = new NameIndex([
      { person: "a", name: "Dana Reyes" },
      { person: "b", name: "Luis Okafor" },
      { person: "c", name: "Ivy Moss" },
      { person: "d", name: "Dana Okafor" },
    ]);
    const ids = (most: number) => index.near("Okafor, Dana", most).map(({ person }) => person);
    expect(ids(10)).toEqual(["d", "a", "b"]);
    expect(ids(2)).toEqual(["d", "a"]);
  });

  it("finds whom a look at each of them finds", () => {
    let some = 0;
    fc.assert(
      fc.property(people, name, (all, text) => {
        const index = new NameIndex(all);
        const fitting = all.filter((each) => canBeOne(each.name ?? each.person, text));
        expect(index.fitting(text)).toEqual(fitting);
        const standing = all.filter((each) => each.name !== undefined && standsIn(each.name, text));
        expect(index.standingIn(text)).toEqual(standing);
        some += fitting.length > 0 && fitting.length < all.length ? 1 : 0;
      }),
      { seed: 20261129, numRuns: 2000 },
    );
    expect(some).toBeGreaterThan(200);
  });
});
