// What a plan and a payroll say, held against two people's paychecks: every row worked by hand.
import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { dollars, formatCents } from "../../../src/kernel/money.ts";
import {
  compareStatements,
  type StatementRow,
} from "../../../src/statements/compare-statements.ts";
import type { StatedDeposit, Statements } from "../../../src/statements/statement-values.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const PEOPLE: readonly EventJson[] = [
  { kind: "person", person: "alex" },
  { kind: "person", person: "blake" },
  { kind: "employer", employer: "acme" },
  { kind: "employer", employer: "zeta" },
  { kind: "plan", plan: "acme-401k", employer: "acme" },
  { kind: "plan", plan: "zeta-401k", employer: "zeta", limitation_year_end: "06-30" },
];

let events = 0;
function paycheck(
  date: string,
  contributions: Readonly<Record<string, string>>,
  more: { plan?: string; person?: string; deposited_on?: string; id?: string } = {},
): EventJson {
  events += 1;
  const own = { plan: "acme-401k", person: "alex", id: `pay${events}` };
  return { kind: "paycheck", date, contributions, ...own, ...more };
}

let lines = 0;
function deposit(
  date: string,
  amount: string,
  {
    source = "after_tax",
    plan = "acme-401k",
    payDate,
  }: Partial<Omit<StatedDeposit, "payDate">> & {
    payDate?: string;
  } = {},
): StatedDeposit {
  lines += 1;
  return {
    plan,
    source,
    date: calendarDate(date),
    amount: dollars(amount),
    file: "plan.csv",
    line: lines,
    ...(payDate !== undefined && { payDate: calendarDate(payDate) }),
  };
}

function compared(
  given: readonly EventJson[],
  said: Partial<Statements>,
  taxYear?: number,
  person = "alex",
) {
  const all = { deposits: [], paychecks: [], open: [], covered: [], ...said };
  return compareStatements(ledgerOf([...PEOPLE, ...given]), person, all, taxYear);
}

/** `acme-401k after_tax 2025-01-15 > 2025-01-17 +0.00 matched`. */
function told({ rows }: { readonly rows: readonly StatementRow[] }): string[] {
  return rows.map(({ plan, source, payDate, date, difference, outcome }) =>
    [
      ...[plan, source, payDate ?? "-", ">", date ?? "-"],
      ...[difference === undefined ? "-" : formatCents(difference), outcome],
    ].join(" "),
  );
}

const DAYS = ["2025-01-10", "2025-01-24", "2025-02-07", "2025-02-21"];
const EACH_FORTNIGHT = DAYS.map((date) => paycheck(date, { after_tax: "400.00" }));
const cover = (from: string, to: string) => ({
  plan: "acme-401k",
  file: "plan.csv",
  line: 1,
  from: calendarDate(from),
  to: calendarDate(to),
});

