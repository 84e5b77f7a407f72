// More paid back, or named, as an excess than there was: to the cent, beside other years, plans and people.
// Limits of 2025: 23,500 deferred, 70,000 in all (Notice 2024-80); of 2026: 24,500 deferred (Notice 2025-67).
import { describe, expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const ALEX: EventJson = { kind: "person", person: "alex", birth_date: "1985-05-05" };
const PLACES: readonly EventJson[] = [
  { kind: "person", person: "sam", birth_date: "1986-06-06" },
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "bolt-401k", employer: "bolt" },
];
const pay = (date: string, contributions: Fields, more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", person: "alex", plan: "acme-401k", date, gross_pay: "200000.00" },
  contributions,
  ...more,
});
const back = (id: string, amount: string, more: Fields = {}): EventJson => ({
  ...{ kind: "corrective_distribution", id, person: "alex", plan: "acme-401k" },
  ...{ date: "2026-03-02", for_tax_year: 2025, reason: "elective_deferral" },
  ...{ source: "pretax_deferral", amount, earnings: "0.00" },
  ...more,
});

function problems(events: readonly EventJson[], year = 2025) {
  const given = events.some(({ kind }) => kind === "person") ? [] : [ALEX];
  const ledger = ledgerOf([...given, ...PLACES, ...events]);
  const only = { person: "alex", taxYear: taxYear(year) };
  return findings(ledger, builtInLaw, only).open.filter(
    ({ code }) => code === "limits.correction-above-excess",
  );
}
const told = (...events: readonly EventJson[]) => problems(events).map(({ message }) => message);

describe("deferrals paid back", () => {
  const paid = pay("2025-05-30", { pretax_deferral: "24000.00" });

  it("are at most the excess of their year", () => {
    expect(told(paid, back("b", "500.00"))).toEqual([]);
    const others = [
      back("other-year", "70.00", { for_tax_year: 2024 }),
      back("other-reason", "60.00", { reason: "annual_additions", source: "after_tax" }),
    ];
    expect(
      problems([paid, back("b", "400.00"), back("c", "100.01", { date: "2026-03-03" }), ...others]),
    ).toMatchObject([
      {
        message:
          "500.01 were paid back as the excess deferrals of 2025, which are 500.00 by what is recorded",
        events: ["b", "c"],
      },
      {
        message:
          "60.00 were paid back as the excess annual additions at acme, which are 0.00 by what is recorded",
        events: ["other-reason"],
      },
    ]);
  });

  it("may be what is above a plan's own limit", () => {
    // Of the 200,000 paid 2 % are 4,000.
    const capped = {
      ...{ kind: "plan", plan: "capped", employer: "acme" },
      features: { deferral_cap_percent_of_pay: "2" },
    };
    const own = pay("2025-05-30", { pretax_deferral: "4100.00" }, { plan: "capped" });
    expect(told(capped, own, back("b", "100.00", { plan: "capped" }))).toEqual([]);
    expect(told(capped, own, back("b", "100.01", { plan: "capped" }))).toHaveLength(1);
  });

  it("may be catch-up that had to be Roth", () => {
    // FICA wages of 2025 above 150,000 (§414(v)(7)).
    const given = [
      { ...ALEX, birth_date: "1974-05-05" },
      {
        ...{ kind: "wages", person: "alex", employer: "acme", tax_year: 2025 },
        fica_wages: "200000.00",
      },
      pay("2026-03-31", { pretax_deferral: "24800.00" }),
    ];
    const paidBack = (amount: string) =>
      problems([...given, back("b", amount, { for_tax_year: 2026, date: "2026-12-01" })], 2026);
    expect(paidBack("300.00")).toEqual([]);
    expect(paidBack("300.01")).toHaveLength(1);
  });

  it("may be what is above 415(c)", () => {
    const both = pay("2025-05-30", { pretax_deferral: "10000.00", after_tax: "60001.00" });
    expect(told(both, back("b", "1.00"))).toEqual([]);
    expect(told(both, back("b", "1.01"))).toHaveLength(1);
  });

  it("say nothing where the year cannot be worked out without them", () => {
    // The plan's year to June 2015 reaches into 2014, whose deferrals were above 17,500 (Notice 2013-73) until some
    // came back; that year's reaches into 2013, of which there are no figures.
    const june = { plan: "june" };
    const given: EventJson[] = [
      { kind: "person", person: "alex", birth_date: "1960-05-05" },
      { kind: "plan", plan: "june", employer: "acme", limitation_year_end: "06-30" },
      pay("2013-08-15", { roth_deferral: "1.00" }, june),
      pay("2014-03-14", { roth_deferral: "17500.00" }, june),
      pay("2014-08-15", { roth_deferral: "1000.00" }, june),
      pay("2015-03-13", { roth_deferral: "1000.00" }, june),
    ];
    const returned = (id: string, year: number, amount: string) =>
      back(id, amount, {
        ...{ ...june, for_tax_year: year, date: `${year + 1}-03-02`, source: "roth_deferral" },
      });
    const earlier = returned("of-2014", 2014, "1000.00");
    expect(problems([...given, earlier, returned("of-2015", 2015, "10.00")], 2015)).toEqual([]);
    const held: EventJson = {
      ...{ kind: "roth_excess_in_plan", person: "alex", plan: "june", tax_year: 2015 },
      amount: "10.00",
    };
    expect(problems([...given, earlier, held], 2015)).toEqual([]);
    // Where nothing of 2014 was above the limit it can be worked out.
    const within = given.filter((event) => event["date"] !== "2014-08-15");
    expect(problems([...within, returned("of-2015", 2015, "10.00")], 2015)).toHaveLength(1);
    expect(problems([...within, held], 2015)).toHaveLength(1);
  });
});

