// Basis in a movement and its destinations: the official examples first (IRS "Rollovers of after-tax
// contributions in retirement plans", Notice 2014-54, safe-harbour 402(f) notice), then the edges.
import { describe, expect, it } from "vitest";
import { checkMovements } from "../../../src/basis/check-movements.ts";
import type { Movement } from "../../../src/basis/movement.ts";
import { planMovements } from "../../../src/basis/plan-movements.ts";
import type { Amount } from "../../../src/kernel/amount-state.ts";
import { pathsOf } from "../../../src/kernel/missing-fact.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PLAN = (features: Record<string, unknown> = {}): EventJson[] => [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme", features },
];
const afterTax = (date: string, amount: string): EventJson => ({
  kind: "paycheck",
  plan: "k",
  date,
  contributions: { after_tax: amount },
});
const opening = (
  account: string,
  amount: string,
  more: Record<string, unknown> = {},
): EventJson => ({
  kind: "opening_basis",
  plan: "k",
  account,
  amount,
  as_of: "2024-12-31",
  evidence: "statement",
  ...more,
});
const convert = (amount: string, more: Record<string, unknown> = {}): EventJson => ({
  kind: "in_plan_roth_rollover",
  plan: "k",
  date: "2025-03-03",
  amount,
  ...more,
});
const to = (where: string, method: string, amount: string, pretax?: string) => ({
  to: where,
  amount,
  ...(where !== "cash" && { method }),
  ...(pretax !== undefined && { pretax }),
});
const distribute = (
  amount: string,
  destinations: readonly unknown[],
  more: Record<string, unknown> = {},
): EventJson => ({
  kind: "distribution",
  plan: "k",
  date: "2025-06-02",
  amount,
  from: "whole_account",
  destinations,
  ...more,
});

const show = (amount: Amount) =>
  amount.state === "complete" ? formatCents(amount.cents) : pathsOf(amount.missing).join(" ");
const split = (movement: Movement) => [show(movement.basis), show(movement.pretax)];
const parts = (movement: Movement | undefined) =>
  movement?.parts.map(
    ({ to: where, basis, pretax, taxable }) =>
      `${where} ${show(basis)} + ${show(pretax)}, taxable ${show(taxable)}`,
  );
const moved = (...events: EventJson[]) => planMovements(ledgerOf([...PLAN(), ...events]), "alex");
const codes = (...events: EventJson[]) =>
  checkMovements(ledgerOf([...PLAN(), ...events]), "alex").map(({ code }) => code);

