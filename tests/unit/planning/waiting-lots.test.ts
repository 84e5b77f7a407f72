// A count of days as people say it.
import { expect, it } from "vitest";
import { daysText } from "../../../src/planning/waiting-lots.ts";

it("says one day, and several days", () => {
  expect([0, 1, 2].map(daysText)).toEqual(["0 days", "1 day", "2 days"]);
});
