// What cannot be true of one person's movements is told of that person only, and from the first cent or day on.
import { describe, expect, it } from "vitest";
import { checkMovements } from "../../../src/basis/check-movements.ts";
import { checkIraRollovers } from "../../../src/basis/ira-rollovers.ts";
import { earningsTaxedAtConversion } from "../../../src/basis/paid-after-conversion.ts";
import { planMovements } from "../../../src/basis/plan-movements.ts";
import { designatedRothPeriod } from "../../../src/basis/roth-five-year-periods.ts";
import { rothIraLayers } from "../../../src/basis/roth-ira.ts";
import { type Amount, complete } from "../../../src/kernel/amount-state.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { pathsOf } from "../../../src/kernel/missing-fact.ts";
import { formatCents, ZERO } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "blake", birth_date: "1985-05-05" },
  { kind: "person", person: "casey" },
  { kind: "employer", employer: "acme" },
  ...["a", "b"].map((plan) => ({ kind: "plan", plan, employer: "acme" })),
];
const ledger = (...events: readonly EventJson[]) => ledgerOf([...PEOPLE, ...events]);
const mine = (kind: string, fields: object, more: object = {}): EventJson => ({
  kind,
  person: "alex",
  ...fields,
  ...more,
});
const pay = (date: string, contributions: object, more: object = {}) =>
  mine("paycheck", { plan: "a", date, contributions }, more);
const convert = (date: string, amount: string, more: object = {}) =>
  mine("in_plan_roth_rollover", { plan: "a", date, amount }, more);
const paid = (amount: string, more: object = {}) =>
  mine(
    "distribution",
    {
      plan: "a",
      date: "2025-06-02",
      amount,
      from: "after_tax",
      destinations: [{ to: "cash", amount }],
    },
    more,
  );
const text = (amount: Amount) =>
  amount.state === "complete" ? formatCents(amount.cents) : pathsOf(amount.missing).join(" ");

describe("more than was vested", () => {
  const codes = (person: string, ...events: readonly EventJson[]) =>
    checkMovements(ledger(...events), person).map(({ code }) => code);
  const vested = (amount: string) => paid(amount, { account_balance: "100.00", unvested: "10.00" });

  it("is a cent above it", () => {
    expect(codes("alex", vested("90.00"))).toEqual([]);
    expect(codes("alex", vested("90.01"))).toEqual(["basis.amount-above-vested-balance"]);
  });

  it("is nobody else's", () => {
    expect(codes("blake", vested("90.01"))).toEqual([]);
  });
});

it("a rollover is too late from the sixty-first day on", () => {
  const rollover = (arrived_on: string) =>
    mine("ira_rollover", {
      from: "traditional",
      to: "traditional_ira",
      method: "sixty_day",
      date: "2025-03-01",
      amount: "10.00",
      arrived_on,
    });
  const codes = (on: string) =>
    checkIraRollovers(ledger(rollover(on)), "alex").map(({ code }) => code);
  // 31 days of March from the 1st lead to 1 April, 29 more to the 30th.
  expect(codes("2025-04-30")).toEqual([]);
  expect(codes("2025-05-01")).toEqual(["ira.rollover-after-60-days"]);
});