describe("basis by account balance, §72(e)(8)", () => {
  it("B1: half of 80,000 + 20,000 is 40,000 + 10,000", () => {
    const whole = { account_balance: "100000.00", account_basis: "20000.00" };
    const [movement] = moved(distribute("50000.00", [to("cash", "", "50000.00")], whole));
    expect(movement && split(movement)).toEqual(["10000.00", "40000.00"]);
  });

  it("B14: only the after-tax account counts when it is accounted for separately", () => {
    const [movement] = moved(
      opening("plan_after_tax", "30000.00"),
      convert("10500.00", { account_balance: "31500.00" }),
    );
    expect(movement && split(movement)).toEqual(["10000.00", "500.00"]);
  });

  it("B15: two halves leave no cent behind", () => {
    const movements = moved(
      opening("plan_after_tax", "10000.00"),
      convert("5150.00", { account_balance: "10300.00" }),
      convert("5150.00", { date: "2025-04-03", account_balance: "5150.00" }),
    );
    expect(movements.map(split)).toEqual([
      ["5000.00", "150.00"],
      ["5000.00", "150.00"],
    ]);
  });

  it("B17: at a loss the last movement uses all basis and taxes nothing", () => {
    const [movement] = moved(
      opening("plan_after_tax", "10000.00"),
      convert("9700.00", { account_balance: "9700.00" }),
    );
    expect(movement && split(movement)).toEqual(["10000.00", "0.00"]);
  });

  it("a part of an account at a loss recovers no more basis than money", () => {
    const [movement] = moved(
      opening("plan_after_tax", "10000.00"),
      convert("4000.00", { account_balance: "9700.00" }),
    );
    expect(movement && split(movement)).toEqual(["4000.00", "0.00"]);
  });

  it("unvested money is not part of the balance", () => {
    const [movement] = moved(
      distribute("40000.00", [to("cash", "", "40000.00")], {
        account_balance: "100000.00",
        account_basis: "20000.00",
        unvested: "20000.00",
      }),
    );
    expect(movement && split(movement)).toEqual(["10000.00", "30000.00"]);
  });

  it("a stated basis wins over the ledger's own", () => {
    const [movement] = moved(
      afterTax("2025-01-31", "1000.00"),
      convert("1000.10", { basis: "999.00", account_balance: "1000.10" }),
    );
    expect(movement && split(movement)).toEqual(["999.00", "1.10"]);
  });

  it("within the basis and without a balance there are no earnings", () => {
    const [movement] = moved(afterTax("2025-01-31", "1000.00"), convert("1000.00"));
    expect(movement && split(movement)).toEqual(["1000.00", "0.00"]);
  });

  it("above the basis the balance is asked for, and what follows rests on it too", () => {
    const movements = moved(
      afterTax("2025-01-31", "1000.00"),
      convert("1000.10", { id: "c1" }),
      afterTax("2025-03-31", "1000.00"),
      convert("1000.00", { id: "c2", date: "2025-04-03" }),
    );
    const missing = "in_plan_roth_rollover.c1.account_balance";
    expect(movements.map(split)).toEqual([
      [missing, missing],
      [missing, missing],
    ]);
  });

  it("a statement of the same day can give the balance", () => {
    const balance = { kind: "balance", plan: "k", source: "after_tax", date: "2025-03-03" };
    const [movement] = moved(afterTax("2025-01-31", "1000.00"), convert("1000.10"), {
      ...balance,
      balance: "1000.10",
    });
    expect(movement && split(movement)).toEqual(["1000.00", "0.10"]);
  });

  it("a statement's balance that is less than the movement is one from after it", () => {
    const balance = { kind: "balance", plan: "k", source: "after_tax", date: "2025-03-03" };
    const [movement] = moved(afterTax("2025-01-31", "1000.00"), convert("1000.10", { id: "c1" }), {
      ...balance,
      balance: "0.00",
    });
    expect(movement && split(movement)[0]).toBe("in_plan_roth_rollover.c1.account_balance");
  });

  it("earnings left behind by an earlier movement make the balance needed", () => {
    const movements = moved(
      opening("plan_after_tax", "30000.00"),
      convert("10500.00", { account_balance: "31500.00" }),
      convert("5000.00", { id: "later", date: "2025-04-03" }),
    );
    expect(movements.map(split)[1]?.[0]).toBe("in_plan_roth_rollover.later.account_balance");
  });

  it("other sources of a separately accounted plan hold no basis", () => {
    const [movement] = moved(
      opening("plan_after_tax", "10000.00"),
      convert("5000.00", { from: "match" }),
    );
    expect(movement && split(movement)).toEqual(["0.00", "5000.00"]);
  });

  it("without separate accounting every source is part of the whole", () => {
    const events = [
      ...PLAN({ after_tax_separate_contract: false }),
      opening("plan_after_tax", "20000.00"),
      convert("50000.00", { account_balance: "100000.00" }),
      convert("10.00", { id: "m", date: "2025-04-01", from: "match" }),
    ];
    expect(planMovements(ledgerOf(events), "alex").map(split)).toEqual([
      ["10000.00", "40000.00"],
      ["in_plan_roth_rollover.m.account_balance", "in_plan_roth_rollover.m.account_balance"],
    ]);
  });

  it("an unknown source is not guessed", () => {
    const [movement] = moved(
      afterTax("2025-01-31", "1000.00"),
      convert("500.00", { id: "u", from: "unknown" }),
    );
    expect(movement && split(movement)[0]).toBe("in_plan_roth_rollover.u.from");
  });

  it("after-tax money of which no contribution is recorded has an unknown basis", () => {
    const [movement] = moved(convert("500.00", { account_balance: "500.00" }));
    expect(movement && split(movement)[0]).toBe("opening_basis.alex.k.plan_after_tax");
  });
});

