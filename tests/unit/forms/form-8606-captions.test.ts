// The captions beside the amounts of Form 8606, held against the definitions of the same years, and what
// $10,000.00 more in the IRAs would do to line 4b, worked out by hand.
import { describe, expect, it } from "vitest";
import { WORKSHEET_DEFINITIONS } from "../../../src/forms/definitions.ts";
import { form8606Captions } from "../../../src/forms/form-8606/captions.ts";
import { withThreePlaces } from "../../../src/forms/form-8606/footing-ratio.ts";
import { lineSixSensitivity } from "../../../src/forms/form-8606/sensitivity.ts";
import type { Worksheet } from "../../../src/forms/worksheet.ts";
import { type TaxYear, taxYear } from "../../../src/kernel/calendar.ts";
import type { Cents } from "../../../src/kernel/money.ts";
import captions from "../../../templates/captions/form-8606.json" with { type: "json" };

const YEARS = captions.tax_years.map((year) => taxYear(year));

describe.each(YEARS)("Form 8606 of %i", (year: TaxYear) => {
  it("has one caption for every line that its definition has", () => {
    const definition = WORKSHEET_DEFINITIONS.find(
      ({ form, tax_years }) => form === "form-8606" && tax_years.includes(year),
    );
    for (const { line } of definition?.lines ?? []) {
      const found = captions.captions.filter(
        (each) => each.line === line && (!("tax_years" in each) || each.tax_years?.includes(year)),
      );
      expect(found, `line ${line}`).toHaveLength(1);
    }
    expect(form8606Captions(year)?.ofLine.size).toBe(definition?.lines.length);
    expect([...(form8606Captions(year)?.ofLine.values() ?? [])].join(" ")).not.toContain("{year}");
  });
});

describe("what differs by year", () => {
  it("names the companion forms of disasters that each year had", () => {
    expect(form8606Captions(taxYear(2021))?.ofLine.get("15b")).toContain("8915-D");
    expect(form8606Captions(taxYear(2022))?.ofLine.get("15b")).not.toContain("8915-D");
    // "Reduce that amount by certain … repayments" came with 2024.
    expect(form8606Captions(taxYear(2023))?.ofLine.get("15c")).not.toContain("repayments");
    expect(form8606Captions(taxYear(2024))?.ofLine.get("15c")).toContain("repayments");
    expect(form8606Captions(taxYear(2024))?.notRead).toContain("style sheet");
    expect(form8606Captions(taxYear(2020))).toBeUndefined();
  });
});

describe("line 6", () => {
  const of = (lines: Readonly<Record<string, number>>): Worksheet => ({
    form: "form-8606",
    title: "",
    taxYear: taxYear(2025),
    person: "p",
    lines: Object.entries(lines).map(([line, cents]) => ({
      line,
      label: "",
      value: { kind: "amount", cents: cents as Cents },
      terms: [],
    })),
    incomplete: [],
    notes: [],
    citations: [],
  });

  it("says what another $10,000.00 would add to line 4b", () => {
    // 14,500 x 21,770.01 / 72,816.72 = 4,335.06; line 13 is 5,025.18: 690.12 more is taxable.
    const form = of({ "5": 2177001, "7": 450000, "8": 1000000, "9": 6281672, "13": 502518 });
    expect(lineSixSensitivity(form)).toEqual({ more: 1000000, taxable: 69012 });
  });

  it("is told beside what three places would give", () => {
    const ratio = {
      line: "10",
      label: "",
      value: { kind: "text", text: "0.347" },
      terms: [],
    } as const;
    const lines = { "3": 2377001, "5": 2177001, "7": 450000, "8": 1000000, "9": 6281672 };
    const form = of({ ...lines, "11": 346564, "12": 155954 });
    // 10,000 x .347, 4,500 x .347, and 23,770.01 less both.
    expect(withThreePlaces({ ...form, lines: [...form.lines, ratio] })).toEqual({
      ratio: "0.347",
      line11: 347000,
      line12: 156150,
      line14: 1873851,
    });
    const even = of({
      "3": 100,
      "5": 50000,
      "7": 0,
      "8": 20000,
      "9": 100000,
      "11": 10000,
      "12": 0,
    });
    expect(withThreePlaces({ ...even, lines: [...even.lines, ratio] })).toBeUndefined();
  });

  it("says nothing where there is no basis, or nothing came out", () => {
    expect(lineSixSensitivity(of({ "5": 0, "8": 1000000, "9": 1000000, "13": 0 }))).toBeUndefined();
    expect(lineSixSensitivity(of({ "3": 700000, "14": 700000 }))).toBeUndefined();
  });
});
