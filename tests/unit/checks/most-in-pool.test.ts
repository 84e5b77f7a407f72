// By hand, from what the check promises: what went in since the account was last known, a quarter on top at
// once and as much again within a year; a part of a cent counts as a cent. From 15 January to 29 March 2025
// are 73 days, a fifth of a year: 1.45 times what was there.
import { describe, expect, it } from "vitest";
import { watchedMovements } from "../../../src/checks/most-in-pool.ts";
import { formatCents } from "../../../src/kernel/money.ts";
import { type EventJson, ledgerOf } from "../../support/ledger-of.ts";

const WHO: readonly EventJson[] = [
  { kind: "person", person: "alex", birth_date: "1985-06-01" },
  { kind: "person", person: "blair", birth_date: "1986-06-01" },
  { kind: "employer", employer: "acme" },
  { kind: "plan", plan: "k", employer: "acme" },
  { kind: "plan", plan: "other", employer: "acme" },
];
const mine = (event: Record<string, unknown> & { kind: string }): EventJson => ({
  person: "alex",
  plan: "k",
  ...event,
});
const opening = (amount: string, more: Record<string, unknown> = {}) =>
  mine({
    kind: "opening_basis",
    account: "plan_after_tax",
    as_of: "2025-01-15",
    evidence: "statement",
    amount,
    earnings: "0.00",
    ...more,
  });
const paid = (amount: string, date: string, kind = "after_tax") =>
  mine({ kind: "paycheck", date, contributions: { [kind]: amount } });
const convert = (amount: string, date: string, more: Record<string, unknown> = {}) =>
  mine({ kind: "in_plan_roth_rollover", date, amount, from: "after_tax", ...more });
const cash = (amount: string, date: string, more: Record<string, unknown> = {}) =>
  mine({
    kind: "distribution",
    date,
    amount,
    from: "designated_roth",
    destinations: [{ to: "cash", amount }],
    ...more,
  });
const statement = (balance: string, date: string, more: Record<string, unknown> = {}) =>
  mine({ kind: "balance", date, balance, source: "after_tax", ...more });

/** What each movement of alex can have found there at the most. */
const most = (...events: readonly EventJson[]) =>
  watchedMovements(ledgerOf([...WHO, ...events]), "alex").map((each) =>
    each.most === undefined ? undefined : formatCents(each.most),
  );

