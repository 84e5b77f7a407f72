import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  type Cents,
  cents,
  dollars,
  formatCents,
  formatRatio,
  multiply,
  parseCents,
  ratio,
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
