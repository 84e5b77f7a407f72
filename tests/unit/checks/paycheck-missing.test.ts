// The last paydays of a year that is over: which rhythms miss one, and who misses none.
import { describe, expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const SHARED: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "sam", birth_date: "1986-06-06" },
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "bolt-401k", employer: "bolt" },
];
const MONTHS = ["07", "08", "09", "10", "11", "12"];
const BIWEEKLY = ["10-03", "10-17", "10-31", "11-14", "11-28", "12-12"];

function pay(dates: readonly string[], more: { plan?: string; amount?: string } = {}): EventJson[] {
  return dates.map((date) => ({
    kind: "paycheck",
    person: "alex",
    plan: more.plan ?? "acme-401k",
    date: date.length === 5 ? `2025-${date}` : date,
    gross_pay: "9000.00",
    contributions: { pretax_deferral: more.amount ?? "500.00" },
  }));
}

function missing(events: readonly EventJson[], today = "2026-01-10"): string[] {
  const only = { person: "alex", taxYear: taxYear(2025), today: calendarDate(today) };
  return findings(ledgerOf([...SHARED, ...events]), builtInLaw, only)
    .open.filter(({ code }) => code === "limits.paycheck-missing")
    .map(({ message }) => /alex's (.*):/.exec(message)?.[1] ?? message);
}

describe("a last payday that is not recorded", () => {
  it.each([
    ["every second week", BIWEEKLY, "payday after 2025-12-12"],
    [
      "with a bonus between",
      [...BIWEEKLY.slice(0, 4), "11-20", ...BIWEEKLY.slice(4), "09-19", "09-05", "08-22"],
      "payday after 2025-12-12",
    ],
    ["two of them", ["09-05", "09-19", ...BIWEEKLY.slice(0, 5)], "2 paydays after 2025-11-28"],
    [
      "every week",
      ["11-07", "11-14", "11-21", "11-28", "12-05", "12-12", "12-19"],
      "payday after 2025-12-19",
    ],
    [
      "on the 15th and the last",
      ["09-30", "10-15", "10-31", "11-14", "11-28", "12-15"],
      "payday after 2025-12-15",
    ],
    [
      "monthly",
      ["06-30", ...MONTHS.slice(0, 5).map((month) => `${month}-28`)],
      "payday after 2025-11-28",
    ],
  ])("%s", (_, dates, told) => {
    expect(missing(pay(dates))).toEqual([expect.stringContaining(told)]);
  });

  it("is seen by the record alone where pay goes on in the new year", () => {
    const events = ledgerOf([...SHARED, ...pay([...BIWEEKLY, "2026-01-09"])]);
    const { open } = findings(events, builtInLaw, { person: "alex", taxYear: taxYear(2025) });
    expect(open.map(({ code }) => code)).toContain("limits.paycheck-missing");
  });
});

describe("nothing is missed", () => {
  it.each([
    ["while the year runs", pay(BIWEEKLY), "2025-12-31"],
    ["paid on the last day", pay([...BIWEEKLY, "12-26"]), undefined],
    ["a payday moved into January", pay([...BIWEEKLY, "2026-01-02"]), undefined],
    [
      "on the 30th, before a weekend",
      pay(["10-15", "10-31", "11-14", "11-28", "12-15", "12-30"]),
      undefined,
    ],
    [
      "on the 1st and the 16th",
      pay(["10-01", "10-16", "11-01", "11-16", "12-01", "12-16"]),
      undefined,
    ],
    ["monthly, on the first", pay(MONTHS.map((month) => `${month}-01`)), undefined],
    ["no rhythm", pay(["07-01", "07-09", "08-20", "09-04", "10-30", "11-07", "12-01"]), undefined],
    ["a few paychecks only", pay(BIWEEKLY.slice(2)), undefined],
    [
      "who left",
      [
        ...pay(BIWEEKLY),
        { kind: "separation", person: "alex", employer: "acme", date: "2025-12-20" },
      ],
      undefined,
    ],
    [
      "who changed jobs",
      [...pay(BIWEEKLY), ...pay(["2026-01-09"], { plan: "bolt-401k" })],
      undefined,
    ],
    ["deferrals at the limit", pay(BIWEEKLY, { amount: "4000.00" }), undefined],
  ])("%s", (_, events, today) => {
    expect(missing(events, today)).toEqual([]);
  });

  it("but it is where somebody else left, or another employer was left", () => {
    const left = (person: string, employer: string) => ({
      kind: "separation",
      person,
      employer,
      date: "2025-12-15",
    });
    const events = [...pay(BIWEEKLY), left("sam", "acme"), left("alex", "bolt")];
    expect(missing(events)).toHaveLength(1);
  });

  it("but it is where somebody left long ago and came back", () => {
    const left = { kind: "separation", person: "alex", employer: "acme", date: "2023-03-31" };
    expect(missing([left, ...pay(BIWEEKLY)])).toHaveLength(1);
  });
});
