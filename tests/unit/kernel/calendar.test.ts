import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  ageAttainedIn,
  calendarDate,
  daysBetween,
  limitationYearEnding,
  limitationYearOf,
  parseCalendarDate,
  taxYear,
  taxYearOf,
} from "../../../src/kernel/calendar.ts";

describe("parseCalendarDate", () => {
  it.each(["2024-02-29", "2000-02-29", "2026-12-31"])("accepts %s", (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    "2025-02-30",
    "2027-02-29",
    "1900-02-29",
    "2026-13-01",
    "2025-2-8",
    "02/03/2026",
    "26-01-01",
    "",
  ])("refuses %s", (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
  });
});

describe("the little arithmetic there is", () => {
  const date = calendarDate;

  it("counts days across months, years and leap days", () => {
    expect(addDays(date("2026-12-31"), 30)).toBe("2027-01-30");
    expect(addDays(date("2028-02-28"), 1)).toBe("2028-02-29");
    expect(daysBetween(date("2026-01-01"), date("2027-01-01"))).toBe(365);
  });

  it("moves by months and years without leaving the month", () => {
    expect(addMonths(date("2026-01-31"), 1)).toBe("2026-02-28");
    expect(addMonths(date("2026-11-30"), 3)).toBe("2027-02-28");
    expect(addYears(date("2024-02-29"), 1)).toBe("2025-03-01");
  });

  it("takes years from the text, whatever the time zone", () => {
    expect(taxYearOf(date("2026-01-01"))).toBe(2026);
    expect(ageAttainedIn(taxYear(2026), date("1976-12-31"))).toBe(50);
  });

  it("knows limitation years that are not calendar years", () => {
    expect(limitationYearEnding(taxYear(2026), "06-30")).toEqual({
      start: "2025-07-01",
      end: "2026-06-30",
    });
    expect(limitationYearOf(date("2026-07-01"), "06-30")).toEqual({
      start: "2026-07-01",
      end: "2027-06-30",
    });
    expect(limitationYearEnding(taxYear(2027), "02-29")).toEqual({
      start: "2026-03-01",
      end: "2027-02-28",
    });
    expect(limitationYearOf(date("2026-12-31"), "12-31")).toEqual({
      start: "2026-01-01",
      end: "2026-12-31",
    });
  });
});
