// IRC §6072(a), §7503, §402(g)(2)(A)(ii); Notice 2020-23 and Notice 2021-21 for the two springs that moved.
import { expect, it } from "vitest";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { lastDayToReturnDeferrals, returnDueDay } from "../../../src/kernel/due-days.ts";

it.each([
  [2018, "2019-04-15", "2019-04-15"],
  [2019, "2020-07-15", "2020-07-15"],
  [2020, "2021-05-17", "2021-04-15"],
  // A Friday on which Emancipation Day was kept, and a weekend.
  [2021, "2022-04-18", "2022-04-15"],
  [2025, "2026-04-15", "2026-04-15"],
])("of %s: returns by %s, excess deferrals by %s", (year, returns, deferrals) => {
  expect(returnDueDay(taxYear(year))).toBe(returns);
  expect(lastDayToReturnDeferrals(taxYear(year))).toBe(deferrals);
});
