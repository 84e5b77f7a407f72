// What must hold for every history of contributions, whatever the plans, employers and ages.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runChecks } from "../../src/checks/run-checks.ts";
import { type TaxYear, taxYear } from "../../src/kernel/calendar.ts";
import { add, type Cents, min, subtract, total } from "../../src/kernel/money.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { type Ledger, replay } from "../../src/ledger/ledger.ts";
import { type LimitsReport, limitsOf } from "../../src/limits/limits-of.ts";
import { limitsView } from "../../src/render/views/limits.ts";
import { contributionLives, movements, PERSON } from "../arbitraries/contribution-lives.ts";
import { type EventJson, ledgerOf, recorded } from "../support/ledger-of.ts";

const RUNS = { numRuns: process.env["CI"] ? 2000 : 200 };
const YEARS = [2024, 2025, 2026].map(taxYear);

function limits(ledger: Ledger, year: TaxYear): LimitsReport {
  const report = limitsOf(ledger, builtInLaw, { person: PERSON, taxYear: year });
  if (!report.ok) throw new Error(report.error.map(({ message }) => message).join());
  return report.value;
}

/** Everything that `limits` and `check` say over all years, with the ids of events. */
function reports(ledger: Ledger): unknown {
  return [
    YEARS.map((year) => limitsView(limits(ledger, year)).tree),
    runChecks(ledger, builtInLaw, { person: PERSON }),
  ];
}

/** Events keep their id when the order of entry changes. */
function named(events: readonly EventJson[]): EventJson[] {
  return events.map((event, index) => ({ ...event, id: `n${index}` }));
}

function forEveryYear(property: (report: LimitsReport, ledger: Ledger) => void): void {
  fc.assert(
    fc.property(contributionLives, (events) => {
      const ledger = ledgerOf(events);
      for (const year of YEARS) property(limits(ledger, year), ledger);
    }),
    RUNS,
  );
}

describe("annual additions", () => {
  it("sum to their total, part by part and event by event", () => {
    forEveryYear(({ annualAdditions }) => {
      for (const row of annualAdditions) {
        const gross = add(row.electiveDeferrals, row.employer, row.afterTax);
        expect(row.total).toBe(subtract(gross, row.catchUpExcluded));
        expect(total(row.additions.map(({ amount }) => amount))).toBe(gross);
        expect(row.catchUpExcluded).toBeLessThanOrEqual(row.electiveDeferrals);
        expect(row.limit).toBeLessThanOrEqual(row.dollarLimit.amount);
      }
    });
  });

  it("have either room or an excess, never both", () => {
    forEveryYear(({ annualAdditions }) => {
      for (const row of annualAdditions) {
        expect(min(row.excess, row.afterTaxRoom)).toBe(0);
        expect(row.afterTaxRoom).toBeGreaterThanOrEqual(0);
        expect(add(row.total, row.afterTaxRoom)).toBeLessThanOrEqual(
          Math.max(row.limit, row.total),
        );
      }
    });
  });

  it("do not depend on conversions, distributions, balances and earnings", () => {
    fc.assert(
      fc.property(contributionLives, movements, (events, moved) => {
        const without = YEARS.map((year) => limitsView(limits(ledgerOf(events), year)).tree);
        const withMoves = ledgerOf([...events, ...moved]);
        expect(YEARS.map((year) => limitsView(limits(withMoves, year)).tree)).toEqual(without);
      }),
      RUNS,
    );
  });
});

describe("elective deferrals", () => {
  it("are regular, catch-up and excess, and regular never exceeds the limit", () => {
    forEveryYear(({ electiveDeferrals: deferrals }) => {
      const parts: readonly Cents[] = [deferrals.regular, deferrals.catchUp, deferrals.excess];
      expect(total(parts)).toBe(deferrals.total);
      for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
      expect(deferrals.regular).toBeLessThanOrEqual(deferrals.limit.amount);
    });
  });

  it("have catch-up within the limit for the age, and none without a birth date", () => {
    forEveryYear((report, ledger) => {
      const { catchUp, catchUpLimit, catchUpRemaining } = report.electiveDeferrals;
      expect(catchUp).toBeLessThanOrEqual(catchUpLimit);
      expect(catchUpRemaining).toBeGreaterThanOrEqual(0);
      expect(catchUpRemaining).toBeLessThanOrEqual(subtract(catchUpLimit, catchUp));
      const birthDate = ledger.people.get(PERSON)?.birthDate;
      if (birthDate === undefined || birthDate > "1976-12-31") expect(catchUpLimit).toBe(0);
    });
  });
});

describe("limits and checks", () => {
  it("do not depend on the order of entry", () => {
    const shuffled = contributionLives.chain((events) =>
      fc.record({
        events: fc.constant(named(events)),
        order: fc.shuffledSubarray([...events.keys()], { minLength: events.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ events, order }) => {
        const reordered = order.flatMap((index) => events[index] ?? []);
        expect(reports(ledgerOf(reordered))).toEqual(reports(ledgerOf(events)));
      }),
      RUNS,
    );
  });

  it("are unchanged by an event and its reversal", () => {
    fc.assert(
      fc.property(contributionLives, fc.nat(), (events, pick) => {
        const log = recorded(events);
        const doubled = log[pick % log.length];
        if (doubled === undefined || doubled.kind === "person") return;
        const seq = log.length + 1;
        const reversal = {
          kind: "reversal",
          data: { of: String(seq), reason: "duplicate" },
          seq: seq + 1,
          batch: 0,
          id: `e${seq + 1}`,
        } as const;
        const added = { ...doubled, seq, id: `e${seq}` };
        expect(reports(replay([...log, added, reversal]))).toEqual(reports(replay(log)));
      }),
      RUNS,
    );
  });
});
