// What the wait between an after-tax contribution and its conversion costs in tax. Only earnings are
// taxed (IRC §72(e)(8), within the after-tax contract of §72(d)(2)), so the cost is the bracket times
// what the money earned while it waited. Growth is simple interest by the day within the year, or the
// actual prices of a fund; each conversion is rounded to the cent, as a plan reports it.
import { addDays, addMonths, type CalendarDate, daysBetween } from "../kernel/calendar.ts";
import { atLeastZero, type Cents, type Ratio, subtract, total, ZERO } from "../kernel/money.ts";
import { type Percent, percentOf } from "../kernel/percent.ts";
import { exactly, fraction, minus, ONE, plus, rateOf, times, toCents } from "../kernel/ratio.ts";

/** How often after-tax money is converted. `per_paycheck` is a conversion some days after each paycheck. */
const CADENCES = ["at_once", "per_paycheck", "monthly", "quarterly", "yearly", "never"] as const;

export type Cadence = (typeof CADENCES)[number];

export interface DatedAmount {
  readonly date: CalendarDate;
  readonly amount: Cents;
}

/** The price of a fund on a day; the last known price holds until the next. */
export interface PricePoint {
  readonly date: CalendarDate;
  /** In dollars, exact: funds state four decimals and more. Above zero. */
  readonly price: Ratio;
}

export type Growth =
  | { readonly kind: "assumed"; readonly annualReturn: Percent }
  | { readonly kind: "actual"; readonly prices: readonly PricePoint[] };

export interface CadenceOptions {
  readonly contributions: readonly DatedAmount[];
  readonly growth: Growth;
  /** The rate on the last dollar of ordinary income: federal, or federal and state together. */
  readonly bracket: Percent;
  /** Days from a paycheck until its money can be converted, for `per_paycheck`. */
  readonly settlementDays: number;
  /** For `never`: years after the end of the last contribution's year in which the money stays. */
  readonly yearsNeverConverted: number;
}

export interface CadenceCost {
  readonly cadence: Cadence;
  readonly conversions: number;
  readonly contributions: Cents;
  /** What the money earned before it was converted (or, for `never`, until it is taken out); may be a loss. */
  readonly earnings: Cents;
  /** Earnings that are taxed: conversions at a loss tax nothing, and deduct nothing. */
  readonly taxableEarnings: Cents;
  readonly tax: Cents;
  /** `tax − tax at once`. */
  readonly costOfWaiting: Cents;
  /** The days that a dollar waits on average, rounded down. */
  readonly averageDaysWaiting: number;
}

/** The six cadences over the same contributions. Contributions must lie in one calendar year. */
export function cadenceCosts(options: CadenceOptions): CadenceCost[] {
  const costs = CADENCES.map((cadence) => costOf(cadence, options));
  const atOnce = costs[0]?.tax ?? ZERO;
  return costs.map((cost) => ({ ...cost, costOfWaiting: subtract(cost.tax, atOnce) }));
}

/** What one contribution of `amount` is taxed on when it is converted after `days`: the seed's small example. */
export function earningsAfter(options: {
  amount: Cents;
  annualReturn: Percent;
  days: number;
}): Cents {
  const { amount, annualReturn, days } = options;
  return toCents(times(exactly(amount), times(rateOf(annualReturn), fraction(days, 365))));
}

function costOf(cadence: Cadence, options: CadenceOptions): CadenceCost {
  const byDay = Map.groupBy(options.contributions, ({ date }) =>
    convertedOn(cadence, date, options),
  );
  const conversions = [...byDay.entries()].map(([on, contributions]) => {
    const value = contributions
      .map(({ date, amount }) => times(exactly(amount), factorBetween(date, on, options.growth)))
      .reduce(plus, exactly(ZERO));
    const paidIn = total(contributions.map(({ amount }) => amount));
    return toCents(minus(value, exactly(paidIn)));
  });
  const paidIn = total(options.contributions.map(({ amount }) => amount));
  const taxableEarnings = total(conversions.map(atLeastZero));
  // Tax is computed on the return, once for the year, not for each conversion.
  const tax = percentOf(options.bracket, taxableEarnings, "half_up");
  const dollarDays = options.contributions
    .map(
      ({ date, amount }) =>
        BigInt(amount) * BigInt(daysBetween(date, convertedOn(cadence, date, options))),
    )
    .reduce((total, days) => total + days, 0n);
  return {
    cadence,
    conversions: cadence === "never" ? 0 : conversions.length,
    contributions: paidIn,
    earnings: total(conversions),
    taxableEarnings,
    tax,
    costOfWaiting: ZERO,
    averageDaysWaiting: paidIn === 0 ? 0 : Number(dollarDays / BigInt(paidIn)),
  };
}

