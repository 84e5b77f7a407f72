// The captions beside the amounts of Form 8606, held against the definitions of the same years, and what
// $10,000.00 more in the IRAs would do to line 4b, worked out by hand.
import { describe, expect, it } from "vitest";
import { captionsOf } from "../../../src/forms/captions.ts";
import { WORKSHEET_DEFINITIONS } from "../../../src/forms/definitions.ts";
import { withThreePlaces } from "../../../src/forms/form-8606/footing-ratio.ts";
import { lineSixSensitivity } from "../../../src/forms/form-8606/sensitivity.ts";
import type { Worksheet } from "../../../src/forms/worksheet.ts";
import { type TaxYear, taxYear } from "../../../src/kernel/calendar.ts";
import type { Cents } from "../../../src/kernel/money.ts";
import captions from "../../../templates/captions/form-8606.json" with { type: "json" };
import { sheetLine } from "../../support/sheet-line.ts";

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
    expect(captionsOf("form-8606", year)?.ofLine.size).toBe(definition?.lines.length);
    expect([...(captionsOf("form-8606", year)?.ofLine.values() ?? [])].join(" ")).not.toContain(
      "{year}",
    );
  });
});

/** @see Form 8606 of 2021, 2022, 2023 and 2025 as printed, and the e-file style sheet of 2024 */
describe("the words of the form", () => {
  const of = (year: number, line: string) =>
    captionsOf("form-8606", taxYear(year))?.ofLine.get(line);

  it("are those of line 15b with the companion forms of its year", () => {
    expect(of(2021, "15b")).toBe(
      "Enter the amount on line 15a attributable to qualified disaster distributions from 2021 Forms 8915-D and 8915-F. Also, enter this amount on 2021 Form 8915-D, line 23; or 2021 Form 8915-F, line 18, as applicable",
    );
    expect(of(2022, "15b")).toBe(
      "Enter the amount on line 15a attributable to qualified disaster distributions, if any, from 2022 Form(s) 8915-F. Also, enter this amount on 2022 Form(s) 8915-F, line 18, as applicable",
    );
  });

  it("ask on line 2 for the total basis, not for that of earlier years only", () => {
    for (const year of YEARS)
      expect(of(year, "2")).toBe("Enter your total basis in traditional IRAs.");
  });

  it("name the IRAs as each year did", () => {
    expect(of(2022, "8")).toContain("from traditional, SEP, and SIMPLE IRAs to Roth IRAs in 2022");
    expect(of(2023, "22")).toContain("Roth, Roth SEP, and Roth SIMPLE IRA contributions");
    expect(of(2024, "22")).toContain("Roth, Roth SEP, or Roth SIMPLE IRA contributions");
    expect(of(2025, "8")).toContain("from traditional IRAs to Roth IRAs in 2025");
    expect(of(2021, "4")).toContain("from January 1, 2022, through April 18, 2022");
    expect(of(2025, "1")).toContain("from January 1, 2026, through April 15, 2026");
  });

  it("have repayments on line 15c since 2024", () => {
    expect(of(2023, "15c")).not.toContain("repayments");
    expect(of(2024, "15c")).toContain("certain 2024 retirement plan distribution repayments");
  });

  it("leave out references to the instructions, and say what they are quoted from", () => {
    for (const year of YEARS) {
      const found = captionsOf("form-8606", year);
      expect([...(found?.ofLine.values() ?? [])].join(" ")).not.toMatch(/see instructions|[{}]/i);
      expect(found?.quotation).toMatch(/Form 8606 \(202[1-5]\)/);
      for (const part of ["Part I", "Part II", "Part III"])
        expect(found?.ofPart.get(part)).toBeDefined();
    }
    expect(captionsOf("form-8606", taxYear(2024))?.quotation).toContain("style sheet");
    expect(captionsOf("form-8606", taxYear(2020))).toBeUndefined();
  });

  it("are those of Form 5329, Part I, for the year that was read", () => {
    const found = captionsOf("form-5329", taxYear(2025));
    expect(found?.ofLine.get("4")).toBe(
      "Additional tax. Enter 10% (0.10) of line 3. Include this amount on Schedule 2 (Form 1040), line 8",
    );
    expect(captionsOf("form-5329", taxYear(2024))).toBeUndefined();
  });
});

describe("line 6", () => {
  const of = (lines: Readonly<Record<string, number>>): Worksheet => ({
    form: "form-8606",
    title: "",
    taxYear: taxYear(2025),
    person: "p",
    lines: Object.entries(lines).map(([line, cents]) =>
      sheetLine({ line, value: { kind: "amount", cents: cents as Cents } }),
    ),
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
    const ratio = sheetLine({ line: "10", value: { kind: "text", text: "0.347" } });
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
