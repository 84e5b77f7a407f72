import { describe, expect, it } from "vitest";
import { adviceText } from "../../../src/kernel/advice.ts";
import { PROBLEM_CODES } from "../../../src/kernel/problem-codes.ts";
import { admit, admitReference, referencesOf } from "../../../src/ledger/admit.ts";
import { type EventJson, recorded } from "../../support/ledger-of.ts";

const distribution = {
  kind: "distribution",
  person: "a",
  plan: "p",
  date: "2026-01-15",
  amount: "100.00",
  from: "after_tax",
  destinations: [{ to: "roth_ira", method: "direct", amount: "100.00" }],
};

const refused: readonly [string, EventJson, readonly string[]][] = [
  [
    "a form without payer",
    { kind: "form_1099r", person: "a", tax_year: 2025, box_1: "1.00", box_7: "G" },
    ["ledger.payer-needed"],
  ],
  [
    "a conversion of nothing",
    { kind: "ira_conversion", person: "a", date: "2026-01-15", amount: "0.00" },
    ["ledger.amount-is-zero"],
  ],
  [
    "destinations that do not sum",
    { ...distribution, amount: "100.01" },
    ["ledger.destinations-do-not-sum"],
  ],
  [
    "more pretax than arrived",
    {
      ...distribution,
      destinations: [{ to: "roth_ira", method: "direct", amount: "100.00", pretax: "100.01" }],
    },
    ["ledger.pretax-above-destination"],
  ],
  [
    "more withheld than paid",
    { ...distribution, federal_withholding: "100.01" },
    ["ledger.withholding-above-amount"],
  ],
  [
    "more than there was",
    { ...distribution, account_balance: "99.99" },
    ["ledger.amount-above-balance"],
  ],
  [
    "a rollover of more than there was",
    {
      kind: "in_plan_roth_rollover",
      person: "a",
      plan: "p",
      date: "2026-01-15",
      amount: "2.00",
      account_balance: "1.00",
    },
    ["ledger.amount-above-balance"],
  ],
  [
    "a gift larger than what was distributed",
    {
      kind: "ira_distribution",
      person: "a",
      ira: "traditional",
      date: "2026-01-15",
      amount: "100.00",
      charitable: "100.01",
    },
    ["ledger.charitable-above-amount"],
  ],
  [
    "a loss above the contribution",
    {
      kind: "corrective_distribution",
      person: "a",
      plan: "p",
      date: "2026-01-15",
      reason: "acp",
      source: "after_tax",
      amount: "100.00",
      earnings: "-100.01",
      for_tax_year: 2025,
    },
    ["ledger.loss-above-amount"],
  ],
  [
    "an acceptance of no finding",
    { kind: "accepted_finding", person: "a", code: "basis.nothing", event: "e1", reason: "so" },
    ["ledger.unknown-finding"],
  ],
  [
    "a Roth IRA into a plan",
    {
      kind: "ira_rollover",
      person: "a",
      date: "2026-01-15",
      amount: "1.00",
      from: "roth",
      to: "eligible_plan",
    },
    ["ledger.rollover-not-possible"],
  ],
  [
    "a transfer to the same plan",
    { kind: "plan_transfer", person: "a", plan: "p", to_plan: "p", date: "2026-01-15" },
    ["ledger.transfer-to-itself"],
  ],
  [
    "a pay period that runs backwards",
    {
      kind: "paycheck",
      person: "a",
      plan: "p",
      date: "2026-01-15",
      period_start: "2026-01-14",
      period_end: "2026-01-01",
      contributions: {},
    },
    ["ledger.period-reversed"],
  ],
  [
    "several things at once, in the order of the list",
    { ...distribution, amount: "100.01", federal_withholding: "200.00", account_balance: "1.00" },
    [
      "ledger.destinations-do-not-sum",
      "ledger.withholding-above-amount",
      "ledger.amount-above-balance",
    ],
  ],
];

describe("admit", () => {
  it.each(refused)("refuses %s", (_, event, codes) => {
    const [candidate] = recorded([event]);
    expect(candidate && admit(candidate).map((problem) => problem.code)).toEqual(codes);
  });

  it("admits a sound distribution", () => {
    const [candidate] = recorded([distribution]);
    expect(candidate && admit(candidate)).toEqual([]);
  });

  it("tests conditions in the order in which they are listed", () => {
    const order = Object.keys(PROBLEM_CODES);
    for (const [, , codes] of refused) {
      const places = codes.map((code) => order.indexOf(code));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

describe("an amount at its bound", () => {
  const codes = (event: EventJson) => {
    const [candidate] = recorded([{ person: "a", ...event }]);
    return candidate === undefined ? [] : admit(candidate as never).map(({ code }) => code);
  };
  const gift = { kind: "ira_distribution", ira: "traditional", date: "2026-01-15", amount: "1.00" };
  const refund = {
    kind: "corrective_distribution",
    plan: "p",
    date: "2026-01-15",
    for_tax_year: 2025,
    reason: "elective_deferral",
    source: "pretax_deferral",
    amount: "1.00",
  };
  const transfer = { kind: "plan_transfer", plan: "p", to_plan: "q", date: "2026-01-15" };
  const pay = { kind: "paycheck", plan: "p", date: "2026-01-15", period_start: "2026-01-02" };

  it.each([
    ["all of a payment may go to charity", { ...gift, charitable: "1.00" }, []],
    ["and no cent more", { ...gift, charitable: "1.01" }, ["ledger.charitable-above-amount"]],
    ["all of a refund may be lost", { ...refund, earnings: "-1.00" }, []],
    ["and no cent more of it", { ...refund, earnings: "-1.01" }, ["ledger.loss-above-amount"]],
    ["a transfer may hold no basis", { ...transfer, amount: "1.00", basis: "0.00" }, []],
    ["or lost all but its basis", { ...transfer, amount: "0.00", basis: "1.00" }, []],
    ["a cent of each", { ...transfer, amount: "0.01", basis: "0.01" }, []],
    ["and not nothing", { ...transfer, amount: "0.00", basis: "0.00" }, ["ledger.amount-is-zero"]],
    ["all of a balance may leave", { ...distribution, account_balance: "100.00" }, []],
    [
      "and no cent more than it",
      { ...distribution, account_balance: "99.99" },
      ["ledger.amount-above-balance"],
    ],
    [
      "a period may be a day",
      { ...pay, contributions: { after_tax: "1.00" }, period_end: "2026-01-02" },
      [],
    ],
    [
      "and not end before it starts",
      { ...pay, contributions: { after_tax: "1.00" }, period_end: "2026-01-01" },
      ["ledger.period-reversed"],
    ],
  ] as const)("%s", (_, event, wanted) => {
    expect(codes(event)).toEqual(wanted);
  });
});

describe("references", () => {
  it("must be defined, and say what is", () => {
    const [candidate] = recorded([distribution]);
    const known = { people: new Set(["a"]), employers: new Set<string>(), plans: new Set(["q"]) };
    const problems = (candidate ? referencesOf(candidate) : []).map((reference) =>
      admitReference(reference, known),
    );
    expect(problems.map((problem) => problem?.code)).toEqual([undefined, "ledger.unknown-plan"]);
    expect(adviceText(problems[1]?.hint ?? "")).toContain("recorded: q");
  });
});
