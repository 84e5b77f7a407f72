// Due dates as the IRS announced them: the years' news releases and instructions of Form 1040.
import { describe, expect, it } from "vitest";
import { dueDay, isBusinessDay, lastBusinessDay } from "../../../src/kernel/business-days.ts";
import { addDays, calendarDate } from "../../../src/kernel/calendar.ts";

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

  it.each([
    // OPM's lists of federal holidays, with Inauguration Day, and 16 April of the District.
    [2025, "01-01 01-20 02-17 04-16 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"],
    [2026, "01-01 01-19 02-16 04-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"],
    // New Year's Day of 2022 was kept on 31 December 2021, Christmas on the 24th, Independence Day on the 5th;
    // Inauguration Day was a Wednesday.
    [2021, "01-01 01-18 01-20 02-15 04-16 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"],
    [2020, "01-01 01-20 02-17 04-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25"],
    // 16 April was a Sunday, Veterans Day a Saturday.
    [2023, "01-02 01-16 02-20 04-17 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"],
  ])("has these weekdays off in %i", (year, days) => {
    const off: string[] = [];
    for (let day = calendarDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
      if (weekday > 0 && weekday < 6 && !isBusinessDay(day)) off.push(day.slice(5));
    }
    expect(off.join(" ")).toBe(days);
  });
});
