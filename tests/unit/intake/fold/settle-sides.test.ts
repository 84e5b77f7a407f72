// The same money told by payroll and by the plan: what belongs to what, at each bound, by hand. A deposit comes up to
// twelve days after pay; whatever fits two paychecks, or another person's, is left for a person to say.
import { describe, expect, it } from "vitest";
import { settleSides } from "../../../../src/intake/fold/settle-sides.ts";
import type { ReadRecord, Side } from "../../../../src/intake/read-record.ts";
import { calendarDate } from "../../../../src/kernel/calendar.ts";
import { dollars } from "../../../../src/kernel/money.ts";
import type { Problem } from "../../../../src/kernel/problem.ts";
import type { LedgerEvent } from "../../../../src/ledger/event.ts";
import { recorded } from "../../../support/ledger-of.ts";

type Fields = Readonly<Record<string, unknown>>;
const paycheck = (id: string, date: string, contributions: Fields, more: Fields = {}) => {
  const [event] = recorded([
    {
      kind: "paycheck",
      id,
      person: "alex",
      plan: "k",
      date,
      contributions,
      gross_pay: "5000.00",
      ...more,
    },
  ]);
  return event as LedgerEvent<"paycheck">;
};
/** As the plan told it. */
const received = (id: string, date: string, contributions: Fields, more: Fields = {}) =>
  paycheck(id, date, contributions, { gross_pay: undefined, deposited_on: date, ...more });
/** Each with a number of its own. */
const ledger = (...events: readonly LedgerEvent<"paycheck">[]) =>
  events.map((event, index) => ({ ...event, seq: index + 1 }));

const at = { file: "f.csv", line: 1 };
/** A paycheck in the file: of payroll, or as the plan received it. */
const told = (
  side: Side | undefined,
  event: LedgerEvent<"paycheck">,
  more: Partial<ReadRecord> = {},
  mayBeRoth = false,
): ReadRecord => ({
  at,
  lines: 1,
  result: {
    bucket: "candidates",
    candidates: [{ kind: "paycheck", data: event.data, source: { file: "f.csv", line: 1 } }],
    ...(side !== undefined && { side }),
    ...(mayBeRoth && { afterTaxMayBeRoth: true }),
  },
  ...more,
});
/** A sum without sources. */
const sum = (date: string, amount: string, more: Fields = {}): ReadRecord => ({
  at,
  lines: 1,
  result: {
    bucket: "needs_review",
    reason: "no sources",
    proposal: [],
    deposit: {
      ...{ person: "alex", plan: "k", date: calendarDate(date), amount: dollars(amount) },
      ...more,
    },
  },
});
/** `already_recorded pay`, `candidates`, `needs_review: …`. */
const settled = (records: readonly ReadRecord[], ...events: readonly LedgerEvent<"paycheck">[]) =>
  settleSides(records, ledger(...events)).map(({ result }) => {
    if (result.bucket === "already_recorded") return `${result.event} ${result.depositedOn ?? "-"}`;
    if (result.bucket === "needs_review") return result.proposal.length > 0 ? "proposed" : "open";
    return result.bucket;
  });
const reasons = (records: readonly ReadRecord[], ...events: readonly LedgerEvent<"paycheck">[]) =>
  settleSides(records, ledger(...events)).map(({ result }) =>
    "reason" in result ? result.reason : "-",
  );

const HALF = { pretax_deferral: "300.00", after_tax: "100.00" };

