import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { inferPayCalendar, type PayCalendar, payDates } from "../../../src/planning/pay-dates.ts";

function datesOf(year: number, calendar: PayCalendar, weekend: "keep" | "before" = "keep") {
  const from = calendarDate(`${year}-01-01`);
  const to = calendarDate(`${year}-12-31`);
  return payDates({ calendar, from, to, weekend });
}

describe("payDates", () => {
  it("counts 26 biweekly dates in most years and 27 when one falls on 1 January", () => {
    // 2 January 2026 is a Friday: + 25 × 14 days is 18 December; 1 January 2027 is next.
    const anchor = calendarDate("2026-01-02");
    expect(datesOf(2026, { frequency: "biweekly", anchor })).toHaveLength(26);
    expect(datesOf(2027, { frequency: "biweekly", anchor })).toHaveLength(27);
  });

  it("runs backwards from an anchor as well", () => {
    const calendar = { frequency: "biweekly", anchor: calendarDate("2026-12-18") } as const;
    expect(datesOf(2026, calendar)[0]).toBe("2026-01-02");
  });

  it("counts 52 or 53 weekly dates", () => {
    const anchor = calendarDate("2026-01-01");
    expect(datesOf(2026, { frequency: "weekly", anchor })).toHaveLength(53);
    expect(datesOf(2025, { frequency: "weekly", anchor })).toHaveLength(52);
  });

  it("ends a semimonthly month on its last day", () => {
    const dates = datesOf(2026, { frequency: "semimonthly", days: [15, 31] });
    expect(dates).toHaveLength(24);
    expect(dates.slice(2, 4)).toEqual(["2026-02-15", "2026-02-28"]);
  });

  it("pays monthly on the 30th, in February on the 28th", () => {
    const dates = datesOf(2026, { frequency: "monthly", day: 30 });
    expect(dates).toHaveLength(12);
    expect(dates[1]).toBe("2026-02-28");
  });

  it("moves a weekend date to the Friday before, also into the stretch", () => {
    // 15 February 2026 and 28 February 2026 are a Sunday and a Saturday; 1 January 2028 is a Saturday.
    const dates = datesOf(2026, { frequency: "semimonthly", days: [15, 31] }, "before");
    expect(dates.slice(2, 4)).toEqual(["2026-02-13", "2026-02-27"]);
    expect(datesOf(2027, { frequency: "monthly", day: 1 }, "before").at(-1)).toBe("2027-12-31");
  });
});

describe("inferPayCalendar", () => {
  const infer = (...dates: string[]) => inferPayCalendar(dates.map(calendarDate));

  it("finds each calendar from its dates", () => {
    expect(infer("2026-01-02", "2026-01-16", "2026-01-30")).toEqual({
      frequency: "biweekly",
      anchor: "2026-01-30",
    });
    expect(infer("2026-01-02", "2026-01-09", "2026-01-16")?.frequency).toBe("weekly");
    expect(infer("2026-01-15", "2026-01-31", "2026-02-15", "2026-02-28")).toEqual({
      frequency: "semimonthly",
      days: [15, 31],
    });
    expect(infer("2026-01-01", "2026-01-15", "2026-02-01", "2026-02-15")).toEqual({
      frequency: "semimonthly",
      days: [1, 15],
    });
    expect(infer("2026-01-31", "2026-02-28", "2026-03-31")).toEqual({
      frequency: "monthly",
      day: 31,
    });
  });

  it("overlooks a bonus check between regular ones", () => {
    const dates = [
      "2026-01-02",
      "2026-01-16",
      "2026-01-30",
      "2026-02-13",
      "2026-02-27",
      "2026-03-03",
    ];
    expect(infer(...dates)).toEqual({ frequency: "biweekly", anchor: "2026-02-27" });
  });

  it("does not guess from one date or from none", () => {
    expect(infer()).toBeUndefined();
    expect(infer("2026-01-02")).toBeUndefined();
    expect(infer("2026-01-02", "2026-03-20", "2026-11-05")).toBeUndefined();
  });
});
