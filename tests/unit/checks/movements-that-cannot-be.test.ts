// Amount, basis and balance of a movement that cannot all be right, at each bound and a cent or a day beside it.
// By hand from the pro-rata rule of IRC §72(e)(8) and the generous gain that the check promises: a quarter at once.
import { describe, expect, it } from "vitest";
import { box5AboveBox1 } from "../../../src/checks/box-5-above-box-1.ts";
import { impossibleConversions } from "../../../src/checks/impossible-conversions.ts";
import type { Problem } from "../../../src/kernel/problem.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-06-01" },
  { kind: "person", person: "blair", birth_date: "1986-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
  { kind: "plan", plan: "other", employer: "acme" },
];
type Fields = Readonly<Record<string, unknown>>;
const paid = (amount: string, date = "2025-01-15", more: Fields = {}): EventJson => ({
  ...{ kind: "paycheck", person: "alex", plan: "k", date },
  contributions: { after_tax: amount },
  ...more,
});
const convert = (
  id: string,
  amount: string,
  date = "2025-01-15",
  more: Fields = {},
): EventJson => ({
  ...{ kind: "in_plan_roth_rollover", id, person: "alex", plan: "k", date, amount },
  from: "after_tax",
  ...more,
});
const pay = (id: string, amount: string, date = "2025-01-15", more: Fields = {}): EventJson => ({
  ...{ kind: "distribution", id, person: "alex", plan: "k", date, amount },
  from: "after_tax",
  destinations: [{ to: "roth_ira", amount, method: "direct" }],
  ...more,
});
/** What a plan held when it was last known, without saying how much of it was gain. */
const opening = (amount: string, more: Fields = {}): EventJson => ({
  ...{ kind: "opening_basis", person: "alex", plan: "k", account: "plan_after_tax", amount },
  ...{ as_of: "2024-12-31", evidence: "statement" },
  ...more,
});

const found = (check: typeof impossibleConversions, events: readonly EventJson[]): Problem[] =>
  check.find(ledgerOf([...WHO, ...events]), "alex");
const told = (...events: readonly EventJson[]) =>
  found(impossibleConversions, events).map(({ code, events: named = [] }) =>
    [code.replace("basis.", ""), ...named].join(" "),
  );

describe("more than can have been there", () => {
  // 1,000.00 and a quarter; a dividend of up to 100.00 may trail.
  it("is more than a dividend above the most", () => {
    expect(told(paid("1000.00"), convert("c", "1350.00"))).toEqual([]);
    expect(found(impossibleConversions, [paid("1000.00"), convert("c", "1350.01")])).toMatchObject([
      {
        code: "basis.conversion-above-pool",
        message:
          "the 1,350.01 that left the after-tax account of k on 2025-01-15 are more than can have been there: at most 1,250.00 by what is recorded, with a generous gain",
        events: ["c"],
      },
    ]);
  });

  it("is another problem where more basis is stated than there was", () => {
    const stated = (basis: string) =>
      told(paid("1000.00"), convert("c", "2000.00", undefined, { basis }));
    expect(stated("1000.00")).toEqual(["conversion-above-pool c"]);
    expect(stated("1000.01")).toEqual([]);
  });
});

describe("a movement that may stand twice", () => {
  const again = (date: string, more: Fields = {}) =>
    told(paid("1000.00"), convert("one", "1200.00"), convert("two", "1200.00", date, more));

  it("is of the same amount up to six days later", () => {
    expect(again("2025-01-21")).toEqual(["conversion-recorded-twice one two"]);
    expect(again("2025-01-22")).toEqual(["conversion-above-pool two"]);
    const [twice] = found(impossibleConversions, [
      ...[paid("1000.00"), convert("one", "1200.00"), convert("two", "1200.00")],
    ]);
    // 1,250.00 - 1,200.00 are left, and a quarter.
    expect(twice).toMatchObject({
      message:
        "the 1,200.00 that left the after-tax account of k on 2025-01-15 are as much as those of 2025-01-15, and after them the record leaves at most 62.50",
      hint: {
        words: "if it is the same movement, take one back",
        commands: ["correct two --remove --reason duplicate"],
      },
    });
  });

  it("is told even of a small one", () => {
    const small = (id: string) => convert(id, "90.00");
    // 100.00 and a quarter, less 90.00: 35.00, and a quarter is 43.75.
    expect(told(paid("100.00"), small("one"), small("two"))).toEqual([
      "conversion-recorded-twice one two",
    ]);
  });

  it("is not one that the record leaves room for, to the cent", () => {
    // (1,440.00 x 1.25 - 1,000.00) x 1.25 = 1,000.00
    const two = [convert("one", "1000.00"), convert("two", "1000.00")];
    expect(told(paid("1440.00"), ...two)).toEqual([]);
    expect(told(paid("1439.99"), ...two)).toEqual(["conversion-recorded-twice one two"]);
  });

  it("is of the same plan, kind, source and amount", () => {
    const second = convert("two", "1200.00", "2025-01-16");
    const first = (event: EventJson, ...more: readonly EventJson[]) =>
      told(paid("1000.00"), ...more, event, second);
    expect(first(convert("one", "1200.00"))).toEqual(["conversion-recorded-twice one two"]);
    // 1,250.00 - 1,200.01 = 49.99
    expect(first(convert("one", "1200.01"))).toEqual(["conversion-above-pool two"]);
    expect(first(pay("one", "1200.00"))).toEqual(["conversion-above-pool two"]);
    // Of another plan nothing left this one, but there would be too little anyway.
    const there = paid("1000.00", "2025-01-15", { plan: "other" });
    const little = [convert("one", "1200.00", "2025-01-15", { plan: "other" })];
    expect(told(paid("800.00"), there, ...little, second)).toEqual(["conversion-above-pool two"]);
    // A payment of Roth money beside one of after-tax money.
    const roth = paid("1000.00", "2025-01-15", { contributions: { roth_deferral: "1000.00" } });
    const rothPaid = pay("one", "1200.00", "2025-01-15", { from: "designated_roth" });
    expect(told(paid("800.00"), roth, rothPaid, pay("two", "1200.00", "2025-01-16"))).toEqual([
      "conversion-above-pool two",
    ]);
  });
});

