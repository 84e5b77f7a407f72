// After-tax contributions above what the plan itself allows.
import { formatCents } from "../kernel/money.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";
import { latestEvents } from "./latest-events.ts";

export const afterTaxPlanCapExceeded: YearCheck = {
  name: "after-tax-plan-cap-exceeded",
  per: "year",
  find: ({ person, limits }) =>
    limits.annualAdditions.flatMap((row) =>
      row.planCaps.flatMap(({ plan, cap, excess }) => {
        if (excess === 0 || cap.state === "incomplete") return [];
        const mine = row.additions.filter(
          (addition) => addition.part === "after_tax" && addition.plan === plan,
        );
        const most =
          formatCents(cap.cents) === "0.00"
            ? "and the plan takes none"
            : say`above the plan's limit of ${{ money: cap.cents }}`;
        return [
          {
            code: "limits.after-tax-plan-cap-exceeded",
            severity: "error",
            ...worded(
              say`after-tax contributions of ${{ person }} to ${{ plan }} in the limitation year to ${{ date: row.limitationYear.end }} are ${{ money: excess }} ${most}`,
            ),
            hint: "ask the administrator, or mend the plan's features",
            events: latestEvents(mine, excess),
          },
        ];
      }),
    ),
};
