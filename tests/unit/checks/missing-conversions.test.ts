// A conversion that should be there and is not: after-tax money that waited past the next one, at each bound and a
// day beside it. 30 days apart are 31 January, 2 March, 1 April and 1 May of 2025.
import { describe, expect, it } from "vitest";
import { missingConversions, overdueConversions } from "../../../src/checks/missing-conversions.ts";
import { addDays, calendarDate } from "../../../src/kernel/calendar.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-06-01" },
  { kind: "person", person: "blair", birth_date: "1986-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme", features: { in_plan_roth_rollover: "manual" } },
  {
    kind: "plan",
    plan: "auto",
    employer: "acme",
    features: { in_plan_roth_rollover: "automatic" },
  },
];
type Fields = Readonly<Record<string, unknown>>;
const paid = (id: string, date: string, more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", id, person: "alex", plan: "k", date },
  contributions: { after_tax: "100.00" },
  ...more,
});
const convert = (id: string, date: string, amount: string, more: Fields = {}): EventJson => ({
  ...{ kind: "in_plan_roth_rollover", id, person: "alex", plan: "k", date, amount },
  from: "after_tax",
  ...more,
});
const AUTO = { plan: "auto" };

const found = (events: readonly EventJson[]) =>
  missingConversions.find(ledgerOf([...WHO, ...events]), "alex");
const told = (...events: readonly EventJson[]) =>
  found(events).map(({ events: named = [] }) => named.join(" "));

describe("a plan that converts automatically", () => {
  const first = paid("first", "2025-01-15", AUTO);

  it("has converted what came five days before the last deposit", () => {
    expect(told(first, paid("second", "2025-01-19", AUTO))).toEqual([]);
    expect(found([first, paid("second", "2025-01-20", AUTO)])).toMatchObject([
      {
        code: "basis.conversion-missing",
        message:
          "auto converts automatically, and none is recorded for 100.00 of after-tax money that was there from 2025-01-15",
        events: ["first"],
      },
    ]);
  });

  it("has converted the last deposit where the record goes on for fourteen days", () => {
    const on = (date: string, more: Fields = {}) => ({
      person: "alex",
      plan: "auto",
      date,
      ...more,
    });
    const others = (date: string): EventJson[] => [
      { kind: "balance", ...on(date, { source: "after_tax", balance: "100.00" }) },
      { kind: "paycheck", ...on(date, { contributions: { pretax_deferral: "1.00" } }) },
      {
        kind: "paycheck",
        ...on("2025-01-20", { deposited_on: date, contributions: { pretax_deferral: "1.00" } }),
      },
      { kind: "in_plan_roth_rollover", ...on(date, { amount: "1.00", from: "pretax" }) },
      {
        kind: "distribution",
        ...on(date, {
          amount: "1.00",
          from: "pretax",
          destinations: [{ to: "cash", amount: "1.00" }],
        }),
      },
    ];
    for (const other of others("2025-01-28")) expect(told(first, other)).toEqual([]);
    for (const other of others("2025-01-29")) expect(told(first, other)).toEqual(["first"]);
    // Of somebody else or of another plan.
    for (const other of others("2025-01-29")) {
      expect(told(first, { ...other, person: "blair" })).toEqual([]);
      expect(told(first, { ...other, plan: "k" })).toEqual([]);
    }
    const form = {
      ...{ kind: "form_1099r", person: "alex", plan: "auto", box_1: "1.00", box_7: "G" },
      tax_year: 2025,
    };
    expect(told(first, form)).toEqual(["first"]);
    expect(told(first, { ...form, tax_year: 2024 })).toEqual([]);
    // The latest of several, in whatever order they stand.
    const [early, late] = [others("2025-01-20"), others("2025-01-29")];
    expect(told(first, ...late.slice(0, 1), ...early)).toEqual(["first"]);
    expect(told(first, ...early, ...late.slice(4))).toEqual(["first"]);
  });

  it("has taken what waited along where nine tenths went", () => {
    const two = [first, paid("second", "2025-01-31", AUTO)];
    expect(told(...two, convert("c", "2025-02-03", "180.00", AUTO))).toEqual([]);
    expect(told(...two, convert("c", "2025-02-03", "179.99", AUTO))).toEqual(["first"]);
  });

  it("is asked from one conversion to the next, and after the last", () => {
    const all = [
      convert("before", "2025-01-02", "10.00", { ...AUTO, basis: "0.00" }),
      first,
      ...[convert("c1", "2025-01-15", "100.00", AUTO), paid("a", "2025-01-16", AUTO)],
      ...[paid("b", "2025-01-31", AUTO), convert("c2", "2025-02-03", "120.00", AUTO)],
      ...[paid("d", "2025-02-14", AUTO), paid("e", "2025-02-28", AUTO)],
    ];
    expect(told(...all)).toEqual(["c1 a", "c2 d"]);
    expect(found(all)[1]?.message).toBe(
      "auto converts automatically, and none follows 2025-02-03 for 100.00 of after-tax money that was there from 2025-02-14",
    );
  });

  it("is asked after one that came before any money did", () => {
    const before = convert("before", "2025-01-02", "10.00", { ...AUTO, basis: "0.00" });
    expect(told(before, first, paid("second", "2025-01-31", AUTO))).toEqual(["before first"]);
  });

  it("waits with all that is due, and not with what came just now", () => {
    const three = [first, paid("second", "2025-01-20", AUTO), paid("third", "2025-01-31", AUTO)];
    expect(found(three)[0]?.message).toContain("for 200.00 of");
  });

  it("looks at after-tax contributions of that plan and person alone", () => {
    const strange = [
      paid("b", "2025-01-15", { ...AUTO, person: "blair" }),
      paid("k", "2025-01-15"),
      paid("r", "2025-01-15", { ...AUTO, contributions: { roth_deferral: "100.00" } }),
      {
        ...{ kind: "opening_basis", person: "alex", plan: "auto", account: "plan_after_tax" },
        ...{ amount: "50.00", earnings: "0.00", as_of: "2024-12-31", evidence: "statement" },
      },
    ];
    const last = paid("last", "2025-02-28", {
      ...AUTO,
      contributions: { pretax_deferral: "1.00" },
    });
    expect(told(...strange, last)).toEqual([]);
  });
});

