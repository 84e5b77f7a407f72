// Money is a whole number of cents, parsed from text and never from a float. This file is the only
// place that makes one. Ratios are exact (BigInt); rounding happens once, by a named rule, last.
import { invariant } from "./invariant.ts";
import { failure, type Outcome, success } from "./outcome.ts";

declare const unit: unique symbol;

/** An amount in US cents: a safe integer, |x| ≤ 2^51 − 1. */
export type Cents = number & { readonly [unit]: "Cents" };

/** An exact fraction. The denominator is positive. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type Rounding = "half_up" | "down" | "up";

export type AmountFault =
  | "empty"
  | "not_a_number"
  | "too_many_decimals"
  | "misplaced_comma"
  | "mixed_sign"
  | "too_large";

const LARGEST = 2 ** 51 - 1;
const AMOUNT = /^(\()?(-)?(\$)?(-)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?(\))?$/;
const PLAIN = /^\d{1,13}\.\d{2}$/;

export const ZERO = 0 as Cents;

/** Brands a whole number of cents; anything else is a bug of ours. */
export function cents(value: number): Cents {
  invariant(
    Number.isInteger(value) && Math.abs(value) <= LARGEST,
    `${value} is not a whole number of cents in range`,
  );
  return (value === 0 ? 0 : value) as Cents;
}

/** The sum, or undefined when it is larger than any amount: of files that nobody has checked yet. */
export function sumWithin(a: Cents, b: Cents): Cents | undefined {
  const sum = a + b;
  return Math.abs(sum) <= LARGEST ? (sum as Cents) : undefined;
}

/**
 * Reads dollars as people and statements write them: `1234.50`, `1,234.50`, `$12`, `-3.00`, `(3.00)`.
 * No float is involved. Returns the reason when the text is not such an amount.
 */
export function parseCents(text: string): Outcome<Cents, AmountFault> {
  if (PLAIN.test(text)) {
    const plain = Number(text.slice(0, -3)) * 100 + Number(text.slice(-2));
    return plain <= LARGEST ? success(plain as Cents) : failure("too_large");
  }
  const trimmed = text.trim();
  if (trimmed === "") return failure("empty");
  const match = AMOUNT.exec(trimmed);
  if (match === null) return failure(amountFault(trimmed));
  const [, open, minusBefore, , minusAfter, whole = "", fraction = "00", close] = match;
  const minus = minusBefore !== undefined || minusAfter !== undefined;
  if ((open === undefined) !== (close === undefined)) return failure("not_a_number");
  if ((minusBefore !== undefined && minusAfter !== undefined) || (minus && open !== undefined)) {
    return failure("mixed_sign");
  }
  const digits = whole.replaceAll(",", "");
  if (digits.length > 14) return failure("too_large");
  const magnitude = Number(digits) * 100 + Number(fraction);
  if (magnitude > LARGEST) return failure("too_large");
  const negative = minus || open !== undefined;
  return success((negative && magnitude !== 0 ? -magnitude : magnitude) as Cents);
}

function amountFault(text: string): AmountFault {
  if (/^[-($\d,.)]+$/.test(text) === false || /\d/.test(text) === false) return "not_a_number";
  if (/\.\d{3,}\)?$/.test(text)) return "too_many_decimals";
  if (text.includes(",")) return "misplaced_comma";
  return "not_a_number";
}

/** Reads an amount that we wrote ourselves: a figure, a fixture, a ledger body. */
export function dollars(text: string): Cents {
  const parsed = parseCents(text);
  invariant(parsed.ok, `"${text}" is not a dollar amount`);
  return parsed.value;
}

/** `123456` → `"1234.56"`: the form in JSON, CSV and the ledger. */
export function formatCents(amount: Cents): string {
  const magnitude = Math.abs(amount);
  const fraction = magnitude % 100;
  const sign = amount < 0 ? "-" : "";
  return `${sign}${(magnitude - fraction) / 100}.${fraction < 10 ? "0" : ""}${fraction}`;
}

/** `123456` → `"1,234.56"`: the form for people. */
export function formatDollars(amount: Cents): string {
  return formatCents(amount).replace(/\B(?=(\d{3})+\.)/g, ",");
}

/** Without the cents, of an amount that has none: "1,234". */
export function formatWholeDollars(amount: Cents): string {
  invariant(amount % 100 === 0, "an amount of whole dollars has no cents");
  return String(amount / 100).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A negative amount in parentheses, as paper has it. */
export function formatOnPaper(amount: Cents): string {
  return amount < 0 ? `(${formatDollars(negate(amount))})` : formatDollars(amount);
}

export function add(...amounts: readonly Cents[]): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** The sum of any number of amounts. */
export function total(amounts: Iterable<Cents>): Cents {
  let running = 0;
  for (const amount of amounts) running += amount;
  return cents(running);
}

export function subtract(from: Cents, amount: Cents): Cents {
  return cents(from - amount);
}

export function negate(amount: Cents): Cents {
  return cents(-amount);
}

export function min(first: Cents, ...rest: readonly Cents[]): Cents {
  return Math.min(first, ...rest) as Cents;
}

export function max(first: Cents, ...rest: readonly Cents[]): Cents {
  return Math.max(first, ...rest) as Cents;
}

/** The amount, or zero when it is negative: the "if zero or less, enter -0-" of the forms. */
export function atLeastZero(amount: Cents): Cents {
  return amount > 0 ? amount : ZERO;
}

export function ratio(numerator: Cents, denominator: Cents): Ratio {
  invariant(denominator > 0, "a ratio needs a positive denominator");
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/** `amount × ratio`, exact until the one rounding at the end. `half_up` is symmetric around zero. */
export function multiply(amount: Cents, by: Ratio, rounding: Rounding): Cents {
  const product = BigInt(amount) * by.numerator;
  return cents(Number(divide(product, by.denominator, rounding)));
}

/** `part × whole ÷ total` as one exact operation. */
export function prorate(
  options: { amount: Cents; numerator: Cents; denominator: Cents },
  rounding: Rounding,
): Cents {
  return multiply(options.amount, ratio(options.numerator, options.denominator), rounding);
}

/** The ratio as decimal text with a fixed number of places, rounded half up: `0.227`. */
export function formatRatio(value: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = divide(value.numerator * scale, value.denominator, "half_up");
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const sign = scaled < 0n ? "-" : "";
  return places === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = magnitude / denominator;
  const remainder = magnitude % denominator;
  const awayFromZero =
    rounding === "half_up"
      ? 2n * remainder >= denominator
      : remainder !== 0n && (rounding === "up") !== negative;
  const rounded = awayFromZero ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/**
 * Splits a total by weights so that the parts always sum to it: each part is rounded down, and the
 * cents left over go to the largest remainders, earlier parts first. Weights must not be negative
 * and one must be positive. A total that does not exceed the sum of weights gives no part above its weight.
 */
export function allocate(total: Cents, weights: readonly Cents[]): Cents[] {
  const sum = weights.reduce((running, weight) => running + BigInt(weight), 0n);
  invariant(sum > 0n && weights.every((weight) => weight >= 0), "weights must be positive");
  const sign = total < 0 ? -1 : 1;
  const magnitude = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, part: product / sum, remainder: product % sum };
  });
  let left = magnitude - shares.reduce((running, share) => running + share.part, 0n);
  const byRemainder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map((share) => cents(sign * Number(share.part)));
}
