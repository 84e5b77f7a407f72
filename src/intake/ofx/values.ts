// The values of OFX: dates with a clock and a zone, of which the day as written counts, and decimals with
// a point. Neither ever becomes a float or a moment: converting a zone can move a midnight into last year.
import { type CalendarDate, parseCalendarDate } from "../../kernel/calendar.ts";
import { type Cents, cents } from "../../kernel/money.ts";

const CLOCK = String.raw`(?:\d{4}|\d{6}(?:\.\d{1,6})?)`;
const ZONE = String.raw`(?:\[[+-]?\d{1,2}(?:\.\d{1,2})?(?::[A-Za-z/_]{1,16})?\])`;
/** One recordkeeper prints clock and zone twice; the day is the same. */
const DATE = new RegExp(
  String.raw`^(\d{4})(\d{2})(\d{2})${CLOCK}?\s*(?:${ZONE}(?:${CLOCK}${ZONE}?)?)?$`,
);
const DECIMAL = /^([+-]?)(\d{1,24})?(?:\.(\d{0,16}))?$/;
const LARGEST_CENTS = 2n ** 51n - 1n;

/** The calendar date as written, in the zone as written. */
export function readOfxDate(text: string): CalendarDate | undefined {
  const match = DATE.exec(text);
  return match === null ? undefined : parseCalendarDate(`${match[1]}-${match[2]}-${match[3]}`);
}

/** An exact decimal: `units` ten-to-the-minus-`places`ths. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

export function readDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  if (whole === "" && fraction === "") return undefined;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, places: fraction.length };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places };
}

export function isZero(decimal: Decimal): boolean {
  return decimal.units === 0n;
}

/** Cents without a sign, and whether that is exact; undefined when larger than any account. */
export function magnitudeInCents(
  decimal: Decimal,
): { readonly amount: Cents; readonly exact: boolean } | undefined {
  const magnitude = decimal.units < 0n ? -decimal.units : decimal.units;
  const scaled = magnitude * 100n;
  const unit = 10n ** BigInt(decimal.places);
  const [whole, rest] = [scaled / unit, scaled % unit];
  const rounded = 2n * rest >= unit ? whole + 1n : whole;
  if (rounded > LARGEST_CENTS) return undefined;
  return { amount: cents(Number(rounded)), exact: rest === 0n };
}

/** The absolute value, without trailing zeros: equal for `-5.580` and `5.58`. */
export function magnitudeKey(decimal: Decimal): string {
  let units = decimal.units < 0n ? -decimal.units : decimal.units;
  let { places } = decimal;
  while (places > 0 && units % 10n === 0n) {
    units /= 10n;
    places -= 1;
  }
  return `${units}e-${places}`;
}
