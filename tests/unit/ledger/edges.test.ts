// What is just allowed, what counts as nothing, and how events of one day stand.
import { describe, expect, it } from "vitest";
import { admit, admitReference } from "../../../src/ledger/admit.ts";
import { familiesOf } from "../../../src/ledger/contribution-kinds.ts";
import { replay } from "../../../src/ledger/ledger.ts";
import { definedBy, mentionsOf } from "../../../src/ledger/mentions.ts";
import { isToldByPlan } from "../../../src/ledger/told-by-plan.ts";
import { unsupportedKind } from "../../../src/ledger/unsupported-kinds.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

function codesOf(event: EventJson): string[] {
  const [candidate] = recorded([event]);
  return candidate === undefined ? [] : admit(candidate).map(({ code }) => code);
}
const at = { person: "a", date: "2026-01-15" };
const distribution: EventJson = {
  kind: "distribution",
  ...at,
  plan: "p",
  amount: "100.00",
  from: "whole_account",
  destinations: [{ to: "roth_ira", method: "direct", amount: "100.00", pretax: "100.00" }],
};

describe("what is just allowed", () => {
  const allowed: readonly (readonly [string, EventJson])[] = [
    ["a payment of all there was", { ...distribution, account_balance: "100.00" }],
    ["a payment of a part", { ...distribution, account_balance: "100.01" }],
    ["all of it withheld", { ...distribution, federal_withholding: "100.00" }],
    ["all of it Roth money", { ...distribution, designated_roth: "100.00" }],
    ["no Roth money in it", { ...distribution, designated_roth: "0.00" }],
    [
      "a conversion of all there was",
      { kind: "in_plan_roth_rollover", ...at, plan: "p", amount: "2.00", account_balance: "2.00" },
    ],
    [
      "a conversion whose balance is not stated",
      { kind: "in_plan_roth_rollover", ...at, plan: "p", amount: "2.00" },
    ],
    [
      "all of it given to charity",
      { kind: "ira_distribution", ...at, ira: "traditional", amount: "1.00", charitable: "1.00" },
    ],
    ["a gift of nothing", { kind: "ira_distribution", ...at, ira: "traditional", amount: "1.00" }],
    [
      "all of it lost",
      {
        kind: "corrective_distribution",
        ...at,
        plan: "p",
        reason: "acp",
        source: "after_tax",
        amount: "100.00",
        earnings: "-100.00",
        for_tax_year: 2025,
      },
    ],
    [
      "a refund whose earnings are not known",
      {
        kind: "ira_returned_contribution",
        ...at,
        ira: "roth",
        contributed_on: "2025-03-01",
        tax_year: 2025,
        amount: "1.00",
      },
    ],
    [
      "a pay period of a day",
      {
        kind: "paycheck",
        ...at,
        plan: "p",
        period_start: "2026-01-14",
        period_end: "2026-01-14",
        contributions: {},
      },
    ],
    [
      "a pay period of which one end is stated",
      { kind: "paycheck", ...at, plan: "p", period_start: "2026-01-14", contributions: {} },
    ],
    [
      "a transfer of which nothing was taxed",
      { kind: "plan_transfer", ...at, plan: "p", to_plan: "q", amount: "1.00", basis: "0.00" },
    ],
    [
      "a transfer of basis alone",
      { kind: "plan_transfer", ...at, plan: "p", to_plan: "q", amount: "0.00", basis: "1.00" },
    ],
    ["a transfer of all", { kind: "plan_transfer", ...at, plan: "p", to_plan: "q" }],
    [
      "a Roth IRA to a Roth IRA",
      {
        kind: "ira_rollover",
        ...at,
        amount: "1.00",
        from: "roth",
        to: "roth_ira",
        method: "sixty_day",
      },
    ],
    [
      "a traditional IRA into a plan",
      {
        kind: "ira_rollover",
        ...at,
        amount: "1.00",
        from: "traditional",
        to: "eligible_plan",
        plan: "p",
      },
    ],
    [
      "a form that names a plan alone",
      { kind: "form_1099r", person: "a", plan: "p", tax_year: 2025, box_1: "1.00", box_7: "G" },
    ],
    [
      "a form that names a payer alone",
      { kind: "form_1099r", person: "a", payer: "p", tax_year: 2025, box_1: "1.00", box_7: "G" },
    ],
  ];
  it.each(allowed)("is %s", (_, event) => {
    expect(codesOf(event)).toEqual([]);
  });
});

describe("what is refused", () => {
  it("is a share, from the first cent above the whole", () => {
    expect(codesOf({ ...distribution, designated_roth: "100.01" })).toEqual([
      "ledger.roth-share-above-amount",
    ]);
    const nothing = { kind: "plan_transfer", ...at, plan: "p", to_plan: "q", amount: "0.00" };
    expect(codesOf({ ...nothing, basis: "0.00" })).toEqual(["ledger.amount-is-zero"]);
  });

  it("is a traditional IRA to a Roth IRA, which is a conversion, and a Roth IRA to any other", () => {
    const roll = (from: string, to: string) =>
      codesOf({ kind: "ira_rollover", ...at, amount: "1.00", from, to, method: "sixty_day" });
    expect(roll("traditional", "roth_ira")).toEqual(["ledger.rollover-not-possible"]);
    expect(roll("roth", "traditional_ira")).toEqual(["ledger.rollover-not-possible"]);
    expect(roll("traditional", "traditional_ira")).toEqual([]);
  });

  const nothing: readonly EventJson[] = [
    { kind: "in_plan_roth_rollover", ...at, plan: "p", amount: "0.00" },
    { ...distribution, amount: "0.00", destinations: [{ to: "cash", amount: "0.00" }] },
    { kind: "ira_distribution", ...at, ira: "roth", amount: "0.00" },
    { kind: "ira_conversion", ...at, amount: "0.00" },
    { kind: "disaster_repayment", ...at, ira: "traditional", distributed_in: 2024, amount: "0.00" },
    {
      kind: "ira_recharacterization",
      ...at,
      from: "roth",
      contributed_on: "2025-01-01",
      tax_year: 2025,
      amount: "0.00",
      earnings: "0.00",
    },
    {
      kind: "ira_returned_contribution",
      ...at,
      ira: "roth",
      contributed_on: "2025-01-01",
      tax_year: 2025,
      amount: "0.00",
    },
    {
      kind: "ira_rollover",
      ...at,
      from: "roth",
      to: "roth_ira",
      method: "sixty_day",
      amount: "0.00",
    },
  ];
  it.each(nothing.map((event) => [event.kind, event] as const))(
    "is a %s of nothing",
    (_, event) => {
      expect(codesOf(event)).toEqual(["ledger.amount-is-zero"]);
    },
  );
});

