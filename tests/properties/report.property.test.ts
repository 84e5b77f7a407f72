// Every figure of the report is what its terms sum to, and its pictures are drawn from the same amounts,
// whatever happened.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterTaxFlow } from "../../src/app/questions/year/after-tax-flow.ts";
import { afterTaxPoints } from "../../src/basis/after-tax-points.ts";
import { afterTaxBasis } from "../../src/basis/roll-forward.ts";
import { expectedForms1099r } from "../../src/distributions/expected-forms-1099r.ts";
import type { ExplainedFigure } from "../../src/forms/explained-figure.ts";
import { calendarDate, taxYear, taxYearOf } from "../../src/kernel/calendar.ts";
import { pathsOf } from "../../src/kernel/missing-fact.ts";
import { builtInLaw } from "../../src/law/law.ts";
import { contributionsBySource } from "../../src/limits/contributions-by-source.ts";
import { limitsOf } from "../../src/limits/limits-of.ts";
import { limitFilling } from "../../src/planning/limit-filling.ts";
import { waitingLots } from "../../src/planning/waiting-lots.ts";
import {
  additionsFigure,
  deferralsFigure,
  ownDeferralsFigure,
  roomFigure,
  taxedFigure,
  unusedFigure,
  waitingFigure,
} from "../../src/planning/year-figures.ts";
import { yearOutlook } from "../../src/planning/year-outlook.ts";
import * as contributions from "../arbitraries/contribution-lives.ts";
import * as plans from "../arbitraries/ledger-events.ts";
import { ledgerOf } from "../support/ledger-of.ts";

const RUNS = { numRuns: process.env["CI"] ? 1000 : 100 };

function centsOf({ id, value }: ExplainedFigure): number {
  if (value.state === "incomplete") throw new Error(`${id} needs ${pathsOf(value.missing).join()}`);
  return value.cents;
}

function sumOf({ terms }: ExplainedFigure): number {
  return terms.reduce((sum, { sign, amount }) => sum + (sign === "-" ? -amount : amount), 0);
}

describe("contributions", () => {
  it("are explained by terms that sum, and are drawn by source up to the same total", () => {
    fc.assert(
      fc.property(contributions.contributionLives, (events) => {
        const ledger = ledgerOf(events);
        for (const year of [2024, 2025, 2026].map(taxYear)) {
          const scope = { person: contributions.PERSON, taxYear: year };
          const limits = limitsOf(ledger, builtInLaw, scope);
          if (!limits.ok) throw new Error(limits.error.map(({ message }) => message).join());
          const { electiveDeferrals, annualAdditions } = limits.value;
          const deferrals = deferralsFigure(electiveDeferrals);
          expect(sumOf(deferrals)).toBe(electiveDeferrals.total);
          for (const row of annualAdditions) {
            expect(sumOf(additionsFigure(row, row.employerGroup))).toBe(row.total);
            const own = ownDeferralsFigure(row, row.employerGroup);
            expect(own.map(sumOf)).toEqual(row.catchUpExcluded === 0 ? [] : [row.deferralsWithin]);
            const unused = unusedFigure(row, row.employerGroup);
            expect(row.unused).toBe(Math.max(0, row.limit - row.total));
            expect(unused.map(sumOf)).toEqual(row.unused === 0 ? [] : [row.unused]);
            const points = contributionsBySource([row]);
            const inside = points.map(({ amounts: { catch_up: _, ...others } }) =>
              Object.values(others).reduce((sum, amount) => sum + amount, 0),
            );
            expect(inside.reduce((sum, amount) => sum + amount, 0)).toBe(row.total);
          }
        }
      }),
      RUNS,
    );
  });
});

describe("the limit of the year", () => {
  it("is filled by what went in, what is to come and the room, and they sum to it", () => {
    let [seen, withCatchUp] = [0, 0];
    fc.assert(
      fc.property(
        contributions.contributionLives,
        fc.integer({ min: 1, max: 12 }),
        (events, month) => {
          const ledger = ledgerOf(events);
          for (const plan of ledger.plans.keys()) {
            const asked = {
              person: contributions.PERSON,
              taxYear: taxYear(2025),
              expect: {},
              plan,
            };
            const today = calendarDate(`2025-${String(month).padStart(2, "0")}-28`);
            const outlook = yearOutlook(ledger, builtInLaw, { ...asked, today });
            if (!outlook.ok || outlook.value.incomplete.length > 0) continue;
            const room = roomFigure(outlook.value);
            expect(sumOf(room)).toBe(centsOf(room));
            const filling = limitFilling(outlook.value);
            if (filling === undefined) continue;
            seen += 1;
            const catchUp = outlook.value.limits.annualAdditions.some(
              (row) => row.catchUpExcluded > 0,
            );
            if (catchUp) withCatchUp += 1;
            const filled = filling.parts.reduce((sum, { cents }) => sum + cents, 0);
            expect(filled - filling.over).toBe(filling.limit);
            for (const { part, cents } of filling.parts)
              if (part !== "deferrals") expect(cents, part).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      RUNS,
    );
    expect(seen).toBeGreaterThan(20);
    expect(withCatchUp).toBeGreaterThan(0);
  });
});

describe("after-tax money", () => {
  it("waits, is taxed and is drawn as the rules have it", () => {
    fc.assert(
      fc.property(plans.planLives({ maxSteps: 20 }), ({ events, lastDay }) => {
        const ledger = ledgerOf(events);
        const person = plans.PERSON;
        const year = taxYearOf(lastDay);
        const forms = expectedForms1099r(ledger, { person, taxYear: year });
        const taxed = taxedFigure(forms, ledger);
        expect(sumOf(taxed)).toBe(centsOf(taxed));
        const today = calendarDate(`${year}-12-31`);
        const waits = waitingFigure(waitingLots(ledger, { person, today }), ledger);
        expect(sumOf(waits)).toBe(centsOf(waits));
        const last = afterTaxPoints(ledger, person, year).at(-1);
        const closing = afterTaxBasis(ledger, person, year).reduce(
          (sum, { closingBasis }) =>
            sum + (closingBasis.state === "complete" ? closingBasis.cents : Number.NaN),
          0,
        );
        if (last !== undefined)
          expect(last.basis.state === "complete" && last.basis.cents).toBe(closing);
        const flow = afterTaxFlow(ledger, { person, taxYear: year });
        if (flow === undefined) return;
        const sides = [flow.from, flow.to].map((side) =>
          Object.values(side).reduce<number>((sum, amount) => sum + amount, 0),
        );
        expect(sides[0]).toBe(sides[1]);
        expect(flow.to.waiting ?? 0).toBe(closing);
      }),
      RUNS,
    );
  });
});
