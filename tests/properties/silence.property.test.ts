// When nothing is reported, everything is right. Lives that could be anybody's, with the slips that people make:
// if `check` has nothing to say, no conversion moved basis that was not there, no form shows more basis than
// money without a recorded loss, and every received form agrees.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planMovements } from "../../src/basis/plan-movements.ts";
import { runChecks } from "../../src/checks/run-checks.ts";
import { expectedForms1099r } from "../../src/distributions/expected-forms-1099r.ts";
import { reconcile } from "../../src/distributions/reconcile.ts";
import { addDays, calendarDate, taxYear } from "../../src/kernel/calendar.ts";
import { add, type Cents, cents, formatCents, ZERO } from "../../src/kernel/money.ts";
import { builtInLaw } from "../../src/law/law.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { type EventJson, ledgerOf } from "../support/ledger-of.ts";

const RUNS = { numRuns: process.env["CI"] ? 2000 : 300 };
const PERSON = "alex";
const YEAR = taxYear(2025);
const FIRST = calendarDate("2025-01-15");
const SLIPS = [
  ...Array.from({ length: 14 }, () => "none"),
  "late",
  "forgotten",
  "twice",
  "amount",
  "basis",
  "balance",
];

const month = fc.record({
  afterTax: fc.integer({ min: 1, max: 500_000 }),
  gain: fc.integer({ min: -10, max: 40 }),
  lag: fc.integer({ min: 0, max: 10 }),
  slip: fc.constantFrom(...SLIPS),
});
const life = fc.record({
  months: fc.array(month, { minLength: 1, maxLength: 6 }),
  form: fc.constantFrom("none", "right", "right", "wrong"),
});
type Month = typeof month extends fc.Arbitrary<infer M> ? M : never;

/** Pay in the middle of a month, all of the account converted some days later; a slip may spoil it. */
function eventsOf(months: readonly Month[]): EventJson[] {
  const events: EventJson[] = [
    { kind: "person", person: PERSON, birth_date: "1985-05-05" },
    { kind: "employer", employer: "acme" },
    { kind: "plan", plan: "acme-401k", employer: "acme" },
  ];
  let waiting = 0;
  for (const [index, { afterTax, gain, lag, slip }] of months.entries()) {
    const date = addDays(FIRST, index * 30);
    const converted = addDays(date, 12);
    const deposited = addDays(date, slip === "late" ? lag + 13 : lag);
    events.push({
      kind: "paycheck",
      plan: "acme-401k",
      date,
      deposited_on: deposited,
      gross_pay: "20000.00",
      contributions: { after_tax: dollars(afterTax) },
    });
    // People convert what the screen shows, and it does not show what is under way.
    const held = slip === "late" ? waiting : waiting + afterTax;
    waiting += afterTax;
    if (slip === "forgotten" || held === 0) continue;
    const value = Math.max(1, Math.floor((held * (1000 + gain)) / 1000));
    const amount = slip === "amount" ? Math.max(1, Math.floor(value / 10)) : value;
    const basis = slip === "basis" ? { basis: dollars(amount) } : {};
    const balance = slip === "basis" ? value * 2 : amount;
    const conversion = {
      kind: "in_plan_roth_rollover",
      plan: "acme-401k",
      amount: dollars(amount),
      account_balance: dollars(balance),
      ...basis,
    };
    if (slip === "balance") {
      const shown = { date: converted, source: "after_tax", balance: dollars(value) };
      events.push({ kind: "balance", plan: "acme-401k", ...shown });
    }
    events.push({ ...conversion, date: converted });
    if (slip === "twice") events.push({ ...conversion, date: addDays(converted, 1) });
    waiting -= held;
  }
  return events;
}

function formsOf(ledger: Ledger, form: string): EventJson[] {
  if (form === "none") return [];
  return expectedForms1099r(ledger, { person: PERSON, taxYear: YEAR }).map((expected) => ({
    kind: "form_1099r",
    plan: expected.plan,
    tax_year: YEAR,
    box_1: formatCents(form === "wrong" ? add(expected.box1, cents(100)) : expected.box1),
    box_2a: formatCents(known(expected.box2a)),
    box_5: formatCents(known(expected.box5)),
    box_7: "G",
  }));
}

function known(amount: { state: "complete"; cents: Cents } | { state: "incomplete" }): Cents {
  return amount.state === "complete" ? amount.cents : ZERO;
}

function dollars(amount: number): string {
  return formatCents(cents(amount));
}

/** What had been paid in by a day, deposits counted from their day. */
function depositedBy(events: readonly EventJson[], day: string): number {
  return events
    .filter(({ kind, deposited_on: on }) => kind === "paycheck" && String(on) <= day)
    .map(({ contributions }) => (contributions as { after_tax: string }).after_tax)
    .reduce((sum, text) => sum + Number(text.replace(".", "")), 0);
}

describe("when check is silent", () => {
  let silent = 0;
  let lives = 0;

  it("every conversion moved what was there, and every form agrees", () => {
    fc.assert(
      fc.property(life, ({ months, form }) => {
        const given = eventsOf(months);
        const events = [...given, ...formsOf(ledgerOf(given), form)];
        const ledger = ledgerOf(events);
        lives += 1;
        if (runChecks(ledger, builtInLaw, { person: PERSON }).length > 0) return;
        silent += 1;
        let recovered = 0;
        for (const { basis, date } of planMovements(ledger, PERSON)) {
          recovered += known(basis);
          expect(recovered).toBeLessThanOrEqual(depositedBy(events, date));
        }
        const shows = events.some(({ kind }) => kind === "balance");
        for (const { box1, box5 } of expectedForms1099r(ledger, {
          person: PERSON,
          taxYear: YEAR,
        })) {
          if (!shows) expect(known(box5)).toBeLessThanOrEqual(box1);
        }
        if (form !== "none") {
          const { rows, unmatched } = reconcile(ledger, { person: PERSON, taxYear: YEAR });
          expect(rows.filter(({ outcome }) => outcome.state === "differs")).toEqual([]);
          expect(unmatched).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it("is silent often enough, and speaks often enough, to mean something", () => {
    expect(silent / lives).toBeGreaterThan(0.1);
    expect(silent / lives).toBeLessThan(0.9);
  });
});