describe("a plan that is converted in a rhythm", () => {
  /** Deposits a day before each conversion, which takes them. */
  const rhythm = (days: readonly number[], more: Fields = {}) => {
    let date = calendarDate("2025-01-31");
    return [0, ...days].flatMap((apart, index) => {
      date = addDays(date, apart);
      const id = `c${index}${String(more["plan"] ?? "")}`;
      return [paid(`p${id}`, addDays(date, -1), more), convert(id, date, "100.00", more)];
    });
  };
  const until = (through: string, ...events: readonly EventJson[]) =>
    overdueConversions(ledgerOf([...WHO, ...events]), "alex", () => calendarDate(through)).map(
      ({ message }) => message,
    );
  const EACH_MONTH = rhythm([30, 30, 30]);
  const waiting = "k was converted every 30 days or so, and none follows 2025-05-01 for 100.00";

  it("misses one when a time and six tenths, and five days, have gone by: 53 days", () => {
    const next = paid("next", "2025-05-15");
    expect(until("2025-06-22", ...EACH_MONTH, next)).toEqual([]);
    expect(until("2025-06-23", ...EACH_MONTH, next)).toEqual([
      `${waiting} of after-tax money that was there from 2025-05-15`,
    ]);
  });

  it("misses what came up to its next time, and nothing that came later", () => {
    const on = (date: string) => until("2025-12-31", ...EACH_MONTH, paid("next", date));
    expect(on("2025-05-31")).toHaveLength(1);
    expect(on("2025-06-01")).toEqual([]);
  });

  it("is known from four conversions on", () => {
    const next = paid("next", "2025-05-15");
    expect(until("2025-12-31", ...rhythm([30, 30]), next)).toEqual([]);
    expect(until("2025-12-31", ...rhythm([30, 30, 30]), next)).toHaveLength(1);
  });

  it("is the middle of its days, and two thirds of them lie close: five days and a tenth", () => {
    const rhythms = (...days: readonly number[]) =>
      until("2029-12-31", ...rhythm(days), paid("next", addDays(dayAfter(days), 1))).map(
        (message) => /every (\d+) days/.exec(message)?.[1],
      );
    expect(rhythms(30, 60, 30)).toEqual(["30"]);
    expect(rhythms(30, 90, 60, 30)).toEqual([]);
    expect(rhythms(30, 10, 50, 30)).toEqual([]);
    // Of 60 days eleven are close, twelve are not.
    expect(rhythms(49, 200, 60)).toEqual(["60"]);
    expect(rhythms(48, 200, 60)).toEqual([]);
    expect(rhythms(32, 28, 31, 29, 30)).toEqual(["30"]);
    expect(rhythms(31, 28, 30, 29)).toEqual(["30"]);
  });

  const dayAfter = (days: readonly number[]) =>
    addDays(
      calendarDate("2025-01-31"),
      days.reduce((sum, each) => sum + each, 0),
    );

  it("is of after-tax money and the whole account, in that plan", () => {
    const next = paid("next", "2025-05-15");
    const through = "2025-12-31";
    // One of the four moved pretax money, one was of another plan: three are left.
    const last = (more: Fields) => [
      ...EACH_MONTH.slice(0, -1),
      convert("c3", "2025-05-01", "100.00", more),
    ];
    expect(until(through, ...last({}), next)).toHaveLength(1);
    expect(until(through, ...last({ from: "pretax" }), next)).toEqual([]);
    expect(until(through, ...last({ person: "blair" }), next)).toEqual([]);
    const whole: EventJson = {
      ...{ kind: "distribution", person: "alex", plan: "k", date: "2025-05-01", amount: "100.00" },
      ...{ from: "whole_account", account_balance: "9000.00" },
      destinations: [{ to: "cash", amount: "100.00" }],
    };
    expect(until(through, ...EACH_MONTH.slice(0, -1), whole, next)).toHaveLength(1);
    const other = rhythm([30, 30, 30], { plan: "other" });
    const plan = { kind: "plan", plan: "other", employer: "acme" };
    expect(until(through, plan, ...other, next)).toEqual([]);
  });

  it("between two conversions is missed where the later one did not take it all", () => {
    const later = (amount: string) => [
      ...EACH_MONTH,
      paid("next", "2025-05-15"),
      ...[paid("then", "2025-06-20"), convert("late", "2025-06-23", amount)],
    ];
    expect(until("2025-06-23", ...later("200.00"))).toEqual([]);
    expect(until("2025-06-23", ...later("100.00"))).toEqual([
      `${waiting} of after-tax money that was there from 2025-05-15`,
    ]);
  });
});
