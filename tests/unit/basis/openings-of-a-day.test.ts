// A statement of the day of a movement holds that movement; where the movement could not have been without it,
// it was made just before. By hand: 1,000.00 are stated on 3 March 2025.
import { describe, expect, it } from "vitest";
import { planHistory } from "../../../src/basis/plan-history.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const DAY = "2025-03-03";
const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "blake", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  ...["a", "b"].map((plan) => ({ kind: "plan", plan, employer: "acme" })),
];
const event = (kind: string, fields: object, more: object): EventJson => ({
  kind,
  person: "alex",
  plan: "a",
  ...fields,
  ...more,
});
const opening = (more: object = {}) =>
  event(
    "opening_basis",
    { account: "plan_after_tax", amount: "1000.00", as_of: DAY, evidence: "statement" },
    more,
  );
const convert = (more: object = {}) =>
  event("in_plan_roth_rollover", { date: DAY, amount: "1000.00" }, more);
const pay = (contributions: object, more: object = {}) =>
  event("paycheck", { date: "2025-02-28", contributions }, more);

/** Alex's after-tax basis in plan a at the end. */
function left(...events: readonly EventJson[]): string {
  const entries = planHistory(ledgerOf([...PEOPLE, ...events]), "alex").entries;
  const balance = entries.findLast(
    ({ plan, pool }) => plan === "a" && pool === "after_tax",
  )?.balance;
  return balance?.state === "complete" ? formatCents(balance.cents) : "open";
}

describe("a movement without stated basis", () => {
  it("took what was stated that day, when nothing else is recorded", () => {
    expect(left(opening(), convert())).toBe("0.00");
  });

  const strange: readonly (readonly [string, EventJson])[] = [
    ["somebody else's earlier statement", opening({ person: "blake", as_of: "2024-12-31" })],
    ["an earlier statement of another plan", opening({ plan: "b", as_of: "2024-12-31" })],
    [
      "an earlier statement of the Roth account",
      opening({ account: "designated_roth", as_of: "2024-12-31" }),
    ],
    ["somebody else's paycheck", pay({ after_tax: "5.00" }, { person: "blake" })],
    ["a paycheck of another plan", pay({ after_tax: "5.00" }, { plan: "b" })],
    ["a paycheck without after-tax money", pay({ pretax_deferral: "5.00" })],
    ["a paycheck with Roth money", pay({ roth_deferral: "5.00" })],
  ];
  it.each(strange)("took it whatever %s says", (_, other) => {
    expect(left(opening(), convert(), other)).toBe("0.00");
  });

  it("took it, and a paycheck of the next day came after", () => {
    expect(left(opening(), convert(), pay({ after_tax: "5.00" }, { date: "2025-03-04" }))).toBe(
      "5.00",
    );
  });

  const own: readonly (readonly [string, EventJson])[] = [
    ["an earlier statement", opening({ as_of: "2024-12-31" })],
    ["a cent that was paid in", pay({ after_tax: "0.01" })],
    ["a cent that was paid in that day", pay({ after_tax: "0.01" }, { date: DAY })],
  ];
  it.each(own)("is in what was stated, when there was %s", (_, before) => {
    expect(left(before, opening(), convert({ amount: "0.01", account_balance: "0.01" }))).toBe(
      "1000.00",
    );
  });
});

describe("a movement whose basis is stated", () => {
  const stated = convert({ basis: "400.00" });

  it("is in what was stated that day", () => {
    expect(left(opening(), stated)).toBe("1000.00");
  });

  const distribution = (more: object) =>
    event(
      "distribution",
      { date: DAY, amount: "9.00", destinations: [{ to: "cash", amount: "9.00" }] },
      more,
    );
  const strange: readonly (readonly [string, EventJson])[] = [
    ["somebody else converts", convert({ person: "blake" })],
    ["another plan converts", convert({ plan: "b" })],
    ["Roth money is paid out", distribution({ from: "designated_roth" })],
  ];
  it.each(strange)("is in it though %s", (_, other) => {
    expect(left(opening(), stated, other)).toBe("1000.00");
  });
});

it("of the next day comes after a statement that holds the day's own", () => {
  const [own, next] = [
    convert({ basis: "400.00" }),
    convert({ date: "2025-03-04", amount: "1.00" }),
  ];
  expect(left(opening(), own, next)).toBe("999.00");
});

describe("a Roth account that is stated on the day of its payment", () => {
  const roth = opening({ account: "designated_roth" });
  const paid = event(
    "distribution",
    {
      date: DAY,
      amount: "1000.00",
      from: "designated_roth",
      account_balance: "1000.00",
      destinations: [{ to: "cash", amount: "1000.00" }],
    },
    {},
  );
  const held = (...events: readonly EventJson[]) => {
    const { entries } = planHistory(ledgerOf([...PEOPLE, ...events]), "alex");
    const balance = entries.findLast(({ pool }) => pool === "designated_roth")?.balance;
    return balance?.state === "complete" ? formatCents(balance.cents) : "open";
  };

  it("was paid out of it, unless Roth money went in before", () => {
    expect(held(roth, paid)).toBe("0.00");
    expect(held(roth, paid, pay({ after_tax: "5.00" }))).toBe("0.00");
    expect(held(roth, paid, pay({ roth_deferral: "0.01" }))).toBe("1000.00");
  });
});
