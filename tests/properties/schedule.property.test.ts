// A schedule that is followed never passes a limit, by the judgment of the limits engine and its checks,
// and leaves less than one cent per remaining check unused (where pay reaches that far). NUM_RUNS tries
// more lives than the usual two hundred.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runChecks } from "../../src/checks/run-checks.ts";
import { addDays, type CalendarDate, calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { add, type Cents, cents, formatCents, subtract } from "../../src/kernel/money.ts";
import { formatPercent, type Percent, percentOf } from "../../src/kernel/percent.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { limitsOf } from "../../src/limits/limits-of.ts";
import type { PayCalendar } from "../../src/planning/pay-dates.ts";
import { capacityOf } from "../../src/planning/schedule.ts";
import { type YearOutlook, yearOutlook } from "../../src/planning/year-outlook.ts";
import { type EventJson, ledgerOf } from "../support/ledger-of.ts";

const RUNS = Number(process.env["NUM_RUNS"] ?? 200);
/** Thousands of lives take longer than a test usually may. */
const LONG = { timeout: 60_000 + RUNS * 100 };
const year = taxYear(2026);
const dollars = (amount: number) => formatCents(cents(amount));
/** The compensation limit of 2026: a plan's percentages of pay stop there. */
const COUNTED_PAY = 36_000_000;

const everyFourteenDays = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => addDays(calendarDate(first), 14 * index));
const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const CALENDARS: Readonly<
  Record<number, { readonly calendar: PayCalendar; readonly dates: readonly CalendarDate[] }>