describe("destinations, Notice 2014-54 §III", () => {
  const account = { account_balance: "250000.00", account_basis: "50000.00" };

  it("B2: pretax money goes to the traditional IRA, after-tax to the Roth IRA and to cash", () => {
    const [movement] = moved(
      distribute(
        "100000.00",
        [
          to("roth_ira", "direct", "10000.00"),
          to("cash", "", "10000.00"),
          to("traditional_ira", "direct", "80000.00"),
        ],
        { account_balance: "100000.00", account_basis: "20000.00" },
      ),
    );
    expect(parts(movement)).toEqual([
      "roth_ira 10000.00 + 0.00, taxable 0.00",
      "cash 10000.00 + 0.00, taxable 0.00",
      "traditional_ira 0.00 + 80000.00, taxable 0.00",
    ]);
  });

  it("B4: 12,000 with 2,000 after-tax, 10,000 direct: the cash is after-tax", () => {
    const [movement] = moved(
      distribute(
        "12000.00",
        [to("traditional_ira", "direct", "10000.00"), to("cash", "", "2000.00")],
        { basis: "2000.00" },
      ),
    );
    expect(parts(movement)).toEqual([
      "traditional_ira 0.00 + 10000.00, taxable 0.00",
      "cash 2000.00 + 0.00, taxable 0.00",
    ]);
  });

  it("B5: the same when the 10,000 are rolled over within 60 days", () => {
    const [movement] = moved(
      distribute(
        "12000.00",
        [to("traditional_ira", "sixty_day", "10000.00"), to("cash", "", "2000.00")],
        { basis: "2000.00" },
      ),
    );
    expect(parts(movement)?.[1]).toBe("cash 2000.00 + 0.00, taxable 0.00");
  });

  it("B6: direct 70,000, then 12,000 of the 30,000 paid are rolled over", () => {
    const [movement] = moved(
      distribute(
        "100000.00",
        [
          to("cash", "", "18000.00"),
          to("eligible_plan", "direct", "70000.00"),
          to("traditional_ira", "sixty_day", "12000.00"),
        ],
        account,
      ),
    );
    expect(movement && split(movement)).toEqual(["20000.00", "80000.00"]);
    expect(parts(movement)).toEqual([
      "cash 18000.00 + 0.00, taxable 0.00",
      "eligible_plan 0.00 + 70000.00, taxable 0.00",
      "traditional_ira 2000.00 + 10000.00, taxable 0.00",
    ]);
  });

  it("B8: two direct rollovers of 80,000 take all pretax money", () => {
    const [movement] = moved(
      distribute(
        "100000.00",
        [
          to("eligible_plan", "direct", "50000.00"),
          to("traditional_ira", "direct", "30000.00"),
          to("cash", "", "20000.00"),
        ],
        account,
      ),
    );
    expect(parts(movement)?.[2]).toBe("cash 20000.00 + 0.00, taxable 0.00");
  });

  it("B10: 80,000 to a traditional IRA leaves 20,000 after-tax for the Roth IRA, also over two events", () => {
    const traditional = distribute("80000.00", [to("traditional_ira", "direct", "80000.00")], {
      ...account,
      scheduled_with: "leaving",
    });
    const roth = distribute("20000.00", [to("roth_ira", "direct", "20000.00")], {
      ...account,
      date: "2025-06-04",
      scheduled_with: "leaving",
    });
    for (const order of [
      [traditional, roth],
      [roth, traditional],
    ]) {
      const movements = moved(...order);
      expect(movements).toHaveLength(1);
      expect(parts(movements[0])).toEqual([
        "traditional_ira 0.00 + 80000.00, taxable 0.00",
        "roth_ira 20000.00 + 0.00, taxable 0.00",
      ]);
    }
  });

  it("the recipient may choose among direct rollovers", () => {
    const [movement] = moved(
      distribute(
        "100000.00",
        [
          to("traditional_ira", "direct", "90000.00", "70000.00"),
          to("roth_ira", "direct", "10000.00"),
        ],
        account,
      ),
    );
    expect(parts(movement)).toEqual([
      "traditional_ira 20000.00 + 70000.00, taxable 0.00",
      "roth_ira 0.00 + 10000.00, taxable 10000.00",
    ]);
  });

  it("a choice that cannot be met is a problem, and the rule is applied", () => {
    const impossible = distribute(
      "100000.00",
      [
        to("traditional_ira", "direct", "80000.00", "80000.00"),
        to("cash", "", "20000.00", "5000.00"),
      ],
      account,
    );
    expect(codes(impossible)).toEqual(["basis.pretax-choice-impossible"]);
    expect(parts(moved(impossible)[0])?.[1]).toBe("cash 20000.00 + 0.00, taxable 0.00");
  });

  it("a loss spreads its basis over the parts", () => {
    const [movement] = moved(
      opening("plan_after_tax", "10000.00"),
      distribute("9700.00", [to("roth_ira", "direct", "9000.00"), to("cash", "", "700.00")], {
        from: "after_tax",
        account_balance: "9700.00",
      }),
    );
    expect(parts(movement)).toEqual([
      "roth_ira 9278.35 + 0.00, taxable 0.00",
      "cash 721.65 + 0.00, taxable 0.00",
    ]);
  });

  it("distributions of another year do not join by name", () => {
    const cash = (date: string) =>
      distribute("100.00", [to("cash", "", "100.00")], {
        date,
        from: "match",
        scheduled_with: "x",
      });
    expect(moved(cash("2024-06-01"), cash("2025-06-01"))).toHaveLength(2);
  });
});