describe("what an account can have held", () => {
  it("is a quarter more at once, and half as much again after a fifth of a year", () => {
    expect(most(paid("1000.00", "2025-01-15"), convert("10.00", "2025-01-15"))).toEqual([
      "1250.00",
    ]);
    expect(most(paid("1000.00", "2025-01-15"), convert("10.00", "2025-03-29"))).toEqual([
      "1450.00",
    ]);
  });

  it("is not known where nothing was recorded", () => {
    expect(most(convert("10.00", "2025-03-29"))).toEqual([undefined]);
  });

  it("counts a part of a cent as a cent", () => {
    // 0.01 x 1.25 = 0.0125
    expect(most(paid("0.01", "2025-01-15"), convert("0.01", "2025-01-15"))).toEqual(["0.02"]);
  });

  it("starts with an opening and its earnings, which restate what was paid before", () => {
    const before = paid("5000.00", "2025-01-06");
    const move = convert("10.00", "2025-03-29");
    expect(most(before, opening("1000.00", { earnings: "50.00" }), move)).toEqual(["1522.50"]);
  });

  it("adds up openings of one day", () => {
    const both = [opening("1000.00"), opening("500.00", { earnings: "100.00" })];
    // 1,600.00 x 1.45
    expect(most(paid("5000.00", "2025-01-06"), ...both, convert("10.00", "2025-03-29"))).toEqual([
      "2320.00",
    ]);
  });

  it("is not known after an opening without earnings, whatever is paid in later", () => {
    const open = opening("1000.00", { earnings: undefined });
    expect(most(open, paid("500.00", "2025-02-14"), convert("10.00", "2025-03-29"))).toEqual([
      undefined,
    ]);
  });

  it("keeps the first day when more is paid in", () => {
    // 1,500.00 x 1.45: the gain of the second payment is generous.
    const two = [paid("1000.00", "2025-01-15"), paid("500.00", "2025-03-14")];
    expect(most(...two, convert("10.00", "2025-03-29"))).toEqual(["2175.00"]);
  });

  it("keeps plans and pools apart", () => {
    const others = [
      { ...paid("7000.00", "2025-01-15"), plan: "other" },
      { ...paid("7000.00", "2025-01-15"), person: "blair" },
      paid("7000.00", "2025-01-15", "roth_deferral"),
    ];
    expect(most(paid("1000.00", "2025-01-15"), ...others, convert("10.00", "2025-03-29"))).toEqual([
      "1450.00",
    ]);
  });

  it("is what was left after the movement before", () => {
    // 1,450.00 - 450.00 = 1,000.00; after 73 days more 1,450.00 again.
    const moves = [convert("450.00", "2025-03-29"), convert("10.00", "2025-06-10")];
    expect(most(paid("1000.00", "2025-01-15"), ...moves)).toEqual(["1450.00", "1450.00"]);
  });

  it("is nothing where more was moved than can have been there", () => {
    const moves = [convert("2000.00", "2025-03-29"), convert("10.00", "2025-06-10")];
    expect(most(paid("1000.00", "2025-01-15"), ...moves)).toEqual(["1450.00", "0.00"]);
  });

  it("is what the balance of the movement before left, where that was stated", () => {
    const first = convert("300.00", "2025-03-29", { account_balance: "1300.00" });
    expect(most(paid("1000.00", "2025-01-15"), first, convert("10.00", "2025-06-10"))).toEqual([
      "1450.00",
      "1450.00",
    ]);
    const all = convert("300.00", "2025-03-29", { account_balance: "300.00" });
    expect(most(paid("1000.00", "2025-01-15"), all, convert("10.00", "2025-06-10"))).toEqual([
      "1450.00",
      "0.00",
    ]);
  });

  it("says nothing any more above a hundred million", () => {
    // 80,000,000.00 x 1.25 is exactly that; a cent less, 79,999,999.99 x 1.25 = 99,999,999.9875, rounds up to it.
    const move = (paidIn: string) =>
      most(
        paid(paidIn, "2025-01-15"),
        convert("10.00", "2025-01-15"),
        convert("10.00", "2025-01-15", { amount: "20.00" }),
      )[1];
    expect(move("80000000.00")).toBeUndefined();
    // 79,999,999.00 x 1.25 = 99,999,998.75; less 10.00, x 1.25 = 124,999,985.9375
    expect(move("79999999.00")).toBe("124999985.94");
  });

  it("is not known after money of the whole account went out", () => {
    const whole = cash("100.00", "2025-02-14", {
      from: "whole_account",
      account_balance: "9000.00",
    });
    const later = [paid("500.00", "2025-02-28"), convert("10.00", "2025-03-29")];
    expect(most(paid("1000.00", "2025-01-15"), whole, ...later)).toEqual([undefined]);
  });

  it("is less what was paid back as an excess", () => {
    const back = mine({
      kind: "corrective_distribution",
      date: "2025-02-14",
      for_tax_year: 2024,
      reason: "annual_additions",
      source: "after_tax",
      amount: "200.00",
      earnings: "0.00",
    });
    // (1,000.00 - 200.00) x 1.45
    expect(most(paid("1000.00", "2025-01-15"), back, convert("10.00", "2025-03-29"))).toEqual([
      "1160.00",
    ]);
    // Of what was not recorded nothing is known, and a later payment does not make it known.
    expect(most(back, paid("500.00", "2025-02-28"), convert("10.00", "2025-03-29"))).toEqual([
      undefined,
    ]);
  });

  it("comes along from another plan, as far as that is known", () => {
    const transfer = mine({ kind: "plan_transfer", date: "2025-02-14", to_plan: "other" });
    const there = { ...convert("10.00", "2025-03-29"), plan: "other" };
    // There since 14 February: 43 days. 1,000.00 x (1.25 + 43/365) = 1,367.8082…
    expect(most(paid("1000.00", "2025-01-15"), transfer, there)).toEqual(["1367.81"]);
    const earned = opening("1000.00", { earnings: "50.00" });
    expect(most(earned, convert("10.00", "2025-02-01"), transfer, there).slice(1)).toEqual([
      undefined,
    ]);
    // Its basis is known, and that it holds earnings; how much is not.
    const stated = convert("10.00", "2025-02-01", { basis: "9.00" });
    expect(most(earned, stated, transfer, there).slice(1)).toEqual([undefined]);
  });
});