describe("a deposit with sources, beside payroll", () => {
  const pay = paycheck("pay", "2025-01-10", HALF);
  const got = (date: string, contributions: Fields = HALF, more: Fields = {}) =>
    told("plan", received("new", date, contributions, more));

  it("is that of the paycheck up to twelve days before, with its day", () => {
    expect(settled([got("2025-01-10")], pay)).toEqual(["pay 2025-01-10"]);
    expect(settled([got("2025-01-22")], pay)).toEqual(["pay 2025-01-22"]);
    expect(settled([got("2025-01-23")], pay)).toEqual(["candidates"]);
    expect(settled([got("2025-01-09")], pay)).toEqual(["candidates"]);
    expect(reasons([got("2025-01-22")], pay)).toEqual([
      "the deposit of the paycheck of 2025-01-10, which payroll reported",
    ]);
  });

  it("is that of the latest paycheck of that money, and each explains one", () => {
    const before = paycheck("before", "2025-01-03", HALF);
    expect(settled([got("2025-01-13")], before, pay)).toEqual(["pay 2025-01-13"]);
    expect(settled([got("2025-01-13"), got("2025-01-14")], before, pay)).toEqual([
      ...["pay 2025-01-13", "before 2025-01-14"],
    ]);
    // In the order of their days, wherever they stand.
    expect(settled([got("2025-01-14"), got("2025-01-13")], before, pay)).toEqual([
      ...["before 2025-01-14", "pay 2025-01-13"],
    ]);
  });

  it("waits where a paycheck of other money is near, or where payroll tells none of those days", () => {
    const other = { ...HALF, after_tax: "100.01" };
    expect(settled([got("2025-01-13", other)], pay)).toEqual(["proposed"]);
    expect(reasons([got("2025-01-13", other)], pay)).toEqual([
      "the plan received 400.01 on 2025-01-13; payroll reported 400.00 on 2025-01-10 (pay)",
    ]);
    const [far, later] = [
      paycheck("far", "2025-01-01", HALF),
      paycheck("later", "2025-02-07", HALF),
    ];
    expect(reasons([got("2025-01-20")], far, later)).toEqual([
      "the plan received 400.00 on 2025-01-20; payroll reported paychecks before and after, and none in the 12 days before",
    ]);
    // Before all that payroll tells, or after it: it is not known to be missing there.
    expect(settled([got("2025-01-20")], later)).toEqual(["candidates"]);
    expect(settled([got("2025-01-20")], far)).toEqual(["candidates"]);
    expect(settled([got("2025-01-20")])).toEqual(["candidates"]);
  });

  it("is of that person and plan, and not one that was recorded before", () => {
    const strange = [
      paycheck("sam", "2025-01-10", HALF, { person: "sam" }),
      paycheck("other", "2025-01-10", HALF, { plan: "other" }),
    ];
    expect(settled([got("2025-01-13")], ...strange)).toEqual(["candidates"]);
    // The plan's own of that day is compared elsewhere, as the same again.
    expect(settled([got("2025-01-13")], pay, received("own", "2025-01-13", HALF))).toEqual([
      "candidates",
    ]);
    for (const more of [{ person: "sam" }, { plan: "other" }])
      expect(settled([got("2025-01-13")], pay, received("own", "2025-01-13", HALF, more))).toEqual([
        "pay 2025-01-13",
      ]);
    expect(settled([got("2025-01-13")], pay, received("own", "2025-01-14", HALF))).toEqual([
      "pay 2025-01-13",
    ]);
  });

  it("may have employer money that payroll leaves out, and no other difference", () => {
    const more = { ...HALF, match: "50.00" };
    expect(settled([got("2025-01-13", more)], pay)).toEqual(["pay 2025-01-13"]);
    expect(settled([got("2025-01-13", more)], paycheck("pay", "2025-01-10", more))).toEqual([
      "pay 2025-01-13",
    ]);
    expect(
      settled(
        [got("2025-01-13", more)],
        paycheck("pay", "2025-01-10", { ...HALF, match: "50.01" }),
      ),
    ).toEqual(["proposed"]);
    expect(settled([got("2025-01-13")], paycheck("pay", "2025-01-10", more))).toEqual([
      "pay 2025-01-13",
    ]);
    const roth = { pretax_deferral: "300.00", roth_deferral: "100.00" };
    expect(settled([got("2025-01-13", roth)], pay)).toEqual(["proposed"]);
    expect(settled([got("2025-01-13", { pretax_deferral: "300.00" })], pay)).toEqual(["proposed"]);
  });

  it("may call after-tax what payroll calls Roth, where the format has no word for Roth", () => {
    const mixed = {
      pretax_deferral: "300.00",
      roth_deferral: "40.00",
      roth_catch_up: "10.00",
      after_tax: "50.00",
    };
    const roth = paycheck("pay", "2025-01-10", mixed);
    const file = (mayBeRoth: boolean) => [
      told("plan", received("new", "2025-01-13", HALF), {}, mayBeRoth),
    ];
    expect(settled(file(true), roth)).toEqual(["pay 2025-01-13"]);
    expect(settled(file(false), roth)).toEqual(["proposed"]);
    const all = { pretax_deferral: "300.00", roth_deferral: "90.00", roth_catch_up: "10.00" };
    expect(settled(file(true), paycheck("pay", "2025-01-10", all))).toEqual(["pay 2025-01-13"]);
    const deferral = { pretax_deferral: "300.00", roth_deferral: "100.00" };
    expect(settled(file(true), paycheck("pay", "2025-01-10", deferral))).toEqual([
      "pay 2025-01-13",
    ]);
    const catchUp = { pretax_deferral: "300.00", roth_catch_up: "100.00" };
    expect(settled(file(true), paycheck("pay", "2025-01-10", catchUp))).toEqual(["pay 2025-01-13"]);
  });

  it("is of the day on which the plan received it, else of the day that it names", () => {
    const later = told("plan", received("new", "2025-01-10", HALF, { deposited_on: "2025-01-15" }));
    expect(settled([later], pay)).toEqual(["pay 2025-01-15"]);
    const undated = told("plan", received("new", "2025-01-14", HALF, { deposited_on: undefined }));
    expect(settled([undated], pay)).toEqual(["pay 2025-01-14"]);
  });

  it("of a file that does not say whose side it tells stays as it is", () => {
    expect(settled([told(undefined, received("new", "2025-01-13", HALF))], pay)).toEqual([
      "candidates",
    ]);
  });

  it("keeps the note that Roth has no source only while something may be Roth", () => {
    const note = { code: "import.no-roth-source", severity: "warning", message: "" } as Problem;
    const more = { code: "import.read-as", severity: "warning", message: "" } as unknown as Problem;
    const codes = (records: readonly ReadRecord[], ...events: readonly LedgerEvent<"paycheck">[]) =>
      settleSides(records, ledger(...events)).map(({ notes }) => notes?.map(({ code }) => code));
    const first = told("plan", received("new", "2025-01-13", HALF), { notes: [note, more] }, true);
    const second = told("plan", received("new", "2025-03-13", HALF), {}, true);
    expect(codes([first], pay)).toEqual([["import.read-as"]]);
    expect(codes([{ ...first, notes: [note] }], pay)).toEqual([undefined]);
    expect(codes([first, second], pay)).toEqual([
      ["import.no-roth-source", "import.read-as"],
      undefined,
    ]);
    expect(
      codes([told("plan", received("new", "2025-03-13", HALF), { notes: [note] })], pay),
    ).toEqual([["import.no-roth-source"]]);
  });
});

