// Roth deferrals above the limit of 2025, 23,500.00, by a cent, in two plans of two employers: which paycheck they are
// out of (IRC §402A(d)(3); 26 CFR 1.402(g)-1(a)). By hand; what another year, plan or person says changes nothing.
import { describe, expect, it } from "vitest";
import { rothExcess } from "../../../src/basis/roth-excess.ts";
import { pathsOf } from "../../../src/kernel/missing-fact.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  ...["alex", "blake"].map((person) => ({ kind: "person", person, birth_date: "1990-05-05" })),
  ...["a", "b"].flatMap((name) => [
    { kind: "employer", employer: `${name}-inc` },
    { kind: "plan", plan: name, employer: `${name}-inc` },
  ]),
];
const pay = (
  id: string,
  plan: string,
  date: string,
  roth: string,
  more: object = {},
): EventJson => ({
  kind: "paycheck",
  id,
  person: "alex",
  plan,
  date,
  contributions: { roth_deferral: roth },
  ...more,
});
const TWO = [
  pay("in-a", "a", "2025-03-31", "12000.00"),
  pay("in-b", "b", "2025-06-30", "11500.01"),
];
const UNKNOWN = "roth_excess.alex.2025.plan";

function excess(...events: readonly EventJson[]) {
  const { ofPaycheck, ofRefund } = rothExcess(ledgerOf([...PEOPLE, ...events]), "alex");
  const paychecks = [...ofPaycheck].map(([id, amount]) => [
    id,
    amount.state === "complete" ? formatCents(amount.cents) : pathsOf(amount.missing).join(" "),
  ]);
  return Object.fromEntries([
    ...paychecks,
    ...[...ofRefund].map(([id, cents]) => [id, formatCents(cents)]),
  ]);
}

it("is nothing at the limit", () => {
  expect(excess(TWO[0] as EventJson, pay("in-b", "b", "2025-06-30", "11500.00"))).toEqual({});
});

it("is in either of two plans until somebody says in which", () => {
  expect(excess(...TWO)).toEqual({ "in-a": UNKNOWN, "in-b": UNKNOWN });
});

it("is the latest money of the only plan", () => {
  const one = [pay("first", "a", "2025-03-31", "23500.00"), pay("last", "a", "2025-06-30", "0.01")];
  expect(excess(...one)).toEqual({ last: "0.01" });
  // 100.00 of 2024 are of another year.
  expect(excess(...one, pay("before", "b", "2024-06-30", "100.00"))).toEqual({ last: "0.01" });
});

describe("the choice of a plan", () => {
  const choice = (more: object = {}): EventJson => ({
    kind: "roth_excess_in_plan",
    person: "alex",
    plan: "a",
    tax_year: 2025,
    amount: "0.01",
    ...more,
  });

  it("settles it", () => {
    expect(excess(...TWO, choice())).toEqual({ "in-a": "0.01" });
    expect(excess(...TWO, choice({ plan: "b" }))).toEqual({ "in-b": "0.01" });
  });

  it.each([{ tax_year: 2024 }, { person: "blake" }])("settles nothing as %j", (more) => {
    expect(excess(...TWO, choice(more))).toEqual({ "in-a": UNKNOWN, "in-b": UNKNOWN });
  });
});

describe("a refund", () => {
  const refund = (more: object = {}): EventJson => ({
    kind: "corrective_distribution",
    id: "back",
    person: "alex",
    plan: "a",
    date: "2026-04-16",
    reason: "elective_deferral",
    source: "roth_deferral",
    for_tax_year: 2025,
    amount: "0.01",
    earnings: "0.00",
    ...more,
  });

  it("that came late was the excess of its plan", () => {
    expect(excess(...TWO, refund())).toEqual({ "in-a": "0.01", back: "0.01" });
    expect(excess(...TWO, refund({ source: "roth_catch_up", plan: "b" }))).toEqual({
      "in-b": "0.01",
      back: "0.01",
    });
  });

  it("that came by 15 April leaves none", () => {
    expect(excess(...TWO, refund({ date: "2026-04-15" }))).toEqual({});
  });

  const others: readonly object[] = [
    { for_tax_year: 2024 },
    { reason: "adp" },
    { source: "pretax_deferral" },
    { person: "blake" },
  ];
  it.each(others)("is none of it as %j", (more) => {
    expect(excess(...TWO, refund(more))).toEqual({ "in-a": UNKNOWN, "in-b": UNKNOWN });
  });
});
