// What is above a limit of a year, a cent above it and exactly at it, beside somebody else's money. Figures:
// Notice 2024-80 for 2025 (415(c) 70,000; deferrals 23,500; catch-up 7,500) and Notice 2025-67 for 2026.
import { describe, expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import type { Problem } from "../../../src/kernel/problem.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PLACES: readonly EventJson[] = [
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "bolt" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "bolt-401k", employer: "bolt" },
];
const ALEX: EventJson = { kind: "person", person: "alex", birth_date: "1985-05-05" };
const SAM: EventJson = { kind: "person", person: "sam", birth_date: "1986-06-06" };
/** Nobody has said when. */
const AGELESS: EventJson = { kind: "person", person: "alex" };

function pay(
  id: string,
  date: string,
  contributions: Readonly<Record<string, string>>,
  more: Record<string, unknown> = {},
): EventJson {
  const own = { person: "alex", plan: "acme-401k", gross_pay: "200000.00" };
  return { kind: "paycheck", id, date, contributions, ...own, ...more };
}

function found(code: Problem["code"], events: readonly EventJson[], year = 2025): Problem[] {
  const given = [...(events.some(({ kind }) => kind === "person") ? [] : [ALEX, SAM])];
  const ledger = ledgerOf([...given, ...PLACES, ...events]);
  return findings(ledger, builtInLaw, { person: "alex", taxYear: taxYear(year) }).open.filter(
    (problem) => problem.code === code,
  );
}
const told = (...given: Parameters<typeof found>) => found(...given).map(({ message }) => message);

describe("annual additions", () => {
  const june = pay("june", "2025-06-30", { after_tax: "60000.00" });
  const july = (amount: string) => pay("july", "2025-07-31", { after_tax: amount });

  it("of exactly the limit are allowed, and a cent more is named with the paycheck that brought it", () => {
    expect(found("limits.annual-additions-exceeded", [june, july("10000.00")])).toEqual([]);
    // Recorded in the other order.
    expect(found("limits.annual-additions-exceeded", [july("10000.01"), june])).toMatchObject([
      {
        message:
          "annual additions of alex at acme in the limitation year to 2025-12-31 are 70,000.01, 0.01 above the dollar limit of 70,000.00",
        events: ["july"],
        citation: { authority: "IRC §415(c)(1)(A)" },
      },
    ]);
  });

  it("are named by no more paychecks than make up the excess", () => {
    // 10,000.00 too much are all of July's, and 10,000.01 a cent of June's besides.
    const named = (amount: string) => {
      const may = pay("may", "2025-05-30", { after_tax: amount });
      return found("limits.annual-additions-exceeded", [june, july("10000.00"), may])[0]?.events;
    };
    expect(named("10000.00")).toEqual(["july"]);
    expect(named("10000.01")).toEqual(["june", "july"]);
  });

  it("above all of the pay are above that limit", () => {
    const small = pay("small", "2025-06-30", { after_tax: "50000.01" }, { gross_pay: "50000.00" });
    expect(found("limits.annual-additions-exceeded", [small])).toMatchObject([
      {
        message: expect.stringContaining("0.01 above 100% of compensation of 50,000.00"),
        citation: { authority: "IRC §415(c)(1)(B)" },
      },
    ]);
  });

  it("at two employers are told of the one that is above", () => {
    const there = pay("there", "2025-07-31", { after_tax: "10000.01" }, { plan: "bolt-401k" });
    expect(told("limits.annual-additions-exceeded", [june, there])).toEqual([]);
  });
});

describe("elective deferrals", () => {
  const at = (amount: string, more: readonly EventJson[] = []) => [
    pay("may", "2025-05-30", { pretax_deferral: "20000.00" }),
    pay("june", "2025-06-30", { pretax_deferral: amount }, { plan: "bolt-401k" }),
    ...more,
  ];

  it("of exactly the limit are allowed, and a cent more is named", () => {
    expect(found("limits.elective-deferrals-exceeded", at("3500.00"))).toEqual([]);
    expect(found("limits.elective-deferrals-exceeded", at("3500.01"))).toMatchObject([
      {
        message:
          "elective deferrals of alex for 2025 are 23,500.01, 0.01 above the limit of 23,500.00",
        hint: {
          words: expect.stringContaining("returns by 15 April 2026 is taxed once"),
          commands: ["correct-excess --person alex --tax-year 2025"],
        },
        events: ["june"],
      },
    ]);
  });

  it("of somebody who is 50 are above the limit and catch-up", () => {
    const older = [{ ...ALEX, birth_date: "1975-05-05" }, SAM];
    expect(told("limits.elective-deferrals-exceeded", [...older, ...at("11000.01")])).toEqual([
      "elective deferrals of alex for 2025 are 31,000.01, 0.01 above the limit of 23,500.00 and catch-up of 7,500.00",
    ]);
  });

  it("that came back in time or too late ask for nothing any more", () => {
    const back = (amount: string, date: string) => ({
      ...{ kind: "corrective_distribution", person: "alex", plan: "bolt-401k", date },
      ...{ reason: "elective_deferral", source: "pretax_deferral", amount, earnings: "0.00" },
      for_tax_year: 2025,
    });
    const code = "limits.elective-deferrals-exceeded";
    expect(told(code, at("3600.00", [back("100.00", "2026-04-15")]))).toEqual([]);
    expect(told(code, at("3600.00", [back("100.00", "2026-04-16")]))).toEqual([]);
    expect(told(code, at("3600.00", [back("40.00", "2026-04-16")]))).toHaveLength(1);
  });
});