describe("what the files cover", () => {
  it("begins and ends with the deposits where nothing says more", () => {
    // Due on 13 and 27 January, 10 and 24 February; the plan tells of two deposits between them.
    const found = compared(EACH_FORTNIGHT, {
      deposits: ["2025-01-27", "2025-02-10"].map((date) => deposit(date, "400.00")),
    });
    expect(told(found)).toEqual([
      "acme-401k after_tax 2025-01-24 > 2025-01-27 0.00 matched",
      "acme-401k after_tax 2025-02-07 > 2025-02-10 0.00 matched",
    ]);
    expect(found.notCovered).toBe(2);
  });

  // The paychecks of 10 January to 21 February reach the plan three days later: the last is due on 24 February.
  const three = ["2025-01-13", "2025-01-27", "2025-02-10"].map((date) => deposit(date, "400.00"));

  it.each([
    ["2025-02-24", 4, 0],
    ["2025-02-23", 3, 1],
  ])(
    "a deposit that is due on the last day is missing, a day later it is not covered: to %s",
    (to, rows, not) => {
      const found = compared(EACH_FORTNIGHT, {
        deposits: three,
        covered: [cover("2025-01-13", to)],
      });
      expect([found.rows.length, found.notCovered, found.agrees]).toEqual([rows, not, not === 1]);
    },
  );

  it.each([
    ["2025-01-13", ["acme-401k after_tax 2025-01-10 > - -400.00 missing_in_plan"]],
    ["2025-01-14", []],
  ])("the same of the first day: from %s", (from, missing) => {
    const found = compared(EACH_FORTNIGHT, {
      deposits: ["2025-01-27", "2025-02-10", "2025-02-24"].map((date) => deposit(date, "400.00")),
      covered: [cover(from, "2025-03-31")],
    });
    expect(told(found).filter((row) => !row.endsWith("matched"))).toEqual(missing);
    expect(found.notCovered).toBe(1 - missing.length);
  });

  it("asked for a year the files are taken to cover it, and another year's paychecks are no rows", () => {
    const december = paycheck("2024-12-27", { after_tax: "400.00" });
    const found = compared([december, ...EACH_FORTNIGHT], { deposits: three }, 2025);
    expect(told(found).at(-1)).toBe("acme-401k after_tax 2025-02-21 > - -400.00 missing_in_plan");
    expect([found.rows.length, found.notCovered, found.agrees]).toEqual([4, 0, false]);
  });

  it("each plan is covered by its own lines", () => {
    const zeta = { plan: "zeta-401k" };
    const found = compared(
      [
        ...EACH_FORTNIGHT,
        paycheck("2025-01-10", { after_tax: "90.00" }, zeta),
        paycheck("2025-06-06", { after_tax: "90.00" }, zeta),
      ],
      { deposits: [...three, deposit("2025-01-13", "90.00", zeta)] },
    );
    expect(found.notCovered).toBe(2);
    expect(told(found)).toEqual([
      "acme-401k after_tax 2025-01-10 > 2025-01-13 0.00 matched",
      "acme-401k after_tax 2025-01-24 > 2025-01-27 0.00 matched",
      "acme-401k after_tax 2025-02-07 > 2025-02-10 0.00 matched",
      "zeta-401k after_tax 2025-01-10 > 2025-01-13 0.00 matched",
    ]);
    expect(found.habits).toEqual([
      { plan: "acme-401k", source: "after_tax", deposits: 3, days: 3, lateAfter: 10 },
      { plan: "zeta-401k", source: "after_tax", deposits: 1, days: 3, lateAfter: 10 },
    ]);
  });

  it("another plan's lines and days cover nothing here", () => {
    const open = { plan: "zeta-401k", file: "zeta.csv", line: 9, date: calendarDate("2025-02-24") };
    const found = compared(EACH_FORTNIGHT, { deposits: three, open: [open] }, 2025);
    expect(found.rows.at(-1)).toMatchObject({ outcome: "missing_in_plan" });
    const covered = [{ ...cover("2025-01-13", "2025-12-31"), plan: "zeta-401k" }];
    expect(compared(EACH_FORTNIGHT, { deposits: three, covered }).notCovered).toBe(1);
  });

  it("a line that waits for review may be the deposit: three days before pay to twelve after", () => {
    const open = (date: string) => ({
      plan: "acme-401k",
      file: "plan.csv",
      line: 9,
      date: calendarDate(date),
    });
    const outcomes = ["2025-02-17", "2025-02-18", "2025-03-05", "2025-03-06"].map(
      (date) =>
        compared(EACH_FORTNIGHT, { deposits: three, open: [open(date)] }, 2025).rows.at(-1)
          ?.outcome,
    );
    expect(outcomes).toEqual(["missing_in_plan", "open", "open", "missing_in_plan"]);
  });
});

