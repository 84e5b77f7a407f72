// Which paydays come after one, by a calendar: a month that has had its payday has no other.
import { expect, it } from "vitest";
import { paydaysAfter, rhythmOf } from "../../../src/checks/paydays.ts";
import { calendarDate } from "../../../src/kernel/calendar.ts";

const days = (...dates: readonly string[]) => dates.map(calendarDate);
const after = (
  frequency: "weekly" | "biweekly" | "semimonthly" | "monthly",
  last: string,
  until: string,
) => {
  const step = { weekly: 7, biweekly: 14, semimonthly: 15, monthly: 30 }[frequency];
  const first = new Date(Date.parse(last) - step * 86_400_000).toISOString().slice(0, 10);
  const rhythm = rhythmOf(days(first, last), frequency);
  return rhythm === undefined
    ? undefined
    : paydaysAfter(calendarDate(last), rhythm, calendarDate(until));
};

it.each([
  ["monthly", "2025-12-01", "2025-12-31", 0],
  ["monthly", "2025-11-28", "2025-12-31", 1],
  ["monthly", "2025-10-31", "2025-12-31", 2],
  ["semimonthly", "2025-12-15", "2025-12-31", 1],
  ["semimonthly", "2025-12-16", "2025-12-31", 0],
  ["biweekly", "2025-12-17", "2025-12-31", 1],
  ["biweekly", "2025-12-18", "2025-12-31", 0],
  ["weekly", "2025-12-17", "2025-12-31", 2],
  ["weekly", "2025-12-25", "2025-12-31", 0],
] as const)("%s, after %s up to %s: %i", (frequency, last, until, count) => {
  expect(after(frequency, last, until)).toHaveLength(count);
});

it("are none where nobody is paid by a rhythm", () => {
  expect(rhythmOf(days("2025-01-31"), "monthly")).toBeUndefined();
  expect(rhythmOf(days("2025-01-31", "2025-02-28"), undefined)).toBeUndefined();
  expect(rhythmOf(days("2025-01-01", "2025-07-01"), "monthly")).toBeUndefined();
});
