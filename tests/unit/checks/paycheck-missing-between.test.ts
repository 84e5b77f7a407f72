// Paydays that are missing between two recorded ones: which holes are found, and who has none. The days are those
// of real payrolls of 2025, written down by hand.
import { describe, expect, it } from "vitest";
import { findings } from "../../../src/checks/run-checks.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { builtInLaw } from "../../../src/law/law.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const FRIDAYS = [
  ...["01-10", "01-24", "02-07", "02-21", "03-07", "03-21", "04-04", "04-18", "05-02", "05-16"],
  ...["05-30", "06-13", "06-27", "07-11", "07-25", "08-08", "08-22", "09-05", "09-19", "10-03"],
  ...["10-17", "10-31", "11-14", "11-28", "12-12", "12-26"],
];
/** The 15th and the last day, before a weekend. */
const TWICE_A_MONTH = [
  ...["01-15", "01-31", "02-14", "02-28", "03-14", "03-31", "04-15", "04-30", "05-15", "05-30"],
  ...["06-13", "06-30", "07-15", "07-31", "08-15", "08-29", "09-15", "09-30", "10-15", "10-31"],
  ...["11-14", "11-28", "12-15", "12-31"],
];
const MONTHLY = [
  ...["01-31", "02-28", "03-31", "04-30", "05-30", "06-30", "07-31", "08-29", "09-30", "10-31"],
  ...["11-28", "12-31"],
];
/** Every Friday; Independence Day and the day after Thanksgiving paid a day before. */
const WEEKLY = [
  ...["05-02", "05-09", "05-16", "05-23", "05-30", "06-06", "06-13", "06-20", "06-27", "07-03"],
  ...["07-11", "07-18", "11-07", "11-14", "11-21", "11-27", "12-05", "12-12", "12-19", "12-26"],
];

const without = (dates: readonly string[], ...gone: readonly string[]) =>
  dates.filter((date) => !gone.includes(date));
const upTo = (dates: readonly string[], last: string) => dates.filter((date) => date <= last);
const from = (dates: readonly string[], first: string) => dates.filter((date) => date >= first);

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

interface Asked {
  readonly frequency?: string;
  readonly end?: string;
  readonly year?: number;
  readonly today?: string;
}

function problems(events: readonly EventJson[], asked: Asked = {}) {
  const { frequency, end, year = 2025, today = "2026-01-10" } = asked;
  const shared: EventJson[] = [
    { kind: "person", person: "alex", birth_date: "1985-05-05" },
    { kind: "person", person: "sam", birth_date: "1986-06-06" },
    ...["acme", "bolt"].map((employer) => ({
      kind: "employer",
      employer,
      ...(frequency !== undefined && { pay_frequency: frequency }),
    })),
    ...["acme-401k", "bolt-401k"].map((plan) => ({
      kind: "plan",
      plan,
      employer: plan.slice(0, 4),
      ...(end !== undefined && { limitation_year_end: end }),
    })),
  ];
  const only = { person: "alex", taxYear: taxYear(year), today: calendarDate(today) };
  return findings(ledgerOf([...shared, ...events]), builtInLaw, only).open.filter(
    ({ code }) => code === "limits.paycheck-missing",
  );
}