describe("late", () => {
  it("is more than a week beyond the habit of this kind of money", () => {
    const paid = ["2025-03-07", "2025-03-21", "2025-04-04", "2025-04-18"].map((date) =>
      paycheck(date, { after_tax: "400.00" }),
    );
    // Two, two, nine and ten days: the habit is two.
    const found = compared(paid, {
      deposits: ["2025-03-09", "2025-03-23", "2025-04-13", "2025-04-28"].map((date) =>
        deposit(date, "400.00"),
      ),
    });
    expect(found.habits[0]).toMatchObject({ deposits: 4, days: 2, lateAfter: 9 });
    expect(found.rows.map(({ lag, outcome }) => [lag, outcome])).toEqual([
      [2, "matched"],
      [2, "matched"],
      [9, "matched"],
      [10, "late"],
    ]);
    expect(found.agrees).toBe(false);
  });

  it("after-tax money is late when it comes more than 30 days after its limitation year, employer money is not", () => {
    const december = [
      paycheck("2025-12-31", { after_tax: "100.00", match: "50.00" }),
      paycheck("2025-12-19", { after_tax: "100.00", match: "50.00" }),
    ];
    const on = (date: string) =>
      compared(december, {
        deposits: [
          deposit("2026-01-18", "100.00"),
          deposit(date, "100.00"),
          deposit("2026-01-18", "50.00", { source: "employer" }),
          deposit(date, "50.00", { source: "employer" }),
        ],
      }).rows.filter(({ payDate }) => payDate === "2025-12-31");
    // 31 December and 30 days.
    expect(on("2026-01-30").map(({ outcome }) => outcome)).toEqual(["matched", "matched"]);
    expect(on("2026-01-31").map((row) => [row.outcome, row.pastLimitationYear])).toEqual([
      ["late", "2026-01-30"],
      ["matched", undefined],
    ]);
  });

  it("a limitation year to 30 June ends there", () => {
    const zeta = { plan: "zeta-401k" };
    const found = compared([paycheck("2025-06-27", { after_tax: "100.00" }, zeta)], {
      deposits: [deposit("2025-07-31", "100.00", zeta)],
    });
    expect(found.rows[0]).toMatchObject({ lag: 34, pastLimitationYear: "2025-07-30" });
  });
});

describe("employer money", () => {
  const paid = [
    paycheck("2025-01-10", { pretax_deferral: "300.00", match: "150.00" }),
    {
      kind: "employer_contribution",
      id: "true-up",
      person: "alex",
      plan: "acme-401k",
      date: "2025-01-10",
      limitation_year: 2025,
      source: "match",
      amount: "25.00",
    },
  ];

  it("of a paycheck and beside it, on one day, is one sum", () => {
    const found = compared(paid, {
      deposits: [
        deposit("2025-01-14", "300.00", { source: "pretax" }),
        deposit("2025-01-14", "175.00", { source: "employer" }),
      ],
    });
    expect(told(found)).toEqual([
      "acme-401k employer 2025-01-10 > 2025-01-14 0.00 matched",
      "acme-401k pretax 2025-01-10 > 2025-01-14 0.00 matched",
    ]);
    expect(found.rows[0]?.events).toHaveLength(2);
    expect(found.rows[0]?.events.at(-1)).toBe("true-up");
  });

  it("of one cent is money, and of nothing is none", () => {
    const [, once] = paid;
    const of = (amount: string) =>
      told(
        compared([{ ...once, kind: "employer_contribution", amount }], {
          deposits: [deposit("2025-01-14", "0.01", { source: "employer" })],
        }),
      );
    expect(of("0.01")).toEqual(["acme-401k employer 2025-01-10 > 2025-01-14 0.00 matched"]);
    expect(of("0.00")).toEqual(["acme-401k employer - > 2025-01-14 0.01 not_compared"]);
  });

  it("outside paychecks may come to the plan after its limitation year", () => {
    const last = { ...paid[1], kind: "employer_contribution", id: "last", date: "2025-12-31" };
    const found = compared([last], {
      deposits: [deposit("2026-02-15", "25.00", { source: "employer" })],
    });
    expect(found.rows).toMatchObject([{ outcome: "matched", lag: 46 }]);
    expect(found.rows[0]).not.toHaveProperty("pastLimitationYear");
  });

  it("that payroll never states is not compared; where it does it is missing there", () => {
    const silent = [paycheck("2025-01-10", { pretax_deferral: "300.00" })];
    const deposits = [deposit("2025-02-14", "175.00", { source: "employer" })];
    expect(told(compared(silent, { deposits }))).toEqual([
      "acme-401k employer - > 2025-02-14 175.00 not_compared",
    ]);
    expect(told(compared([...silent, ...paid.slice(1)], { deposits }, 2025))).toContain(
      "acme-401k employer 2025-01-10 > - -25.00 missing_in_plan",
    );
    expect(told(compared([...silent, ...paid.slice(1)], { deposits }, 2025))).toContain(
      "acme-401k employer - > 2025-02-14 175.00 missing_in_payroll",
    );
  });
});

