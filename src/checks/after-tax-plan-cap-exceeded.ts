// After-tax contributions above what the plan itself allows.
import { formatCents, formatDollars } from "../kernel/money.ts";
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
            : `above the plan's limit of ${formatDollars(cap.cents)}`;
        return [
          {
            code: "limits.after-tax-plan-cap-exceeded",
            severity: "error",
            message: `after-tax contributions of ${person} to ${plan} in the limitation year to ${row.limitationYear.end} are ${formatDollars(excess)} ${most}`,
            hint: "ask the administrator, or mend the plan's features",
            events: latestEvents(mine, excess),
          },
        ];
      }),
    ),
};