describe("all of an account, far below what was paid in", () => {
  it("is told with the loss", () => {
    const all = convert("c", "100.00", "2025-03-31", { account_balance: "100.00" });
    expect(found(impossibleConversions, [paid("1000.00"), all])).toMatchObject([
      {
        code: "basis.conversion-below-basis",
        message:
          "100.00 are all that the account of k held on 2025-03-31, and 1,000.00 had been paid in: a loss of 900.00",
        events: ["c"],
      },
    ]);
  });

  it("is told below nine tenths, though another conversion of the form gained as much", () => {
    const all = (amount: string) => convert("c", amount, "2025-03-31", { account_balance: amount });
    const gained = convert("before", "1300.00", "2025-02-03", { account_balance: "1300.00" });
    const before = [paid("1000.00"), gained, paid("1000.00", "2025-03-14")];
    expect(told(...before, all("900.00"))).toEqual([]);
    expect(told(...before, all("899.99"))).toEqual(["conversion-below-basis c"]);
  });

  it("is told below three quarters of who was paid out for good", () => {
    const out = (amount: string) => pay("c", amount, "2025-03-31", { account_balance: amount });
    expect(told(paid("1000.00"), out("750.00"))).toEqual([]);
    expect(told(paid("1000.00"), out("749.99"))).toEqual(["conversion-below-basis c"]);
    expect(told(paid("1000.00"), out("899.99"), paid("5.00", "2025-04-14"))).toEqual([
      "conversion-below-basis c",
    ]);
  });
});

describe("a stated basis above its share", () => {
  // 60,000 of 80,000 are basis: of 24,000 that is 18,000, and a dollar more may be the rounding of shares.
  const opened = opening("60000.00", { earnings: "20000.00" });
  const moved = (basis: string | undefined, more: Fields = {}) =>
    convert("c", "24000.00", "2025-03-03", { basis, account_balance: "80000.00", ...more });

  it("is told from a cent above the dollar on", () => {
    expect(told(opened, moved("18001.00"))).toEqual([]);
    expect(found(impossibleConversions, [opened, moved("18001.01")])).toMatchObject([
      {
        code: "basis.stated-above-share",
        message:
          "basis of 18,001.01 is stated for the 24,000.00 that left k on 2025-03-03; its share of 60,000.00 in 80,000.00 is 18,000.00, so 6,000.00 would be taxable",
        events: ["c"],
      },
    ]);
  });

  it("needs a balance, and a basis for every part", () => {
    expect(told(opened, moved("20000.00", { account_balance: undefined }))).toEqual([]);
    expect(told(opened, moved(undefined))).toEqual([]);
    const [one, two] = ["one", "two"].map((id) =>
      pay(id, "12000.00", "2025-03-03", {
        ...{ account_balance: "80000.00", basis: "12000.00" },
        scheduled_with: "march",
      }),
    ) as [EventJson, EventJson];
    expect(told(opened, one, two)).toEqual(["stated-above-share one two"]);
    expect(told(opened, { ...one, basis: "23000.00" }, { ...two, basis: undefined })).toEqual([]);
  });

  it("is no matter where everything went, or where it is more than the money", () => {
    expect(told(opened, moved("70000.00", { amount: "80000.00" }))).toEqual([]);
    expect(told(opened, moved("60000.01", { amount: "79999.99" }))).toEqual([]);
    expect(told(opened, moved("24000.00"))).toEqual(["stated-above-share c"]);
    expect(told(opened, moved("24000.01"))).toEqual([]);
  });
});

