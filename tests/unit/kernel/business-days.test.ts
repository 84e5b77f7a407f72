// Due dates as the IRS announced them: the years' news releases and instructions of Form 1040.
import { describe, expect, it } from "vitest";
import { dueDay, isBusinessDay, lastBusinessDay } from "../../../src/kernel/business-days.ts";
import { calendarDate } from "../../../src/kernel/calendar.ts";

describe("the day that section 7503 moves a due date to", () => {
  it.each([
    // Returns of 2014 to 2026, as the instructions of Form 1040 have them.
    ["2015-04-15", "2015-04-15"],
    ["2016-04-15", "2016-04-18"],
    ["2017-04-15", "2017-04-18"],
    ["2018-04-15", "2018-04-17"],
    ["2019-04-15", "2019-04-15"],
    ["2022-04-15", "2022-04-18"],
    ["2023-04-15", "2023-04-18"],
    ["2024-04-15", "2024-04-15"],
    ["2025-04-15", "2025-04-15"],
    ["2026-04-15", "2026-04-15"],
    ["2027-04-15", "2027-04-15"],
    ["2028-04-15", "2028-04-18"],
    // Forms 1099-R and 5498 to recipients.
    ["2026-01-31", "2026-02-02"],
    ["2027-01-31", "2027-02-01"],
    ["2026-05-31", "2026-06-01"],
    ["2027-05-31", "2027-06-01"],
  ])("%s is %s", (date, due) => {
    expect(dueDay(calendarDate(date))).toBe(due);
  });

  it("goes back where the law moves nothing", () => {
    expect(lastBusinessDay(calendarDate("2027-05-31"))).toBe("2027-05-28");
    expect(lastBusinessDay(calendarDate("2027-01-30"))).toBe("2027-01-29");
    expect(lastBusinessDay(calendarDate("2026-11-25"))).toBe("2026-11-25");
  });

  it("knows the holidays of a year that are kept on another day", () => {
    const free = ["2021-12-24", "2021-12-31", "2022-06-20", "2027-07-05", "2026-11-26"];
    for (const day of free) expect(isBusinessDay(calendarDate(day)), day).toBe(false);
    expect(isBusinessDay(calendarDate("2020-06-19")), "before Juneteenth was one").toBe(true);
  });
});