describe("a plan's own limit", () => {
  const capped = (features: Record<string, string>): EventJson => ({
    ...{ kind: "plan", plan: "capped", employer: "acme" },
    features,
  });
  const pays = (kind: string, ...amounts: readonly string[]) =>
    amounts.map((amount, index) =>
      pay(`p${index}`, `2025-0${index + 4}-15`, { [kind]: amount }, { plan: "capped" }),
    );

  it("of deferrals is kept by what is exactly it", () => {
    // Of the 400,000 paid 350,000 count (§401(a)(17)): 2 % of them.
    const plan = capped({ deferral_cap_percent_of_pay: "2" });
    const code = "limits.deferral-plan-cap-exceeded";
    expect(told(code, [plan, ...pays("pretax_deferral", "3000.00", "4000.00")])).toEqual([]);
    expect(found(code, [plan, ...pays("pretax_deferral", "3000.00", "4000.01")])).toMatchObject([
      {
        message: "deferrals of alex to capped for 2025 are 0.01 above the plan's limit of 7,000.00",
        events: ["p1"],
      },
    ]);
  });

  it("of after-tax money is kept by what is exactly it, and one of nothing takes none", () => {
    const code = "limits.after-tax-plan-cap-exceeded";
    const plan = capped({ after_tax_cap: "5000.00" });
    expect(told(code, [plan, ...pays("after_tax", "3000.00", "2000.00")])).toEqual([]);
    const others = [
      pay("other", "2025-09-15", { after_tax: "9.00" }),
      pay("own", "2025-09-16", { pretax_deferral: "9.00" }, { plan: "capped" }),
    ];
    expect(
      found(code, [plan, ...pays("after_tax", "3000.00", "2000.01"), ...others]),
    ).toMatchObject([
      {
        message:
          "after-tax contributions of alex to capped in the limitation year to 2025-12-31 are 0.01 above the plan's limit of 5,000.00",
        events: ["p1"],
      },
    ]);
    expect(told(code, [capped({ after_tax_cap: "0.00" }), ...pays("after_tax", "1.00")])).toEqual([
      "after-tax contributions of alex to capped in the limitation year to 2025-12-31 are 1.00 and the plan takes none",
    ]);
  });
});

describe("catch-up contributions", () => {
  const older = [{ ...ALEX, birth_date: "1974-05-05" }, SAM];
  // For 2026 the limit is 24,500, and wages of 2025 above 150,000 forbid pretax catch-up (§414(v)(7)).
  const pays = (amount: string, kind = "pretax_deferral") => [
    pay("march", "2026-03-31", { pretax_deferral: "24500.00" }),
    pay("april", "2026-04-30", { [kind]: amount }),
  ];
  const wages = (amount: string): EventJson => ({
    ...{ kind: "wages", person: "alex", employer: "acme", tax_year: 2025 },
    fica_wages: amount,
  });

  it("of a cent that is pretax and must be Roth are told, and Roth ones are not", () => {
    const code = "limits.catch-up-must-be-roth";
    const high = [...older, wages("150000.01")];
    expect(found(code, [...high, ...pays("0.01")], 2026)).toMatchObject([
      {
        message:
          "0.01 of alex's deferrals at acme for 2026 could be catch-up only as Roth: FICA wages of 2025 exceed the threshold",
        events: ["april"],
      },
    ]);
    expect(told(code, [...high, ...pays("0.01", "roth_deferral")], 2026)).toEqual([]);
    expect(told(code, [...older, wages("150000.00"), ...pays("0.01")], 2026)).toEqual([]);
  });

  it("of a cent that is pretax ask for the wages of the year before", () => {
    const code = "limits.wages-unknown";
    expect(found(code, [...older, ...pays("0.01")], 2026)).toMatchObject([
      {
        message:
          "alex has catch-up contributions at acme for 2026 that are not Roth, and FICA wages of 2025 are not recorded",
        events: ["april"],
      },
    ]);
    expect(told(code, [...older, ...pays("0.01", "roth_deferral")], 2026)).toEqual([]);
  });
});

