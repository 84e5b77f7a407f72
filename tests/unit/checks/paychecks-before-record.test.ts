// A book that began in the middle of a year, with an opening of what had been paid in: whose paychecks lack.
import { describe, expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const opening = (asOf: string, more: EventJson | Readonly<Record<string, unknown>> = {}) => ({
  ...{ kind: "opening_basis", person: "alex", plan: "acme-401k", account: "plan_after_tax" },
  ...{ as_of: asOf, amount: "12000.00", evidence: "statement", id: "opening" },
  ...more,
});

function pay(dates: readonly string[], more: Readonly<Record<string, unknown>> = {}): EventJson[] {
  return dates.map((date) => ({
    kind: "paycheck",
    id: date,
    person: "alex",
    plan: "acme-401k",
    date,
    gross_pay: "9000.00",
    contributions: { after_tax: "500.00" },
    ...more,
  }));
}

const JULY = ["2025-07-11", "2025-07-25", "2025-08-08", "2025-08-22", "2025-09-05", "2025-09-19"];

function missing(
  events: readonly EventJson[],
  { year = 2025, end, frequency }: { year?: number; end?: string; frequency?: string } = {},
) {
  const shared: EventJson[] = [
    { kind: "person", person: "alex", birth_date: "1985-05-05" },
    { kind: "person", person: "sam", birth_date: "1986-06-06" },
    ...["acme", "bolt"].flatMap((employer): EventJson[] => [
      { kind: "employer", employer, ...(frequency !== undefined && { pay_frequency: frequency }) },
      {
        kind: "plan",
        plan: `${employer}-401k`,
        employer,
        ...(end !== undefined && { limitation_year_end: end }),
      },
    ]),
  ];
  const only = { person: "alex", taxYear: taxYear(year), today: calendarDate("2025-09-20") };
  return findings(ledgerOf([...shared, ...events]), builtInLaw, only)
    .open.filter(({ code }) => code === "limits.paycheck-missing")
    .map(({ message, events: about }) => [/paydays (.*?):/.exec(message)?.[1], about]);
}

describe("an opening in the middle of a year", () => {
  it("lacks the paychecks of the year before it", () => {
    expect(missing([opening("2025-06-30"), ...pay(JULY)])).toEqual([
      ["from 2025-01-01 to 2025-06-30, the day of its opening", ["opening"]],
    ]);
    const ofRoth = opening("2025-06-30", { account: "designated_roth", tax_year: 2020 });
    expect(missing([ofRoth, ...pay(JULY)])).toHaveLength(1);
  });

  it("lacks none where they are recorded, one by one or in one sum", () => {
    expect(missing([opening("2025-06-30"), ...pay(["2025-06-30"]), ...pay(JULY)])).toEqual([]);
    expect(missing([opening("2025-06-30"), ...pay(["2025-06-27", ...JULY])])).toEqual([]);
  });

  it.each([
    [
      "on the first days of the year",
      [opening("2025-01-10"), ...pay(["2025-01-17", "2025-01-31"])],
    ],
    ["of nothing", [opening("2025-06-30", { amount: "0.00" }), ...pay(JULY)]],
    ["of somebody else", [opening("2025-06-30", { person: "sam" }), ...pay(JULY)]],
    ["of another plan", [opening("2025-06-30", { plan: "bolt-401k" }), ...pay(JULY)]],
    [
      "of an IRA",
      [
        opening("2025-06-30", { account: "traditional_ira", plan: undefined }),
        ...pay(JULY.slice(0, 2)),
      ],
    ],
    ["of which the year has no paycheck after", [opening("2025-06-30")]],
  ])("%s says nothing", (_, events) => {
    expect(missing(events as EventJson[])).toEqual([]);
  });

  it("is looked for in the limitation year of the plan", () => {
    const events = [opening("2025-06-30"), ...pay(JULY)];
    expect(missing(events, { year: 2026, end: "06-30" })).toEqual([]);
    expect(missing(events, { end: "09-30" })).toEqual([
      ["from 2024-10-01 to 2025-06-30, the day of its opening", ["opening"]],
    ]);
  });

  it("is accepted with a reason, and asked of no other year", () => {
    const accepted = {
      ...{ kind: "accepted_finding", person: "alex", code: "limits.paycheck-missing" },
      ...{ event: "opening", reason: "nothing was paid in from January to June" },
    };
    expect(missing([opening("2025-06-30"), ...pay(JULY), accepted])).toEqual([]);
    const next = pay(["2026-01-09", "2026-01-23"]);
    expect(missing([opening("2024-12-31"), ...next], { year: 2025 })).toEqual([]);
  });
});

describe("an opening of the end of the year before", () => {
  const SPRING = ["2025-03-07", "2025-03-21", "2025-04-04", "2025-04-18"];
  it("lacks the paydays to the first that is recorded", () => {
    expect(missing([opening("2024-12-31"), ...pay(SPRING)], { frequency: "biweekly" })).toEqual([
      ["between 2024-12-31 and 2025-03-07, the first that is recorded", ["2025-03-07"]],
    ]);
    // Of an opening of years before only those of this year.
    expect(missing([opening("2022-12-31"), ...pay(SPRING)], { frequency: "biweekly" })).toEqual([
      ["between 2024-12-31 and 2025-03-07, the first that is recorded", ["2025-03-07"]],
    ]);
  });

  it("lacks none where the first of the year is recorded", () => {
    for (const first of ["2025-01-03", "2025-01-10", "2025-01-16"]) {
      const dates = [first, "2025-01-24"];
      expect(missing([opening("2024-12-31"), ...pay(dates)], { frequency: "biweekly" })).toEqual(
        [],
      );
    }
    const monthly = ["2025-01-31", "2025-02-28"];
    expect(missing([opening("2024-12-31"), ...pay(monthly)], { frequency: "monthly" })).toEqual([]);
    expect(missing([opening("2024-12-31"), ...pay(monthly)])).toEqual([]);
  });
});
