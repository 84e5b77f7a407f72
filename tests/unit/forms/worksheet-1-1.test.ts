// Worksheet 1-1 against the worked example of Pub. 590-B (2023), chapter 1: Rose Green.
import { describe, expect, it } from "vitest";
import { printedRatio } from "../../../src/forms/form-8606/part-1.ts";
import { worksheet11 } from "../../../src/forms/form-8606/worksheet-1-1-lines.ts";
import { dollars, ZERO } from "../../../src/kernel/money.ts";

describe("Worksheet 1-1", () => {
  it("gives the publication's figures", () => {
    const filled = worksheet11({
      earlierBasis: dollars("300.00"),
      contributions: dollars("2000.00"),
      yearEndValue: dollars("20000.00"),
      distributions: ZERO,
      conversions: dollars("5000.00"),
    });
    expect(printedRatio(filled.line7)).toBe("0.092");
    expect(filled).toMatchObject({
      line3: dollars("2300.00"),
      line6: dollars("25000.00"),
      line8: dollars("460.00"),
      line9: dollars("4540.00"),
      line10: dollars("4540.00"),
      line11: ZERO,
    });
  });

  it("splits the taxable part by what was converted", () => {
    const filled = worksheet11({
      earlierBasis: dollars("1000.00"),
      contributions: dollars("1000.00"),
      yearEndValue: dollars("6000.00"),
      distributions: dollars("1000.00"),
      conversions: dollars("3000.00"),
    });
    // 2,000 ÷ 10,000 of 4,000 is 800; of the taxable 3,200 three quarters were converted.
    expect(filled).toMatchObject({
      line8: dollars("800.00"),
      line9: dollars("3200.00"),
      line10: dollars("2400.00"),
      line11: dollars("800.00"),
    });
  });

  it("never exceeds what came out", () => {
    const filled = worksheet11({
      earlierBasis: dollars("9000.00"),
      contributions: dollars("100.00"),
      yearEndValue: ZERO,
      distributions: ZERO,
      conversions: dollars("5000.00"),
    });
    expect(filled).toMatchObject({ line8: dollars("5000.00"), line9: ZERO });
  });
});
