// By hand, from E2 and E4 of the law and the Instructions for Form 1099-R: an excess deferral that came back in
// its own year stands on a form of that year with code 8, and so do the earnings of one of the year before. What
// came back in the next year (code P), or never, is income of the year deferred that no form of it says; and of a
// refund at a loss the form says what was paid, and line 1h has the whole excess.
import { describe, expect, it } from "vitest";
import { returnEntries } from "../../../src/app/questions/open-points/return-entries.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

function deferred(person: string, back: Record<string, unknown> | undefined): EventJson[] {
  const pay = (plan: string, date: string, contributions: object): EventJson => {
    return { kind: "paycheck", person, plan, date, gross_pay: "90000.00", contributions };
  };
  // The limit of 2024 is 23,000.00: 500.00 above it.
  return [
    pay("acme-401k", "2024-03-14", { pretax_deferral: "13500.00" }),
    pay("bolt-401k", "2024-09-12", { pretax_deferral: "10000.00" }),
    ...(back === undefined
      ? []
      : [
          {
            kind: "corrective_distribution",
            person,
            plan: "bolt-401k",
            reason: "elective_deferral",
            source: "pretax_deferral",
            amount: "500.00",
            earnings: "40.00",
            for_tax_year: 2024,
            ...back,
          },
        ]),
  ];
}

function said(back: Record<string, unknown> | undefined, year: number): string[] {
  const people = ["alex", "zoe"].map((person) => {
    return { kind: "person", person, birth_date: "1985-05-05" };
  });
  const ledger = ledgerOf([
    ...people,
    ...["acme", "bolt"].flatMap((employer) => [
      { kind: "employer", employer },
      { kind: "plan", plan: `${employer}-401k`, employer },
    ]),
    ...deferred("alex", back),
    // What comes back to somebody else stands on nobody's form but hers.
    ...deferred("zoe", { date: "2024-11-20" }),
  ]);
  return returnEntries({
    ledger,
    law: builtInLaw,
    person: "alex",
    taxYear: taxYear(year),
    today: calendarDate("2026-03-02"),
  }).flatMap(({ code, amount }) =>
    code === "return.income-without-form" && amount !== undefined ? [formatCents(amount)] : [],
  );
}

describe("an excess deferral that is income, and no form says so", () => {
  it.each([
    ["paid back in its year", { date: "2024-11-20" }, [], []],
    ["paid back in its year at a loss", { date: "2024-11-20", earnings: "-30.00" }, ["30.00"], []],
    ["paid back in the next year, in time", { date: "2025-02-20" }, ["500.00"], []],
    ["paid back late", { date: "2025-06-20" }, ["500.00"], []],
    ["never paid back", undefined, ["500.00"], []],
  ])("%s", (_, back, of2024, of2025) => {
    expect([said(back, 2024), said(back, 2025)]).toEqual([of2024, of2025]);
  });
});