it("a deposit without a kind is no paycheck's of which a kind was received already", () => {
  const both = [paycheck("2025-01-10", { pretax_deferral: "300.00", after_tax: "100.00" })];
  const deposits = [
    deposit("2025-01-13", "300.00", { source: "pretax" }),
    deposit("2025-01-14", "400.00", { source: "all" }),
  ];
  expect(told(compared(both, { deposits }, 2025)).toSorted()).toEqual([
    "acme-401k after_tax 2025-01-10 > - -100.00 missing_in_plan",
    "acme-401k all - > 2025-01-14 400.00 missing_in_payroll",
    "acme-401k pretax 2025-01-10 > 2025-01-13 0.00 matched",
  ]);
});

describe("deposits without a kind", () => {
  const paid = [
    paycheck("2025-01-10", { pretax_deferral: "300.00", after_tax: "100.00" }),
    paycheck("2025-01-24", { pretax_deferral: "300.00", after_tax: "100.00" }),
  ];

  it("are the whole paycheck, and what they explain is not missing by kind", () => {
    const found = compared(paid, {
      deposits: [
        deposit("2025-01-13", "400.00", { source: "all" }),
        deposit("2025-01-27", "390.00", { source: "all" }),
      ],
    });
    expect(told(found)).toEqual([
      "acme-401k all 2025-01-10 > 2025-01-13 0.00 matched",
      "acme-401k all 2025-01-24 > 2025-01-27 -10.00 different_amount",
    ]);
  });

  it("leave out paychecks of which a kind was received", () => {
    const found = compared(
      paid,
      {
        deposits: [
          deposit("2025-01-13", "300.00", { source: "pretax" }),
          deposit("2025-01-27", "400.00", { source: "all" }),
        ],
      },
      2025,
    );
    expect(told(found)).toEqual([
      "acme-401k after_tax 2025-01-10 > - -100.00 missing_in_plan",
      "acme-401k pretax 2025-01-10 > 2025-01-13 0.00 matched",
      "acme-401k all 2025-01-24 > 2025-01-27 0.00 matched",
    ]);
  });

  it("are late for the after-tax part of them", () => {
    const found = compared(
      [paycheck("2025-12-31", { pretax_deferral: "300.00", after_tax: "100.00" })],
      { deposits: [deposit("2026-02-02", "400.00", { source: "all" })] },
    );
    expect(told(found)).toEqual(["acme-401k all 2025-12-31 > 2026-02-02 0.00 late"]);
  });
});

it("what comes twice, and what nobody paid", () => {
  const found = compared(EACH_FORTNIGHT.slice(0, 2), {
    deposits: [
      deposit("2025-01-13", "400.00"),
      deposit("2025-01-14", "400.00"),
      deposit("2025-01-27", "800.00"),
      deposit("2025-03-20", "12.00", { payDate: "2025-03-14" }),
    ],
  });
  expect(told(found)).toEqual([
    "acme-401k after_tax 2025-01-10 > 2025-01-13 0.00 matched",
    "acme-401k after_tax 2025-01-10 > 2025-01-14 400.00 duplicated",
    "acme-401k after_tax 2025-01-24 > 2025-01-27 400.00 duplicated",
    "acme-401k after_tax 2025-03-14 > 2025-03-20 12.00 missing_in_payroll",
  ]);
  expect(found.rows.map(({ lag }) => lag)).toEqual([3, 4, 3, undefined]);
  expect(found.agrees).toBe(false);
});