describe("a statement of the account", () => {
  const move = convert("10.00", "2025-03-29");
  const open = opening("1000.00", { earnings: undefined });

  it("of the last 31 days says what was there", () => {
    // 31 days: 2,000.00 x (1.25 + 31/365) = 2,669.8630…; the same day: x 1.25
    expect(most(open, statement("2000.00", "2025-02-26"), move)).toEqual(["2669.87"]);
    expect(most(open, statement("2000.00", "2025-03-29"), move)).toEqual(["2500.00"]);
    expect(most(open, statement("2000.00", "2025-02-25"), move)).toEqual([undefined]);
    expect(most(open, statement("2000.00", "2025-03-30"), move)).toEqual([undefined]);
  });

  it("is the last of them, and only of this person, plan and money", () => {
    const strange = [
      statement("9000.00", "2025-03-28", { person: "blair" }),
      statement("9000.00", "2025-03-28", { plan: "other" }),
      statement("9000.00", "2025-03-28", { source: "designated_roth" }),
    ];
    const own = [statement("5000.00", "2025-03-10"), statement("2000.00", "2025-03-29")];
    expect(most(open, ...strange, move)).toEqual([undefined]);
    expect(most(open, ...own, ...strange, move)).toEqual(["2500.00"]);
  });

  it("counts where it is more than the record allows, not where it is less", () => {
    const record = paid("1000.00", "2025-01-15");
    expect(most(record, statement("2000.00", "2025-03-29"), move)).toEqual(["2500.00"]);
    expect(most(record, statement("100.00", "2025-03-29"), move)).toEqual(["1450.00"]);
  });

  it("of before the last movement, or of its day, says nothing any more", () => {
    const moves = [convert("1900.00", "2025-03-29"), convert("20.00", "2025-04-05")];
    const found = (date: string) => most(open, statement("2000.00", date), ...moves);
    // 2,000.00 x (1.25 + 1/365) = 2,505.4794…, and 605.48 left; a week later x (1.25 + 7/365) = 768.4619…
    expect(found("2025-03-28")).toEqual(["2505.48", "768.47"]);
    // Of the day itself, it is the balance before the movement: 100.00 left, and 126.9178…
    expect(found("2025-03-29")).toEqual(["2500.00", "126.92"]);
    expect(found("2025-04-05")).toEqual([undefined, "2500.00"]);
    // An excess that is paid back does not make it say something again.
    const back = mine({
      kind: "corrective_distribution",
      date: "2025-04-01",
      for_tax_year: 2024,
      reason: "annual_additions",
      source: "after_tax",
      amount: "60.00",
      earnings: "0.00",
    });
    // 100.00 - 60.00 is left: 50.7671…; with 100.00 paid in besides 200.00: 253.8356…
    const left = (event: EventJson) =>
      most(open, statement("2000.00", "2025-03-29"), ...moves, event)[1];
    expect(left(back)).toBe("50.77");
    expect(left(paid("100.00", "2025-04-02"))).toBe("253.84");
  });
});

describe("designated Roth money", () => {
  it("is watched by itself", () => {
    const roth = [paid("1000.00", "2025-01-15", "roth_deferral"), cash("100.00", "2025-03-29")];
    expect(most(...roth)).toEqual(["1450.00"]);
  });

  it("grows by what is rolled in", () => {
    // The conversion of 29 March brings 400.00: on that day 400.00 x 1.25.
    const events = [
      paid("1000.00", "2025-01-15"),
      convert("400.00", "2025-03-29"),
      cash("100.00", "2025-03-29"),
    ];
    expect(most(...events)).toEqual(["1450.00", "500.00"]);
  });

  it("of another source is not watched", () => {
    expect(most(convert("400.00", "2025-03-29", { from: "pretax" }))).toEqual([]);
  });
});
