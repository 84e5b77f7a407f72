import { describe, expect, it } from "vitest";
import type { Fault } from "../../../src/ledger/codec.ts";
import { decodeData, encodeData } from "../../../src/ledger/event.ts";
import type { EventKind } from "../../../src/ledger/kinds.ts";

function faultsOf(kind: EventKind, data: unknown): string[] {
  const faults: Fault[] = [];
  const decoded = decodeData(kind, data, (fault) => faults.push(fault));
  expect(decoded === undefined).toBe(faults.length > 0);
  return faults.map((fault) => `${fault.path} ${fault.code}`);
}

const paycheck = {
  person: "alex",
  plan: "acme-401k",
  date: "2026-01-15",
  gross_pay: "8000.00",
  contributions: { pretax_deferral: "800.00", after_tax: "1200.00" },
};

describe("reading an event", () => {
  it("reads money, dates and nested groups, and writes back what it read", () => {
    const decoded = decodeData("paycheck", paycheck, () => expect.unreachable());
    expect(decoded?.grossPay).toBe(800000);
    expect(decoded?.contributions.afterTax).toBe(120000);
    expect(decoded && encodeData("paycheck", decoded)).toEqual(paycheck);
  });

  it("reports every fault with its place, not the first", () => {
    const data = {
      person: "alex",
      date: "2026-02-30",
      gross_pay: 8000,
      bonus: "1.00",
      contributions: { match: "1.234,56", after_tax: "-5.00", espp: "3.00" },
    };
    expect(faultsOf("paycheck", data)).toEqual([
      "/plan import.value-missing",
      "/date import.date-invalid",
      "/gross_pay import.amount-not-decimal",
      "/contributions/after_tax import.amount-negative",
      "/contributions/match import.amount-not-decimal",
      "/contributions/espp import.unknown-key",
      "/bonus import.unknown-key",
    ]);
  });

  it.each<[string, EventKind, Record<string, unknown>, string]>([
    ["a name with a space", "person", { person: "alex r" }, "/person import.value-malformed"],
    [
      "a year of two digits",
      "wages",
      { person: "a", employer: "b", tax_year: 26 },
      "/tax_year import.year-invalid",
    ],
    [
      "an empty list",
      "distribution",
      {
        person: "a",
        plan: "b",
        date: "2026-01-01",
        amount: "1.00",
        from: "pretax",
        destinations: [],
      },
      "/destinations import.value-malformed",
    ],
    [
      "an unknown choice",
      "balance",
      { person: "a", plan: "b", date: "2026-01-01", source: "gold", balance: "1.00" },
      "/source import.value-malformed",
    ],
    [
      "a percentage in words",
      "plan",
      { plan: "a", employer: "b", features: { after_tax_cap_percent_of_pay: "ten" } },
      "/features/after_tax_cap_percent_of_pay import.value-malformed",
    ],
    [
      "a flag that is a number",
      "plan",
      { plan: "a", employer: "b", features: { after_tax: 1 } },
      "/features/after_tax import.value-malformed",
    ],
    [
      "a month that does not exist",
      "plan",
      { plan: "a", employer: "b", limitation_year_end: "13-01" },
      "/limitation_year_end import.date-invalid",
    ],
  ])("refuses %s", (_, kind, data, fault) => {
    expect(faultsOf(kind, data)).toEqual([fault]);
  });

  it("accepts a loss where a loss can be", () => {
    const data = {
      person: "a",
      plan: "b",
      date: "2026-03-01",
      reason: "annual_additions",
      source: "after_tax",
      amount: "1000.00",
      earnings: "-12.34",
      for_tax_year: 2025,
    };
    expect(faultsOf("corrective_distribution", data)).toEqual([]);
  });

  it("masks what looks like a taxpayer number in a message", () => {
    const faults: Fault[] = [];
    decodeData("person", { person: "123-45-6789!" }, (fault) => faults.push(fault));
    expect(faults[0]?.message).not.toContain("1120");
  });

  it.each([[5], [null], ["text"], [[]], [[{}]]])("refuses %j where an object belongs", (value) => {
    expect(faultsOf("paycheck", { ...paycheck, contributions: value })[0]).toMatch(
      value === null
        ? /contributions import.value-missing/
        : /contributions import.value-malformed/,
    );
    expect(faultsOf("paycheck", value)).toEqual([" import.value-malformed"]);
  });

  it("refuses a list of which one entry is wrong, whichever", () => {
    const money = (amount: unknown) => ({ to: "cash", amount });
    const faults = (...destinations: unknown[]) =>
      faultsOf("distribution", {
        person: "alex",
        plan: "k",
        date: "2025-01-15",
        amount: "2.00",
        from: "after_tax",
        destinations,
      });
    expect(faults(money("1.00"), money("1.00"))).toEqual([]);
    expect(faults(money("x"), money("1.00"))).toHaveLength(1);
    expect(faults(money("1.00"), money("x"))).toHaveLength(1);
    expect(faults()).toEqual(["/destinations import.value-malformed"]);
    expect(faults({ to: "cash", amount: "1.00" }, 7)).toHaveLength(1);
  });
});
