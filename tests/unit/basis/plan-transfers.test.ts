// Money that went from plan to plan without a distribution, by hand: whose it is, from which plans it came, and
// whether the amount of a transfer tells of the taxed money alone (only where a plan holds nothing else).
import { describe, expect, it } from "vitest";
import { planHistory } from "../../../src/basis/plan-history.ts";
import { whereItWas, withPredecessors } from "../../../src/basis/plan-transfers.ts";
import type { PoolName } from "../../../src/basis/pool-entry.ts";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PLANS: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "blake", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  ...["a", "b", "c"].map((plan) => ({ kind: "plan", plan, employer: "acme" })),
];
const transfer = (plan: string, to_plan: string, date: string, more: object = {}): EventJson => ({
  kind: "plan_transfer",
  person: "alex",
  plan,
  to_plan,
  date,
  ...more,
});
const pay = (contributions: object, more: object = {}): EventJson => ({
  kind: "paycheck",
  person: "alex",
  plan: "a",
  date: "2025-01-31",
  contributions,
  ...more,
});

describe("the plans that money came from", () => {
  const moved = [
    transfer("a", "b", "2025-03-01"),
    transfer("b", "c", "2025-06-01"),
    transfer("c", "b", "2025-07-01", { person: "blake" }),
  ];
  const sources = (plan: string, more: { pool?: PoolName; by?: string } = {}) => {
    const { pool = "after_tax", by } = more;
    const until = by === undefined ? {} : { by: calendarDate(by) };
    return [
      ...withPredecessors(ledgerOf([...PLANS, ...moved]), { person: "alex", plan, pool, ...until }),
    ];
  };

  it("are those before it, and those before them", () => {
    expect(sources("c")).toEqual(["c", "b", "a"]);
    expect(sources("b")).toEqual(["b", "a"]);
    expect(sources("a")).toEqual(["a"]);
  });

  it("are those whose money was there by the day, that day included", () => {
    expect(sources("c", { by: "2025-06-01" })).toEqual(["c", "b", "a"]);
    expect(sources("c", { by: "2025-05-31" })).toEqual(["c"]);
  });

  const stretches = (plan: string, by: string, events: readonly EventJson[] = moved) =>
    whereItWas(ledgerOf([...PLANS, ...events]), {
      person: "alex",
      plan,
      by: calendarDate(by),
      pool: "designated_roth",
    }).map(({ plan: own, from = "ever", before: end }) => `${own} ${from} ${end}`);

  it("held it up to the day on which it came", () => {
    expect(stretches("b", "2025-03-01")).toEqual(["b ever 2025-03-02", "a ever 2025-03-01"]);
    expect(stretches("b", "2025-02-28")).toEqual(["b ever 2025-03-01"]);
  });

  it("are asked since all of it was last moved out", () => {
    const back = [...moved, transfer("c", "b", "2025-09-01")];
    expect(stretches("b", "2025-12-31", back)).toEqual([
      "b 2025-06-01 2026-01-01",
      "c ever 2025-09-01",
      "b ever 2025-06-01",
      "a ever 2025-03-01",
    ]);
    const part = [moved[0] as EventJson, transfer("b", "c", "2025-06-01", { amount: "1.00" })];
    expect(stretches("b", "2025-12-31", part)).toEqual(["b ever 2026-01-01", "a ever 2025-03-01"]);
  });

  it("are none for money of another kind, or of somebody else", () => {
    const other = [
      transfer("a", "b", "2025-03-01", { source: "after_tax" }),
      transfer("c", "b", "2025-03-01", { person: "blake" }),
    ];
    expect(stretches("b", "2025-12-31", other)).toEqual(["b ever 2026-01-01"]);
    const roth = [transfer("a", "b", "2025-03-01", { source: "designated_roth" })];
    expect(stretches("b", "2025-12-31", roth)).toEqual(["b ever 2026-01-01", "a ever 2025-03-01"]);
  });
});

describe("the amount of a transfer", () => {
  const afterTax = pay({ after_tax: "1000.00" });
  const move = transfer("a", "b", "2025-03-01", { amount: "1200.00" });
  const arrived = (...events: readonly EventJson[]) =>
    planHistory(ledgerOf([...PLANS, afterTax, move, ...events]), "alex")
      .entries.filter(({ change }) => change === "transferred_in")
      .map(({ pool, basis, earnings }) =>
        [
          pool,
          ...[basis, earnings].map((each) =>
            each.state === "complete" ? formatCents(each.cents) : "?",
          ),
        ].join(" "),
      );

  it("above the basis is earnings where the plan holds nothing else", () => {
    expect(arrived()).toEqual(["after_tax 1000.00 200.00"]);
  });

  const elsewhere: readonly (readonly [string, EventJson])[] = [
    ["of somebody else", pay({ pretax_deferral: "1.00" }, { person: "blake" })],
    ["in another plan", pay({ pretax_deferral: "1.00" }, { plan: "c" })],
  ];
  it.each(elsewhere)("says so whatever untaxed money there is %s", (_, event) => {
    expect(arrived(event)).toEqual(["after_tax 1000.00 200.00"]);
  });

  const employer = (more: object): EventJson => ({
    kind: "employer_contribution",
    person: "alex",
    plan: "a",
    date: "2025-02-28",
    limitation_year: 2025,
    source: "match",
    amount: "1.00",
    ...more,
  });
  it("says so whatever the employer paid for somebody else or into another plan", () => {
    expect(arrived(employer({ person: "blake" }), employer({ plan: "c" }))).toEqual([
      "after_tax 1000.00 200.00",
    ]);
  });

  const more: readonly (readonly [string, EventJson])[] = [
    ["a pretax deferral", pay({ pretax_deferral: "1.00" }, { date: "2025-02-14" })],
    [
      "a pretax deferral beside after-tax money",
      pay({ pretax_deferral: "1.00", after_tax: "0.00" }, { date: "2025-02-14" }),
    ],
    ["a match", pay({ match: "1.00" }, { date: "2025-02-14" })],
    ["a payment of the employer", employer({})],
  ];
  it.each(more)("says nothing of it beside %s", (_, event) => {
    expect(arrived(event)).toEqual(["after_tax 1000.00 0.00"]);
  });

  it("says nothing of it where one paycheck brought both", () => {
    const both = pay({ pretax_deferral: "1.00", after_tax: "2.00" }, { date: "2025-02-14" });
    expect(arrived(both)).toEqual(["after_tax 1002.00 0.00"]);
  });

  it("says nothing of either where there are after-tax and Roth money", () => {
    expect(arrived(pay({ roth_deferral: "50.00" }, { date: "2025-02-14" }))).toEqual([
      "after_tax 1000.00 0.00",
      "designated_roth 50.00 0.00",
    ]);
  });
});
