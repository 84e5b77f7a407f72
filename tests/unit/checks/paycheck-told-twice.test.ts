// One paycheck as payroll paid it and as the plan received it: up to twelve days later, with the same money.
import { expect, it } from "vitest";
import { paycheckToldTwice } from "../../../src/checks/paycheck-told-twice.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex" },
  { kind: "person", person: "sam" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
  { kind: "plan", plan: "other", employer: "acme" },
];
type Fields = Readonly<Record<string, unknown>>;
const payroll = (id: string, date: string, more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", id, person: "alex", plan: "k", date, gross_pay: "5000.00" },
  contributions: { after_tax: "100.00", pretax_deferral: "300.00" },
  ...more,
});
const plan = (id: string, date: string, more: Fields = {}): EventJson => ({
  ...payroll(id, date, { gross_pay: undefined, deposited_on: date }),
  ...more,
});
const told = (...events: readonly EventJson[]) =>
  paycheckToldTwice
    .find(ledgerOf([...WHO, ...events]), "alex")
    .map(({ events: named = [] }) => named.join(" "));

it("is told up to twelve days after pay, and never before", () => {
  const first = payroll("pay", "2025-01-15");
  const at = (date: string) => told(first, plan("got", date));
  expect(at("2025-01-14")).toEqual([]);
  expect(at("2025-01-15")).toEqual(["pay got"]);
  expect(at("2025-01-27")).toEqual(["pay got"]);
  expect(at("2025-01-28")).toEqual([]);
});

it("is told one to one", () => {
  const two = [payroll("one", "2025-01-10"), payroll("two", "2025-01-15")];
  expect(told(...two, plan("got", "2025-01-17"))).toEqual(["one got"]);
  expect(told(...two, plan("got", "2025-01-17"), plan("more", "2025-01-20"))).toEqual([
    "one got",
    "two more",
  ]);
  // The first of them is too long ago.
  expect(told(...two, plan("got", "2025-01-24"))).toEqual(["two got"]);
  expect(told(plan("got", "2025-01-17"))).toEqual([]);
});

it("is told of the same kinds, amounts, plan and person, whatever is nothing", () => {
  const first = payroll("pay", "2025-01-15");
  const got = (contributions: Fields, more: Fields = {}) =>
    told(first, plan("got", "2025-01-17", { contributions, ...more }));
  expect(got({ pretax_deferral: "300.00", after_tax: "100.00" })).toEqual(["pay got"]);
  expect(got({ pretax_deferral: "300.00", after_tax: "100.00", match: "0.00" })).toEqual([
    "pay got",
  ]);
  expect(got({ pretax_deferral: "300.00", after_tax: "100.00", match: "0.01" })).toEqual([]);
  expect(got({ pretax_deferral: "300.00", after_tax: "100.01" })).toEqual([]);
  expect(got({ pretax_deferral: "300.00" })).toEqual([]);
  const same = { pretax_deferral: "300.00", after_tax: "100.00" };
  expect(got(same, { plan: "other" })).toEqual([]);
  expect(got(same, { person: "sam" })).toEqual([]);
});