describe("the first year of a Roth account", () => {
  const period = (...events: readonly EventJson[]) => {
    const found = designatedRothPeriod(ledger(...events), { person: "alex", plan: "a" });
    return found.state === "known" ? found.firstYear : found.state;
  };
  const own = pay("2022-01-31", { roth_deferral: "1.00" });

  it("has not begun without Roth money", () => {
    expect(period(pay("2022-01-31", { pretax_deferral: "1.00", after_tax: "1.00" }))).toBe(
      "not_started",
    );
  });

  const strange: readonly (readonly [string, EventJson])[] = [
    ["somebody else's Roth deferral", { ...own, date: "2019-01-31", person: "blake" }],
    ["a Roth deferral in another plan", { ...own, date: "2019-01-31", plan: "b" }],
    ["a pretax deferral", pay("2019-01-31", { pretax_deferral: "1.00" })],
    ["a Roth deferral of nothing", pay("2019-01-31", { roth_deferral: "0.00" })],
    ["a match", employer({ source: "match" })],
    ["somebody else's Roth match", employer({ source: "roth_match", person: "blake" })],
    ["a Roth match in another plan", employer({ source: "roth_match", plan: "b" })],
    ["somebody else's catch-up made Roth", madeRoth({ person: "blake" })],
    ["catch-up made Roth in another plan", madeRoth({ plan: "b" })],
    ["somebody else's conversion", convert("2019-01-31", "1.00", { person: "blake" })],
  ];
  it.each(strange)("is not that of %s", (_, event) => {
    expect(period(own, event)).toBe(2022);
  });

  const earlier: readonly (readonly [string, EventJson])[] = [
    ["a cent of Roth deferral", pay("2019-01-31", { roth_deferral: "0.01" })],
    ["a Roth match", employer({ source: "roth_match" })],
    ["a Roth nonelective contribution", employer({ source: "roth_nonelective" })],
    ["catch-up made Roth", madeRoth({})],
    ["a conversion", convert("2019-01-31", "1.00")],
  ];
  it.each(earlier)("is that of %s", (_, event) => {
    expect(period(own, event)).toBe(2019);
  });

  function employer(more: object): EventJson {
    return mine(
      "employer_contribution",
      { plan: "a", date: "2019-01-31", limitation_year: 2019, amount: "1.00" },
      more,
    );
  }
  function madeRoth(more: object): EventJson {
    return mine("catch_up_reported_as_roth", { plan: "a", tax_year: 2019, amount: "1.00" }, more);
  }
});

describe("earnings of a refund that a conversion taxed", () => {
  const refund = mine("corrective_distribution", {
    plan: "a",
    date: "2025-06-02",
    reason: "annual_additions",
    source: "after_tax",
    paid_from: "designated_roth",
    for_tax_year: 2025,
    amount: "100.00",
    earnings: "50.00",
  });
  const taxed = (...events: readonly EventJson[]) => {
    const all = ledger(refund, ...events);
    const [correction] = all.of("corrective_distribution");
    if (correction === undefined) throw new Error("no refund");
    return text(earningsTaxedAtConversion(planMovements(all, "alex"), correction).taxed);
  };
  const money = pay("2024-12-15", { after_tax: "200.00" });
  // 20.00 above 200.00 of basis: of 100.00 that come back, a half.
  const conversion = (date: string, more: object = {}) =>
    convert(date, "220.00", { account_balance: "220.00", ...more });

  it("are its share in what that conversion taxed, up to the day of the refund", () => {
    expect(taxed(money, conversion("2025-06-02"))).toBe("10.00");
    expect(taxed(money, conversion("2025-06-03"))).toBe("0.00");
    expect(taxed(money, conversion("2024-12-31"))).toBe("0.00");
    expect(taxed({ ...money, plan: "b" }, conversion("2025-06-02", { plan: "b" }))).toBe("0.00");
  });

  it("are no more than what it earned", () => {
    const dear = convert("2025-03-03", "620.00", { account_balance: "620.00" });
    // 420.00 were taxed, the half is 210.00, and 50.00 came back.
    expect(taxed(money, dear)).toBe("50.00");
  });
});

