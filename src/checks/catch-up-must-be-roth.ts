// Deferrals that could only be catch-up contributions if they were Roth (§414(v)(7)).
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";

export const catchUpMustBeRoth: YearCheck = {
  name: "catch-up-must-be-roth",
  per: "year",
  find: ({ person, taxYear, limits }) =>
    limits.electiveDeferrals.groups
      .filter(({ notRoth }) => notRoth > 0)
      .map((group) => ({
        code: "limits.catch-up-must-be-roth",
        severity: "error",
        ...worded(
          say`${{ money: group.notRoth }} of ${{ person }}'s deferrals at ${{ employer: group.employerGroup }} for ${taxYear} could be catch-up only as Roth: FICA wages of ${taxYear - 1} exceed the threshold`,
        ),
        hint: "ask the plan to correct it, by treating the amount as Roth or by paying it out",
        citation: { authority: "IRC §414(v)(7)(A)" },
        events: group.events.slice(-1),
      })),
};