describe("designated Roth account, §402A(d)", () => {
  const nonqualified = [opening("designated_roth", "9400.00", { tax_year: 2023 })];
  const roth = { from: "designated_roth", account_balance: "10000.00" };

  it("B11: a non-qualified payment of 5,000 is 4,700 + 300", () => {
    const [movement] = moved(
      ...nonqualified,
      distribute("5000.00", [to("cash", "", "5000.00")], roth),
    );
    expect(parts(movement)).toEqual(["cash 4700.00 + 300.00, taxable 300.00"]);
    expect(movement?.qualified).toEqual({ state: "not_qualified" });
  });

  it("Joe: of 14,000 with 11,000 basis, 7,000 rolled within 60 days hold the 3,000 of earnings", () => {
    const [movement] = moved(
      opening("designated_roth", "11000.00", { tax_year: 2023 }),
      distribute("14000.00", [to("cash", "", "7000.00"), to("roth_ira", "sixty_day", "7000.00")], {
        from: "designated_roth",
        account_balance: "14000.00",
      }),
    );
    expect(parts(movement)).toEqual([
      "cash 7000.00 + 0.00, taxable 0.00",
      "roth_ira 4000.00 + 3000.00, taxable 0.00",
    ]);
  });

  it("the balance is needed: designated Roth money has earnings by nature", () => {
    const [movement] = moved(
      ...nonqualified,
      distribute("100.00", [to("cash", "", "100.00")], { id: "d", from: "designated_roth" }),
    );
    expect(movement && split(movement)[0]).toBe("distribution.d.account_balance");
  });

  it("an in-plan rollover is basis there: 10,200 in, 10,200 basis", () => {
    const movements = moved(
      opening("plan_after_tax", "10000.00"),
      convert("10200.00", { account_balance: "10200.00" }),
      distribute("5000.00", [to("cash", "", "5000.00")], {
        from: "designated_roth",
        account_balance: "10400.00",
      }),
    );
    // 5,000 × 10,200 ÷ 10,400 = 4,903.846…
    expect(movements.map(split)[1]).toEqual(["4903.85", "96.15"]);
  });

  it.each([
    ["59½ that day, fifth year over", "1965-12-02", 2020, "qualified"],
    ["one day short of 59½", "1965-12-03", 2020, "not_qualified"],
    ["the fifth year is running", "1960-01-01", 2021, "not_qualified"],
    ["birth date unknown", undefined, 2020, "unknown"],
    ["birth date unknown, but the period has not ended", undefined, 2021, "not_qualified"],
    ["first year unknown", "1960-01-01", undefined, "unknown"],
  ])("%s", (_, birthDate, firstYear, state) => {
    const events = [
      { kind: "person", person: "alex", ...(birthDate && { birth_date: birthDate }) },
      ...PLAN().slice(1),
      opening("designated_roth", "9400.00", firstYear === undefined ? {} : { tax_year: firstYear }),
      distribute("5000.00", [to("cash", "", "5000.00")], roth),
    ];
    const [movement] = planMovements(ledgerOf(events), "alex");
    expect(movement?.qualified?.state).toBe(state);
    if (state === "qualified") expect(parts(movement)?.[0]).toContain("taxable 0.00");
  });

  it("is a contract of its own in a plan without separate accounting too", () => {
    const events = [
      ...PLAN({ after_tax_separate_contract: false }),
      opening("plan_after_tax", "20000.00"),
      ...nonqualified,
      distribute("5000.00", [to("cash", "", "5000.00")], roth),
    ];
    expect(planMovements(ledgerOf(events), "alex").map(split)).toEqual([["4700.00", "300.00"]]);
  });

  it("cannot go to a traditional IRA", () => {
    const wrong = distribute("100.00", [to("traditional_ira", "direct", "100.00")], roth);
    expect(codes(...nonqualified, wrong)).toEqual(["basis.rollover-not-allowed"]);
  });
});

describe("what cannot be true", () => {
  it("is not the last of an account that lost money", () => {
    expect(codes(convert("97.00", { basis: "100.00", account_balance: "97.00" }))).toEqual([]);
  });

  it("names each by code", () => {
    expect(codes(convert("100.00", { basis: "120.00", account_balance: "200.00" }))).toEqual([
      "basis.stated-above-amount",
    ]);
    const unvested = { account_balance: "100.00", account_basis: "10.00", unvested: "60.00" };
    expect(codes(distribute("50.00", [to("cash", "", "50.00")], unvested))).toEqual([
      "basis.amount-above-vested-balance",
    ]);
    expect(codes(convert("100.00", { from: "designated_roth" }))).toEqual([
      "basis.rollover-not-allowed",
    ]);
  });
});