describe("a name that is not recorded", () => {
  const known = (plans: readonly string[]) => ({
    people: new Set<string>(),
    employers: new Set<string>(),
    plans: new Set(plans),
  });
  const hint = (plans: readonly string[]) =>
    JSON.stringify(admitReference({ to: "plan", name: "zzz" }, known(plans))?.hint);

  it("is told with the first eight that are", () => {
    const nine = [..."abcdefghi"].map((letter) => `${letter.repeat(9)}1`);
    expect(hint(nine)).toContain(nine[7]);
    expect(hint(nine)).not.toContain(nine[8]);
    expect(hint([])).toContain("no plan is recorded yet");
  });
});

it("families without money are left out, a cent is money", () => {
  const [paycheck] = recorded([
    {
      kind: "paycheck",
      ...at,
      plan: "p",
      contributions: {
        after_tax: "0.01",
        match: "0.00",
        pretax_deferral: "1.00",
        pretax_catch_up: "2.00",
      },
    },
  ]);
  if (paycheck?.kind !== "paycheck") throw new Error("no paycheck");
  expect([...familiesOf(paycheck.data.contributions)].toSorted()).toEqual([
    ["after_tax", 1],
    ["pretax", 300],
  ]);
});

describe("a paycheck that the plan told of", () => {
  const told = (more: object) => {
    const [paycheck] = recorded([
      { kind: "paycheck", ...at, plan: "p", contributions: {}, ...more },
    ]);
    return paycheck?.kind === "paycheck" && isToldByPlan(paycheck.data);
  };

  it("has a deposit and nothing that only payroll knows", () => {
    const deposited_on = "2026-01-20";
    expect(told({ deposited_on })).toBe(true);
    expect(told({})).toBe(false);
    expect(told({ deposited_on, gross_pay: "1.00" })).toBe(false);
    expect(told({ deposited_on, period_start: "2026-01-01" })).toBe(false);
    expect(told({ deposited_on, period_end: "2026-01-14" })).toBe(false);
  });
});

describe("names", () => {
  const one = (event: EventJson) => {
    const [first] = recorded([event]);
    if (first === undefined) throw new Error("nothing recorded");
    return first;
  };

  it("are defined by a person, an employer and a plan, and by nothing else", () => {
    expect(definedBy(one({ kind: "person", person: "a" }))).toEqual({ to: "person", name: "a" });
    expect(definedBy(one({ kind: "employer", employer: "e" }))).toEqual({
      to: "employer",
      name: "e",
    });
    expect(definedBy(one({ kind: "plan", plan: "p", employer: "e" }))).toEqual({
      to: "plan",
      name: "p",
    });
    expect(
      definedBy(one({ kind: "paycheck", ...at, plan: "p", contributions: {} })),
    ).toBeUndefined();
  });

  it("are mentioned, a spouse's too", () => {
    const status = one({
      kind: "filing_status",
      person: "a",
      tax_year: 2025,
      status: "joint",
      spouse: "b",
    });
    expect(mentionsOf(status)).toContainEqual({ to: "person", name: "b" });
    expect(mentionsOf(one({ kind: "ira_conversion", ...at, amount: "1.00" }))).toEqual([
      { to: "person", name: "a" },
    ]);
  });
});

it("a kind that has no rule is known by its name, and a word of the language is none", () => {
  expect(unsupportedKind("loan_offset")).toBeDefined();
  expect(["constructor", "paycheck", 5, undefined].map(unsupportedKind)).toEqual(
    Array(4).fill(undefined),
  );
});

describe("the order of events", () => {
  const kinds = (events: readonly EventJson[]) =>
    replay(recorded(events)).events.map(({ kind }) => kind);
  const money = { kind: "paycheck", ...at, plan: "p", contributions: { after_tax: "1.00" } };
  const out = { kind: "in_plan_roth_rollover", ...at, plan: "p", amount: "1.00" };

  it("is by day, then money in before money out", () => {
    expect(kinds([out, money])).toEqual(["paycheck", "in_plan_roth_rollover"]);
    expect(kinds([{ ...money, date: "2026-01-16" }, out])).toEqual([
      "in_plan_roth_rollover",
      "paycheck",
    ]);
  });

  it("is by what they say on one day, and as recorded where they say the same", () => {
    const seqs = (...plans: string[]) =>
      replay(recorded(plans.map((plan) => ({ ...money, plan })))).events.map(({ seq }) => seq);
    expect(seqs("b", "a", "c")).toEqual([2, 1, 3]);
    expect(seqs("a", "a", "a")).toEqual([1, 2, 3]);
    const turned = recorded([money, money, money]).toReversed();
    expect(replay(turned).events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});
