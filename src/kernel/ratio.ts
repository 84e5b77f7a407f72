// Exact arithmetic on fractions, for growth over many periods: no float, no rounding until a value is
// printed. `toCents` is that one rounding, half up.
import { type Cents, cents, type Ratio } from "./money.ts";
import type { Percent } from "./percent.ts";

const PERCENT_SCALE = 1_000_000n;

export const ONE: Ratio = { numerator: 1n, denominator: 1n };
export const NOTHING: Ratio = { numerator: 0n, denominator: 1n };

/** An amount as a fraction of cents. */
export function exactly(amount: Cents): Ratio {
  return { numerator: BigInt(amount), denominator: 1n };
}

/** 7% as 7/100. */
export function rateOf(percent: Percent): Ratio {
  return reduced(BigInt(percent), PERCENT_SCALE);
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `part / whole` of whole numbers, such as days of a year. */
export function fraction(part: number, whole: number): Ratio {
  return reduced(BigInt(part), BigInt(whole));
}

export function isNegative(value: Ratio): boolean {
  return value.numerator < 0n;
}

/** Rounds half up to the cent, symmetric around zero: the only rounding of a projected value. */
export function toCents(value: Ratio): Cents {
  const negative = value.numerator < 0n;
  const magnitude = negative ? -value.numerator : value.numerator;
  const rounded = (2n * magnitude + value.denominator) / (2n * value.denominator);
  return cents(Number(negative ? -rounded : rounded));
}

function reduced(numerator: bigint, denominator: bigint): Ratio {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger === 0n ? 1n : larger;
}
