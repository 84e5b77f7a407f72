// Pretax catch-up while the wages that could forbid it are not recorded.
import { askedFor } from "../kernel/asked-for.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";

export const wagesUnknown: YearCheck = {
  name: "wages-unknown",
  per: "year",
  find: ({ person, taxYear, limits }) =>
    limits.electiveDeferrals.groups
      .filter(({ wagesMissing }) => wagesMissing.length > 0)
      .map((group) => ({
        code: "limits.wages-unknown",
        severity: "warning",
        ...worded(
          say`${{ person }} has catch-up contributions at ${{ employer: group.employerGroup }} for ${taxYear} that are not Roth, and FICA wages of ${taxYear - 1} are not recorded`,
        ),
        hint: askedFor(group.wagesMissing),
        facts: group.wagesMissing,
        citation: { authority: "IRC §414(v)(7)(A)" },
        events: group.events.slice(-1),
      })),
};