describe("pay that is not recorded", () => {
  const code = "limits.compensation-unknown";
  const unpaid = (contributions: Readonly<Record<string, string>>) =>
    pay("may", "2025-05-30", contributions, { gross_pay: undefined });

  it("matters for a cent of after-tax money, and for deferrals alone it does not", () => {
    expect(found(code, [unpaid({ after_tax: "0.01" })])).toMatchObject([
      {
        message:
          "compensation of alex at acme in the limitation year to 2025-12-31 is not fully known, so only the dollar limit was tested",
        hint: {
          words:
            "give the gross pay of every paycheck, or record the pay of 2025 that the plan counts",
          commands: ["record wages"],
        },
        facts: [expect.anything()],
      },
    ]);
    expect(told(code, [unpaid({ pretax_deferral: "100.00" })])).toEqual([]);
    expect(told(code, [pay("may", "2025-05-30", { after_tax: "0.01" })])).toEqual([]);
  });
});

describe("a birth date that is not recorded", () => {
  const code = "limits.birth-date-unknown";
  const asked =
    "the birth date of alex is not recorded, so 2025 is checked without catch-up contributions";

  it("matters a cent above the limit of deferrals, and not at it", () => {
    const at = (amount: string) => [
      AGELESS,
      SAM,
      pay("may", "2025-05-30", { pretax_deferral: amount }),
    ];
    expect(told(code, at("23500.00"))).toEqual([]);
    expect(told(code, at("23500.01"))).toEqual([asked]);
    expect(told(code, [ALEX, SAM, ...at("23500.01").slice(2)])).toEqual([]);
  });

  it("matters a cent above a plan's own limit, where one of two plans and employers is above", () => {
    const plans: EventJson[] = [
      {
        kind: "plan",
        plan: "capped",
        employer: "acme",
        features: { deferral_cap_percent_of_pay: "2" },
      },
      {
        kind: "plan",
        plan: "wide",
        employer: "acme",
        features: { deferral_cap_percent_of_pay: "4" },
      },
    ];
    const at = (amount: string) => [
      ...[
        AGELESS,
        SAM,
        ...plans,
        pay("b", "2025-05-30", { roth_deferral: "1.00" }, { plan: "bolt-401k" }),
      ],
      pay("w", "2025-06-30", { pretax_deferral: "1.00" }, { plan: "wide" }),
      pay("c", "2025-05-30", { pretax_deferral: amount }, { plan: "capped" }),
    ];
    expect(told(code, at("7000.00"))).toEqual([]);
    expect(told(code, at("7000.01"))).toEqual([asked]);
  });

  it("matters a cent above 415(c) with a cent deferred there: without deferrals nothing can be catch-up", () => {
    const at = (afterTax: string, deferred: Readonly<Record<string, string>>) => [
      ...[AGELESS, SAM, pay("b", "2025-05-30", { after_tax: "1.00" }, { plan: "bolt-401k" })],
      pay("a", "2025-05-30", { after_tax: afterTax, ...deferred }),
    ];
    expect(told(code, at("69999.99", { pretax_deferral: "0.01" }))).toEqual([]);
    expect(told(code, at("70000.00", { pretax_deferral: "0.01" }))).toEqual([asked]);
    expect(told(code, at("70000.01", {}))).toEqual([]);
  });
});

describe("after-tax money that came to the plan late", () => {
  // 30 days after 31 December is 30 January.
  const late = (id: string, year: number, day: string) =>
    pay(id, `${year}-12-31`, { after_tax: "100.00" }, { deposited_on: `${year + 1}-01-${day}` });

  it("is told from the 31st day on, in the year of its pay date", () => {
    const both = [late("old", 2023, "31"), late("new", 2024, "31")];
    expect(found("limits.late-deposit", both, 2024)).toMatchObject([
      {
        message:
          "after-tax 100.00 of alex's paycheck of 2024-12-31 was deposited on 2025-01-31, more than 30 days after its limitation year ended, so it counts in the one to 2025-12-31",
        events: ["new"],
      },
    ]);
    expect(told("limits.late-deposit", [late("new", 2024, "30")], 2024)).toEqual([]);
  });
});
