// What to ask back of money above a limit, by hand: limits of 2025 are 23,500 deferred and 70,000 in all (Notice
// 2024-80); back by 15 April 2026 (§402(g)(2)); after-tax money first (Rev. Proc. 2021-30 §6.06(2)).
import { describe, expect, it } from "vitest";
import { correctExcess } from "../../../src/forms/correct-excess.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-05-05" },
  { kind: "person", person: "sam", birth_date: "1986-06-06" },
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "a", employer: "acme" },
  { kind: "plan", plan: "a2", employer: "acme" },
  { kind: "plan", plan: "b", employer: "bolt" },
  { kind: "plan", plan: "b2", employer: "bolt" },
];
const pay = (plan: string, date: string, contributions: Fields, more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", person: "alex", plan, date, gross_pay: "200000.00", contributions },
  ...more,
});
const back = (amount: string, more: Fields = {}): EventJson => ({
  ...{ kind: "corrective_distribution", person: "alex", plan: "a", date: "2026-01-15" },
  ...{ for_tax_year: 2025, reason: "annual_additions", source: "after_tax", earnings: "0.00" },
  amount,
  ...more,
});

function correction(events: readonly EventJson[], today = "2026-02-02", year = 2025) {
  const found = correctExcess(ledgerOf([...WHO, ...events]), builtInLaw, {
    ...{ person: "alex", taxYear: taxYear(year) },
    today: calendarDate(today),
  });
  if (!found.ok) throw new Error(found.error.map(({ message }) => message).join("; "));
  return found.value;
}
/** `b pretax_deferral 50000 P 8`: plan, source, cents, codes. */
const asked = (
  returns: readonly {
    plan: string;
    source: string;
    amount: number;
    codes: readonly string[];
  }[] = [],
) => returns.map(({ plan, source, amount, codes }) => [plan, source, amount, ...codes].join(" "));
const deferralsOf = (events: readonly EventJson[], today?: string) =>
  asked(correction(events, today).deferrals?.returns);

