import { describe, expect, it } from "vitest";
import { readGusto } from "../../../../src/intake/payslip/gusto.ts";
import { recognise } from "../../../../src/intake/recognise.ts";

const compensation = (amount: string, name = "401(k) Employee Contribution", company = "0.00") => ({
  employee_first_name: "Alex",
  employee_last_name: "Rivera",
  gross_pay: "4000.00",
  employee_deductions: [{ name, amount, pre_tax: true }],
  benefits: [{ name: "401(k)", employee_deduction: "0.00", company_contribution: company }],
});
const payroll = (checkDate: string, ...employee_compensations: readonly unknown[]) => ({
  check_date: checkDate,
  processed: true,
  pay_period: { start_date: "2025-12-22", end_date: "2026-01-04" },
  employee_compensations,
});
const read = (value: unknown) =>
  readGusto(JSON.stringify(value), { file: "g.json", person: "alex", plan: "acme" });

describe("a Gusto payroll", () => {
  it("is a paycheck an employee and check date, however many stand on one line", () => {
    const records = read([
      payroll("2026-01-09", compensation("111.37")),
      payroll("2026-01-23", compensation("120.00")),
      payroll("2026-01-23", compensation("5.00")),
    ]);
    expect(records.map(({ lines, entries }) => [lines, entries])).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(records[0]?.result).toMatchObject({
      bucket: "candidates",
      candidates: [
        {
          data: {
            date: "2026-01-09",
            periodStart: "2025-12-22",
            grossPay: 400000,
            contributions: { pretaxDeferral: 11137 },
          },
        },
      ],
    });
    expect(records[1]?.result).toMatchObject({
      candidates: [{ data: { contributions: { pretaxDeferral: 12500 } } }],
    });
  });

  it.each([
    ["a reversal", payroll("2026-01-09", compensation("-111.37")), "was taken back"],
    ["an unknown label", payroll("2026-01-09", compensation("9.00", "401k X")), "no rule says"],
    [
      "a contribution of the company's",
      payroll("2026-01-09", compensation("9.00", "401(k) Employee Contribution", "3.00")),
      'the label "401k (employer)"',
    ],
    ["a compensation alone", compensation("111.37"), "the file states no pay date"],
  ])("waits with %s", (_, value, reason) => {
    const [record] = read(value);
    expect(record?.result.bucket).toBe("needs_review");
    expect(record?.result).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  it("is not read before it is processed", () => {
    const draft = { ...payroll("2026-01-09", compensation("1.00")), processed: false };
    expect(read(draft)[0]?.result.bucket).toBe("ignored");
  });

  it("says where an amount is wrong, and where the JSON ends", () => {
    const text = JSON.stringify([payroll("2026-01-09", compensation("1.234,56"))], null, 2);
    const records = readGusto(text, { file: "g.json", person: "alex", plan: "acme" });
    expect(records.reduce((sum, { lines }) => sum + lines, 0)).toBe(text.split("\n").length);
    expect(records.find(({ result }) => result.bucket === "error")?.result).toMatchObject({
      problems: [{ code: "import.amount-not-decimal", at: { line: 10, column: 7 } }],
    });
    const cut = readGusto(text.slice(0, 60), { file: "g.json" });
    expect(cut[0]?.result).toMatchObject({ problems: [{ code: "import.malformed-json" }] });
  });

  it("is recognised before our own JSON Lines", () => {
    const bytes = new TextEncoder().encode(JSON.stringify(payroll("2026-01-09")));
    const reader = recognise(bytes, { file: "g.json" });
    expect(reader.ok && reader.value.layout).toBe("gusto/payroll");
  });
});