function missing(events: readonly EventJson[], asked?: Asked): string[] {
  return problems(events, asked).map(({ message }) => /alex's (.*):/.exec(message)?.[1] ?? message);
}

describe("a payday that is missing in the middle of a year", () => {
  it.each([
    ["every second week", without(FRIDAYS, "04-04"), "payday between 2025-03-21 and 2025-04-18"],
    [
      "two of them together",
      without(FRIDAYS, "04-04", "04-18"),
      "2 paydays between 2025-03-21 and 2025-05-02",
    ],
    [
      "seven of them, a summer",
      without(FRIDAYS, ...FRIDAYS.slice(10, 17)),
      "7 paydays between 2025-05-16 and 2025-09-05",
    ],
    [
      "twice a month, the last of February",
      without(TWICE_A_MONTH, "02-28"),
      "payday between 2025-02-14 and 2025-03-14",
    ],
    [
      "twice a month, all of April",
      without(TWICE_A_MONTH, "04-15", "04-30"),
      "2 paydays between 2025-03-31 and 2025-05-15",
    ],
    ["monthly, April", without(MONTHLY, "04-30"), "payday between 2025-03-31 and 2025-05-30"],
    [
      "monthly, four months",
      without(MONTHLY, "04-30", "05-30", "06-30", "07-31"),
      "4 paydays between 2025-03-31 and 2025-08-29",
    ],
    [
      "a bonus in it",
      [...without(FRIDAYS, "04-04"), "04-10"],
      "payday between 2025-03-21 and 2025-04-18",
    ],
    [
      "twice a month, of four paydays",
      ["01-15", "01-30", "02-13", "02-27", "03-31"],
      "payday between 2025-02-27 and 2025-03-31",
    ],
    [
      "two bonuses besides",
      [...without(FRIDAYS.slice(6, 16), "06-13"), "05-21", "07-17"],
      "payday between 2025-05-30 and 2025-06-27",
    ],
    [
      "the second of all",
      without(FRIDAYS.slice(3, 12), "03-07"),
      "payday between 2025-02-21 and 2025-03-21",
    ],
    [
      "half a year before a last paycheck",
      [...MONTHLY.slice(0, 6), "12-31"],
      "5 paydays between 2025-06-30 and 2025-12-31",
    ],
    [
      "monthly, beside weeks of another time",
      [
        ...without(MONTHLY.slice(0, 6), "04-30"),
        ...FRIDAYS.slice(21).map((date) => `2024-${date}`),
      ],
      "payday between 2025-03-31 and 2025-05-30",
    ],
    [
      "months in which pay changed from monthly to every second week",
      [...MONTHLY.slice(0, 5), ...FRIDAYS.slice(20)],
      "4 paydays between 2025-05-30 and 2025-10-17",
    ],
    [
      "the last of a year in the middle",
      [...FRIDAYS.slice(0, 25), "2026-01-09", "2026-01-23"],
      "payday between 2025-12-12 and 2026-01-09",
    ],
  ])("%s", (_, dates, told) => {
    expect(missing(pay(dates))).toEqual([told]);
  });

  it("every week", () => {
    const all = pay(without(WEEKLY.slice(0, 12), "06-13"));
    expect(missing(all)).toEqual(["payday between 2025-06-06 and 2025-06-20"]);
  });

  it("is missing of the year that it is in", () => {
    const around = pay([...FRIDAYS.slice(20), "2026-01-23", "2026-02-06", "2026-02-20"]);
    expect(missing(around)).toEqual([]);
    expect(missing(around, { year: 2026, today: "2026-02-21" })).toEqual([
      "payday between 2025-12-26 and 2026-01-23",
    ]);
    const both = pay([...FRIDAYS.slice(16, 24), "2026-01-09", "2026-01-23"]);
    expect(missing(both)).toEqual(["2 paydays between 2025-11-28 and 2026-01-09"]);
    expect(missing(both, { year: 2026, today: "2026-02-21" })).toEqual([]);
  });

  it("is missing while the year runs", () => {
    const running = pay(without(FRIDAYS.slice(0, 10), "04-04"));
    expect(missing(running, { today: "2025-05-17" })).toHaveLength(1);
  });

  it("each hole is a finding of its own, accepted by the payday before it", () => {
    const paychecks = pay(without(FRIDAYS, "04-04", "05-02")).map((event) => ({
      ...event,
      id: String(event["date"]),
    }));
    expect(problems(paychecks).map(({ events }) => events)).toEqual([
      ["2025-03-21"],
      ["2025-04-18"],
    ]);
    const accepted = {
      kind: "accepted_finding",
      person: "alex",
      code: "limits.paycheck-missing",
      event: "2025-03-21",
      reason: "unpaid leave",
    };
    expect(problems([...paychecks, accepted]).map(({ events }) => events)).toEqual([
      ["2025-04-18"],
    ]);
  });

  it("says the rhythm, the days and what lacks it", () => {
    expect(problems(pay(without(MONTHLY, "04-30")), { frequency: "monthly" })).toMatchObject([
      {
        severity: "warning",
        message:
          "acme-401k was paid into every month, and nothing is recorded of alex's payday between 2025-03-31 and 2025-05-30: the totals of 2025 are said without it",
      },
    ]);
  });

  it("of another plan or person is not made good by this one", () => {
    const sams = pay(FRIDAYS).map((event) => ({ ...event, person: "sam" }));
    const bolts = pay(FRIDAYS, { plan: "bolt-401k", amount: "100.00" });
    expect(missing([...sams, ...bolts, ...pay(without(FRIDAYS, "04-04"))])).toEqual([
      "payday between 2025-03-21 and 2025-04-18",
    ]);
  });
});

describe("where it is recorded how often the employer pays", () => {
  it.each([
    ["monthly", ["03-31", "05-30"], ["payday between 2025-03-31 and 2025-05-30"]],
    ["biweekly", ["03-07", "04-04", "04-18"], ["payday between 2025-03-07 and 2025-04-04"]],
    ["weekly", ["05-02", "05-16", "05-23"], ["payday between 2025-05-02 and 2025-05-16"]],
    ["semimonthly", ["02-14", "02-28", "03-31"], ["payday between 2025-02-28 and 2025-03-31"]],
    // Two paydays far apart may be all that was paid in: two bonuses.
    ["monthly", ["03-31", "06-30"], []],
    ["biweekly", ["03-07", "06-06", "09-05"], []],
    // It says something else than the paydays do.
    ["weekly", FRIDAYS.slice(0, 6), []],
    ["biweekly", MONTHLY.slice(0, 6), []],
  ])("%s: %j", (frequency, dates, told) => {
    const running = { frequency, today: "2025-10-01" };
    expect(missing(pay(dates), running)).toEqual(told);
  });
});

describe("no payday is missing between", () => {
  const left = (date: string) => ({ kind: "separation", person: "alex", employer: "acme", date });
  it.each<[string, EventJson[]]>([
    ["every second week", pay(FRIDAYS)],
    ["twice a month", pay(TWICE_A_MONTH)],
    ["monthly", pay(MONTHLY)],
    ["every week, a holiday before", pay(WEEKLY.slice(0, 12))],
    ["every week, Thanksgiving", pay(WEEKLY.slice(12))],
    ["a bonus, and two paychecks on one day", pay([...FRIDAYS, "03-14", "03-14", "08-08"])],
    ["a payday moved by three days", pay([...without(FRIDAYS, "04-04"), "04-07"])],
    ["a payday moved by five days", pay([...without(TWICE_A_MONTH, "04-15"), "04-20"])],
    ["a payday at which nothing was paid in", pay(FRIDAYS, { amount: "0.00" })],
    ["five paydays, too few for a rhythm", pay(FRIDAYS.slice(3, 5).concat("11-28", "12-26"))],
    [
      "three that are like it and one that is not",
      pay(FRIDAYS.slice(3, 6).concat("05-27", "06-16")),
    ],
    [
      "monthly until May, then every second week",
      pay([...MONTHLY.slice(0, 5), ...from(FRIDAYS, "06-13")]),
    ],
    [
      "every second week until May, then monthly",
      pay([...upTo(FRIDAYS, "05-30"), ...from(MONTHLY, "06-30")]),
    ],
    ["every second week, lately monthly", pay([...upTo(FRIDAYS, "10-31"), "11-28", "12-31"])],
    [
      "every second week, then twice a month",
      pay([...upTo(FRIDAYS, "06-27"), ...from(TWICE_A_MONTH, "07-15")]),
    ],
    [
      "left in March and came back in August",
      [...pay([...upTo(FRIDAYS, "03-21"), ...from(FRIDAYS, "08-22")]), left("2025-03-28")],
    ],
    [
      "another job from April to July, and back",
      [
        ...pay([...upTo(FRIDAYS, "03-21"), ...from(FRIDAYS, "08-22")]),
        ...pay(["04-15", "04-30", "05-15", "05-30", "06-13", "06-30", "07-15", "07-31"], {
          plan: "bolt-401k",
        }),
      ],
    ],
    [
      "deferrals at the limit in September, and a true-up in December",
      [
        ...pay(upTo(FRIDAYS, "09-05"), { amount: "1250.00" }),
        ...pay(["09-19"], { amount: "1000.00" }),
        ...pay(["12-26"]).map((event) => ({ ...event, contributions: { match: "900.00" } })),
      ],
    ],
    [
      "the pay of the year as stated",
      [
        ...pay(without(FRIDAYS, "04-04")),
        {
          kind: "wages",
          person: "alex",
          employer: "acme",
          tax_year: 2025,
          compensation: "225000.00",
        },
      ],
    ],
  ])("%s", (_, events) => {
    expect(missing(events)).toEqual([]);
  });

  it("but one is where more pay is stated, or a second job goes on beside it, or the way back is long", () => {
    const wages = {
      kind: "wages",
      person: "alex",
      employer: "acme",
      tax_year: 2025,
      compensation: "234000.00",
    };
    expect(missing([...pay(without(FRIDAYS, "04-04")), wages])).toHaveLength(1);
    const side = pay(from(FRIDAYS, "04-04"), { plan: "bolt-401k", amount: "100.00" });
    expect(missing([...pay(without(FRIDAYS, "04-04")), ...side])).toHaveLength(1);
    const absent = without(FRIDAYS, ...FRIDAYS.slice(6, 16));
    expect(missing([...pay(absent), left("2025-05-10")])).toEqual([
      "3 paydays between 2025-03-21 and 2025-08-22",
    ]);
  });
});

it("of a limitation year that began in the year before is said to be of that one", () => {
  const before = ["09-06", "09-20", "10-18", "11-01", "11-15", "11-29", "12-13", "12-27"];
  const all = pay([...before.map((date) => `2024-${date}`), ...FRIDAYS]);
  const summer = { frequency: "biweekly", end: "06-30" };
  const [found] = problems(all, summer);
  expect(found?.message).toContain(
    "payday between 2024-09-20 and 2024-10-18: the totals of the limitation year to 2025-06-30 are said without it",
  );
  const [calendar] = problems(all, { ...summer, year: 2024 });
  expect(calendar?.message).toContain("2024-10-18: the totals of 2024 are said without it");
  expect(missing(all, { frequency: "biweekly" })).toEqual([]);
});
