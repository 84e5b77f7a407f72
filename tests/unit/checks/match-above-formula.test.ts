// A match above what the formula yields, a cent for each paycheck allowed: half of a deferral of up to 6 % of pay.
// Of 100,000.00 that is at most 3,000.00; pay above 350,000 does not count (Notice 2024-80, §401(a)(17)).
import { expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const HALF = { match: { tiers: [{ percent_match: "50", up_to_percent_of_pay: "6" }] } };
const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "half", employer: "acme", features: HALF },
  { kind: "plan", plan: "free", employer: "acme" },
];
const pay = (id: string, contributions: Fields, more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", id, person: "alex", plan: "half", date: "2025-05-30" },
  ...{ gross_pay: "100000.00", contributions },
  ...more,
});
function problems(...events: readonly EventJson[]) {
  const only = { person: "alex", taxYear: taxYear(2025) };
  return findings(ledgerOf([...WHO, ...events]), builtInLaw, only).open.filter(
    ({ code }) => code === "limits.match-above-formula",
  );
}
const count = (...events: readonly EventJson[]) => problems(...events).length;

it("is told from two cents a paycheck on, with the latest match that makes it up", () => {
  expect(count(pay("p", { pretax_deferral: "6000.00", match: "3000.01" }))).toBe(0);
  expect(problems(pay("p", { pretax_deferral: "6000.00", match: "3000.02" }))).toMatchObject([
    {
      message:
        "the match of alex in half to 2025-12-31 is 3,000.02; the formula yields 3,000.00 on pay of at most 350,000.00",
      events: ["p"],
    },
  ]);
  const later = { date: "2025-06-30" };
  const two = (match: string) => [
    pay("p", { pretax_deferral: "6000.00", match: "3000.01" }),
    pay("q", { roth_deferral: "6000.00", match }, later),
  ];
  expect(count(...two("3000.01"))).toBe(0);
  expect(problems(...two("3000.02"))).toMatchObject([{ events: ["q"] }]);
});

it("is on the deferrals to that plan alone, Roth match counted as match, other employer money not", () => {
  const other = pay("o", { pretax_deferral: "2000.00", match: "900.00" }, { plan: "free" });
  expect(count(pay("p", { pretax_deferral: "1000.00", match: "500.02" }), other)).toBe(1);
  expect(count(pay("p", { pretax_deferral: "1000.00", match: "500.01" }), other)).toBe(0);
  const roth = { pretax_deferral: "1000.00", match: "250.00", roth_match: "250.03" };
  expect(count(pay("p", roth))).toBe(1);
  expect(count(pay("p", { ...roth, roth_match: "250.02" }))).toBe(0);
  const money = { pretax_deferral: "1000.00", match: "500.00", nonelective: "700.00" };
  expect(count(pay("p", money))).toBe(0);
  expect(count(pay("p", { after_tax: "1000.00", match: "500.00" }))).toBe(1);
});

it("is not judged without a formula, or without the pay", () => {
  expect(count(pay("p", { match: "500.00" }, { plan: "free" }))).toBe(0);
  expect(count(pay("p", { match: "500.00" }, { gross_pay: undefined }))).toBe(0);
  expect(count(pay("p", { match: "500.00" }))).toBe(1);
});

it("is on pay up to the compensation limit", () => {
  const high = { gross_pay: "400000.00" };
  const most = (match: string) => pay("p", { pretax_deferral: "23500.00", match }, high);
  // 6 % of 350,000 are 21,000, and half of that.
  expect(count(most("10500.01"))).toBe(0);
  expect(count(most("10500.02"))).toBe(1);
});