/** The day on which a contribution is converted; for `never`, the day on which it is taken out. */
function convertedOn(cadence: Cadence, date: CalendarDate, options: CadenceOptions): CalendarDate {
  switch (cadence) {
    case "at_once":
      return date;
    case "per_paycheck":
      return addDays(date, options.settlementDays);
    case "monthly":
      return monthsEnd(date, 1);
    case "quarterly":
      return monthsEnd(date, 3);
    case "yearly":
      return monthsEnd(date, 12);
    case "never":
      return addMonths(monthsEnd(date, 12), 12 * options.yearsNeverConverted);
  }
}

/** The last day of the month, quarter or year that a date lies in. */
function monthsEnd(date: CalendarDate, months: number): CalendarDate {
  const month = Number(date.slice(5, 7));
  const toGo = (months - (month % months)) % months;
  const first = addDays(date, 1 - Number(date.slice(8)));
  return addDays(addMonths(first, toGo + 1), -1);
}

/** By how much money grew from one day to another. */
function factorBetween(from: CalendarDate, to: CalendarDate, growth: Growth): Ratio {
  if (growth.kind === "actual") {
    const [before, after] = [priceOn(from, growth.prices), priceOn(to, growth.prices)];
    return before === undefined || after === undefined
      ? ONE
      : {
          numerator: after.numerator * before.denominator,
          denominator: after.denominator * before.numerator,
        };
  }
  const rate = rateOf(growth.annualReturn);
  let factor = ONE;
  let day = from;
  // Interest is credited at each year end and on the last day, so that years compound.
  while (day < to) {
    const yearEnd = monthsEnd(day, 12);
    const until = yearEnd > day && yearEnd < to ? yearEnd : nextCredit(day, to);
    factor = times(
      factor,
      plus(ONE, times(rate, fraction(daysBetween(day, until), daysOfYear(until)))),
    );
    day = until;
  }
  return factor;
}

function nextCredit(day: CalendarDate, to: CalendarDate): CalendarDate {
  const yearEnd = monthsEnd(addDays(day, 1), 12);
  return yearEnd < to ? yearEnd : to;
}

function daysOfYear(date: CalendarDate): number {
  const end = monthsEnd(date, 12);
  return daysBetween(addMonths(end, -12), end);
}

function priceOn(date: CalendarDate, prices: readonly PricePoint[]): Ratio | undefined {
  return prices.findLast((point) => point.date <= date)?.price ?? prices[0]?.price;
}

/** What after-tax money costs while it waits: the tax on what it is expected to earn. */
export interface WaitingCost {
  readonly basis: Cents;
  readonly days: number;
  /** Expected earnings so far, and the tax on them if it is converted today. */
  readonly expectedEarnings: Cents;
  readonly taxIfConvertedNow: Cents;
  /** The further tax of waiting another thirty days. */
  readonly taxOfThirtyMoreDays: Cents;
}

export function waitingCost(options: {
  basis: Cents;
  days: number;
  annualReturn: Percent;
  bracket: Percent;
}): WaitingCost {
  const { basis, days, annualReturn, bracket } = options;
  const expectedEarnings = earningsAfter({ amount: basis, annualReturn, days });
  const later = earningsAfter({ amount: basis, annualReturn, days: days + 30 });
  const taxIfConvertedNow = percentOf(bracket, expectedEarnings, "half_up");
  return {
    basis,
    days,
    expectedEarnings,
    taxIfConvertedNow,
    taxOfThirtyMoreDays: subtract(percentOf(bracket, later, "half_up"), taxIfConvertedNow),
  };
}
