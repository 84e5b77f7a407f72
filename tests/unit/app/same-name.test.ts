import { expect, test } from "vitest";
import { compareNames } from "../../../src/app/take-in/same-name.ts";

test.each([
  ["Dana Okafor", "Okafor, Dana", "same"],
  ["Dana Okafor", "OKAFOR DANA", "same"],
  ["Zoë Müller", "Muller, Zoe", "same"],
  ["Dana Okafor", "Okafor, Dana A", "fits"],
  ["Dana Okafor", "Okafor, D", "fits"],
  ["Dana Okafor", "004711 Okafor Dana", "same"],
  ["dana", "Okafor, Dana", "fits"],
  ["Alexandra Whitfield", "Whitfi, Alexandra", "fits"],
  // A spouse shares the last name and is somebody else.
  ["Dana Okafor", "Okafor, Luis", "differs"],
  ["Dana Okafor", "Reyes, Luis", "differs"],
  ["alex", "Okafor, Dana", "differs"],
  ["Dana Okafor", "4711", "differs"],
])("%s and %s: %s", (recorded, inFile, match) => {
  expect(compareNames(recorded, inFile)).toBe(match);
});