describe("annual additions paid back", () => {
  const excess = { reason: "annual_additions", source: "after_tax" };
  const paid = pay("2025-05-30", { after_tax: "70500.00" });

  it("are at most the excess at their employer", () => {
    expect(told(paid, back("b", "500.00", excess))).toEqual([]);
    const there = pay("2025-05-30", { after_tax: "70001.00" }, { plan: "bolt-401k" });
    expect(
      problems([
        paid,
        there,
        back("b", "500.01", excess),
        back("t", "1.01", { ...excess, plan: "bolt-401k" }),
      ]),
    ).toMatchObject([
      {
        message:
          "500.01 were paid back as the excess annual additions at acme, which are 500.00 by what is recorded",
        events: ["b"],
      },
      {
        message: expect.stringContaining(
          "1.01 were paid back as the excess annual additions at bolt",
        ),
      },
    ]);
    expect(
      told(
        paid,
        there,
        back("b", "500.00", excess),
        back("t", "1.00", { ...excess, plan: "bolt-401k" }),
      ),
    ).toEqual([]);
  });

  it("are not judged where the pay is not known, or where nothing was paid in", () => {
    const unpaid = pay("2025-05-30", { after_tax: "10.00" }, { gross_pay: undefined });
    expect(told(unpaid, back("b", "5.00", excess))).toEqual([]);
    expect(told(paid, back("b", "5.00", { ...excess, plan: "bolt-401k" }))).toEqual([]);
  });
});

describe("a Roth excess that plans are said to hold", () => {
  // 20,000 at acme, 3,700 and 300 as catch-up at bolt: 500 above the limit.
  const paid = [
    pay("2025-05-30", { roth_deferral: "20000.00" }),
    pay("2025-06-30", { roth_deferral: "3700.00" }, { plan: "bolt-401k" }),
    pay("2025-07-31", { roth_catch_up: "300.00" }, { plan: "bolt-401k" }),
  ];
  const held = (id: string, amount: string, more: Fields = {}): EventJson => ({
    ...{
      kind: "roth_excess_in_plan",
      id,
      person: "alex",
      plan: "acme-401k",
      tax_year: 2025,
      amount,
    },
    ...more,
  });

  it("is at most the excess", () => {
    const others = [
      held("sam", "9.00", { person: "sam" }),
      held("old", "9.00", { tax_year: 2024 }),
    ];
    expect(
      told(...paid, ...others, held("h", "400.00"), held("i", "100.00", { plan: "bolt-401k" })),
    ).toEqual([]);
    expect(
      problems([...paid, held("h", "400.01"), held("i", "100.00", { plan: "bolt-401k" })]),
    ).toMatchObject([
      {
        message:
          "500.01 of Roth deferrals of 2025 are named as an excess that plans hold, and the excess is 500.00 by what is recorded",
        events: ["h", "i"],
      },
    ]);
  });

  it("of one plan alone is at most that too", () => {
    expect(told(...paid, held("h", "500.00"))).toEqual([]);
    expect(told(...paid, held("h", "500.01"))).toHaveLength(1);
  });

  it("is at most what each plan took of the year", () => {
    const little = [
      pay("2025-05-30", { roth_deferral: "23800.00" }),
      pay("2025-06-30", { roth_deferral: "100.00" }, { plan: "bolt-401k" }),
      pay("2025-07-31", { roth_catch_up: "50.00" }, { plan: "bolt-401k" }),
      pay("2025-08-29", { pretax_deferral: "50.00" }, { plan: "bolt-401k" }),
      pay("2024-08-30", { roth_deferral: "90.00" }, { plan: "bolt-401k" }),
      pay("2025-08-29", { roth_deferral: "90.00" }, { plan: "bolt-401k", person: "sam" }),
    ];
    const bolt = { plan: "bolt-401k" };
    expect(told(...little, held("h", "150.00", bolt))).toEqual([]);
    expect(problems([...little, held("h", "150.01", bolt), held("i", "1.00")])).toMatchObject([
      {
        message:
          "150.01 of Roth deferrals of 2025 are named as an excess that plans hold, and bolt-401k took 150.00 of them by what is recorded",
        events: ["h"],
      },
    ]);
  });
});
