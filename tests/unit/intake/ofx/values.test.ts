import { describe, expect, it } from "vitest";
import {
  magnitudeInCents,
  magnitudeKey,
  readDecimal,
  readOfxDate,
  times,
} from "../../../../src/intake/ofx/values.ts";

describe("OFX dates", () => {
  it.each([
    ["20261231", "2026-12-31"],
    ["20261231233000[-8:PST]", "2026-12-31"],
    ["20260101003000.000[+14:LINT]", "2026-01-01"],
    ["20230106160000.000[-5:EST]", "2023-01-06"],
    ["202301061600", "2023-01-06"],
    ["20230106160000 [-3.5:NST]", "2023-01-06"],
    ["20240229", "2024-02-29"],
    ["20230229", undefined],
    ["20180804093914:014", undefined],
    ["2018-08-04", undefined],
    ["201808", undefined],
    ["", undefined],
  ])("%s is the day as written: %s", (text, day) => {
    expect(readOfxDate(text)).toBe(day);
  });
});

describe("OFX decimals", () => {
  it.each([
    ["-93.20976", 9321, false],
    ["-93.20500", 9321, false],
    ["-0", 0, true],
    ["+00000000002571.4500", 257145, true],
    ["300.0", 30000, true],
    [".5", 50, true],
    ["5.", 500, true],
  ])("%s is %i cents", (text, amount, exact) => {
    const decimal = readDecimal(text);
    expect(decimal && magnitudeInCents(decimal)).toEqual({ amount, exact });
  });

  it.each(["$120", "1,5", "1.2.3", "", "-", ".", "1e5", "NaN", "0x10", "١"])(
    "%s is none",
    (text) => {
      expect(readDecimal(text)).toBeUndefined();
    },
  );

  it("multiplies exactly", () => {
    const [units, price] = [readDecimal("9.060702"), readDecimal("21.928764")];
    expect(units && price && magnitudeInCents(times(units, price))).toEqual({
      amount: 19869,
      exact: false,
    });
  });

  it("compares sizes without sign and trailing zeros", () => {
    const [a, b] = [readDecimal("-5.5800"), readDecimal("5.58")];
    expect(a && b && magnitudeKey(a) === magnitudeKey(b)).toBe(true);
  });

  it("is no amount when larger than any account", () => {
    const decimal = readDecimal("99999999999999999999");
    expect(decimal && magnitudeInCents(decimal)).toBeUndefined();
  });
});
