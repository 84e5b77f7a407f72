// Catch-up is no annual addition (IRC §414(v)(3)(A)), so a picture of contributions under the limit of
// §415(c) must not hold it. Figures of 2025: 23,500 of deferrals, 7,500 of catch-up at 50, limit 70,000.
import { expect, it } from "vitest";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { annualAdditions } from "../../../src/limits/annual-additions.ts";
import {
  type ContributionSource,
  contributionsBySource,
} from "../../../src/limits/contributions-by-source.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1970-05-05" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "acme-401k", employer: "acme", features: { after_tax: true } },
];

function totalsOf(events: readonly EventJson[]) {
  const rows = annualAdditions(ledgerOf([...PEOPLE, ...events]), builtInLaw, {
    person: "alex",
    taxYear: taxYear(2025),
  });
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  const points = contributionsBySource(rows.value);
  const total = (source: ContributionSource) =>
    points.reduce((sum, { amounts }) => sum + amounts[source], 0) / 100;
  return {
    dates: points.map(({ date }) => date),
    pretax: total("pretax_deferral"),
    roth: total("roth_deferral"),
    catchUp: total("catch_up"),
    employer: total("employer"),
    afterTax: total("after_tax"),
  };
}

// By hand: of 31,000 deferred, 7,500 are above 23,500; 23,500 + 10,000 + 36,500 = 70,000, the limit.
it("keeps catch-up outside of what stands under the limit", () => {
  const check = { kind: "paycheck", plan: "acme-401k", gross_pay: "60000.00" };
  expect(
    totalsOf([
      {
        ...check,
        date: "2025-02-14",
        contributions: { pretax_deferral: "20000.00", match: "10000.00" },
      },
      {
        ...check,
        date: "2025-11-14",
        contributions: { roth_deferral: "11000.00", after_tax: "36500.00" },
      },
    ]),
  ).toEqual({
    dates: ["2025-02-14", "2025-11-14"],
    pretax: 20000,
    roth: 3500,
    catchUp: 7500,
    employer: 10000,
    afterTax: 36500,
  });
});

// The law says what is catch-up, not payroll: below the limit nothing is (26 CFR 1.414(v)-1(b)).
it("counts what payroll calls catch-up as a deferral while the limit is not reached", () => {
  const totals = totalsOf([
    {
      kind: "paycheck",
      plan: "acme-401k",
      date: "2025-02-14",
      gross_pay: "60000.00",
      contributions: { pretax_deferral: "5000.00", pretax_catch_up: "2000.00" },
    },
  ]);
  expect(totals).toMatchObject({ pretax: 7000, catchUp: 0 });
});

// 24,500 deferred are 1,000 above 23,500; payroll called 1,000 of February catch-up, so it is that and no Roth money.
it("takes what payroll called catch-up before later deferrals, once the limit is passed", () => {
  const check = { kind: "paycheck", plan: "acme-401k", gross_pay: "60000.00" };
  const totals = totalsOf([
    {
      ...check,
      date: "2025-02-14",
      contributions: { pretax_deferral: "10000.00", pretax_catch_up: "1000.00" },
    },
    { ...check, date: "2025-11-14", contributions: { roth_deferral: "13500.00" } },
  ]);
  expect(totals).toMatchObject({ pretax: 10000, roth: 13500, catchUp: 1000 });
});
