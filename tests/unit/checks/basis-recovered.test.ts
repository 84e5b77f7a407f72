import { expect, it } from "vitest";
import { checkBasisRecovered } from "../../../src/checks/basis-recovered.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PLAN: EventJson[] = [
  { kind: "person", person: "alex" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
];
const paycheck = (date: string): EventJson => ({
  kind: "paycheck",
  plan: "k",
  date,
  contributions: { after_tax: "1000.00" },
});
const convert = (id: string, date: string, basis: string): EventJson => ({
  kind: "in_plan_roth_rollover",
  id,
  plan: "k",
  date,
  amount: basis,
  basis,
});

it("names the movement that first took more than there was, once", () => {
  const ledger = ledgerOf([
    ...PLAN,
    paycheck("2025-01-31"),
    convert("c1", "2025-02-01", "1000.00"),
    convert("c2", "2025-02-02", "1.50"),
    convert("c3", "2025-02-03", "1.00"),
  ]);
  expect(checkBasisRecovered(ledger, "alex")).toMatchObject([
    {
      code: "basis.recovered-more-than-contributed",
      message:
        "1.50 more after-tax basis came out of k by 2025-02-02 than is recorded to have gone in",
      events: ["c2"],
    },
  ]);
});

it("has nothing to say when all of it came out", () => {
  const ledger = ledgerOf([
    ...PLAN,
    paycheck("2025-01-31"),
    convert("c1", "2025-02-01", "1000.00"),
  ]);
  expect(checkBasisRecovered(ledger, "alex")).toEqual([]);
});

it("sees excesses paid back beyond what was contributed", () => {
  const ledger = ledgerOf([
    ...PLAN,
    {
      kind: "corrective_distribution",
      plan: "k",
      date: "2025-12-01",
      reason: "annual_additions",
      source: "after_tax",
      amount: "10.00",
      earnings: "0.00",
      for_tax_year: 2025,
    },
  ]);
  expect(checkBasisRecovered(ledger, "alex")).toHaveLength(1);
});
