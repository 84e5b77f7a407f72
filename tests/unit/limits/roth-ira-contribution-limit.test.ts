// The Roth IRA phase-out. 4,000 and 3,750 are those of another public program's tests; the floor and the
// rounding are worked by hand from IRC §219(g)(2)(B), (C).
import { expect, it } from "vitest";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { dollars, formatCents } from "../../../src/kernel/money.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import {
  type FilingStatus,
  rothIraContributionLimit,
} from "../../../src/limits/roth-ira-contribution-limit.ts";

it.each<[FilingStatus, string, boolean, string]>([
  ["single", "160000.00", false, "4000.00"], // 7,500 × 8,000 ÷ 15,000 = 4,000
  ["joint", "247000.00", false, "3750.00"], // 7,500 × 5,000 ÷ 10,000
  ["single", "167999.00", false, "200.00"], // 0.50, but at least 200 inside the range
  ["single", "160010.00", false, "4000.00"], // 3,995.00, up to the next 10
  ["single", "153000.00", false, "7500.00"],
  ["single", "153000.01", false, "7500.00"], // a cent into the range rounds back up
  ["single", "168000.00", false, "0.00"],
  ["separate", "5000.00", false, "3750.00"],
  ["separate", "0.00", false, "7500.00"],
  ["joint", "242000.00", true, "8600.00"],
  ["joint", "247000.00", true, "4300.00"],
])("2026, %s, income %s, fifty %s: %s", (status, income, attainedFifty, expected) => {
  const found = builtInLaw.figuresOf(taxYear(2026));
  if (!found.ok) throw new Error(found.error.message);
  const limit = rothIraContributionLimit(found.value.figures, {
    status,
    income: dollars(income),
    attainedFifty,
  });
  expect(formatCents(limit)).toBe(expected);
});