describe("a paycheck, beside what the plan told first", () => {
  const paid = told("payroll", paycheck("new", "2025-01-10", HALF));

  it("waits where the plan received that money within twelve days", () => {
    const on = (date: string, contributions: Fields = HALF) =>
      settled([paid], received("got", date, contributions));
    expect(on("2025-01-10")).toEqual(["proposed"]);
    expect(on("2025-01-22")).toEqual(["proposed"]);
    expect(on("2025-01-23")).toEqual(["candidates"]);
    expect(on("2025-01-09")).toEqual(["candidates"]);
    expect(on("2025-01-13", { ...HALF, after_tax: "99.00" })).toEqual(["candidates"]);
    expect(reasons([paid], received("got", "2025-01-13", HALF))).toEqual([
      "400.00 of this paycheck is recorded as got, which the plan received on 2025-01-13: undo that batch, import payroll first, then the plan's file",
    ]);
  });

  it("is held against the first of several, and each of them explains one", () => {
    const two = [received("late", "2025-01-20", HALF), received("early", "2025-01-13", HALF)];
    const again = told("payroll", paycheck("again", "2025-01-11", HALF));
    const third = told("payroll", paycheck("third", "2025-01-12", HALF));
    expect(
      reasons([paid, again, third], ...two).map((reason) => /as (\w+),/.exec(reason)?.[1]),
    ).toEqual([...["early", "late", undefined]]);
  });
});

