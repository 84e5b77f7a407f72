import { describe, expect, it } from "vitest";
import { dollars, formatCents } from "../../../src/kernel/money.ts";
import { type Percent, parsePercent } from "../../../src/kernel/percent.ts";
import { type ProjectionOptions, projection } from "../../../src/planning/projection.ts";

function percent(text: string): Percent {
  const parsed = parsePercent(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

const seed: ProjectionOptions = {
  yearlyContribution: dollars("40000.00"),
  years: 20,
  annualReturn: percent("7"),
  timing: "end_of_year",
  taxable: {
    dividendYield: percent("0"),
    dividendTaxRate: percent("0"),
    capitalGainsTaxRate: percent("0"),
  },
};

describe("projection", () => {
  // By hand: 40,000 × (1.07^20 − 1) ÷ 0.07 with 1.07^20 = 3.86968446248618654… gives 1,639,819.692849…
  it("is 1,639,820 for the seed's case paid at year end", () => {
    const last = projection(seed).years.at(-1);
    expect(last && formatCents(last.roth)).toBe("1639819.69");
    expect(last && formatCents(last.contributions)).toBe("800000.00");
  });

  // By hand: the same × 1.07 = 1,754,607.07134896…
  it("is 1,754,607 for the seed's case paid at year start", () => {
    const last = projection({ ...seed, timing: "start_of_year" }).years.at(-1);
    expect(last && formatCents(last.roth)).toBe("1754607.07");
  });

  // By hand, year end: year 5 = 40,000 × 5.75073901; year 10 = 40,000 × 13.816447961…; year 15 = 40,000 × 25.129022013…
  it("corrects the seed's table of five-year steps", () => {
    const { years } = projection(seed);
    const at = (year: number) => formatCents(years[year - 1]?.roth ?? dollars("0.00"));
    expect([at(5), at(10), at(15)]).toEqual(["230029.56", "552657.92", "1005160.88"]);
  });

  it("equals the taxable account when nothing is taxed", () => {
    for (const year of projection({ ...seed, timing: "start_of_year" }).years) {
      expect(year.taxableAfterSale).toBe(year.roth);
      expect(year.advantage).toBe(0);
    }
  });

  // By hand, two years of 1,000.00 at year end, return 10%, dividend 2% taxed at 15%, gains at 15%:
  // grows by 8% + 2% × 0.85 = 9.7%: 1,000 × 1.097 + 1,000 = 2,097.00. Cost 2,000 + 17.00 = 2,017.00;
  // gain 80.00, tax 12.00, so 2,085.00. Roth 2,100.00, advantage 15.00.
  it("taxes dividends each year and the remaining gain at the sale", () => {
    const taxable = {
      dividendYield: percent("2"),
      dividendTaxRate: percent("15"),
      capitalGainsTaxRate: percent("15"),
    };
    const options = {
      yearlyContribution: dollars("1000.00"),
      annualReturn: percent("10"),
      taxable,
    };
    const last = projection({ ...seed, ...options, years: 2 }).years[1];
    expect(last).toMatchObject({
      roth: 210000,
      taxable: 209700,
      taxableAfterSale: 208500,
      advantage: 1500,
    });
  });

  it("shows returns around the assumed one and none below zero", () => {
    const returns = projection({ ...seed, annualReturn: percent("1.5") }).sensitivity.map(
      (row) => row.annualReturn,
    );
    expect(returns).toEqual(["0.5", "1.5", "2.5", "3.5", "4.5"].map(percent));
  });
});