describe("deferrals above the limit", () => {
  it("come back before tax first, then Roth", () => {
    const roth = pay("a", "2025-06-30", { roth_deferral: "20000.00" });
    const found = correction([roth, pay("a", "2025-05-30", { pretax_deferral: "4000.00" })]);
    expect(asked(found.deferrals?.returns)).toEqual(["a pretax_deferral 50000 P 8"]);
    expect(found).toMatchObject({
      deferrals: {
        ...{ excess: 50_000, notifyBy: "2026-03-01", returnBy: "2026-04-15" },
        ...{ isLate: false, isProposal: false, choices: [{ plan: "a", atMost: 50_000 }] },
      },
      isSettled: false,
    });
    // 23,800 Roth and 200 of two paychecks before tax.
    const more = [
      pay("a", "2025-06-30", { roth_deferral: "23800.00" }),
      pay("a", "2025-04-30", { pretax_deferral: "150.00" }),
      pay("a", "2025-05-30", { pretax_deferral: "50.00" }),
    ];
    expect(deferralsOf(more)).toEqual([
      "a pretax_deferral 20000 P 8",
      "a roth_deferral 30000 BP B8",
    ]);
  });

  it("are reported by the year in which they come back, and how late", () => {
    const both = [
      pay("a", "2025-05-30", { roth_deferral: "23900.00" }),
      pay("a", "2025-05-30", { pretax_deferral: "100.00" }),
    ];
    const codes = (today: string) => deferralsOf(both, today);
    expect(codes("2025-12-31")).toEqual(["a pretax_deferral 10000 8", "a roth_deferral 40000 B8"]);
    expect(codes("2026-01-01")).toEqual([
      "a pretax_deferral 10000 P 8",
      "a roth_deferral 40000 BP B8",
    ]);
    expect(codes("2026-04-15")).toEqual(codes("2026-01-01"));
    const late = ["a pretax_deferral 10000 1 7 E", "a roth_deferral 40000 B1 B7 E"];
    expect(codes("2026-04-16")).toEqual(late);
    expect(correction(both, "2026-04-16").deferrals?.isLate).toBe(true);
  });

  it("of several employers come from the plan that was paid into last, and that is a proposal", () => {
    const may = pay("a", "2025-05-30", { pretax_deferral: "20000.00" });
    const june = pay("b", "2025-06-30", { pretax_deferral: "3800.00" });
    const july = pay("b2", "2025-07-31", { pretax_deferral: "200.00" });
    const { deferrals } = correction([july, may, june]);
    expect(asked(deferrals?.returns)).toEqual([
      "b2 pretax_deferral 20000 P 8",
      "b pretax_deferral 30000 P 8",
    ]);
    expect(deferrals?.isProposal).toBe(true);
    expect(deferrals?.choices).toEqual([
      { plan: "a", atMost: 50_000 },
      { plan: "b", atMost: 50_000 },
      { plan: "b2", atMost: 20_000 },
    ]);
    // A cent comes from where it was put in last.
    const most = pay("a", "2025-05-30", { pretax_deferral: "23500.00" });
    expect(deferralsOf([most, pay("b", "2025-06-30", { pretax_deferral: "0.01" })])).toEqual([
      "b pretax_deferral 1 P 8",
    ]);
    // Exactly the limit at one employer is not above it there.
    expect(deferralsOf([most, pay("b", "2025-06-30", { pretax_deferral: "500.00" })])).toEqual([
      "b pretax_deferral 50000 P 8",
    ]);
  });

  it("come from the employer whose plans took more than the limit by themselves", () => {
    const [may, june] = [
      pay("a", "2025-05-30", { pretax_deferral: "23500.01" }),
      pay("b", "2025-06-30", { pretax_deferral: "100.00" }),
    ];
    const { deferrals } = correction([may, june]);
    expect(asked(deferrals?.returns)).toEqual(["a pretax_deferral 10001 P 8"]);
    expect(deferrals?.isProposal).toBe(true);
    // Two plans of one employer: all of it has to come from there.
    const one = correction([
      ...[may, pay("a2", "2025-06-30", { pretax_deferral: "100.00" })],
      pay("b", "2025-06-30", { after_tax: "10.00" }),
    ]);
    expect(asked(one.deferrals?.returns)).toEqual([
      "a2 pretax_deferral 10000 P 8",
      "a pretax_deferral 1 P 8",
    ]);
    expect(one.deferrals?.isProposal).toBe(false);
  });

  it("that came back, or of another year or person, are not asked for", () => {
    const paid = [
      pay("a", "2025-05-30", { pretax_deferral: "24000.00" }),
      pay("b", "2024-12-31", { pretax_deferral: "900.00" }),
      pay("b", "2025-06-30", { pretax_deferral: "900.00" }, { person: "sam" }),
    ];
    const returned = (amount: string, date = "2026-01-15") =>
      back(amount, { date, reason: "elective_deferral", source: "pretax_deferral" });
    expect(deferralsOf([...paid, returned("200.00")])).toEqual(["a pretax_deferral 30000 P 8"]);
    expect(correction([...paid, returned("500.00")])).toMatchObject({ isSettled: true });
    expect(correction([...paid, returned("200.00")]).deferrals?.choices).toEqual([
      { plan: "a", atMost: 30_000 },
    ]);
    // What all came back from there cannot come back again.
    const there = pay("b", "2025-06-30", { pretax_deferral: "300.00" });
    const gone = back("300.00", {
      ...{ plan: "b", reason: "elective_deferral", source: "pretax_deferral" },
    });
    const left = correction([...paid, there, gone]).deferrals;
    expect(asked(left?.returns)).toEqual(["a pretax_deferral 50000 P 8"]);
    expect(left?.choices).toEqual([{ plan: "a", atMost: 50_000 }]);
    expect(left?.isProposal).toBe(false);
    const late = correction([...paid, returned("500.00", "2026-05-15")], "2026-06-01");
    expect(late).toMatchObject({ isSettled: true, returnedLate: 50_000 });
    expect(late).not.toHaveProperty("deferrals");
  });
});

