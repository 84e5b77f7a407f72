// What waiting to convert costs in a year: over the after-tax contributions that the ledger holds.
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { formatPercent, type Percent } from "../../kernel/percent.ts";
import {
  type CadenceCost,
  type CadenceOptions,
  cadenceCosts,
  type PricePoint,
  type WaitingCost,
  waitingCost,
} from "../../planning/cadence.ts";
import { daysText, waitingLots } from "../../planning/waiting-lots.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

/** What a fund was worth on a day, exact. */
export type FundPrice = PricePoint;

export interface CadenceReport {
  readonly options: CadenceOptions;
  readonly costs: readonly CadenceCost[];
  /** What unconverted basis costs today, where the ledger holds some. */
  readonly waiting?: WaitingCost;
  readonly assumptions: readonly string[];
}

export async function cadenceOfYear(
  store: LedgerReader,
  request: {
    readonly taxYear: TaxYear;
    readonly person: string | undefined;
    readonly today: CalendarDate;
    readonly bracket: Percent;
    readonly annualReturn: Percent | undefined;
    readonly prices: readonly FundPrice[];
    readonly settlementDays: number | undefined;
    readonly yearsNeverConverted: number | undefined;
  },
): Promise<Result<CadenceReport>> {
  const reading = await readingOf(store, request.person);
  if (!reading.ok) return reading;
  const { ledger, person } = reading.value;
  const contributions = ledger
    .of("paycheck")
    .filter(({ data }) => data.person === person && data.date.startsWith(String(request.taxYear)))
    .flatMap(({ data: { date, contributions } }) =>
      contributions.afterTax === undefined || contributions.afterTax === 0
        ? []
        : [{ date, amount: contributions.afterTax }],
    );
  if (contributions.length === 0)
    return failure([
      {
        code: "usage.bad-option",
        severity: "error",
        message: `no after-tax contributions are recorded for ${request.taxYear}`,
        hint: "import the year's paychecks, or choose another --tax-year",
      },
    ]);
  const annualReturn = request.annualReturn ?? (70_000 as Percent);
  const prices = request.prices.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const options: CadenceOptions = {
    contributions,
    growth: prices.length >= 2 ? { kind: "actual", prices } : { kind: "assumed", annualReturn },
    bracket: request.bracket,
    settlementDays: request.settlementDays ?? 3,
    yearsNeverConverted: request.yearsNeverConverted ?? 10,
  };
  const { lots, basis, oldestDays } = waitingLots(ledger, { person, today: request.today });
  const [oldest] = lots;
  return success({
    options,
    costs: cadenceCosts(options),
    ...(oldest !== undefined && {
      waiting: waitingCost({
        basis,
        days: averageDays(lots),
        annualReturn,
        bracket: request.bracket,
      }),
    }),
    assumptions: [
      prices.length >= 2
        ? `Growth follows ${prices.length} prices, ${prices[0]?.date} to ${prices.at(-1)?.date}; the last known price holds.`
        : `Growth of ${formatPercent(annualReturn)}% a year, by the day, compounding at each year end.`,
      `per paycheck converts ${options.settlementDays} days after pay; monthly, quarterly and yearly on the last day.`,
      `never: taken out ${options.yearsNeverConverted} years after year end; its earnings are taxed as income then.`,
      ...(oldest === undefined
        ? []
        : [`${formatDollars(basis)} of basis waits now, the oldest for ${daysText(oldestDays)}.`]),
    ],
  });
}

/** By dollar, rounded down. */
function averageDays(lots: readonly { readonly basis: Cents; readonly days: number }[]): number {
  const dollarDays = lots.reduce((sum, { basis, days }) => sum + BigInt(basis) * BigInt(days), 0n);
  const basis = lots.reduce((sum, lot) => sum + BigInt(lot.basis), 0n);
  return basis === 0n ? 0 : Number(dollarDays / basis);
}
