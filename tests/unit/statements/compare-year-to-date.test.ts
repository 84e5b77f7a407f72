// Year-to-date sums worked by hand: a payslip counts by pay date, a plan by the day it received the money.
import { expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import type { StatementRow } from "../../../src/statements/compare-statements.ts";
import { compareYearToDate } from "../../../src/statements/compare-year-to-date.ts";
import type { StatedYearToDate } from "../../../src/statements/statement-values.ts";
import { ledgerOf } from "../../support/ledger-of.ts";

const pay = (id: string, date: string, contributions: object, more = {}) => ({
  ...{ kind: "paycheck", id, person: "alex", plan: "acme-401k", date, contributions },
  ...more,
});

const LEDGER = ledgerOf([
  { kind: "person", person: "alex" },
  { kind: "person", person: "blake" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "acme-plus", employer: "acme" },
  // Paid in 2024 and received in 2025.
  pay("december", "2024-12-31", { after_tax: "1.00" }, { deposited_on: "2025-01-02" }),
  pay("january", "2025-01-01", { after_tax: "10.00", pretax_deferral: "0.50" }),
  pay("march", "2025-03-14", { after_tax: "100.00" }, { deposited_on: "2025-03-18" }),
  pay("late", "2025-06-27", { after_tax: "1000.00" }),
  pay("other-plan", "2025-03-14", { after_tax: "7.00" }, { plan: "acme-plus" }),
  pay("other-person", "2025-03-14", { after_tax: "9.00" }, { person: "blake" }),
  {
    ...{ kind: "employer_contribution", person: "alex", plan: "acme-401k", date: "2025-02-03" },
    ...{ limitation_year: 2025, source: "match", amount: "20000.00" },
  },
]);

const received = (event: string, source: StatementRow["source"], date: string): StatementRow => ({
  ...{ plan: "acme-401k", source, toldBy: "plan", outcome: "matched", events: [event] },
  date: calendarDate(date),
});

function recordedOf(said: Partial<StatedYearToDate>, rows: readonly StatementRow[] = []) {
  const all: StatedYearToDate = {
    ...{ plan: "acme-401k", file: "slip.txt", line: 1, source: "After-tax" },
    date: calendarDate("2025-06-30"),
    toldBy: "payroll",
    keys: ["afterTax"],
    amount: dollars("1110.00"),
    includesLoanPayments: false,
    ...said,
  };
  const [row] = compareYearToDate(LEDGER, "alex", [all], rows);
  return row && { recorded: row.recorded / 100, outcome: row.outcome };
}

it("a payslip's sum is of its own plan, person and kinds, from 1 January to its day", () => {
  expect(recordedOf({})).toEqual({ recorded: 1110, outcome: "matched" });
  expect(recordedOf({ date: calendarDate("2025-06-27") })?.recorded).toBe(1110);
  expect(recordedOf({ date: calendarDate("2025-06-26") })?.recorded).toBe(110);
  expect(recordedOf({ keys: ["afterTax", "pretaxDeferral"] })?.recorded).toBe(1110.5);
  expect(recordedOf({ keys: ["match"] })?.recorded).toBe(20_000);
});

it("a year that begins elsewhere begins there", () => {
  const start = (day: string) => recordedOf({ start: calendarDate(day) })?.recorded;
  expect([start("2024-12-31"), start("2025-01-01"), start("2025-01-02")]).toEqual([
    1111, 1110, 1100,
  ]);
});

it("a plan's sum is by the day of its deposit: as the statements say, else the ledger, else the pay date", () => {
  const plan = { toldBy: "plan", date: calendarDate("2025-03-17") } as const;
  // December came in January; March came on the 18th.
  expect(recordedOf(plan)?.recorded).toBe(11);
  expect(recordedOf({ ...plan, date: calendarDate("2025-03-18") })?.recorded).toBe(111);
  expect(recordedOf(plan, [received("march", "after_tax", "2025-03-17")])?.recorded).toBe(111);
  expect(recordedOf(plan, [received("march", "all", "2025-03-17")])?.recorded).toBe(111);
  // Another kind's day says nothing, and neither does what payroll told.
  expect(recordedOf(plan, [received("march", "pretax", "2025-03-17")])?.recorded).toBe(11);
  const payslip = { ...received("march", "after_tax", "2025-03-17"), toldBy: "payroll" } as const;
  expect(recordedOf(plan, [payslip])?.recorded).toBe(11);
  // A payslip's sum stays by pay date.
  const late = [received("late", "after_tax", "2025-07-02")];
  expect(recordedOf({}, late)?.recorded).toBe(1110);
  expect(recordedOf({ ...plan, date: calendarDate("2025-06-30") }, late)?.recorded).toBe(111);
});

it("more than the ledger has may be loan payments where the plan counts them; less is a difference", () => {
  const outcome = (amount: string, includesLoanPayments: boolean) =>
    recordedOf({ amount: dollars(amount), includesLoanPayments })?.outcome;
  expect(outcome("1110.01", true)).toBe("may_be_loans");
  expect(outcome("1109.99", true)).toBe("different_amount");
  expect(outcome("1110.00", true)).toBe("matched");
  expect(outcome("1110.01", false)).toBe("different_amount");
});
