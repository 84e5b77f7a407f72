// What must hold for every history of plan money, whatever happened in it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planMovements } from "../../src/basis/plan-movements.ts";
import { allocatePretax, type Disbursement } from "../../src/basis/pretax-allocation.ts";
import { afterTaxBasis, designatedRothBasis } from "../../src/basis/roll-forward.ts";
import { rothIraLayers } from "../../src/basis/roth-ira.ts";
import { checkBasisRecovered } from "../../src/checks/basis-recovered.ts";
import { expectedForms1099r } from "../../src/distributions/expected-forms-1099r.ts";
import { pensionFacts } from "../../src/distributions/pension-facts.ts";
import { type Amount, incomplete } from "../../src/kernel/amount-state.ts";
import { addDays, taxYear, taxYearOf } from "../../src/kernel/calendar.ts";
import { missingFact, pathsOf } from "../../src/kernel/missing-fact.ts";
import { add, type Cents, cents, formatCents, subtract } from "../../src/kernel/money.ts";
import type { LedgerEvent } from "../../src/ledger/event.ts";
import { type Ledger, replay } from "../../src/ledger/ledger.ts";
import { basisTree } from "../../src/render/views/basis.ts";
import { distributionsView } from "../../src/render/views/distributions.ts";
import { FIRST_DAY, PERSON, type PlanLife, planLives } from "../arbitraries/ledger-events.ts";
import { type EventJson, ledgerOf, recorded } from "../support/ledger-of.ts";

const RUNS = { numRuns: process.env["CI"] ? 2000 : 200 };

function known(amount: Amount): Cents {
  if (amount.state === "incomplete")
    throw new Error(`missing ${pathsOf(amount.missing).join(", ")}`);
  return amount.cents;
}

function yearsOf({ lastDay }: PlanLife) {
  const first = taxYearOf(FIRST_DAY);
  const count = taxYearOf(lastDay) - first + 1;
  return Array.from({ length: count }, (_, index) => taxYear(first + index));
}

/** Everything that `basis`, `distributions` and lines 5a to 5c say, over all years. */
function reports(ledger: Ledger, life: PlanLife): unknown {
  return yearsOf(life).map((year) => [
    basisTree({
      plans: afterTaxBasis(ledger, PERSON, year),
      designatedRoth: designatedRothBasis(ledger, PERSON, year),
      traditionalIraBasis: incomplete(
        missingFact("form_8606.{person}.{year}.line_14", { person: "p", year: taxYear(2025) }),
      ),
      rothIra: rothIraLayers(ledger, { person: PERSON, taxYear: year }, (of) =>
        incomplete(missingFact("form_8606.{person}.{year}.line_18", { person: "p", year: of })),
      ),
    }),
    distributionsView(expectedForms1099r(ledger, { person: PERSON, taxYear: year }), year).tree,
    pensionFacts(ledger, PERSON, year),
  ]);
}

/** Reports name where an event was read and its number; order of entry must change nothing else. */
function withoutSources(report: unknown): unknown {
  return JSON.parse(
    JSON.stringify(report, (key, value: unknown) =>
      key === "source" || key === "seq" ? undefined : value,
    ),
  );
}

describe("every movement", () => {
  it("is basis and pretax money, and so are its parts", () => {
    fc.assert(
      fc.property(planLives(), ({ events }) => {
        for (const { gross, basis, pretax, parts } of planMovements(ledgerOf(events), PERSON)) {
          const atLoss = known(basis) > gross;
          expect(known(pretax)).toBe(atLoss ? 0 : subtract(gross, known(basis)));
          expect(add(...parts.map((part) => part.amount))).toBe(gross);
          expect(add(...parts.map((part) => known(part.basis)))).toBe(known(basis));
          expect(add(...parts.map((part) => known(part.pretax)))).toBe(known(pretax));
          for (const part of parts) {
            expect(known(part.basis)).toBeGreaterThanOrEqual(0);
            expect(known(part.taxable)).toBeLessThanOrEqual(known(part.pretax));
          }
        }
      }),
      RUNS,
    );
  });
});

describe("after-tax basis", () => {
  it("never recovers more than was contributed, and closes from year to year", () => {
    fc.assert(
      fc.property(planLives(), (life) => {
        const ledger = ledgerOf(life.events);
        expect(checkBasisRecovered(ledger, PERSON)).toEqual([]);
        const closing = new Map<string, Cents>();
        for (const year of yearsOf(life)) {
          for (const plan of afterTaxBasis(ledger, PERSON, year)) {
            // A year starts where the last one ended, unless an opening of the year says otherwise.
            const reopened = plan.lines.some(({ change }) => change === "opening");
            if (!reopened) expect(known(plan.openingBasis)).toBe(closing.get(plan.plan) ?? 0);
            expect(known(plan.closingBasis)).toBe(
              known(plan.openingBasis) +
                known(plan.contributions) +
                known(plan.transferredIn) -
                known(plan.transferredOut) -
                known(plan.includedInOpening) -
                known(plan.convertedBasis) -
                known(plan.distributedBasis) -
                known(plan.corrected),
            );
            closing.set(plan.plan, known(plan.closingBasis));
          }
        }
      }),
      RUNS,
    );
  });

  it("is all used when the account is emptied", () => {
    fc.assert(
      fc.property(planLives(), (life) => {
        const date = addDays(life.lastDay, 1);
        const last: EventJson[] = Object.entries(life.balances)
          .filter(([, balance]) => balance > 0)
          .map(([plan, balance]) => {
            const amount = formatCents(cents(balance));
            const kind = "in_plan_roth_rollover";
            return { kind, id: `last-${plan}`, plan, date, amount, account_balance: amount };
          });
        const ledger = ledgerOf([...life.events, ...last]);
        for (const plan of afterTaxBasis(ledger, PERSON, taxYearOf(date))) {
          if ((life.balances[plan.plan] ?? 0) > 0) expect(known(plan.closingBasis)).toBe(0);
        }
      }),
      RUNS,
    );
  });
});

