import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  atLeastZero,
  type Cents,
  cents,
  dollars,
  formatCents,
  formatDollars,
  formatRatio,
  max,
  min,
  multiply,
  parseCents,
  ratio,
  sumWithin,
} from "../../../src/kernel/money.ts";

const amount = fc.integer({ min: -(2 ** 51) + 1, max: 2 ** 51 - 1 }).map(cents);
const weight = fc.integer({ min: 0, max: 10 ** 12 }).map(cents);

describe("parseCents", () => {
  it.each([
    ["1234.50", 123450],
    ["1,234.50", 123450],
    ["$12", 1200],
    ["-3.00", -300],
    ["(3.00)", -300],
    ["-$1.00", -100],
    ["$-1.00", -100],
    ["-0.00", 0],
    ["0.07", 7],
    ["22517998136852.47", 2 ** 51 - 1],
  ])("reads %s", (text, expected) => {
    expect(parseCents(text)).toEqual({ ok: true, value: expected });
    expect(Object.is(expected, -0)).toBe(false);
  });

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["abc", "not_a_number"],
    ["12x.123", "not_a_number"],
    ["$,.", "not_a_number"],
    ["(1.234)", "too_many_decimals"],
    ["1e9", "not_a_number"],
    ["0x10", "not_a_number"],
    ["NaN", "not_a_number"],
    ["１２.００", "not_a_number"],
    [".5", "not_a_number"],
    ["5.", "not_a_number"],
    ["1.5", "not_a_number"],
    ["(5.00", "not_a_number"],
    ["1.234", "too_many_decimals"],
    ["1.234,56", "misplaced_comma"],
    ["1,23.4", "misplaced_comma"],
    ["12,34,567.00", "misplaced_comma"],
    ["(-5.00)", "mixed_sign"],
    ["--5.00", "mixed_sign"],
    ["22517998136852.48", "too_large"],
    ["99999999999999999.00", "too_large"],
  ])("refuses %s", (text, reason) => {
    expect(parseCents(text)).toEqual({ ok: false, error: reason });
  });

  it("reads back every amount that is written", () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(dollars(formatCents(value))).toBe(value);
      }),
    );
  });
});

describe("allocate", () => {
  it("gives parts that sum to the total, none on the wrong side of zero", () => {
    fc.assert(
      fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 12 }), (total, weights) => {
        fc.pre(weights.some((value) => value > 0));
        const parts = allocate(total, weights);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(parts.every((part) => part === 0 || part > 0 === total > 0)).toBe(true);
      }),
    );
  });

  it("gives the left-over cents to the largest remainders, earlier parts first", () => {
    expect(allocate(cents(100), [1, 1, 1].map(cents))).toEqual([34, 33, 33]);
    expect(allocate(cents(100), [1, 2, 3].map(cents))).toEqual([17, 33, 50]);
  });
});

describe("multiply", () => {
  it("stays exact past 2^53", () => {
    const big = dollars("950000.00");
    expect(multiply(big, ratio(dollars("949999.99"), dollars("950000.00")), "half_up")).toBe(
      dollars("949999.99"),
    );
  });

  it("rounds half up, symmetric around zero, and down and up as told", () => {
    const half = ratio(1 as Cents, 2 as Cents);
    expect(multiply(cents(3), half, "half_up")).toBe(2);
    expect(multiply(cents(-3), half, "half_up")).toBe(-2);
    expect(multiply(cents(3), half, "down")).toBe(1);
    expect(multiply(cents(3), half, "up")).toBe(2);
  });
});

describe("formatRatio", () => {
  it.each([
    [1700, 7500, "0.227"],
    [700000, 700001, "1.000"],
    [1, 1, "1.000"],
    [0, 5, "0.000"],
  ])("%d / %d prints %s", (numerator, denominator, text) => {
    expect(formatRatio(ratio(cents(numerator), cents(denominator)), 3)).toBe(text);
  });
});

describe("cents", () => {
  it.each([0.5, Number.NaN, 2 ** 51, Number.POSITIVE_INFINITY])("refuses %d", (value) => {
    expect(() => cents(value)).toThrow("whole number of cents");
  });
});

const MOST = 2 ** 51 - 1;

describe("where amounts end", () => {
  it("holds 2^51 - 1 cents and not one more, on either side of zero", () => {
    expect([cents(MOST), cents(-MOST)]).toEqual([MOST, -MOST]);
    expect(() => cents(-MOST - 1)).toThrow("in range");
    expect(sumWithin(cents(MOST - 1), cents(1))).toBe(MOST);
    expect(sumWithin(cents(MOST), cents(1))).toBeUndefined();
    expect(sumWithin(cents(-MOST), cents(-1))).toBeUndefined();
    expect(sumWithin(cents(MOST), cents(-1))).toBe(MOST - 1);
  });

  it.each([
    // 2^51 - 1 is 2,251,799,813,685,247.
    ["22517998136852.47", true],
    ["22517998136852.48", false],
    ["$22,517,998,136,852.47", true],
    ["$22,517,998,136,852.48", false],
    ["(22,517,998,136,852.48)", false],
    ["9999999999999.99", true],
    ["00000000000000.01", true],
    ["000000000000000.01", false],
  ])("%s can be read: %s", (text, isRead) => {
    expect(parseCents(text).ok).toBe(isRead);
  });

  it("has no negative zero", () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
    expect(parseCents("-0.00")).toEqual({ ok: true, value: 0 });
    expect(parseCents("(0.00)")).toEqual({ ok: true, value: 0 });
  });

  it("no weight is below zero, and one is above", () => {
    const parts = (...weights: number[]) => allocate(cents(100), weights.map(cents));
    expect(() => parts(3, -1)).toThrow("weights must be positive");
    expect(() => parts(0, 0)).toThrow("weights must be positive");
    expect(parts(0, 1)).toEqual([0, 100]);
    expect(allocate(cents(-100), [1, 2].map(cents))).toEqual([-33, -67]);
  });

  it("a ratio has something to divide by", () => {
    expect(() => ratio(cents(1), cents(0))).toThrow("positive denominator");
    expect(ratio(cents(1), cents(1))).toEqual({ numerator: 1n, denominator: 1n });
  });

  it("writes cents below ten with their zero, and thousands with commas", () => {
    const written = [0, 5, 9, 10, 99, 100, -5, -123_456_789].map((amount) =>
      formatCents(cents(amount)),
    );
    expect(written).toEqual([
      ...["0.00", "0.05", "0.09", "0.10", "0.99", "1.00", "-0.05", "-1234567.89"],
    ]);
    expect(formatDollars(cents(99_999))).toBe("999.99");
    expect(formatDollars(cents(100_000))).toBe("1,000.00");
    expect(formatDollars(cents(-123_456_789))).toBe("-1,234,567.89");
  });

  it("is the least, the most, and not below zero", () => {
    expect([min(cents(3), cents(2), cents(5)), max(cents(3), cents(2), cents(5))]).toEqual([2, 5]);
    expect([-1, 0, 1].map((amount) => atLeastZero(cents(amount)))).toEqual([0, 0, 1]);
  });
});
