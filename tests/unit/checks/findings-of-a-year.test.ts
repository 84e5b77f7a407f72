// What is said of a tax year: its slips and those of before, for basis is carried on, and none of a later year. The
// contract's list of open points has a tax year: the packet of 2024 is not open for a conversion of 2025.
import { describe, expect, it } from "vitest";
import { runChecks } from "../../../src/checks/run-checks.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const SHARED: readonly EventJson[] = ["alex", "zoe"].flatMap((person) => [
  { kind: "person", person, birth_date: "1985-04-02" },
  { kind: "employer", employer: `${person}-inc` },
  { kind: "plan", plan: `${person}-401k`, employer: `${person}-inc` },
]);

/** After-tax pay of a year, and a conversion of all of it; its slip is a tenth of the amount. */
function converted(person: string, year: number, slip: boolean): EventJson[] {
  const amount = slip ? "100.00" : "1000.00";
  const whose = { person, plan: `${person}-401k` };
  return [
    {
      kind: "paycheck",
      ...whose,
      date: `${year}-03-14`,
      gross_pay: "20000.00",
      contributions: { after_tax: "1000.00" },
    },
    {
      kind: "in_plan_roth_rollover",
      ...whose,
      date: `${year}-03-28`,
      amount,
      account_balance: amount,
    },
  ];
}

function codes(events: readonly EventJson[], year: number, person = "alex"): string[] {
  return runChecks(ledgerOf([...SHARED, ...events]), builtInLaw, {
    person,
    taxYear: taxYear(year),
  }).map(({ code }) => code);
}

const pay = (date: string, more: object = {}): EventJson => {
  return { kind: "paycheck", person: "alex", plan: "alex-401k", date, ...more };
};
const pretax = { gross_pay: "9000.00", contributions: { pretax_deferral: "500.00" } };

describe("the findings of a tax year", () => {
  const slipOf2024 = [
    ...converted("alex", 2023, false),
    ...converted("alex", 2024, true),
    ...converted("alex", 2025, false),
    ...converted("zoe", 2023, true),
  ];
  it.each([
    [2023, "alex", []],
    [2024, "alex", ["basis.conversion-below-basis"]],
    [2025, "alex", ["basis.conversion-below-basis"]],
    [2023, "zoe", ["basis.conversion-below-basis"]],
  ])("of %i, of %s", (year, person, expected) => {
    expect(codes(slipOf2024, year, person)).toEqual(expected);
  });

  it("hold what was done later for the year", () => {
    const contribution = (date: string, tax_year: number): EventJson => {
      return {
        kind: "ira_contribution",
        person: "alex",
        ira: "roth",
        date,
        tax_year,
        amount: "9000.00",
      };
    };
    expect(codes([contribution("2025-03-03", 2024)], 2024)).toEqual([
      "ira.contributions-above-limit",
    ]);
    expect(codes([contribution("2025-03-03", 2025)], 2024)).toEqual([]);
  });

  it("hold a pair of records that stand on both sides of New Year: either is the one too many", () => {
    const twice = [
      pay("2024-12-31", pretax),
      pay("2025-01-03", {
        contributions: { pretax_deferral: "500.00" },
        deposited_on: "2025-01-03",
      }),
    ];
    expect(codes(twice, 2024)).toEqual(["ledger.paycheck-told-twice"]);
    expect(codes(twice, 2025)).toEqual(["ledger.paycheck-told-twice"]);
  });
});