describe("an excess of Roth deferrals that is still in the account", () => {
  // A cent above 23,500.00 of 2025, at 39.
  const above = pay("2025-01-31", { roth_deferral: "23500.01" });
  const payment = (destinations: readonly object[], more: object = {}) =>
    paid("30000.00", {
      from: "designated_roth",
      account_balance: "30000.00",
      destinations,
      ...more,
    });
  const basis = (...events: readonly EventJson[]) => {
    const [movement] = planMovements(ledger(above, ...events), "alex");
    return movement && text(movement.basis);
  };
  const OPEN = "distribution.out.excess_deferral";
  const cash = (amount: string) => ({ to: "cash", amount });

  it("is in a payment of a part of it, by an amount that only the plan knows", () => {
    expect(basis(payment([cash("30000.00")], { id: "out", account_balance: "40000.00" }))).toBe(
      OPEN,
    );
  });

  it("is no basis of a payment of all of it in cash", () => {
    expect(basis(payment([cash("30000.00")]))).toBe("23500.00");
  });

  it("is open when a part of all of it was rolled over", () => {
    const parts = [cash("10000.00"), { to: "roth_ira", method: "direct", amount: "20000.00" }];
    expect(basis(payment(parts, { id: "out" }))).toBe(OPEN);
  });

  it("goes along with all that is moved to another plan, and stays where after-tax money is moved", () => {
    const moved = (more: object) =>
      mine("plan_transfer", { plan: "a", to_plan: "b", date: "2025-03-03" }, more);
    const part = (plan: string) =>
      payment([cash("30000.00")], { id: "out", plan, account_balance: "40000.00" });
    expect(basis(moved({ source: "designated_roth" }), part("b"))).toBe(OPEN);
    expect(basis(moved({}), part("b"))).toBe(OPEN);
    expect(basis(moved({ source: "after_tax" }), part("a"))).toBe(OPEN);
    const stayed = pay("2025-02-28", { roth_deferral: "0.00", after_tax: "5.00" });
    expect(basis(stayed, moved({ source: "after_tax" }), part("a"))).toBe(OPEN);
  });
});

it("of balances that count down, the largest is the one before", () => {
  const half = (amount: string, account_balance: string) =>
    paid(amount, { account_balance, scheduled_with: "june" });
  const money = pay("2025-01-31", { after_tax: "800.00" });
  const [movement] = planMovements(
    ledger(money, half("400.00", "600.00"), half("400.00", "1000.00")),
    "alex",
  );
  expect(movement?.balanceBefore).toBe(100_000);
  // 800 of 1,000 were 80 % basis.
  expect(movement && text(movement.basis)).toBe("640.00");
});

it("a cent of earnings whose qualification is not known is not known to be untaxed", () => {
  const roth = pay("2015-01-31", { roth_deferral: "100.00" }, { person: "casey" });
  const out = paid("100.01", {
    person: "casey",
    from: "designated_roth",
    account_balance: "100.01",
  });
  const [movement] = planMovements(ledger(roth, out), "casey");
  expect(movement?.parts.map(({ taxable }) => text(taxable))).toEqual(["person.casey.birth_date"]);
  const exact = {
    ...out,
    amount: "100.00",
    account_balance: "100.00",
    destinations: [{ to: "cash", amount: "100.00" }],
  };
  const [whole] = planMovements(ledger(roth, exact), "casey");
  expect(whole?.parts.map(({ taxable }) => text(taxable))).toEqual(["0.00"]);
});

describe("an opening of a Roth IRA", () => {
  const opening = (as_of: string) =>
    mine("opening_basis", {
      account: "roth_contributions",
      amount: "400.00",
      as_of,
      tax_year: 2020,
      evidence: "statement",
    });
  const contribution = (date: string) =>
    mine("ira_contribution", { ira: "roth", date, tax_year: 2025, amount: "100.00" });
  const held = (year: number, ...events: readonly EventJson[]) =>
    text(
      rothIraLayers(ledger(...events), { person: "alex", taxYear: taxYear(year) }, () =>
        complete(ZERO),
      ).contributionBasis,
    );

  it("in the middle of the year holds what was contributed up to that day", () => {
    expect(held(2025, opening("2025-06-30"), contribution("2025-06-30"))).toBe("400.00");
    expect(held(2025, opening("2025-06-30"), contribution("2025-07-01"))).toBe("500.00");
  });

  it("of 31 December stands first in the next year, of the day before in its own", () => {
    expect(held(2024, opening("2024-12-31"))).toBe("0.00");
    expect(held(2025, opening("2024-12-31"))).toBe("400.00");
    expect(held(2024, opening("2024-12-30"))).toBe("400.00");
  });
});
