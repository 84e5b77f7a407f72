// All of an account rolled over in a year for which a minimum was due (IRC §401(a)(9), §402(c)(4)(B)): 73 for those
// born from 1951 to 1959, in the year in which they are; who still works for the employer may wait, unless an owner.
import { describe, expect, it } from "vitest";
import { requiredDistribution } from "../../../src/checks/required-distribution.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const left = (date: string, more: Fields = {}): EventJson => ({
  ...{ kind: "separation", person: "alex", employer: "acme", date },
  ...more,
});
const all = (more: Fields = {}): EventJson => ({
  ...{ kind: "distribution", id: "d", person: "alex", plan: "k", date: "2025-03-03" },
  ...{ amount: "9000.00", from: "pretax", account_balance: "9000.00" },
  destinations: [{ to: "traditional_ira", amount: "9000.00", method: "direct" }],
  ...more,
});
const people = (birth_date: string | undefined, owners: Fields = {}): EventJson[] => [
  { kind: "person", person: "alex", birth_date },
  { kind: "person", person: "sam", birth_date: "1950-06-06" },
  { kind: "employer", employer: "acme", owner: owners["acme"] },
  { kind: "employer", employer: "bolt", owner: owners["bolt"] },
  { kind: "plan", plan: "k", employer: "acme" },
];
const told = (...events: readonly EventJson[]) =>
  requiredDistribution
    .find(ledgerOf(events), "alex")
    .map(({ events: named = [] }) => named.join(" "));
const OLD = people("1951-06-01");
const SINCE = left("2024-05-31");

describe("a minimum was due", () => {
  it("from the year on in which the age is reached", () => {
    expect(told(...people("1952-12-31"), SINCE, all())).toEqual(["d"]);
    expect(told(...people("1953-01-01"), SINCE, all())).toEqual([]);
    expect(told(...people(undefined), SINCE, all())).toEqual([]);
  });

  it("of who left that employer by the end of the year", () => {
    expect(told(...OLD, left("2025-12-31"), all())).toEqual(["d"]);
    expect(told(...OLD, left("2026-01-01"), all())).toEqual([]);
    expect(told(...OLD, all())).toEqual([]);
    expect(told(...OLD, left("2024-05-31", { person: "sam" }), all())).toEqual([]);
    expect(told(...OLD, left("2024-05-31", { employer: "bolt" }), all())).toEqual([]);
    const others = [
      left("2024-05-31", { person: "sam" }),
      left("2024-05-31", { employer: "bolt" }),
    ];
    expect(told(...OLD, ...others, SINCE, all())).toEqual(["d"]);
  });

  it("of who owns the employer and works on", () => {
    expect(told(...people("1951-06-01", { acme: "alex", bolt: "sam" }), all())).toEqual(["d"]);
    expect(told(...people("1951-06-01", { acme: "sam", bolt: "alex" }), all())).toEqual([]);
  });
});

describe("all of it went by direct rollover", () => {
  it("a cent left, no balance, or a conversion in the plan is something else", () => {
    expect(told(...OLD, SINCE, all({ account_balance: "9000.01" }))).toEqual([]);
    expect(told(...OLD, SINCE, all({ account_balance: undefined }))).toEqual([]);
    const { destinations: _, ...rest } = all();
    const inPlan = { ...rest, kind: "in_plan_roth_rollover" };
    expect(told(...OLD, SINCE, inPlan)).toEqual([]);
  });

  it("cash is what may be the minimum", () => {
    const destinations = [
      { to: "traditional_ira", amount: "8000.00", method: "direct" },
      { to: "cash", amount: "1000.00" },
    ];
    expect(told(...OLD, SINCE, all({ destinations }))).toEqual([]);
  });

  it("designated Roth money needs no minimum from 2024 on (§402A(d)(5))", () => {
    const roth = (date: string) =>
      all({
        ...{ date, from: "designated_roth", basis: "9000.00" },
        destinations: [{ to: "roth_ira", amount: "9000.00", method: "direct" }],
      });
    const older = people("1949-01-01");
    expect(told(...older, left("2020-05-31"), roth("2023-12-31"))).toEqual(["d"]);
    expect(told(...older, left("2020-05-31"), roth("2024-01-01"))).toEqual([]);
    expect(told(...older, left("2020-05-31"), all({ date: "2024-01-01" }))).toEqual(["d"]);
    expect(told(...older, left("2020-05-31"), all({ date: "2023-12-31" }))).toEqual(["d"]);
  });
});
