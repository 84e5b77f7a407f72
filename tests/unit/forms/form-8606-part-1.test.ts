// Cents at the edges of Part I: lines 11 and 12 are rounded, and together never recover too much.
import { describe, expect, it } from "vitest";
import { partOne, printedRatio } from "../../../src/forms/form-8606/part-1.ts";
import { complete, incomplete } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { missingFact } from "../../../src/kernel/missing-fact.ts";
import { dollars, ratio } from "../../../src/kernel/money.ts";

const NOTHING = complete(dollars("0.00"));
const entries = {
  nondeductibleContributions: NOTHING,
  earlierBasis: NOTHING,
  contributedAfterYearEnd: NOTHING,
  yearEndValue: NOTHING,
  distributions: NOTHING,
  conversions: NOTHING,
};
const of = (text: string) => complete(dollars(text));

describe("Part I", () => {
  it("recovers one cent once when both halves of it round up", () => {
    const half = { earlierBasis: of("0.01"), distributions: of("0.01"), conversions: of("0.01") };
    const { recovery, line14 } = partOne({ ...entries, ...half });
    expect(recovery?.line11).toEqual(of("0.01"));
    expect(recovery?.line12).toEqual(of("0.00"));
    expect(recovery?.line13).toEqual(of("0.01"));
    expect(line14).toEqual(of("0.00"));
  });

  it("takes all as nontaxable when there is more basis than value", () => {
    const loss = {
      earlierBasis: of("100.00"),
      conversions: of("60.00"),
      yearEndValue: of("10.00"),
    };
    const { recovery, line14 } = partOne({ ...entries, ...loss });
    expect(recovery?.line10).toEqual({ numerator: 1n, denominator: 1n });
    expect(recovery?.line11).toEqual(of("60.00"));
    expect(line14).toEqual(of("40.00"));
  });

  it("keeps what it knows when the year-end value is missing", () => {
    const open = incomplete(
      missingFact("ira_value.{person}.{year}", { person: "alex", year: taxYear(2025) }),
    );
    const { recovery, line3, line14 } = partOne({
      ...entries,
      nondeductibleContributions: of("7000.00"),
      conversions: of("7000.00"),
      yearEndValue: open,
    });
    expect(line3).toEqual(of("7000.00"));
    expect(recovery?.line5).toEqual(of("7000.00"));
    expect(recovery?.line10).toBeUndefined();
    expect(recovery?.line11).toEqual(open);
    expect(line14).toEqual(open);
  });

  it("prints the ratio with three places, and 1.000 when it rounds up to one", () => {
    expect(printedRatio(ratio(dollars("7000.00"), dollars("7003.17")))).toBe("1.000");
    expect(printedRatio(ratio(dollars("2300.00"), dollars("25000.00")))).toBe("0.092");
  });

  it("rounds line 10 to declared places, as the paper form does", () => {
    const shared = { ...entries, earlierBasis: of("20000.00"), yearEndValue: of("300000.00") };
    const conversion = { ...shared, conversions: of("50000.00") };
    expect(partOne(conversion).recovery?.line11).toEqual(of("2857.14"));
    expect(partOne(conversion, 3).recovery?.line11).toEqual(of("2850.00"));
    expect(partOne(conversion, 5).recovery?.line11).toEqual(of("2857.00"));
  });

  it("leaves nothing on line 14 when line 10 rounds up to 1", () => {
    const backdoor = { ...entries, earlierBasis: of("7000.00"), conversions: of("7001.00") };
    const exact = partOne(backdoor);
    expect([exact.recovery?.line11, exact.line14]).toEqual([of("7000.00"), of("0.00")]);
    const rounded = partOne(backdoor, 3);
    expect([rounded.recovery?.line11, rounded.line14]).toEqual([of("7001.00"), of("0.00")]);
  });
});
