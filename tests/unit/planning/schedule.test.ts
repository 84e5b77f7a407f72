import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "../../../src/kernel/calendar.ts";
import { add, type Cents, cents, dollars, formatCents, ZERO } from "../../../src/kernel/money.ts";
import { type Percent, parsePercent } from "../../../src/kernel/percent.ts";
import { overshootOf, scheduleAmounts, schedulePercents } from "../../../src/planning/schedule.ts";
import type { ProjectedCheck } from "../../../src/planning/upcoming-checks.ts";

function percent(text: string): Percent {
  const parsed = parsePercent(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

function checksOf(...pays: readonly Cents[]): ProjectedCheck[] {
  return pays.map((grossPay, index) => ({
    date: addDays(calendarDate("2026-01-09"), 14 * index),
    grossPay,
    kind: "regular",
    deferral: ZERO,
    catchUp: ZERO,
    match: ZERO,
    otherEmployer: ZERO,
    spillover: ZERO,
  }));
}

const even = (count: number, pay: string) => checksOf(...Array(count).fill(dollars(pay)));

describe("scheduleAmounts", () => {
  // tax-rules A10: 39,500 ÷ 24 = 1,645.8333…; 39,500 − 23 × 1,645.83 = 1,645.91.
  it("spreads 39,500.00 over 24 checks", () => {
    const schedule = scheduleAmounts(dollars("39500.00"), even(24, "8333.33"));
    expect(formatCents(schedule.perPaycheck)).toBe("1645.83");
    expect(formatCents(schedule.lastPaycheck)).toBe("1645.91");
    expect(schedule.unused).toBe(0);
    expect(schedule.checks.at(-1)?.left).toBe(0);
  });

  // By hand: deferrals of 800.00, 700.00 and none leave 8,700.00, 8,800.00 and 9,500.00 of three checks of 9,500.00.
  it("names the most that one check takes, the last one included, and not for the cents left over", () => {
    const [first, second, last] = even(3, "9500.00");
    if (first === undefined || second === undefined || last === undefined) throw new Error();
    const checks = [
      { ...first, deferral: dollars("800.00") },
      { ...second, deferral: dollars("700.00") },
      last,
    ];
    const poor = scheduleAmounts(dollars("40000.00"), checks);
    expect(formatCents(poor.perPaycheck)).toBe("8700.00");
    expect(formatCents(poor.mostOnOne)).toBe("9500.00");
    const rich = scheduleAmounts(dollars("39500.00"), even(24, "8333.33"));
    expect(rich.mostOnOne).toBe(rich.perPaycheck);
  });

  // By hand: a check of 100.00 gives 100.00; 900.00 is left for two: 450.00 each.
  it("lets a small check give what it has and the others more", () => {
    const schedule = scheduleAmounts(
      dollars("1000.00"),
      checksOf(dollars("500.00"), dollars("100.00"), dollars("500.00")),
    );
    expect(schedule.checks.map(({ afterTax }) => formatCents(afterTax))).toEqual([
      "450.00",
      "100.00",
      "450.00",
    ]);
  });

  it("says what pay cannot take", () => {
    expect(scheduleAmounts(dollars("1000.00"), even(2, "300.00")).unused).toBe(40000);
    expect(scheduleAmounts(dollars("1000.00"), []).unused).toBe(100000);
  });

  it("uses the room to the cent and never passes it, whatever the checks", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7_200_000 }),
        fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 53 }),
        (room, pays) => {
          const checks = checksOf(...pays.map(cents));
          const schedule = scheduleAmounts(cents(room), checks);
          const total = add(...schedule.checks.map(({ afterTax }) => afterTax));
          const pay = pays.reduce((sum, amount) => sum + amount, 0);
          expect(total).toBe(Math.min(room, pay));
          expect(total + schedule.unused).toBe(room);
          schedule.checks.forEach(({ afterTax }, index) => {
            expect(afterTax).toBeLessThanOrEqual(pays[index] ?? 0);
            expect(afterTax).toBeGreaterThanOrEqual(0);
          });
        },
      ),
    );
  });
});

describe("schedulePercents", () => {
  // By hand: 24 checks of 8,000.00 and a room of 39,500.00: 20% is 1,600.00, in all 38,400.00; each
  // check at 21% adds 80.00, and 1,100 ÷ 80 = 13.75, so the last 13: 1,040.00 more, 60.00 unused.
  it("sets a whole percent now and one more later", () => {
    const checks = even(24, "8000.00");
    const schedule = schedulePercents(dollars("39500.00"), checks, percent("1"));
    expect(schedule.percent).toBe(percent("20"));
    expect(schedule.raise).toEqual({ percent: percent("21"), from: checks[11]?.date });
    expect(schedule.unused).toBe(6000);
  });

  // By hand: 20.5% is 1,640.00, in all 39,360.00; 20.6% adds 8.00 a check: 17 checks, 136.00, 4.00 unused.
  it("comes closer in tenths", () => {
    const schedule = schedulePercents(dollars("39500.00"), even(24, "8000.00"), percent("0.1"));
    expect(schedule.percent).toBe(percent("20.5"));
    expect(schedule.unused).toBe(400);
  });

  it("never passes the room and leaves less than one step of one check where a raise was possible", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7_200_000 }),
        fc.array(fc.integer({ min: 100_000, max: 2_000_000 }), { minLength: 1, maxLength: 27 }),
        fc.constantFrom("1", "0.1"),
        (room, pays, step) => {
          const schedule = schedulePercents(
            cents(room),
            checksOf(...pays.map(cents)),
            percent(step),
          );
          expect(schedule.unused).toBeGreaterThanOrEqual(0);
          if (room < pays.reduce((sum, pay) => sum + pay, 0)) {
            const largest = Math.max(...pays);
            expect(schedule.unused).toBeLessThanOrEqual((largest * percent(step)) / 1_000_000 + 1);
          }
        },
      ),
    );
  });
});

describe("overshootOf", () => {
  // By hand: 10% of 8,000.00 is 800.00; the fourth check brings 3,200.00, 200.00 over 3,000.00.
  it("names the check that passes the room and the excess at year end", () => {
    const checks = even(6, "8000.00");
    const election = { kind: "percent", percent: percent("10") } as const;
    expect(overshootOf(dollars("3000.00"), checks, election)).toEqual({
      date: checks[3]?.date,
      onThatCheck: 20000,
      byYearEnd: 180000,
    });
    expect(overshootOf(dollars("4800.00"), checks, election)).toBeUndefined();
  });
});