> = {
  24: {
    calendar: { frequency: "semimonthly", days: [15, 31] },
    dates: LAST_DAYS.flatMap((last, index) =>
      [15, last].map((day) =>
        calendarDate(`2026-${String(index + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
      ),
    ),
  },
  26: {
    calendar: { frequency: "biweekly", anchor: calendarDate("2026-01-02") },
    dates: everyFourteenDays("2026-01-02", 26),
  },
  27: {
    calendar: { frequency: "biweekly", anchor: calendarDate("2026-01-01") },
    dates: everyFourteenDays("2026-01-01", 27),
  },
};

const tier = (match: string, upTo: string) => ({
  percent_match: match,
  up_to_percent_of_pay: upTo,
});
const TIERS = [
  [],
  [tier("100", "4")],
  [tier("50", "6")],
  [tier("100", "3"), tier("50", "5")],
  [tier("100", "1"), tier("50", "6"), tier("25", "8")],
];

const life = fc.record({
  birthYear: fc.constantFrom(1990, 1970, 1964),
  payDates: fc.constantFrom(24, 26, 27),
  /** The job began in the summer. */
  late: fc.boolean(),
  recorded: fc.integer({ min: 2, max: 22 }),
  pay: fc.oneof(
    fc.integer({ min: 50_000, max: 400_000 }),
    fc.integer({ min: 400_000, max: 4_000_000 }),
  ),
  deferral: fc.integer({ min: 0, max: 200_000 }),
  deferralPercent: fc.option(fc.integer({ min: 0, max: 300 })),
  afterTax: fc.integer({ min: 0, max: 100_000 }),
  elsewhere: fc.constantFrom(0, 1_500_000),
  nonelective: fc.constantFrom(0, 0, 12_345),
  tiers: fc.constantFrom(...TIERS),
  trueUp: fc.boolean(),
  spillover: fc.boolean(),
  bonus: fc.option(fc.integer({ min: 100_000, max: 5_000_000 })),
  /** Most are pay dates as well, of one calendar or another. */
  bonusDate: fc.constantFrom("2026-12-10", "2026-12-15", "2026-12-17", "2026-12-18"),
  bonusDeferral: fc.option(fc.integer({ min: 0, max: 500 })),
  afterTaxCap: fc.option(fc.integer({ min: 10_000, max: 4_000_000 }), { freq: 2 }),
  afterTaxCapPercent: fc.option(fc.integer({ min: 1, max: 15 }), { freq: 2 }),
  deferralCapPercent: fc.option(fc.integer({ min: 2, max: 20 }), { freq: 2 }),
  reserve: fc.option(fc.integer({ min: 1, max: 500_000 }), { freq: 2 }),
  step: fc.constantFrom(10_000, 1_000),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** What payroll did before today, within the limits and the plan's caps. */
function recordedOf(given: Life) {
  const all = CALENDARS[given.payDates]?.dates ?? [];
  const dates = all.slice(given.late ? 12 : 0).slice(0, given.late ? 8 : given.recorded);
  const counted = Math.min(given.pay, Math.floor(COUNTED_PAY / dates.length));
  const percentOfPay = (percent: number | null) =>
    percent === null ? Number.MAX_SAFE_INTEGER : Math.floor((counted * percent) / 100);
  const paid = Math.min(
    given.deferral,
    Math.floor(given.pay / 2),
    percentOfPay(given.deferralCapPercent),
    Math.floor((2_450_000 - given.elsewhere) / 27),
  );
  const after = Math.min(
    given.afterTax,
    Math.floor(given.pay / 4),
    percentOfPay(given.afterTaxCapPercent),
    Math.floor((given.afterTaxCap ?? Number.MAX_SAFE_INTEGER) / dates.length),
  );
  return { dates, paid, after };
}

function eventsOf(given: Life): EventJson[] {
  const { dates, paid, after } = recordedOf(given);
  const { afterTaxCap, afterTaxCapPercent, deferralCapPercent } = given;
  return [
    { kind: "person", person: "alex", birth_date: `${given.birthYear}-06-01` },
    { kind: "employer", employer: "acme" },
    { kind: "employer", employer: "old" },
    { kind: "plan", plan: "old-401k", employer: "old" },
    {
      kind: "plan",
      plan: "acme-401k",
      employer: "acme",
      features: {
        after_tax: true,
        catch_up: true,
        ...(given.tiers.length > 0 && {
          match: { tiers: given.tiers, true_up: given.trueUp },
        }),
        ...(afterTaxCap !== null && { after_tax_cap: dollars(afterTaxCap) }),
        ...(afterTaxCapPercent !== null && {
          after_tax_cap_percent_of_pay: String(afterTaxCapPercent),
        }),
        ...(deferralCapPercent !== null && {
          deferral_cap_percent_of_pay: String(deferralCapPercent),
        }),
      },
    },
    // The wages of the year before are low enough that catch-up need not be Roth.
    { kind: "wages", employer: "acme", tax_year: 2025, fica_wages: "100000.00" },
    { kind: "wages", employer: "old", tax_year: 2025, fica_wages: "100000.00" },
    {
      kind: "paycheck",
      plan: "old-401k",
      date: "2026-01-01",
      gross_pay: "60000.00",
      contributions: { pretax_deferral: dollars(given.elsewhere), after_tax: "20000.00" },
    },
    ...dates.map((date) => ({
      kind: "paycheck",
      plan: "acme-401k",
      date,
      gross_pay: dollars(given.pay),
      contributions: {
        pretax_deferral: dollars(paid),
        after_tax: dollars(after),
        nonelective: dollars(given.nonelective),
      },
    })),
  ];
}

function outlookOf(events: readonly EventJson[], given: Life): YearOutlook {
  const last = recordedOf(given).dates.at(-1) ?? calendarDate("2026-01-01");
  const percent = (tenths: number) =>
    ({ kind: "percent", percent: (tenths * 1_000) as Percent }) as const;
  const calendar = CALENDARS[given.payDates]?.calendar;
  const outlook = yearOutlook(ledgerOf(events), builtInLaw, {
    person: "alex",
    taxYear: year,
    today: addDays(last, 1),
    plan: "acme-401k",
    expect: {
      ...(calendar && { calendar }),
      spillover: given.spillover,
      percentStep: given.step as Percent,
      deferral:
        given.deferralPercent === null
          ? { kind: "amount", amount: cents(given.deferral) }
          : percent(given.deferralPercent),
      ...(given.reserve !== null && { reserve: cents(given.reserve) }),
      ...(given.bonusDeferral !== null && { bonusDeferral: percent(given.bonusDeferral) }),
      ...(given.bonus !== null && {
        bonuses: [{ date: calendarDate(given.bonusDate), amount: cents(given.bonus) }],
      }),
    },
  });
  if (!outlook.ok) throw new Error(JSON.stringify(outlook.error));
  return outlook.value;
}

/** Payroll does what the projection says, and the person what the schedule says. */
function followed(
  outlook: YearOutlook,
  afterTax: readonly { afterTax: number }[],
  reserve: number,
): EventJson[] {
  const paychecks = outlook.projected.checks.map((check, index) => ({
    kind: "paycheck",
    plan: "acme-401k",
    date: check.date,
    id: `check-${index}`,
    gross_pay: dollars(check.grossPay),
    contributions: {
      pretax_deferral: dollars(check.deferral),
      match: dollars(check.match),
      after_tax: dollars((afterTax[index]?.afterTax ?? 0) + check.spillover),
      nonelective: dollars(check.otherEmployer),
    },
  }));
  const later = (source: string, amount: number) => ({
    kind: "employer_contribution",
    plan: "acme-401k",
    date: "2027-03-15",
    limitation_year: 2026,
    source,
    amount: dollars(amount),
  });
  return [
    ...paychecks,
    later("match", outlook.projected.trueUp),
    ...(reserve > 0 ? [later("nonelective", reserve)] : []),
  ];
}

describe("a schedule that is followed", () => {
  it("passes no limit and leaves less than a cent a check", LONG, () => {
    const seen = { reached: 0, byCap: 0, payTooSmall: 0, percent: 0 };
    fc.assert(
      fc.property(life, (given) => {
        const events = eventsOf(given);
        const outlook = outlookOf(events, given);
        const { projected, room, amounts } = outlook;
        expect(outlook.incomplete).toEqual([]);
        // Without after-tax elections the year may pass the limit by itself: then there is no room.
        if (room.excess > 0) {
          expect(room.atYearEnd).toBe(0);
          return;
        }
        for (const checks of [amounts.checks, paidByPercent(outlook)]) {
          const ledger = ledgerOf([...events, ...followed(outlook, checks, given.reserve ?? 0)]);
          const limits = limitsOf(ledger, builtInLaw, { person: "alex", taxYear: year });
          if (!limits.ok) throw new Error(JSON.stringify(limits.error));
          const row = limits.value.annualAdditions.find((each) => each.employerGroup === "acme");
          expect(row?.excess).toBe(0);
          expect(limits.value.electiveDeferrals.excess).toBe(0);
          expect(
            runChecks(ledger, builtInLaw, { person: "alex", taxYear: year })
              .filter(({ code }) => code.startsWith("limits."))
              .map(({ message }) => message),
          ).toEqual([]);
          const left = row?.afterTaxRoom ?? 0;
          const elected = add(...checks.map(({ afterTax }) => afterTax));
          expect(left).toBe(subtract(room.atYearEnd, elected));
          if (checks === amounts.checks) {
            // What room and status say of each check is no more than any of them can pay.
            const able = projected.checks.map(capacityOf).filter((capacity) => capacity > 0);
            for (const capacity of able.slice(0, -1))
              expect(amounts.perPaycheck).toBeLessThanOrEqual(capacity);
            if (amounts.unused > 0) {
              seen.payTooSmall += 1;
              // Then every check gives all it has.
              expect(checks.map(({ afterTax }) => afterTax)).toEqual(
                projected.checks.map(capacityOf),
              );
            } else {
              seen.reached += 1;
              // Less than a cent a check is asked for; the last check meets the room exactly.
              expect(left).toBe(0);
              if (room.terms.some(({ part }) => part === "above_plan_cap")) seen.byCap += 1;
            }
          } else if (checks.length > 0 && isSpacious(outlook, given.step)) {
            seen.percent += 1;
            // One step more on a pay date would pass the room; payroll rounds each check to the cent.
            const steps = projected.checks.map(({ date }) =>
              add(
                ...projected.checks
                  .filter((check) => check.date === date)
                  .map(({ grossPay }) => percentOf(given.step as Percent, grossPay, "half_up")),
              ),
            );
            expect(left).toBeLessThan(Math.max(...steps) + 3);
          }
        }
      }),
      { numRuns: RUNS },
    );
    // The property must not hold by never being tested.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 100);
  });

  it("sets percentages that payroll can take", () => {
    fc.assert(
      fc.property(life, (given) => {
        const { percents } = outlookOf(eventsOf(given), given);
        expect(formatPercent(percents?.percent ?? (1 as Percent))).toMatch(
          given.step === 10_000 ? /^\d{1,3}$/ : /^\d{1,3}(\.\d)?$/,
        );
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });
});

/** What payroll makes of the percentages: each check rounded half up to the cent, at most what it has. */
function paidByPercent({ percents, projected }: YearOutlook): { afterTax: Cents }[] {
  return projected.checks.map((check) => {
    const { percent = 0, raise } = percents ?? {};
    const set = raise !== undefined && check.date >= raise.from ? raise.percent : percent;
    const rounded = Math.floor((check.grossPay * set + 500_000) / 1_000_000);
    return { afterTax: cents(Math.min(rounded, capacityOf(check))) };
  });
}

/** No check is too small for its share, so that percentages are bounded by the room alone. */
/** Every check could still pay one step more than what is set. */
function isSpacious({ projected, percents }: YearOutlook, step: number): boolean {
  const set = percents?.raise?.percent ?? percents?.percent ?? 0;
  return projected.checks.every(
    (check, index) =>
      (percents?.checks[index]?.afterTax ?? 0) < capacityOf(check) &&
      percentOf((set + step) as Percent, check.grossPay, "half_up") <= capacityOf(check),
  );
}