describe("the reports", () => {
  it("do not depend on the order of entry", () => {
    const shuffled = planLives().chain((life) =>
      fc.record({
        life: fc.constant(life),
        order: fc.shuffledSubarray([...life.events], { minLength: life.events.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ life, order }) => {
        expect(withoutSources(reports(ledgerOf(order), life))).toEqual(
          withoutSources(reports(ledgerOf(life.events), life)),
        );
      }),
      RUNS,
    );
  });

  it("are unchanged by an event and its reversal", () => {
    const pairs = fc.record({ life: planLives(), other: planLives({ maxSteps: 3 }) });
    fc.assert(
      fc.property(pairs, ({ life, other }) => {
        const extra = other.events.filter(({ kind }) => !/person|employer|plan$/.test(kind));
        const renamed = extra.map((event) => ({ ...event, id: `x-${event.id}` }));
        const written = recorded([...life.events, ...renamed]);
        const reversals = written.slice(life.events.length).map((event, index): LedgerEvent => {
          const seq = written.length + index + 1;
          const data = { of: String(event.seq), reason: "undone" } as const;
          return { kind: "reversal", data, seq, batch: 0, id: `e${seq}` };
        });
        expect(reports(replay([...written, ...reversals]), life)).toEqual(
          reports(ledgerOf(life.events), life),
        );
      }),
      RUNS,
    );
  });
});

describe("expected Forms 1099-R", () => {
  it("hold all that moved, once", () => {
    fc.assert(
      fc.property(planLives(), (life) => {
        const ledger = ledgerOf(life.events);
        for (const year of yearsOf(life)) {
          const forms = expectedForms1099r(ledger, { person: PERSON, taxYear: year });
          const movements = planMovements(ledger, PERSON).filter((one) => one.taxYear === year);
          const moved = forms.filter(({ of }) => of === undefined);
          expect(add(...moved.map(({ box1 }) => box1))).toBe(
            add(...movements.map(({ gross }) => gross)),
          );
          expect(add(...moved.map(({ box5 }) => known(box5)))).toBe(
            add(...movements.map(({ basis }) => known(basis))),
          );
          expect(add(...moved.map(({ box4 }) => box4))).toBe(
            add(...movements.map(({ federalWithholding }) => federalWithholding)),
          );
        }
      }),
      RUNS,
    );
  });
});

describe("allocatePretax", () => {
  const disbursement: fc.Arbitrary<Disbursement> = fc
    .record({
      to: fc.constantFrom("roth_ira", "traditional_ira", "eligible_plan", "cash"),
      method: fc.constantFrom("direct", "sixty_day", "paid"),
      amount: fc.integer({ min: 0, max: 1_000_000 }),
      chosen: fc.option(fc.integer({ min: 0, max: 1000 }), { freq: 4 }),
    })
    .map(({ to, method, amount, chosen }) => ({
      to,
      method,
      amount: cents(amount),
      ...(chosen !== null && { pretax: cents(Math.floor((amount * chosen) / 1000)) }),
    }));
  const distribution = fc.record({
    disbursements: fc.array(disbursement, { minLength: 1, maxLength: 6 }),
    permille: fc.integer({ min: 0, max: 1000 }),
  });

  it("gives out exactly what there is, tier by tier", () => {
    fc.assert(
      fc.property(distribution, ({ disbursements, permille }) => {
        const gross = add(...disbursements.map(({ amount }) => amount));
        const pretax = cents(Math.floor((gross * permille) / 1000));
        const shares = allocatePretax(pretax, disbursements).parts.map((part) => part.pretax);
        expect(add(...shares)).toBe(pretax);
        const full = (method: string) =>
          disbursements.every(
            (one, index) => one.method !== method || shares[index] === one.amount,
          );
        const any = (method: string) =>
          disbursements.some((one, index) => one.method === method && (shares[index] ?? 0) > 0);
        for (const [index, { amount }] of disbursements.entries()) {
          expect(shares[index]).toBeGreaterThanOrEqual(0);
          expect(shares[index]).toBeLessThanOrEqual(amount);
        }
        if (any("paid")) expect(full("direct") && full("sixty_day")).toBe(true);
        if (any("sixty_day")) expect(full("direct")).toBe(true);
      }),
      RUNS,
    );
  });
});
