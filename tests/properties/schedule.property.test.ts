// A schedule that is followed never passes a limit, by the judgment of the limits engine, and leaves less
// than one cent per remaining check unused (where pay reaches that far).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { add, cents, formatCents, subtract } from "../../src/kernel/money.ts";
import { formatPercent, type Percent } from "../../src/kernel/percent.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { limitsOf } from "../../src/limits/limits-of.ts";
import { type YearOutlook, yearOutlook } from "../../src/planning/year-outlook.ts";
import { type EventJson, ledgerOf } from "../support/ledger-of.ts";

const year = taxYear(2026);
const dollars = (amount: number) => formatCents(cents(amount));

const life = fc.record({
  birthYear: fc.constantFrom(1990, 1970, 1964),
  pay: fc.integer({ min: 200_000, max: 2_500_000 }),
  deferral: fc.integer({ min: 0, max: 200_000 }),
  afterTax: fc.integer({ min: 0, max: 100_000 }),
  elsewhere: fc.constantFrom(0, 1_500_000),
  recorded: fc.integer({ min: 2, max: 20 }),
  match: fc.constantFrom(0, 4, 6),
  trueUp: fc.boolean(),
  spillover: fc.boolean(),
  bonus: fc.option(fc.integer({ min: 100_000, max: 5_000_000 })),
  percent: fc.boolean(),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

function eventsOf(given: Life): EventJson[] {
  const tiers = [{ percent_match: "100", up_to_percent_of_pay: String(given.match) }];
  const paid = Math.min(given.deferral, given.pay, Math.floor(2_450_000 / 26));
  const after = Math.min(given.afterTax, given.pay - paid);
  const matched = Math.min(paid, Math.round((given.pay * given.match) / 100));
  return [
    { kind: "person", person: "alex", birth_date: `${given.birthYear}-06-01` },
    { kind: "employer", employer: "acme" },
    { kind: "employer", employer: "old" },
    { kind: "plan", plan: "old-401k", employer: "old" },
    {
      kind: "plan",
      plan: "acme-401k",
      employer: "acme",
      features: { after_tax: true, catch_up: true, match: { tiers, true_up: given.trueUp } },
    },
    // The wages of the year before are low enough that catch-up need not be Roth.
    { kind: "wages", employer: "acme", tax_year: 2025, fica_wages: "100000.00" },
    { kind: "wages", employer: "old", tax_year: 2025, fica_wages: "100000.00" },
    {
      kind: "paycheck",
      plan: "old-401k",
      date: "2026-01-01",
      gross_pay: "60000.00",
      contributions: { pretax_deferral: dollars(Math.min(given.elsewhere, 2_450_000 - 20 * paid)) },
    },
    ...Array.from({ length: given.recorded }, (_, index) => ({
      kind: "paycheck",
      plan: "acme-401k",
      date: addDays(calendarDate("2026-01-02"), 14 * index),
      gross_pay: dollars(given.pay),
      contributions: {
        pretax_deferral: dollars(paid),
        match: dollars(matched),
        after_tax: dollars(after),
      },
    })),
  ];
}

function outlookOf(events: readonly EventJson[], given: Life): YearOutlook {
  const last = addDays(calendarDate("2026-01-02"), 14 * (given.recorded - 1));
  const outlook = yearOutlook(ledgerOf(events), builtInLaw, {
    person: "alex",
    taxYear: year,
    today: addDays(last, 1),
    plan: "acme-401k",
    expect: {
      spillover: given.spillover,
      deferral: given.percent
        ? { kind: "percent", percent: 150_000 as Percent }
        : { kind: "amount", amount: cents(given.deferral) },
      ...(given.bonus !== null && {
        bonuses: [{ date: calendarDate("2026-11-03"), amount: cents(given.bonus) }],
      }),
    },
  });
  if (!outlook.ok) throw new Error(JSON.stringify(outlook.error));
  return outlook.value;
}

/** Payroll does what the projection says, and the person what the schedule says. */
function followed(outlook: YearOutlook, afterTax: readonly { afterTax: number }[]): EventJson[] {
  const paychecks = outlook.projected.checks.map((check, index) => ({
    kind: "paycheck",
    plan: "acme-401k",
    date: check.date,
    gross_pay: dollars(check.grossPay),
    contributions: {
      pretax_deferral: dollars(check.deferral),
      match: dollars(check.match),
      after_tax: dollars((afterTax[index]?.afterTax ?? 0) + check.spillover),
    },
  }));
  const trueUp = {
    kind: "employer_contribution",
    plan: "acme-401k",
    date: "2027-03-15",
    limitation_year: 2026,
    source: "match",
    amount: dollars(outlook.projected.trueUp),
  };
  return [...paychecks, trueUp];
}

describe("a schedule that is followed", () => {
  it("passes no limit and leaves less than a cent a check", () => {
    let reached = 0;
    fc.assert(
      fc.property(life, (given) => {
        const events = eventsOf(given);
        const outlook = outlookOf(events, given);
        // Without after-tax elections the year may pass the limit by itself: then there is no room.
        if (outlook.room.excess > 0) {
          expect(outlook.room.atYearEnd).toBe(0);
          return;
        }
        const schedules = [outlook.amounts.checks, outlook.percents?.checks ?? []];
        for (const [index, checks] of schedules.entries()) {
          const limits = limitsOf(ledgerOf([...events, ...followed(outlook, checks)]), builtInLaw, {
            person: "alex",
            taxYear: year,
          });
          if (!limits.ok) throw new Error(JSON.stringify(limits.error));
          const row = limits.value.annualAdditions.find((each) => each.employerGroup === "acme");
          expect(row?.excess).toBe(0);
          expect(limits.value.electiveDeferrals.excess).toBe(0);
          const left = row?.afterTaxRoom ?? 0;
          const elected = add(...checks.map(({ afterTax }) => afterTax));
          expect(left).toBe(subtract(outlook.room.atYearEnd, elected));
          if (index === 0 && outlook.amounts.unused === 0) {
            reached += 1;
            expect(left).toBeLessThan(Math.max(1, outlook.projected.checks.length));
          }
        }
      }),
      { numRuns: 150 },
    );
    // The property must not hold by never being tested.
    expect(reached).toBeGreaterThan(20);
  });

  it("sets percentages that payroll can take", () => {
    fc.assert(
      fc.property(life, (given) => {
        const { percents } = outlookOf(eventsOf(given), given);
        expect(formatPercent(percents?.percent ?? (1 as Percent))).toMatch(/^\d{1,3}$/);
      }),
      { numRuns: 50 },
    );
  });
});
