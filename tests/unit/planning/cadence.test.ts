import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "../../../src/kernel/calendar.ts";
import { cents, dollars } from "../../../src/kernel/money.ts";
import { type Percent, parsePercent } from "../../../src/kernel/percent.ts";
import {
  type CadenceOptions,
  cadenceCosts,
  earningsAfter,
  waitingCost,
} from "../../../src/planning/cadence.ts";

function percent(text: string): Percent {
  const parsed = parsePercent(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

const january: CadenceOptions = {
  contributions: [{ date: calendarDate("2026-01-15"), amount: dollars("10000.00") }],
  growth: { kind: "assumed", annualReturn: percent("7") },
  bracket: percent("24"),
  settlementDays: 3,
  yearsNeverConverted: 5,
};

function costs(options: CadenceOptions) {
  return Object.fromEntries(cadenceCosts(options).map((cost) => [cost.cadence, cost]));
}

describe("cadenceCosts", () => {
  // By hand, 10,000.00 at 7% a year by the day: 3 days 5.75, tax 1.38; to 31 January 16 days 30.68, tax
  // 7.36; to 31 March 75 days 143.84, tax 34.52; to 31 December 350 days 671.23, tax 161.10.
  it("taxes what the money earned while it waited", () => {
    const by = costs(january);
    expect(by["at_once"]).toMatchObject({
      conversions: 1,
      earnings: 0,
      tax: 0,
      averageDaysWaiting: 0,
    });
    expect(by["per_paycheck"]).toMatchObject({ earnings: 575, tax: 138, averageDaysWaiting: 3 });
    expect(by["monthly"]).toMatchObject({ earnings: 3068, tax: 736, averageDaysWaiting: 16 });
    expect(by["quarterly"]).toMatchObject({ earnings: 14384, tax: 3452, averageDaysWaiting: 75 });
    expect(by["yearly"]).toMatchObject({ earnings: 67123, tax: 16110, averageDaysWaiting: 350 });
  });

  // By hand: 10,671.2328767… × 1.07^5 = 10,671.2328767… × 1.4025517307 = 14,966.9561… − 10,000, tax 24%.
  it("compounds money that is never converted and taxes all of its growth when it comes out", () => {
    expect(costs(january)["never"]).toMatchObject({
      conversions: 0,
      earnings: 496696,
      tax: 119207,
    });
  });

  it("lets a loss tax nothing and deduct nothing", () => {
    const prices = [
      { date: calendarDate("2026-01-01"), price: { numerator: 10000n, denominator: 100n } },
      { date: calendarDate("2026-01-31"), price: { numerator: 9700n, denominator: 100n } },
      { date: calendarDate("2026-12-31"), price: { numerator: 11000n, denominator: 100n } },
    ];
    const by = costs({ ...january, growth: { kind: "actual", prices } });
    // By hand: 10,000.00 × 97 ÷ 100 = 9,700.00; at year end 10,000.00 × 110 ÷ 100 = 11,000.00, tax 240.00.
    expect(by["monthly"]).toMatchObject({ earnings: -30000, taxableEarnings: 0, tax: 0 });
    expect(by["yearly"]).toMatchObject({ earnings: 100000, tax: 24000, costOfWaiting: 24000 });
  });

  it("never costs less to wait longer when money grows", () => {
    const contribution = fc.record({
      date: fc.integer({ min: 0, max: 360 }).map((day) => addDays(calendarDate("2026-01-01"), day)),
      amount: fc.integer({ min: 1, max: 5_000_000 }).map(cents),
    });
    fc.assert(
      fc.property(
        fc.array(contribution, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 200_000 }),
        (contributions, rate) => {
          const growth = { kind: "assumed", annualReturn: rate as Percent } as const;
          const list = cadenceCosts({ ...january, contributions, growth });
          const earnings = (index: number) => list[index]?.earnings ?? 0;
          expect(earnings(0)).toBe(0);
          // Monthly, quarterly, yearly, never; each conversion may round by half a cent.
          for (const [shorter, longer] of [
            [2, 3],
            [3, 4],
            [4, 5],
          ] as const) {
            expect(earnings(longer)).toBeGreaterThanOrEqual(earnings(shorter) - 12);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("earningsAfter", () => {
  // The seed's table, with its rounding undone: 700 after a year at 7%; a month is 57.53, not 50.
  it("corrects the seed's table of waiting", () => {
    const ten = { amount: dollars("10000.00"), annualReturn: percent("7") };
    expect(earningsAfter({ ...ten, days: 0 })).toBe(0);
    expect(earningsAfter({ ...ten, days: 30 })).toBe(5753);
    expect(earningsAfter({ ...ten, days: 365 })).toBe(70000);
  });
});

describe("waitingCost", () => {
  // By hand: 20,000.00 × 7% × 73 ÷ 365 = 280.00, tax 67.20; 103 days 395.07, tax 94.82; 27.62 more.
  it("says what unconverted money costs now and in thirty days", () => {
    const basis = dollars("20000.00");
    const cost = waitingCost({
      basis,
      days: 73,
      annualReturn: percent("7"),
      bracket: percent("24"),
    });
    expect(cost).toMatchObject({
      expectedEarnings: 28000,
      taxIfConvertedNow: 6720,
      taxOfThirtyMoreDays: 2762,
    });
  });
});
