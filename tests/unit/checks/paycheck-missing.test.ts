// The last paydays of a year that is over: which rhythms miss one, and who misses none.
import { describe, expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { addDays, type CalendarDate, calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
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

function problems(events: readonly EventJson[], today = "2026-01-10") {
  const only = { person: "alex", taxYear: taxYear(2025), today: calendarDate(today) };
  // Who is recorded again is recorded otherwise.
  const said = (each: EventJson) =>
    events.some((event) => event.kind === each.kind && event[each.kind] === each[each.kind]);
  const shared = SHARED.filter((each) => !said(each));
  return findings(ledgerOf([...shared, ...events]), builtInLaw, only).open.filter(
    ({ code }) => code === "limits.paycheck-missing",
  );
}

function missing(events: readonly EventJson[], today?: string): string[] {
  return problems(events, today).map(({ message }) => /alex's (.*):/.exec(message)?.[1] ?? message);
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

describe("what is said of it", () => {
  it("names the last paychecks, and counts what is missed", () => {
    const named = pay(BIWEEKLY).map((event, index) => ({ ...event, id: `p${index}` }));
    expect(problems(named)).toMatchObject([
      {
        message:
          "acme-401k was paid into every 14 days or so, and nothing is recorded of alex's payday after 2025-12-12: the totals of 2025 are said without it",
        events: ["p5"],
      },
    ]);
    const early = pay(["09-05", "09-19", ...BIWEEKLY.slice(0, 5)]);
    expect(problems(early)[0]?.message).toContain(
      "2 paydays after 2025-11-28: the totals of 2025 are said without them",
    );
  });
});

describe("a rhythm", () => {
  /** So many days apart, the last on the day given. */
  const apart = (gaps: readonly number[], last = "2025-11-20"): CalendarDate[] => {
    const dates = [calendarDate(last)];
    for (const gap of gaps.toReversed())
      dates.unshift(addDays(dates[0] ?? calendarDate(last), -gap));
    return dates;
  };
  const rhythm = (...gaps: readonly number[]) =>
    problems(pay(apart(gaps))).map(({ message }) => Number(/every (\d+) days/.exec(message)?.[1]));

  it.each([
    ["a week, give or take a day", [7, 7, 8, 7, 6], [7]],
    ["three of four within it", [7, 7, 7, 7, 7, 7, 9, 9], [7]],
    ["five of eight", [7, 7, 7, 7, 7, 9, 9, 9], []],
    ["six days", [6, 6, 6, 6, 6], [6]],
    ["ten days", [10, 10, 10, 10, 10], []],
    ["eleven days", [11, 11, 11, 11, 11], []],
    ["twelve days", [12, 12, 12, 12, 12], [12]],
    ["nineteen days", [19, 19, 19, 19, 19], [19]],
    ["twenty days", [20, 20, 20, 20, 20], []],
    ["twenty-five days", [25, 25, 25, 25, 25], []],
    ["twenty-six days", [26, 26, 26, 26, 26], [26]],
    ["thirty-four days", [34, 34, 34, 34, 34], [34]],
    ["a month, give or take four days", [30, 30, 34, 26, 30], [30]],
    ["a month, five days off twice", [30, 35, 30, 25, 30], []],
    ["half a month, give or take three days", [15, 18, 12, 15, 15], [15]],
    ["half a month, four days off twice", [15, 19, 11, 15, 15], []],
    ["the middle of different days", [28, 29, 30, 31, 32], [30]],
    ["five paydays", [14, 14, 14, 14], []],
  ])("%s", (_, gaps, told) => {
    expect(rhythm(...gaps)).toEqual(told);
  });

  it("goes on by its days, where it is twice a month by sixteen", () => {
    const ending = (last: string, gap: number) => missing(pay(apart(Array(6).fill(gap), last)));
    expect(ending("2025-12-17", 14)).toEqual(["payday after 2025-12-17"]);
    expect(ending("2025-12-18", 14)).toEqual([]);
    expect(ending("2025-12-15", 15)).toEqual(["payday after 2025-12-15"]);
    expect(ending("2025-12-16", 15)).toEqual([]);
    expect(ending("2025-10-28", 30)).toEqual(["2 paydays after 2025-10-28"]);
    expect(ending("2025-10-01", 30)).toEqual(["2 paydays after 2025-10-01"]);
  });

  it("that ended before October was a job that ended", () => {
    const ending = (last: string) => missing(pay(apart(Array(6).fill(14), last)));
    expect(ending("2025-10-01")).toEqual(["6 paydays after 2025-10-01"]);
    expect(ending("2025-09-30")).toEqual([]);
  });
});

describe("who left", () => {
  const left = (date: string): EventJson => ({
    ...{ kind: "separation", person: "alex", employer: "acme", date },
  });

  it("on the last payday misses none, a day after the next one misses that", () => {
    expect(missing([...pay(BIWEEKLY), left("2025-12-12")])).toEqual([]);
    expect(missing([...pay(BIWEEKLY), left("2025-12-25")])).toEqual([]);
    expect(missing([...pay(BIWEEKLY), left("2025-12-26")])).toEqual(["payday after 2025-12-12"]);
  });

  it("in the year after was there to the end of this one", () => {
    expect(missing([...pay(BIWEEKLY), left("2026-01-31")])).toEqual(["payday after 2025-12-12"]);
  });
});

describe("who had put in all that the limits allow", () => {
  // The limits of 2025: 23,500 deferred, 70,000 in all (Notice 2024-80).
  const last = (contributions: Readonly<Record<string, string>>) => [
    ...pay(BIWEEKLY.slice(0, 5), { amount: "4000.00" }),
    ...pay(BIWEEKLY.slice(5)).map((event) => ({ ...event, contributions })),
  ];

  it("is who deferred all of it, to the cent", () => {
    expect(missing(last({ pretax_deferral: "3500.00" }))).toEqual([]);
    expect(missing(last({ pretax_deferral: "3499.99" }))).toHaveLength(1);
    // 23,499.99 before and the last cent then.
    const cent = [
      ...pay(BIWEEKLY.slice(0, 4), { amount: "5000.00" }),
      ...pay(BIWEEKLY.slice(4, 5), { amount: "3499.99" }),
      ...pay(BIWEEKLY.slice(5), { amount: "0.01" }),
    ];
    expect(missing(cent)).toEqual([]);
  });

  it("is not who paid in after-tax money lately, or the employer alone", () => {
    expect(missing(last({ pretax_deferral: "3500.00", after_tax: "0.01" }))).toHaveLength(1);
    const full = pay(BIWEEKLY.slice(0, 5), { amount: "4700.00" });
    const employers = pay(BIWEEKLY.slice(5)).map((event) => ({
      ...event,
      contributions: { match: "10.00" },
    }));
    expect(missing([...full, ...employers])).toHaveLength(1);
  });

  it("is who paid in after-tax money before and not lately", () => {
    const [first, ...others] = last({ pretax_deferral: "3500.00" });
    const paid = { pretax_deferral: "4000.00", after_tax: "100.00" };
    expect(missing([{ ...first, kind: "paycheck", contributions: paid }, ...others])).toEqual([]);
  });

  it("is who reached 415(c) at that employer, to the cent", () => {
    const afterTax = (amount: string, plan?: string) =>
      pay(BIWEEKLY, plan === undefined ? {} : { plan }).map((event, index) => ({
        ...event,
        gross_pay: "20000.00",
        contributions: { after_tax: index === 0 ? amount : "10000.00" },
      }));
    expect(missing(afterTax("20000.00"))).toEqual([]);
    expect(missing(afterTax("19999.99"))).toHaveLength(1);
    // At another employer it says nothing of this one.
    const there = pay(["10-06"], { plan: "bolt-401k" }).map((event) => ({
      ...event,
      ...{ gross_pay: "90000.00", contributions: { after_tax: "70000.00" } },
    }));
    expect(missing([...there, ...afterTax("19999.99")])).toHaveLength(1);
  });
});

/** The same with how often acme pays, and in which month its plan's limitation year ends. */
function paid(
  frequency: string | undefined,
  events: readonly EventJson[],
  { today, end }: { today?: string; end?: string } = {},
): string[] {
  const acme = [
    {
      kind: "employer",
      employer: "acme",
      ...(frequency !== undefined && { pay_frequency: frequency }),
    },
    {
      kind: "plan",
      plan: "acme-401k",
      employer: "acme",
      features: { after_tax: true, after_tax_cap: "1000.00" },
      ...(end !== undefined && { limitation_year_end: end }),
    },
  ];
  return missing([...acme, ...events], today);
}

describe("where it is recorded how often the employer pays", () => {
  // By hand, from the last payday to 31 December 2025.
  it.each([
    ["weekly", ["12-12", "12-19"], "payday after 2025-12-19"],
    ["biweekly", ["01-03", "01-17"], "24 paydays after 2025-01-17"],
    ["biweekly", ["12-05", "12-19"], undefined],
    ["semimonthly", ["06-13", "06-30"], "11 paydays after 2025-06-30"],
    ["semimonthly", ["12-15", "12-31"], undefined],
    ["monthly", ["05-30", "06-30"], "6 paydays after 2025-06-30"],
    ["monthly", ["11-28", "12-30"], undefined],
  ])("%s: two paydays and a stop in any month, %j", (frequency, dates, told) => {
    expect(paid(frequency, pay(dates))).toEqual(told === undefined ? [] : [told]);
  });

  it.each([
    ["one paycheck", pay(["03-14"])],
    ["paychecks that are no paydays", pay(["03-14", "07-04", "09-30"])],
    ["a job that was left", [...pay(["03-14", "03-28"]), left("2025-03-31")]],
    [
      "last pay that came after the day of leaving",
      [...pay(["03-14", "03-28", "04-11"]), left("2025-03-20")],
    ],
    [
      "another job that began later",
      [...pay(["03-14", "03-28"]), ...pay(["06-13"], { plan: "bolt-401k" })],
    ],
    [
      "another job that began before the last pay of the old one",
      [
        ...pay(["01-03", "01-17", "01-31", "02-14", "02-28", "03-14", "03-28"]),
        ...pay(["03-21", "04-04"], { plan: "bolt-401k" }),
      ],
    ],
    ["after-tax money up to what the plan takes", afterTax(["03-14", "03-28"], "500.00")],
  ])("nothing is missed: %s", (_, events) => {
    expect(paid("biweekly", events)).toEqual([]);
  });

  it.each([
    ["after-tax money below what the plan takes", afterTax(["03-14", "03-28"], "499.99")],
    [
      "two jobs side by side, one of which stops",
      [...pay(["03-14", "03-28"]), ...pay(["03-14", "03-28", "04-11"], { plan: "bolt-401k" })],
    ],
    ["somebody who left long ago and came back", [left("2025-01-31"), ...pay(["03-14", "03-28"])]],
    [
      "somebody else who left",
      [{ ...left("2025-03-31"), person: "sam" }, ...pay(["03-14", "03-28"])],
    ],
  ])("paydays are missed: %s", (_, events) => {
    expect(paid("biweekly", events)).toEqual(["19 paydays after 2025-03-28"]);
  });
});

describe("dates alone", () => {
  const SPRING = ["01-03", "01-17", "01-31", "02-14", "02-28", "03-14"];
  it("do not tell whether a job ended in March", () => {
    expect(paid(undefined, pay(SPRING))).toEqual([]);
  });

  it("tell it where pay went on in the next year", () => {
    expect(paid(undefined, pay([...SPRING, "2026-01-02"]))).toEqual([
      "20 paydays between 2025-03-14 and 2026-01-02",
    ]);
  });
});

describe("a limitation year that ends on 30 June", () => {
  const paychecks = pay(["05-02", "05-16", "05-30"]);
  it("is over in summer, and its last paydays are missed then", () => {
    expect(paid("biweekly", paychecks, { today: "2025-07-15", end: "06-30" })).toEqual([
      "2 paydays after 2025-05-30",
    ]);
    expect(paid("biweekly", paychecks, { today: "2025-06-30", end: "06-30" })).toEqual([]);
    expect(paid("biweekly", paychecks, { today: "2025-07-15" })).toEqual([]);
  });

  it("is one finding with the calendar year, once that is over", () => {
    expect(paid("biweekly", paychecks, { today: "2026-01-10", end: "06-30" })).toEqual([
      "15 paydays after 2025-05-30",
    ]);
  });

  it("and the calendar year lack what is missing between, which is told once", () => {
    const autumn = pay(["11-28", "12-12", "12-26"]);
    expect(paid("biweekly", [...paychecks, ...autumn], { end: "06-30" })).toEqual([
      "12 paydays between 2025-05-30 and 2025-11-28",
    ]);
  });
});

function left(date: string): EventJson {
  return { kind: "separation", person: "alex", employer: "acme", date };
}

function afterTax(dates: readonly string[], amount: string): EventJson[] {
  return pay(dates).map((event) => ({ ...event, contributions: { after_tax: amount } }));
}
