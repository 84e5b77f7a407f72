// Fractions worked by hand.
import { expect, it } from "vitest";
import { cents } from "../../../src/kernel/money.ts";
import { parsePercent } from "../../../src/kernel/percent.ts";
import {
  exactly,
  fraction,
  isNegative,
  minus,
  NOTHING,
  ONE,
  plus,
  rateOf,
  times,
  toCents,
} from "../../../src/kernel/ratio.ts";

it("adds, takes away and multiplies without rounding", () => {
  const [half, third] = [fraction(1, 2), fraction(1, 3)];
  expect(plus(half, third)).toEqual(fraction(5, 6));
  expect(minus(half, third)).toEqual(fraction(1, 6));
  expect(minus(third, half)).toEqual({ numerator: -1n, denominator: 6n });
  expect(times(half, third)).toEqual(fraction(1, 6));
  expect(plus(NOTHING, ONE)).toEqual(ONE);
  expect(times(NOTHING, half)).toEqual(NOTHING);
});

it("is in its lowest terms", () => {
  expect(fraction(12, 18)).toEqual({ numerator: 2n, denominator: 3n });
  expect(fraction(-12, 18)).toEqual({ numerator: -2n, denominator: 3n });
  expect(fraction(0, 5)).toEqual({ numerator: 0n, denominator: 1n });
});

it("knows its sign", () => {
  expect([minus(NOTHING, ONE), NOTHING, ONE].map(isNegative)).toEqual([true, false, false]);
});

it("rounds half a cent away from zero, once", () => {
  const rounded = [
    [1, 2],
    [49, 100],
    [-1, 2],
    [-49, 100],
    [3, 2],
    [5, 3],
  ].map(([part = 0, whole = 1]) => toCents(fraction(part, whole)));
  expect(rounded).toEqual([1, 0, -1, 0, 2, 2]);
  expect(toCents(exactly(cents(12_345)))).toBe(12_345);
});

it("7% of 200.00 is 14.00, and a quarter of a percent of it 0.50", () => {
  const of200 = (text: string) => {
    const percent = parsePercent(text);
    return percent && toCents(times(exactly(cents(20_000)), rateOf(percent)));
  };
  expect([of200("7"), of200("0.25")]).toEqual([1_400, 50]);
});
