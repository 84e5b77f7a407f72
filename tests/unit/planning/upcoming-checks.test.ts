import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { type Cents, dollars, formatCents, ZERO } from "../../../src/kernel/money.ts";
import { type Percent, parsePercent } from "../../../src/kernel/percent.ts";
import { matchOn } from "../../../src/limits/match-formula.ts";
import {
  type CheckOptions,
  projectChecks,
  type UpcomingCheck,
} from "../../../src/planning/upcoming-checks.ts";

function percent(text: string): Percent {
  const parsed = parsePercent(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

const month = (index: number, pay: string): UpcomingCheck => ({
  date: calendarDate(`2026-${String(index + 1).padStart(2, "0")}-28`),
  grossPay: dollars(pay),
  kind: "regular",
});

const monthly = (pay: string) => Array.from({ length: 12 }, (_, index) => month(index, pay));
const four = { tiers: [{ percentMatch: percent("100"), upToPercentOfPay: percent("4") }] };

const year: CheckOptions = {
  checks: monthly("10000.00"),
  soFar: {
    pay: ZERO,
    deferrals: ZERO,
    match: ZERO,
    deferralRemaining: dollars("24500.00"),
    catchUpRemaining: ZERO,
  },
  deferral: { kind: "percent", percent: percent("10") },
  compensationLimit: dollars("360000.00"),
  spillover: false,
};

const sum = (options: CheckOptions, key: "deferral" | "match" | "catchUp" | "spillover") =>
  formatCents(
    projectChecks(options).checks.reduce((total, check) => (total + check[key]) as Cents, ZERO),
  );

describe("matchOn", () => {
  // By hand: 5,000.00 at 6% is 300.00; 100% of the first 3% is 150.00, 50% of the next 2% is 50.00.
  it("adds up tiers, each on its own stretch of the deferral", () => {
    const formula = {
      tiers: [
        { percentMatch: percent("50"), upToPercentOfPay: percent("5") },
        { percentMatch: percent("100"), upToPercentOfPay: percent("3") },
      ],
    };
    const on = (deferral: string) =>
      formatCents(matchOn({ formula, pay: dollars("5000.00"), deferral: dollars(deferral) }));
    expect(on("300.00")).toBe("200.00");
    expect(on("200.00")).toBe("175.00");
    expect(on("100.00")).toBe("100.00");
    expect(on("0.00")).toBe("0.00");
  });
});

describe("projectChecks", () => {
  it("defers by election and matches each check", () => {
    expect(sum({ ...year, match: four }, "deferral")).toBe("12000.00");
    expect(sum({ ...year, match: four }, "match")).toBe("4800.00");
  });

  // By hand: 30% is 3,000.00 a month; the ninth check brings 24,500.00 (500.00), then none; matched
  // 8 × 400.00 + 400.00 = 3,600.00. The year earns 4% × 120,000.00 = 4,800.00, so 1,200.00 is trued up.
  it("stops at the deferral limit, loses the match and gets the true-up", () => {
    const options: CheckOptions = {
      ...year,
      deferral: { kind: "percent", percent: percent("30") },
      match: { ...four, trueUp: true },
    };
    expect(sum(options, "deferral")).toBe("24500.00");
    expect(sum(options, "match")).toBe("3600.00");
    expect(formatCents(projectChecks(options).trueUp)).toBe("1200.00");
    expect(projectChecks({ ...options, match: four }).trueUp).toBe(0);
  });

  // By hand: 36,000.00 elected, 24,500.00 deferred, 8,000.00 catch-up, 3,500.00 spilled over.
  it("goes on as catch-up, then as after-tax where the plan spills over", () => {
    const options: CheckOptions = {
      ...year,
      deferral: { kind: "amount", amount: dollars("3000.00") },
      soFar: { ...year.soFar, catchUpRemaining: dollars("8000.00") },
      spillover: true,
    };
    expect(sum(options, "deferral")).toBe("32500.00");
    expect(sum(options, "catchUp")).toBe("8000.00");
    expect(sum(options, "spillover")).toBe("3500.00");
    expect(sum({ ...options, spillover: false }, "spillover")).toBe("0.00");
  });

  // tax-rules A22: 500,000 of pay, match 6% of pay: 6% × 360,000 = 21,600.
  it("matches no pay above the compensation limit", () => {
    const options: CheckOptions = {
      ...year,
      checks: [month(0, "250000.00"), month(1, "250000.00")],
      deferral: { kind: "percent", percent: percent("6") },
      soFar: { ...year.soFar, deferralRemaining: dollars("100000.00") },
      match: { tiers: [{ percentMatch: percent("100"), upToPercentOfPay: percent("6") }] },
    };
    expect(sum(options, "match")).toBe("21600.00");
  });

  it("uses the bonus election on bonus checks", () => {
    const checks = [month(0, "10000.00"), { ...month(1, "50000.00"), kind: "bonus" as const }];
    const options = { ...year, checks, bonusDeferral: { kind: "amount", amount: ZERO } as const };
    expect(sum(options, "deferral")).toBe("1000.00");
  });

  it("without a formula lets the match follow the deferral as lately paid", () => {
    const lately = { match: dollars("400.00"), deferral: dollars("1000.00") };
    const remaining = { ...year.soFar, deferralRemaining: dollars("1500.00") };
    expect(sum({ ...year, soFar: remaining, matchPerDeferral: lately }, "match")).toBe("600.00");
  });
});
