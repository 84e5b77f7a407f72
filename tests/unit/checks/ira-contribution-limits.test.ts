// IRA contributions too late or too much: 7,000 for 2024 and 2025, 1,000 more from the year of the 50th birthday on
// (Notice 2023-75, 2024-80); due on 15 April 2025 for 2024, and for 2020 on 17 May 2021 (Notice 2021-21).
import { describe, expect, it } from "vitest";
import { checkIraContributionLimits } from "../../../src/checks/ira-contribution-limits.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const born = (birth_date: string | undefined): EventJson[] => [
  { kind: "person", person: "alex", birth_date },
  { kind: "person", person: "sam", birth_date: "1950-01-01" },
];
const put = (id: string, date: string, amount: string, more: Record<string, unknown> = {}) => ({
  ...{ kind: "ira_contribution", id, person: "alex", ira: "traditional", date, amount },
  ...{ tax_year: 2024, ...more },
});
const found = (...events: readonly EventJson[]) =>
  checkIraContributionLimits(
    ledgerOf([
      ...(events.some(({ kind }) => kind === "person") ? [] : born("1985-05-05")),
      ...events,
    ]),
    "alex",
  );

describe("a contribution", () => {
  it("is too late a day after the return was due", () => {
    expect(found(put("c", "2025-04-15", "100.00"))).toEqual([]);
    expect(found(put("b", "2024-05-01", "100.00"), put("c", "2025-04-16", "100.00"))).toMatchObject(
      [
        {
          code: "ira.contribution-too-late",
          message:
            "the IRA contribution of 100.00 for 2024 was made on 2025-04-16, after 2025-04-15",
          hint: "record it for 2025, or accept it when a disaster postponed the day",
          events: ["c"],
        },
      ],
    );
    const of2020 = { tax_year: 2020 };
    expect(found(put("c", "2021-05-17", "100.00", of2020))).toEqual([]);
    expect(found(put("c", "2021-05-18", "100.00", of2020))).toHaveLength(1);
  });

  it("of a year without figures is too late, and above nothing", () => {
    const old = { tax_year: 2009 };
    expect(found(put("c", "2010-04-15", "90000.00", old))).toEqual([]);
    expect(found(put("c", "2010-04-16", "90000.00", old))).toMatchObject([
      { code: "ira.contribution-too-late" },
    ]);
  });
});

describe("contributions of a year", () => {
  const two = (amount: string) => [
    put("t", "2024-05-01", "5000.00"),
    put("r", "2024-05-02", amount, { ira: "roth" }),
    put("next", "2025-05-02", "7000.00", { tax_year: 2025 }),
    put("s", "2024-05-02", "8000.00", { person: "sam" }),
  ];

  it("are at most the limit over all IRAs", () => {
    expect(found(...two("2000.00"))).toEqual([]);
    expect(found(...two("2000.01"))).toMatchObject([
      {
        code: "ira.contributions-above-limit",
        message: "7,000.01 was contributed to IRAs for 2024, 0.01 above the limit of 7,000.00",
        events: ["t", "r"],
        amount: 1,
      },
    ]);
  });

  it("are 1,000 more for who is 50 in the year, or of whom it is not known", () => {
    const count = (birth: string | undefined, amount: string) =>
      found(...born(birth), ...two(amount)).length;
    expect(count("1974-12-31", "3000.00")).toBe(0);
    expect(count("1974-12-31", "3000.01")).toBe(1);
    expect(count("1975-01-01", "2000.01")).toBe(1);
    expect(count(undefined, "3000.00")).toBe(0);
    expect(count(undefined, "3000.01")).toBe(1);
  });
});
