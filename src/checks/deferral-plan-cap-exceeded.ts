// Deferrals above what the plan itself allows, and not catch-up.
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";

export const deferralPlanCapExceeded: YearCheck = {
  name: "deferral-plan-cap-exceeded",
  per: "year",
  find: ({ person, taxYear, limits }) =>
    limits.electiveDeferrals.groups.flatMap((group) =>
      group.planCaps
        .filter(({ excess }) => excess > 0)
        .map(({ plan, cap, excess }) => ({
          code: "limits.deferral-plan-cap-exceeded",
          severity: "error",
          ...worded(
            say`deferrals of ${{ person }} to ${{ plan }} for ${taxYear} are ${{ money: excess }} above the plan's limit of ${{ money: cap }}`,
          ),
          hint: "ask the administrator how the plan corrects it",
          citation: { authority: "26 CFR 1.414(v)-1(b)(1)(ii)" },
          events: group.events.slice(-1),
        })),
    ),
};
