// A percentage as plans state it (`4.5` percent of pay), held as ten-thousandths of a percent.
import { type Cents, multiply, type Rounding } from "./money.ts";

declare const unit: unique symbol;

/** Ten-thousandths of a percent: 4.5% is 45,000. */
export type Percent = number & { readonly [unit]: "Percent" };

const PERCENT = /^(\d{1,4})(?:\.(\d{1,4}))?%?$/;

export function parsePercent(text: string): Percent | undefined {
  const match = PERCENT.exec(text.trim());
  if (match === null) return undefined;
  return (Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0"))) as Percent;
}

/** `45000` → `"4.5"`. */
export function formatPercent(percent: Percent): string {
  const text = `${Math.floor(percent / 10_000)}.${String(percent % 10_000).padStart(4, "0")}`;
  return text.replace(/\.?0+$/, "");
}

export function percentOf(percent: Percent, amount: Cents, rounding: Rounding): Cents {
  return multiply(amount, { numerator: BigInt(percent), denominator: 1_000_000n }, rounding);
}
