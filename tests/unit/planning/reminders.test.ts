import { describe, expect, it } from "vitest";
import { isBusinessDay } from "../../../src/kernel/business-days.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { plainText } from "../../../src/kernel/sentence.ts";
import { type ReminderOptions, reminders } from "../../../src/planning/reminders.ts";

const options: ReminderOptions = {
  person: "alex",
  taxYear: taxYear(2026),
  habit: "monthly",
  payDates: ["2026-12-04", "2026-12-18"].map(calendarDate),
  settlementDays: 3,
};

const datesOf = (given: ReminderOptions, prefix: string) =>
  reminders(given)
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ date }) => date as string);

describe("reminders", () => {
  // tax-rules section 2: notice by 1 March, payment by 15 April, employee money within 30 days of the
  // limitation year's close, ACP refunds within 2½ months.
  it("holds the correction deadlines of the following year", () => {
    expect(datesOf(options, "excess-deferral-notice")).toEqual(["2027-03-01"]);
    expect(datesOf(options, "excess-deferral-payment")).toEqual(["2027-04-15"]);
    expect(datesOf(options, "employee-deposits")).toEqual(["2027-01-29"]);
    expect(datesOf(options, "acp-refund")).toEqual(["2027-03-15"]);
  });

  // 31 January 2027 is a Sunday, 31 May 2027 Memorial Day, and no law moves the thirtieth of January.
  it("moves what section 7503 moves, and names the business day before for the rest", () => {
    expect(datesOf(options, "form-1099r")).toEqual(["2027-02-01"]);
    expect(datesOf(options, "form-5498")).toEqual(["2027-06-01"]);
    expect(datesOf({ ...options, taxYear: taxYear(2022) }, "return-")).toEqual(["2023-04-18"]);
    expect(datesOf({ ...options, taxYear: taxYear(2022) }, "excess-deferral-payment")).toEqual([
      "2023-04-14",
    ]);
    // Notice 2020-23 and Notice 2021-21.
    for (const [year, due, payment] of [
      [2019, "2020-07-15", "2020-07-15"],
      [2020, "2021-05-17", "2021-04-15"],
    ] as const) {
      expect(datesOf({ ...options, taxYear: taxYear(year) }, "return-")).toEqual([due]);
      expect(datesOf({ ...options, taxYear: taxYear(year) }, "excess-deferral-payment")).toEqual([
        payment,
      ]);
    }
    expect(datesOf(options, "").filter((date) => !isBusinessDay(calendarDate(date)))).toEqual([]);
  });

  it("counts thirty days from a limitation year that ends in June", () => {
    const june = { ...options, limitationYearEnd: calendarDate("2026-06-30") };
    expect(datesOf(june, "employee-deposits")).toEqual(["2026-07-30"]);
  });

  it("has conversion days for each habit, none when conversion is automatic", () => {
    expect(datesOf(options, "convert-")).toHaveLength(12);
    expect(datesOf({ ...options, habit: "quarterly" }, "convert-")).toEqual([
      "2026-03-26",
      "2026-06-25",
      "2026-09-25",
      "2026-12-24",
    ]);
    expect(datesOf({ ...options, habit: "per_paycheck" }, "convert-")).toEqual([
      "2026-12-07",
      "2026-12-21",
    ]);
    expect(datesOf({ ...options, habit: "automatic" }, "convert-")).toEqual([]);
  });

  it("reviews each quarter, the last election, and the year end", () => {
    expect(datesOf(options, "review-")).toEqual(["2026-04-06", "2026-07-06", "2026-10-05"]);
    expect(datesOf(options, "last-check-")).toEqual(["2026-11-27"]);
    expect(datesOf(options, "verify-")).toEqual(["2026-12-31"]);
  });

  it("names the plan, converts nothing before the first payday, and tells two people apart", () => {
    const alex = { ...options, plan: "acme-401k", joined: calendarDate("2026-10-15") };
    const sam = { ...alex, person: "sam", plan: "bolt-401k" };
    expect(datesOf(alex, "convert-")).toEqual(["2026-10-26", "2026-11-25", "2026-12-24"]);
    const conversion = reminders(alex).find(({ kind }) => kind === "conversion");
    expect(plainText(conversion?.title ?? "")).toBe(
      "Convert the after-tax balance in acme-401k to Roth",
    );
    const ids = [...reminders(alex), ...reminders(sam)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("gives each entry an id of its own, in order of dates", () => {
    const list = reminders({ ...options, habit: "per_paycheck" });
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(list.map(({ date }) => date)).toEqual(list.map(({ date }) => date).toSorted());
  });
});
