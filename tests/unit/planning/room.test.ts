import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate } from "../../../src/kernel/calendar.ts";
import { add, type Cents, cents, dollars, formatCents, ZERO } from "../../../src/kernel/money.ts";
import { type Percent, parsePercent } from "../../../src/kernel/percent.ts";
import { type RoomFacts, roomOf } from "../../../src/planning/room.ts";
import { type CheckOptions, projectChecks } from "../../../src/planning/upcoming-checks.ts";

function percent(text: string): Percent {
  const parsed = parsePercent(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

const none: RoomFacts = {
  dollarLimit: dollars("72000.00"),
  compensation: ZERO,
  compensationIsOfYear: false,
  annualAdditions: ZERO,
  afterTax: ZERO,
  compensationLimit: dollars("360000.00"),
};

interface Example {
  readonly salary: string;
  readonly deferral: string;
  readonly match: string;
  readonly catchUp?: string;
}

/** A whole year still to come: 24 checks, the deferral limit used in full, a plain match on each check. */
function yearOf(limits: { deferral: string; catchUp: string }, example: Example): CheckOptions {
  const pay = Number(dollars(example.salary));
  return {
    checks: Array.from({ length: 24 }, (_, index) => ({
      date: addDays(calendarDate("2026-01-15"), 15 * index),
      grossPay: cents(Math.floor(pay / 24) + (index < pay % 24 ? 1 : 0)),
      kind: "regular" as const,
    })),
    soFar: {
      pay: ZERO,
      deferrals: ZERO,
      match: ZERO,
      deferralRemaining: dollars(limits.deferral),
      catchUpRemaining: example.catchUp === undefined ? ZERO : dollars(limits.catchUp),
    },
    deferral: { kind: "amount", amount: cents(Math.ceil(Number(dollars(example.deferral)) / 24)) },
    match: {
      tiers: [{ percentMatch: percent("100"), upToPercentOfPay: percent(example.match) }],
      trueUp: true,
    },
    compensationLimit: dollars("360000.00"),
    spillover: false,
  };
}

describe("roomOf", () => {
  // The mission's example tables. By hand: limit − deferrals without catch-up − match. For 2025, under 50:
  // 70,000 − 23,500 − 4,800 (4% of 120,000) = 41,700; − 9,000 (6% of 150,000) = 37,500; no match 46,500;
  // 50 and over with 5% of 150,000: 39,000; 4% of 200,000: 38,500. For 2026 each is 1,000 more:
  // 72,000 − 24,500 is 47,500 instead of 46,500.
  const table: [string, Example, string, string][] = [
    [
      "120,000 with 4%",
      { salary: "120000.00", deferral: "23500.00", match: "4" },
      "41700.00",
      "42700.00",
    ],
    [
      "150,000 with 6%",
      { salary: "150000.00", deferral: "23500.00", match: "6" },
      "37500.00",
      "38500.00",
    ],
    ["no match", { salary: "150000.00", deferral: "23500.00", match: "0" }, "46500.00", "47500.00"],
    [
      "50 and over, 150,000 with 5%",
      { salary: "150000.00", deferral: "31000.00", match: "5", catchUp: "yes" },
      "39000.00",
      "40000.00",
    ],
    [
      "200,000 with 4%",
      { salary: "200000.00", deferral: "23500.00", match: "4" },
      "38500.00",
      "39500.00",
    ],
  ];

  it.each(table)("2025: %s", (_, example, expected) => {
    const year = yearOf({ deferral: "23500.00", catchUp: "7500.00" }, example);
    const facts = { ...none, dollarLimit: dollars("70000.00") };
    expect(formatCents(roomOf(facts, projectChecks(year)).atYearEnd)).toBe(expected);
  });

  it.each(table)("2026: %s", (_, example, __, expected) => {
    const more = { ...example, deferral: example.catchUp === undefined ? "24500.00" : "32500.00" };
    const year = yearOf({ deferral: "24500.00", catchUp: "8000.00" }, more);
    expect(formatCents(roomOf(none, projectChecks(year)).atYearEnd)).toBe(expected);
  });

  // tax-rules A12: compensation 50,000, deferral 24,500, match 2,000: 23,500.
  it("is held by 100% of compensation", () => {
    const facts = {
      ...none,
      compensation: dollars("50000.00"),
      compensationIsOfYear: true,
      annualAdditions: dollars("26500.00"),
    };
    const room = roomOf(facts, { checks: [], trueUp: ZERO });
    expect([room.now, room.atYearEnd]).toEqual([dollars("23500.00"), dollars("23500.00")]);
    expect(room.terms[0]?.label).toContain("100%");
  });

  // By hand: 10% of 100,000.00 is 10,000.00, less 4,000.00.
  it("is held by the plan's cap, in dollars or percent, whichever is less", () => {
    const facts = {
      ...none,
      compensation: dollars("100000.00"),
      compensationIsOfYear: true,
      annualAdditions: dollars("4000.00"),
      afterTax: dollars("4000.00"),
      afterTaxCapPercentOfPay: percent("10"),
    };
    const room = (more: Partial<RoomFacts>) =>
      formatCents(roomOf({ ...facts, ...more }, { checks: [], trueUp: ZERO }).atYearEnd);
    expect(room({})).toBe("6000.00");
    expect(room({ afterTaxCap: dollars("9000.00") })).toBe("5000.00");
    expect(room({ afterTaxCap: dollars("20000.00") })).toBe("6000.00");
  });

  // tax-rules A15: 24,500 + 6,000 + 41,000 by December, true-up 1,500 expected: 1,000 too much.
  it("says when a true-up will pass the limit", () => {
    const facts = {
      ...none,
      compensation: dollars("200000.00"),
      annualAdditions: dollars("71500.00"),
    };
    const room = roomOf(facts, { checks: [], trueUp: dollars("1500.00") });
    expect(room).toMatchObject({ now: 50000, atYearEnd: 0, excess: 100000 });
  });

  it("is the sum of its terms", () => {
    fc.assert(
      fc.property(
        fc.record({
          annualAdditions: fc.integer({ min: 0, max: 8_000_000 }),
          compensation: fc.integer({ min: 0, max: 30_000_000 }),
          extra: fc.integer({ min: 0, max: 1_000_000 }),
          cap: fc.option(fc.integer({ min: 0, max: 4_000_000 })),
        }),
        ({ annualAdditions, compensation, extra, cap }) => {
          const facts: RoomFacts = {
            ...none,
            annualAdditions: cents(annualAdditions),
            compensation: cents(compensation),
            ...(cap !== null && { afterTaxCap: cents(cap) }),
          };
          const year = yearOf(
            { deferral: "24500.00", catchUp: "0.00" },
            { salary: "90000.00", deferral: "24500.00", match: "4" },
          );
          const room = roomOf(facts, projectChecks(year), { extra: cents(extra) });
          expect(add(...room.terms.map(({ amount }) => amount))).toBe(room.atYearEnd as Cents);
          expect(room.atYearEnd === 0 || room.excess === 0).toBe(true);
        },
      ),
    );
  });
});