describe("a deposit without sources", () => {
  const pay = paycheck("pay", "2025-01-10", HALF);

  it("is that of the one paycheck within twelve days that sums to it", () => {
    expect(settled([sum("2025-01-10", "400.00")], pay)).toEqual(["pay 2025-01-10"]);
    expect(settled([sum("2025-01-22", "400.00")], pay)).toEqual(["pay 2025-01-22"]);
    expect(settled([sum("2025-01-23", "400.00")], pay)).toEqual(["open"]);
    expect(settled([sum("2025-01-09", "400.00")], pay)).toEqual(["open"]);
    expect(settled([sum("2025-01-13", "400.00", { person: "sam" })], pay)).toEqual(["open"]);
    expect(settled([sum("2025-01-13", "400.00", { plan: "other" })], pay)).toEqual(["open"]);
    const two = [pay, paycheck("more", "2025-01-08", { after_tax: "400.00" })];
    expect(settled([sum("2025-01-13", "400.00")], ...two)).toEqual(["open"]);
    expect(settled([sum("2025-01-13", "400.00"), sum("2025-01-14", "400.00")], pay)).toEqual([
      ...["pay 2025-01-13", "open"],
    ]);
    expect(reasons([sum("2025-01-13", "400.00")], pay)).toEqual([
      "the deposit of the paycheck of 2025-01-10: its contributions sum to 400.00 (pretax deferral 300.00, after tax 100.00)",
    ]);
  });

  it("is the one that the plan told before, in a format with sources", () => {
    const got = received("got", "2025-01-13", HALF);
    expect(settled([sum("2025-01-13", "400.00")], got)).toEqual(["got -"]);
    expect(settled([sum("2025-01-14", "400.00")], got)).toEqual(["open"]);
    expect(settled([sum("2025-01-13", "400.01")], got)).toEqual(["open"]);
    expect(settled([sum("2025-01-13", "400.00", { person: "sam" })], got)).toEqual(["open"]);
    expect(settled([sum("2025-01-13", "400.00", { plan: "other" })], got)).toEqual(["open"]);
    const twice = [sum("2025-01-13", "400.00"), sum("2025-01-13", "400.00")];
    expect(settled(twice, got)).toEqual(["got -", "open"]);
  });

  it("above the one paycheck near is the match, as a proposal, unless it is larger than that", () => {
    const open = (amount: string, ...events: readonly LedgerEvent<"paycheck">[]) => {
      const [found] = settleSides([sum("2025-01-13", amount)], ledger(...events));
      if (found?.result.bucket !== "needs_review") return found?.result.bucket;
      const [proposal] = found.result.proposal;
      return proposal?.kind === "employer_contribution" ? proposal.data.amount : proposal?.kind;
    };
    expect(open("500.00", pay)).toBe(10_000);
    expect(open("800.00", pay)).toBe(40_000);
    expect(open("500.00", paycheck("pay", "2025-01-13", HALF))).toBe(10_000);
    expect(open("800.01", pay)).toBeUndefined();
    expect(open("399.99", pay)).toBeUndefined();
    expect(
      open("500.00", paycheck("pay", "2025-01-10", { ...HALF, match: "1.00" })),
    ).toBeUndefined();
    expect(open("500.00", pay, paycheck("more", "2025-01-08", HALF))).toBeUndefined();
    expect(open("500.00", paycheck("pay", "2025-01-01", HALF))).toBe(10_000);
    expect(open("500.00", paycheck("pay", "2024-12-31", HALF))).toBeUndefined();
    expect(open("500.00", paycheck("pay", "2025-01-10", HALF, { plan: "other" }))).toBeUndefined();
    expect(open("500.00", paycheck("pay", "2025-01-10", HALF, { person: "sam" }))).toBeUndefined();
    const zero = paycheck("pay", "2025-01-10", { pretax_deferral: "400.00", after_tax: "0.00" });
    const [told0] = reasons([sum("2025-01-13", "500.00")], zero);
    expect(told0).toContain("(pretax deferral 400.00)");
    const year = settleSides([sum("2025-01-06", "500.00")], [paycheck("pay", "2024-12-31", HALF)]);
    expect(year[0]?.result).toMatchObject({
      reason:
        "no sources; of the 500.00, payroll reported 400.00 on 2024-12-31 (pretax deferral 300.00, after tax 100.00) and no employer money: the rest, 100.00, would be the match",
      proposal: [{ data: { limitationYear: 2024, source: "match", date: "2025-01-06" } }],
    });
  });

  it("where payroll has nothing near is split like two others of its sum, within 120 days on either side", () => {
    // 120 days before 1 July are 3 March, 120 after are 29 October.
    const like = (...days: readonly string[]) =>
      days.map((day, index) => paycheck(`p${index}`, day, HALF));
    const found = (...events: readonly LedgerEvent<"paycheck">[]) =>
      settled([sum("2025-07-01", "400.00")], ...events);
    expect(found(...like("2025-03-03", "2025-10-29"))).toEqual(["proposed"]);
    expect(found(...like("2025-03-02", "2025-10-29"))).toEqual(["open"]);
    expect(found(...like("2025-03-03", "2025-10-30"))).toEqual(["open"]);
    expect(found(...like("2025-03-03"))).toEqual(["open"]);
    const other = paycheck("other", "2025-05-02", { after_tax: "400.00" });
    expect(found(...like("2025-03-03", "2025-10-29"), other)).toEqual(["open"]);
    const sums = paycheck("other", "2025-05-02", { after_tax: "401.00" });
    expect(found(...like("2025-03-03", "2025-10-29"), sums)).toEqual(["proposed"]);
    const [result] = settleSides(
      [sum("2025-07-01", "400.00")],
      ledger(...like("2025-10-29", "2025-03-03")),
    );
    expect(result?.result).toMatchObject({
      reason:
        "no sources; 2 paychecks of 400.00 from 2025-03-03 to 2025-10-29 are all pretax deferral 300.00, after tax 100.00: this deposit would be too",
      proposal: [
        {
          kind: "paycheck",
          data: { date: "2025-07-01", depositedOn: "2025-07-01" },
          note: "inferred: split like 2 paychecks of that sum from 2025-03-03 to 2025-10-29",
        },
      ],
    });
  });

  it("does not use a paycheck that a deposit with its whole sum has taken", () => {
    const records = [sum("2025-01-13", "400.00"), sum("2025-01-14", "500.00")];
    expect(settled(records, pay)).toEqual(["pay 2025-01-13", "open"]);
    expect(settled([sum("2025-01-14", "500.00"), sum("2025-01-15", "600.00")], pay)).toEqual([
      ...["proposed", "open"],
    ]);
  });
});
