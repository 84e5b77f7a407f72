// Whose years are checked: those of pay dates, those in which limitation years end, and none ahead of the law.
import { describe, expect, it } from "vitest";
import { findings, runChecks, yearsNotTested } from "../../../src/checks/run-checks.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const WHO: readonly EventJson[] = [
  { kind: "person", person: "sam", birth_date: "1986-06-06" },
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "june", employer: "bolt", limitation_year_end: "06-30" },
];
const pay = (date: string, contributions: Fields, more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", person: "alex", plan: "k", date, gross_pay: "200000.00", contributions },
  ...more,
});
const told = (...events: readonly EventJson[]) =>
  runChecks(ledgerOf([...WHO, ...events]), builtInLaw).map(({ message }) => message);
const [FIRST, LAST] = [builtInLaw.years[0], builtInLaw.years.at(-1)] as [number, number];
const JUNE = { plan: "june" };

it("everybody is checked in the order of their names, or one who is named", () => {
  const both = ["sam", "alex"].map((person) =>
    pay("2025-05-30", { pretax_deferral: "23500.01" }, { person }),
  );
  const whose = told(...both).map((message) => /of (\w+) for/.exec(message)?.[1]);
  expect(whose).toEqual(["alex", "sam"]);
  const only = findings(ledgerOf([...WHO, ...both]), builtInLaw, { person: "sam" }).open;
  expect(only.map(({ message }) => /of (\w+) for/.exec(message)?.[1])).toEqual(["sam"]);
});

describe("the years that are checked", () => {
  it("are those of pay dates, in their order", () => {
    const years = [2025, 2023, 2024].map((year) =>
      pay(`${year}-05-30`, { pretax_deferral: "30000.00" }),
    );
    expect(told(...years).map((message) => /for (\d+)/.exec(message)?.[1])).toEqual([
      "2023",
      "2024",
      "2025",
    ]);
  });

  it("are those in which limitation years end, by pay or by deposit", () => {
    // From July 2024 to June 2025: 70,000 (Notice 2024-80).
    expect(told(pay("2024-08-15", { after_tax: "70000.01" }, JUNE))).toEqual([
      expect.stringContaining("in the limitation year to 2025-06-30 are 70,000.01"),
    ]);
    // Deposited after 30 July 2024 it counts in that year.
    const late = pay(
      "2024-06-28",
      { after_tax: "70000.01" },
      { ...JUNE, deposited_on: "2024-07-31" },
    );
    expect(told(late)).toContainEqual(
      expect.stringContaining("in the limitation year to 2025-06-30 are 70,000.01"),
    );
  });

  it("stand in their order where employer money of an earlier one came later", () => {
    const match = (year: number): EventJson => ({
      ...{ kind: "employer_contribution", person: "alex", plan: "k", date: "2025-09-12" },
      ...{ limitation_year: year, source: "match", amount: "90000.00" },
    });
    const paid = [2024, 2025].map((year) => pay(`${year}-05-30`, { after_tax: "90000.00" }));
    const years = told(...paid, match(2022), match(2023)).map(
      (message) => /year to (\d+)/.exec(message)?.[1],
    );
    expect(years).toEqual(["2022", "2023", "2024", "2025"]);
  });

  it("are those of pay where the limitation year is another", () => {
    // 23,000 for 2024 (Notice 2023-75).
    expect(told(pay("2024-08-15", { pretax_deferral: "23000.01" }, JUNE))).toEqual([
      expect.stringContaining("elective deferrals of alex for 2024 are 23,000.01"),
    ]);
  });

  it("are those that employer money names", () => {
    const match: EventJson = {
      ...{ kind: "employer_contribution", person: "alex", plan: "k", date: "2026-03-13" },
      ...{ limitation_year: 2025, source: "match", amount: "70000.01" },
    };
    const wages = {
      ...{ kind: "wages", person: "alex", employer: "acme", tax_year: 2025 },
      compensation: "200000.00",
    };
    expect(told(match, wages)).toEqual([
      expect.stringContaining("in the limitation year to 2025-12-31 are 70,000.01"),
    ]);
  });
});

describe("a year ahead of the law", () => {
  const ahead = pay(`${LAST + 1}-01-15`, { pretax_deferral: "30000.00" });
  const notTested = (...events: readonly EventJson[]) =>
    yearsNotTested(ledgerOf([...WHO, ...events]), builtInLaw, "alex");

  it("is not checked unless it is asked for, and counted", () => {
    expect(told(ahead)).toEqual([]);
    const last = pay(`${LAST}-01-15`, { pretax_deferral: "30000.00" });
    expect(told(last)).toHaveLength(1);
    expect(notTested(ahead, last)).toEqual([LAST + 1]);
    const asked = { person: "alex", taxYear: taxYear(LAST + 1) };
    expect(
      findings(ledgerOf([...WHO, ahead]), builtInLaw, asked).open.map(({ code }) => code),
    ).toEqual(["law.tax-year-unsupported"]);
  });

  it("in which a limitation year ends that still runs is not one", () => {
    expect(notTested(pay(`${LAST}-08-15`, { after_tax: "1.00" }, JUNE))).toEqual([]);
  });

  it("is not one before the first that has figures: that is refused", () => {
    const old = pay(`${FIRST - 1}-01-15`, { pretax_deferral: "1.00" });
    expect(notTested(old)).toEqual([]);
    expect(told(old)).toHaveLength(1);
  });
});