it("one deposit of three matches says what it was in all", () => {
  const found = compared(
    DAYS.slice(0, 3).map((date) => paycheck(date, { match: "50.00" })),
    { deposits: [deposit("2025-02-14", "150.00", { source: "employer" })] },
  );
  expect(found.rows.map(({ stated, together, outcome }) => [stated, together, outcome])).toEqual([
    [5000, 15000, "matched"],
    [5000, 15000, "matched"],
    [5000, 15000, "matched"],
  ]);
  expect(found.habits).toEqual([]);
});

it("what the ledger has from the plan alone proves nothing, and makes no habit", () => {
  const found = compared(
    [paycheck("2025-01-13", { after_tax: "400.00" }, { deposited_on: "2025-01-13" })],
    { deposits: [deposit("2025-01-13", "400.00")] },
  );
  expect(found.rows[0]).toMatchObject({ recordedFromPlan: true, outcome: "matched" });
  expect(found.habits).toEqual([]);
});

it("somebody else's paychecks of the same plan and day are not theirs", () => {
  const blake = paycheck("2025-01-10", { after_tax: "77.00" }, { person: "blake" });
  const said = { deposits: [deposit("2025-01-13", "400.00")] };
  const given = [...EACH_FORTNIGHT.slice(0, 1), blake];
  expect(told(compared(given, said))).toEqual([
    "acme-401k after_tax 2025-01-10 > 2025-01-13 0.00 matched",
  ]);
  expect(told(compared(given, said, undefined, "blake"))).toEqual([
    "acme-401k after_tax 2025-01-10 > 2025-01-13 323.00 different_amount",
  ]);
});

describe("a payslip", () => {
  const paid = [
    paycheck("2025-01-10", { pretax_deferral: "300.00", after_tax: "100.00", match: "50.00" }),
    paycheck("2025-01-10", { pretax_deferral: "999.00" }, { plan: "zeta-401k" }),
    paycheck("2025-01-24", { pretax_deferral: "888.00" }),
  ];
  const payslip = (date: string, contributions: Readonly<Record<string, string>>) => ({
    plan: "acme-401k",
    file: "slip.txt",
    line: 4,
    date: calendarDate(date),
    contributions: Object.fromEntries(
      Object.entries(contributions).map(([key, amount]) => [key, dollars(amount)]),
    ),
  });

  it("is held against the paycheck of its plan and day, kind by kind; employer money only where it names it", () => {
    const found = compared(paid, {
      paychecks: [payslip("2025-01-10", { pretaxDeferral: "300.00", rothDeferral: "20.00" })],
    });
    expect(told(found)).toEqual([
      "acme-401k after_tax 2025-01-10 > - -100.00 different_amount",
      "acme-401k pretax 2025-01-10 > - 0.00 matched",
      "acme-401k roth 2025-01-10 > - 20.00 different_amount",
    ]);
    const named = compared(paid, { paychecks: [payslip("2025-01-10", { match: "60.00" })] });
    expect(told(named)[1]).toBe("acme-401k employer 2025-01-10 > - 10.00 different_amount");
  });

  it("of a day without a paycheck is missing in the ledger, with nothing recorded", () => {
    const [row] = compared(paid, {
      paychecks: [payslip("2025-01-17", { afterTax: "10.00" })],
    }).rows;
    expect(row).toMatchObject({ outcome: "missing_in_payroll", stated: 1000, events: [] });
    expect(row).not.toHaveProperty("recorded");
  });

  it("of another year is left out", () => {
    const said = { paychecks: [payslip("2024-12-27", { afterTax: "10.00" })] };
    expect(compared(paid, said, 2025).rows).toEqual([]);
    expect(compared(paid, said, 2024).rows).toHaveLength(1);
  });
});
