// "After tax" on a pay statement is believed where the plan is recorded as taking such money, or a Roth label
// stands beside it.
import { expect, test } from "vitest";
import { askedIn, eventsOf, recordsOf } from "../../../support/read-statement-text.ts";

const deduction = (name: string, amount: number) => ({
  CodeName: name,
  deductionAmount: { amountValue: -amount, currencyCode: "USD" },
});

function payStatement(deductions: readonly object[], more: object = {}): string {
  const payStatement = {
    payDate: "2026-05-20",
    payPeriod: { startDate: "2026-05-01", endDate: "2026-05-15" },
    grossPayAmount: { amountValue: 6200, currencyCode: "USD" },
    deductions,
    ...more,
  };
  return JSON.stringify({ payStatement });
}

const PRETAX = deduction("401K-Trad", 310.5);
const AFTER_TAX = deduction("401K After Tax", 155.25);
const ROTH = deduction("401K Roth", 62);

async function read(deductions: readonly object[], afterTax?: boolean) {
  const records = await recordsOf(payStatement(deductions), {
    file: "slip.json",
    person: "alex",
    plan: "acme-401k",
    planFeatures: () => (afterTax === undefined ? undefined : { afterTax }),
  });
  return { asked: askedIn(records).map(({ words }) => words), events: eventsOf(records) };
}

const paycheck = (contributions: object) => ({
  kind: "paycheck",
  person: "alex",
  plan: "acme-401k",
  date: "2026-05-20",
  period_start: "2026-05-01",
  period_end: "2026-05-15",
  gross_pay: "6200.00",
  contributions,
});

test.each([
  ["a plan that takes it", [PRETAX, AFTER_TAX], true],
  ["a plan that does not, beside a Roth label", [PRETAX, AFTER_TAX, ROTH], false],
  ["a plan of which nobody said, beside a Roth label", [PRETAX, AFTER_TAX, ROTH], undefined],
])("after-tax money of %s is recorded", async (_, deductions, takesIt) => {
  const { asked, events } = await read(deductions, takesIt);
  expect(asked).toEqual([]);
  const roth = deductions.includes(ROTH) && { roth_deferral: "62.00" };
  expect(events).toEqual([paycheck({ pretax_deferral: "310.50", after_tax: "155.25", ...roth })]);
});

test.each([false, undefined])("it is asked about when the plan takes it: %s", async (takesIt) => {
  const { asked, events } = await read([PRETAX, AFTER_TAX], takesIt);
  expect(asked).toEqual(["401K After Tax"]);
  expect(events).toEqual([]);
});
