// What to tell payroll: the after-tax election that fills the room, or that no longer passes it.
import { byCommand } from "../../../kernel/advice.ts";
import { atLeastZero, subtract, total, ZERO } from "../../../kernel/money.ts";
import { formatPercent } from "../../../kernel/percent.ts";
import { say } from "../../../kernel/sentence.ts";
import type { YearOutlook } from "../../../planning/year-outlook.ts";
import { type OpenPoint, todo } from "./open-point.ts";

/** Nothing where the plan is not known to take after-tax money, or while the room is not known. */
export function electionsToMake({
  amounts,
  incomplete,
  overshoot,
  percents,
  plan,
  projected,
  soFar,
  takesAfterTax,
  taxYear,
}: YearOutlook): OpenPoint[] {
  const next = projected.checks[0];
  if (incomplete.length > 0 || next === undefined || takesAfterTax !== "yes") return [];
  const standing = soFar.usual?.data.contributions.afterTax ?? ZERO;
  if (standing === amounts.perPaycheck) return [];
  const unusedOtherwise = atLeastZero(
    subtract(
      total(amounts.checks.map(({ afterTax }) => afterTax)),
      total(amounts.checks.map(() => standing)),
    ),
  );
  const percent = percents === undefined ? "" : `, or ${formatPercent(percents.percent)}% of pay`;
  const uses =
    amounts.unused === ZERO
      ? "uses the room"
      : say`is all that pay allows, and ${{ money: amounts.unused }} of the room stays`;
  const why =
    overshoot === undefined
      ? say`it is ${{ money: standing }} now`
      : say`left as it is, it passes the room on ${{ date: overshoot.date }}, by ${{ money: overshoot.byYearEnd }} at the end`;
  return [
    todo(
      "election.to-make",
      say`After-tax contributions to ${{ plan }}: ${{ money: amounts.perPaycheck }} a check${percent} ${uses}; ${why}`,
      {
        action: byCommand(
          say`tell payroll before ${{ date: next.date }}; see every check`,
          `schedule --tax-year ${taxYear}`,
        ),
        due: next.date,
        amount: overshoot?.byYearEnd ?? unusedOtherwise,
      },
    ),
  ];
}