describe("box 5 above box 1", () => {
  const lost = (id: string, more: Fields = {}) =>
    convert(id, "980.00", "2025-03-31", {
      account_balance: "980.00",
      ...more,
    });
  const form = (box1: string, box5: string | undefined, more: Fields = {}): EventJson => ({
    ...{ kind: "form_1099r", person: "alex", plan: "k", tax_year: 2025 },
    ...{ box_1: box1, box_2a: "0.00", box_5: box5, box_7: "G" },
    ...more,
  });
  const above = (...events: readonly EventJson[]) => found(box5AboveBox1, events);

  it("names the movement at a loss, and no other of the form", () => {
    // A conversion with a gain before it: 500.00 of 500.00 basis and 20.00 more; then 1,000.00 became 980.00.
    const gain = [
      paid("500.00"),
      convert("gain", "505.00", "2025-02-03", { account_balance: "505.00" }),
    ];
    const even = [
      paid("40.00", "2025-04-10"),
      convert("even", "40.00", "2025-04-11", { account_balance: "40.00" }),
    ];
    expect(above(...gain, paid("1000.00", "2025-02-14"), lost("loss"), ...even)).toMatchObject([
      {
        code: "basis.above-gross",
        message:
          "1,525.00 moved out of k in 2025, and 1,540.00 had been paid in: box 5 above box 1, and no recorded balance shows the loss",
        events: ["loss"],
      },
    ]);
  });

  it("is not there where a gain of the same form is as large as the loss, or a cent larger", () => {
    const both = (gained: string) =>
      above(
        ...[paid("500.00"), convert("gain", gained, "2025-02-03", { account_balance: gained })],
        ...[paid("1000.00", "2025-02-14"), lost("loss")],
      );
    expect(both("519.99")).toHaveLength(1);
    expect(both("520.00")).toEqual([]);
    expect(both("520.01")).toEqual([]);
  });

  it("is asked about once where a form of the plan and year shows it", () => {
    const given = [paid("1000.00"), lost("loss")];
    expect(above(...given, form("980.00", "1000.00"))).toEqual([]);
    // The forms of another plan, of another year, of somebody else, and one that does not show it.
    expect(
      above(
        ...given,
        form("980.00", "980.00"),
        form("980.00", undefined, { account_number: "2" }),
        form("980.00", "1000.00", { plan: "other" }),
        form("980.00", "1000.00", { tax_year: 2024 }),
        form("980.00", "1000.00", { person: "blair" }),
        form("980.00", "1000.00", { plan: undefined, payer: "bank" }),
      ),
    ).toHaveLength(1);
  });

  it("is explained by a statement of the loss, or by all of it being paid out, or told otherwise", () => {
    const statement: EventJson = {
      ...{ kind: "balance", person: "alex", plan: "k", date: "2025-03-30" },
      ...{ source: "after_tax", balance: "980.00" },
    };
    expect(above(paid("1000.00"), statement, lost("loss"))).toEqual([]);
    const out = pay("out", "980.00", "2025-03-31", { account_balance: "980.00" });
    expect(above(paid("1000.00"), out)).toEqual([]);
    // Who goes on paying in was not paid out: a movement before it may be missing.
    expect(above(paid("1000.00"), out, paid("1000.00", "2025-04-15"))).toHaveLength(1);
    const others = [{ plan: "other" }, { person: "blair" }, { contributions: { match: "9.00" } }];
    for (const other of others)
      expect(above(paid("1000.00"), out, { ...paid("1000.00", "2025-04-15"), ...other })).toEqual(
        [],
      );
    // Below nine tenths it is conversion-below-basis.
    const far = convert("far", "899.99", "2025-03-31", { account_balance: "899.99" });
    expect(above(paid("1000.00"), far)).toEqual([]);
    const near = convert("near", "900.00", "2025-03-31", { account_balance: "900.00" });
    expect(above(paid("1000.00"), near)).toHaveLength(1);
  });

  it("is told of each form that a loss of several parts is on", () => {
    const part = (id: string, amount: string, basis: string, to: string) => ({
      ...pay(id, amount, "2025-03-31", { basis, scheduled_with: "march" }),
      destinations: [{ to, amount, method: to === "cash" ? undefined : "direct" }],
    });
    const parts = [
      part("direct", "500.00", "600.00", "roth_ira"),
      part("cash", "380.00", "400.00", "cash"),
    ];
    expect(above(paid("1000.00"), ...parts).map(({ events }) => events)).toEqual([
      ["cash", "direct"],
      ["cash", "direct"],
    ]);
  });

  it("of the year with the loss, and not of another", () => {
    const before = [
      paid("100.00", "2024-02-15"),
      convert("old", "100.00", "2024-03-01", { account_balance: "100.00" }),
    ];
    const [only, ...more] = above(...before, paid("1000.00"), lost("loss"));
    expect(only?.message).toContain("980.00 moved out of k in 2025");
    expect(more).toEqual([]);
  });
});