describe("annual additions above the limit", () => {
  const additions = (events: readonly EventJson[], today?: string) =>
    correction(events, today).annualAdditions.map(({ returns }) => asked(returns));

  it("come back after-tax first, then deferrals, then the employer's", () => {
    const [first, all] = ["59700.00", "69800.00"].map((match) =>
      pay("a", "2025-05-30", { after_tax: "300.00", pretax_deferral: "10000.00", match }),
    ) as [EventJson, EventJson];
    expect(additions([first])).toEqual([]);
    expect(correction([first]).isSettled).toBe(true);
    // 10,100.00 too much.
    expect(additions([all])).toEqual([["a after_tax 30000 E", "a pretax_deferral 980000 E"]]);
    const more = pay("a", "2025-06-30", { match: "400.00" });
    expect(additions([all, more])).toEqual([
      ["a after_tax 30000 E", "a pretax_deferral 1000000 E", "a employer 20000"],
    ]);
    expect(correction([all, more])).toMatchObject({
      annualAdditions: [
        {
          ...{ employerGroup: "acme", limitationYearEnd: "2025-12-31" },
          ...{ limit: 7_000_000, total: 8_050_000, excess: 1_050_000 },
        },
      ],
      isSettled: false,
    });
  });

  it("come from the plan that was paid into last", () => {
    const [may, june, july] = [
      pay("a", "2025-05-30", { after_tax: "35000.00" }),
      pay("a2", "2025-06-30", { after_tax: "200.00" }),
      pay("a", "2025-04-30", { after_tax: "35100.00" }),
    ] as const;
    expect(additions([may, june, july])).toEqual([["a2 after_tax 20000 E", "a after_tax 10000 E"]]);
    const later = pay("a", "2025-07-31", { after_tax: "1.00" });
    expect(additions([may, june, july, later])).toEqual([["a after_tax 30100 E"]]);
  });

  it("are less what came back already of that plan, year and kind", () => {
    const paid = [
      pay("a", "2025-05-30", { after_tax: "500.00", match: "70100.00" }),
      back("200.00"),
    ];
    expect(additions(paid)).toEqual([["a after_tax 30000 E", "a employer 10000"]]);
    const others = [
      back("30.00", { for_tax_year: 2024 }),
      back("30.00", { plan: "b" }),
      back("30.00", { person: "sam" }),
      back("30.00", { reason: "acp" }),
    ];
    expect(additions([...paid, ...others])).toEqual([["a after_tax 30000 E", "a employer 10000"]]);
    const match = back("40.00", { source: "match" });
    expect(additions([...paid, match])).toEqual([["a after_tax 30000 E", "a employer 6000"]]);
  });

  it("may have been converted since: what the account holds no more", () => {
    const paid = pay("a", "2025-05-30", { after_tax: "70500.00" });
    const convert = (date: string, amount: string): EventJson => ({
      ...{ kind: "in_plan_roth_rollover", person: "alex", plan: "a", date, amount },
      from: "after_tax",
    });
    const converted = (events: readonly EventJson[], today?: string) =>
      correction([paid, ...events], today).annualAdditions[0]?.returns[0]?.converted;
    expect(converted([])).toEqual({ state: "complete", cents: 0 });
    expect(converted([{ ...convert("2025-06-02", "70300.00"), basis: "70300.00" }])).toEqual({
      ...{ state: "complete", cents: 30_000 },
    });
    expect(converted([{ ...convert("2025-06-02", "70000.00"), basis: "70000.00" }])).toEqual({
      ...{ state: "complete", cents: 0 },
    });
    // What another plan holds says nothing of this one.
    const there = pay("b", "2025-05-30", { after_tax: "5000.00" });
    const most = { ...convert("2025-06-02", "70300.00"), basis: "70300.00" };
    expect(converted([there, most])).toEqual({ state: "complete", cents: 30_000 });
    // In the year after, which has begun.
    const january = { ...convert("2026-01-02", "70500.00"), basis: "70500.00" };
    expect(converted([january])).toEqual({ state: "complete", cents: 50_000 });
    expect(converted([january], "2025-12-31")).toEqual({ state: "complete", cents: 0 });
  });

  it("that the return of deferrals cures are not asked for twice, in time or late", () => {
    const paid = (match: string, plan = "a") => [
      pay("a", "2025-05-30", { pretax_deferral: "24000.00" }),
      pay(plan, "2025-06-30", { match }),
    ];
    // 500.00 come back as deferrals: in time they are no additions any more, late they are, and come back once.
    for (const today of ["2026-02-02", "2026-05-04"]) {
      expect(additions(paid("46500.00"), today).flat()).toEqual([]);
      expect(additions(paid("46500.01"), today).flat()).toEqual(["a pretax_deferral 1 E"]);
    }
    expect(correction(paid("46500.00"), "2026-05-04").annualAdditions).toHaveLength(1);
    // Deferrals of the other employer cure nothing here.
    const there = [
      pay("b", "2025-07-31", { pretax_deferral: "500.00" }),
      pay("a", "2025-05-30", { pretax_deferral: "23500.00", match: "46700.00" }),
    ];
    expect(additions(there, "2026-05-04").flat()).toEqual(["a pretax_deferral 20000 E"]);
    expect(additions(there).flat()).toEqual(["a pretax_deferral 20000 E"]);
    // After-tax money is asked for whatever deferrals are.
    const both = [pay("a", "2025-05-30", { pretax_deferral: "24000.00", after_tax: "46100.00" })];
    expect(additions(both, "2026-05-04").flat()).toEqual(["a after_tax 10000 E"]);
  });
});

