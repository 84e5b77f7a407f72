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

  it("knows the last day of every month, of 1900 and of 2000 as well", () => {
    const ends = Array.from({ length: 12 }, (_, month) => addMonths(date("2025-01-31"), month));
    expect(ends.map((end) => Number(end.slice(8)))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    const februaries = ["1900", "1996", "2000", "2023", "2024"].map((year) =>
      addMonths(date(`${year}-01-31`), 1).slice(8),
    );
    expect(februaries).toEqual(["28", "29", "29", "28", "29"]);
  });

  it("moves by months back across a year, and to a December", () => {
    expect(addMonths(date("2026-02-15"), -3)).toBe("2025-11-15");
    expect(addMonths(date("2026-01-15"), -1)).toBe("2025-12-15");
    expect(addMonths(date("2026-01-15"), 23)).toBe("2027-12-15");
  });

  it.each([1899, 10_000, 2025.5])("%d is no tax year", (year) => {
    expect(() => taxYear(year)).toThrow("is not a tax year");
  });

  it("1900 and 9999 are the first and the last", () => {
    expect([taxYear(1900), taxYear(9999)]).toEqual([1900, 9999]);
  });

  it("has the last day of a limitation year in it, and the day after in the next", () => {
    expect(limitationYearOf(date("2026-06-30"), "06-30").end).toBe("2026-06-30");
    expect(limitationYearOf(date("2028-02-29"), "02-29").end).toBe("2028-02-29");
    expect(limitationYearOf(date("2027-03-01"), "02-29")).toEqual({
      start: "2027-03-01",
      end: "2028-02-29",
    });
  });
});