it("a year without figures is refused", () => {
  const asked = { person: "alex", taxYear: taxYear(2090), today: calendarDate("2090-12-01") };
  expect(correctExcess(ledgerOf(WHO), builtInLaw, asked)).toMatchObject({
    ok: false,
    error: [{ code: "law.tax-year-unsupported" }],
  });
});

describe("what else is said", () => {
  it("catch-up that had to be Roth, by employer", () => {
    const given: EventJson[] = [
      { kind: "person", person: "lee", birth_date: "1974-05-05" },
      {
        ...{ kind: "wages", person: "lee", employer: "acme", tax_year: 2025 },
        fica_wages: "200000.00",
      },
      pay("a", "2026-03-31", { pretax_deferral: "24500.01" }, { person: "lee" }),
      pay("b", "2026-03-31", { pretax_deferral: "0.00" }, { person: "lee" }),
    ];
    const found = correctExcess(ledgerOf([...WHO, ...given]), builtInLaw, {
      ...{ person: "lee", taxYear: taxYear(2026), today: calendarDate("2026-12-01") },
    });
    expect(found).toMatchObject({
      value: { catchUpNotRoth: [{ employerGroup: "acme", amount: 1 }], isSettled: false },
    });
  });

  it("deposits that came late, of the year's pay", () => {
    const late = (year: number, day: string) =>
      pay(
        "a",
        `${year}-12-31`,
        { after_tax: "100.00" },
        {
          ...{ id: `l${year}`, deposited_on: `${year + 1}-01-${day}` },
        },
      );
    expect(correction([late(2024, "31"), late(2025, "31")]).lateDeposits).toEqual([
      {
        ...{ event: "l2025", plan: "a", payDate: "2025-12-31", depositedOn: "2026-01-31" },
        ...{ amount: 10_000, countsTo: "2026-12-31" },
      },
    ]);
    expect(correction([late(2025, "30")]).lateDeposits).toEqual([]);
  });

  it("refunds of the plan's tests, by what they were of", () => {
    const refund = (reason: string, source: string, more: Fields = {}) =>
      back("5.00", { reason, source, date: `2026-03-${10 + source.length}`, ...more });
    const found = correction([
      refund("acp", "after_tax"),
      refund("acp", "match"),
      refund("adp", "pretax_deferral"),
      refund("adp", "roth_deferral"),
      refund("acp", "nonelective"),
      refund("acp", "after_tax", { person: "sam" }),
      refund("acp", "after_tax", { for_tax_year: 2024 }),
      refund("annual_additions", "after_tax"),
    ]);
    expect(asked(found.testRefunds).toSorted()).toEqual([
      "a after_tax 500 8",
      "a employer 500 8",
      "a employer 500 8",
      "a pretax_deferral 500 8",
      "a roth_deferral 500 B8",
    ]);
  });
});
