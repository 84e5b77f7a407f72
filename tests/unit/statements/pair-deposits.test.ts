// Pairs worked by hand: what a person with a calendar would say.
import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import { medianDays, pairDeposits } from "../../../src/statements/pair-deposits.ts";

const sent = (payDate: string, amount: string) => ({
  payDate: calendarDate(payDate),
  amount: dollars(amount),
});
const received = (date: string, amount: string, payDate?: string) => ({
  date: calendarDate(date),
  amount: dollars(amount),
  ...(payDate && { payDate: calendarDate(payDate) }),
});
type Paid = ReturnType<typeof sent>;
type Got = ReturnType<typeof received>;

function told(paid: readonly Paid[], got: readonly Got[]) {
  const { pairs, duplicates, notReceived, notSent } = pairDeposits(paid, got);
  return {
    pairs: pairs
      .map(({ sent: one, received: other, how }) => `${one.payDate} ${other.date} ${how}`)
      .toSorted(),
    duplicates: duplicates.map(({ of, received: one }) => `${of.payDate} ${one.date}`),
    notReceived: notReceived.map(({ payDate }) => payDate),
    notSent: notSent.map(({ date }) => date),
  };
}

const FOUR = ["2025-01-15", "2025-01-31", "2025-02-14", "2025-02-28"].map((date) =>
  sent(date, "500.00"),
);

describe("equal amounts every time", () => {
  it("pairs each paycheck with the deposit after it", () => {
    expect(
      told(
        FOUR,
        ["2025-01-17", "2025-02-04", "2025-02-18", "2025-03-04"].map((date) =>
          received(date, "500.00"),
        ),
      ),
    ).toEqual({
      pairs: [
        "2025-01-15 2025-01-17 equal",
        "2025-01-31 2025-02-04 equal",
        "2025-02-14 2025-02-18 equal",
        "2025-02-28 2025-03-04 equal",
      ],
      duplicates: [],
      notReceived: [],
      notSent: [],
    });
  });

  it("a missing deposit does not shift those after it", () => {
    const found = told(
      FOUR,
      ["2025-01-17", "2025-02-18", "2025-03-04"].map((date) => received(date, "500.00")),
    );
    expect(found.notReceived).toEqual(["2025-01-31"]);
    expect(found.pairs).toContain("2025-02-14 2025-02-18 equal");
  });

  it("a deposit that comes twice is a duplicate of its paycheck", () => {
    const dates = ["2025-01-17", "2025-02-04", "2025-02-18", "2025-03-04", "2025-03-06"];
    const found = told(
      FOUR,
      dates.map((date) => received(date, "500.00")),
    );
    expect(found.duplicates).toEqual(["2025-02-28 2025-03-06"]);
    expect(found.pairs).toContain("2025-02-28 2025-03-04 equal");
  });

  it("a wrong amount and a duplicate leave the others where they are", () => {
    const found = told(FOUR, [
      received("2025-01-17", "500.00"),
      received("2025-02-04", "450.00"),
      received("2025-02-18", "500.00"),
      received("2025-03-04", "500.00"),
      received("2025-03-06", "500.00"),
    ]);
    expect(found).toEqual({
      pairs: [
        "2025-01-15 2025-01-17 equal",
        "2025-01-31 2025-02-04 different",
        "2025-02-14 2025-02-18 equal",
        "2025-02-28 2025-03-04 equal",
      ],
      duplicates: ["2025-02-28 2025-03-06"],
      notReceived: [],
      notSent: [],
    });
  });
});

it("a deposit after those of later paychecks is found by its amount", () => {
  const paid = [sent("2025-01-15", "510.00"), ...FOUR.slice(1)];
  const dates = ["2025-02-04", "2025-02-18", "2025-03-04"].map((date) => received(date, "500.00"));
  const found = told(paid, [...dates, received("2025-06-20", "510.00")]);
  expect(found.pairs).toContain("2025-01-15 2025-06-20 equal");
  expect(found.notReceived).toEqual([]);
});

it("one deposit of a quarter is the paychecks that sum to it", () => {
  const paid = [...FOUR, sent("2025-03-14", "200.00")];
  expect(told(paid, [received("2025-03-31", "2200.00")]).pairs).toEqual([
    "2025-01-15 2025-03-31 together",
    "2025-01-31 2025-03-31 together",
    "2025-02-14 2025-03-31 together",
    "2025-02-28 2025-03-31 together",
    "2025-03-14 2025-03-31 together",
  ]);
});

it("the pay date that a statement names decides, whatever the amount", () => {
  const found = told(FOUR.slice(0, 2), [
    received("2025-02-04", "500.00", "2025-01-15"),
    received("2025-02-05", "480.00", "2025-01-31"),
  ]);
  expect(found.pairs).toEqual(["2025-01-15 2025-02-04 equal", "2025-01-31 2025-02-05 different"]);
});

it("of two that are left over, the one that is due then is its paycheck", () => {
  // Deposits come seven days after pay; 40.00 of March 21 is due for March 14, not for the bonus of the 19th.
  const paid = [...FOUR, sent("2025-03-14", "50.00"), sent("2025-03-19", "60.00")];
  const usual = ["2025-01-22", "2025-02-07", "2025-02-21", "2025-03-07"];
  const found = told(paid, [
    ...usual.map((date) => received(date, "500.00")),
    received("2025-03-21", "40.00"),
  ]);
  expect(found.pairs).toContain("2025-03-14 2025-03-21 different");
  expect(found.notReceived).toEqual(["2025-03-19"]);
});

it("two paychecks of three are together when those two make the sum", () => {
  const paid = [
    sent("2025-01-15", "300.00"),
    sent("2025-01-31", "200.00"),
    sent("2025-02-14", "250.00"),
  ];
  const found = told(paid, [received("2025-03-03", "450.00")]);
  expect(found.pairs).toEqual(["2025-01-31 2025-03-03 together", "2025-02-14 2025-03-03 together"]);
  expect(found.notReceived).toEqual(["2025-01-15"]);
});

it("twice the amount on one day is a duplicate, a deposit before any paycheck is nobody's", () => {
  const found = told(FOUR.slice(0, 1), [
    received("2025-01-02", "500.00"),
    received("2025-01-17", "1000.00"),
  ]);
  expect(found.pairs).toEqual(["2025-01-15 2025-01-17 doubled"]);
  expect(found.notSent).toEqual(["2025-01-02"]);
});

it("does not depend on the order of what it is given", () => {
  const got = ["2025-01-17", "2025-02-04", "2025-03-04"].map((date) => received(date, "500.00"));
  expect(told(FOUR.toReversed(), got.toReversed())).toEqual(told(FOUR, got));
});

describe("where a rule ends", () => {
  it("a deposit may come three days before pay, not four", () => {
    const at = (date: string) => told([sent("2025-03-14", "500.00")], [received(date, "500.00")]);
    expect(at("2025-03-11").pairs).toEqual(["2025-03-14 2025-03-11 equal"]);
    expect(at("2025-03-10")).toMatchObject({
      notReceived: ["2025-03-14"],
      notSent: ["2025-03-10"],
    });
  });

  it("another amount is this paycheck's up to twelve days after, not thirteen", () => {
    const at = (date: string) => told([sent("2025-03-14", "500.00")], [received(date, "480.00")]);
    expect(at("2025-03-26").pairs).toEqual(["2025-03-14 2025-03-26 different"]);
    expect(at("2025-03-27")).toMatchObject({ pairs: [], notSent: ["2025-03-27"] });
  });

  it("of two deposits of other amounts near one paycheck the first is its own", () => {
    const one = [sent("2025-03-14", "500.00")];
    const two = [received("2025-03-17", "400.00"), received("2025-03-18", "300.00")];
    expect(told(one, two)).toEqual({
      ...{ pairs: ["2025-03-14 2025-03-17 different"], duplicates: [] },
      ...{ notReceived: [], notSent: ["2025-03-18"] },
    });
  });

  it("of two deposits that name one pay date, or are late in one amount, the first is that paycheck's", () => {
    const one = [sent("2025-01-15", "500.00")];
    const named = told(one, [
      received("2025-02-24", "500.00", "2025-01-15"),
      received("2025-02-25", "500.00", "2025-01-15"),
    ]);
    expect(named).toMatchObject({
      pairs: ["2025-01-15 2025-02-24 equal"],
      duplicates: ["2025-01-15 2025-02-25"],
    });
    const late = told(one, [received("2025-06-20", "500.00"), received("2025-06-23", "500.00")]);
    expect(late).toMatchObject({
      pairs: ["2025-01-15 2025-06-20 equal"],
      notSent: ["2025-06-23"],
    });
  });

  it("a deposit of two paychecks reaches back 120 days, not 121", () => {
    // 1 January to 1 May is 120 days.
    const two = [sent("2025-01-01", "200.00"), sent("2025-01-15", "300.00")];
    expect(told(two, [received("2025-05-01", "500.00")]).pairs).toEqual([
      "2025-01-01 2025-05-01 together",
      "2025-01-15 2025-05-01 together",
    ]);
    expect(told(two, [received("2025-05-02", "500.00")]).pairs).toEqual([]);
  });

  it("of four paychecks a deposit is the two in the middle that sum to it, and each is used once", () => {
    const four = ["100.00", "200.00", "300.00", "400.00"].map((amount, index) =>
      sent(`2025-01-0${index + 1}`, amount),
    );
    const found = told(four, [received("2025-03-03", "500.00"), received("2025-03-04", "700.00")]);
    expect(found).toEqual({
      pairs: ["2025-01-02 2025-03-03 together", "2025-01-03 2025-03-03 together"],
      duplicates: [],
      notReceived: ["2025-01-01", "2025-01-04"],
      notSent: ["2025-03-04"],
    });
  });

  it("the ledger's own day of deposit decides between equal amounts", () => {
    const first = { ...sent("2025-01-10", "500.00"), depositedOn: calendarDate("2025-01-28") };
    const found = told(
      [first, sent("2025-01-24", "500.00")],
      [received("2025-01-27", "500.00"), received("2025-01-28", "500.00")],
    );
    expect(found.pairs).toEqual(["2025-01-10 2025-01-28 equal", "2025-01-24 2025-01-27 equal"]);
    // Of another amount that day says nothing.
    const other = told([first], [received("2025-01-28", "480.00")]);
    expect(other.pairs).toEqual([]);
  });
});

describe("the median in whole days", () => {
  it.each([
    [[], undefined],
    [[4], 4],
    [[9, 2], 2],
    [[9, 2, 3], 3],
    [[1, 30, 2, 3], 2],
  ])("of %j is %j", (days, median) => {
    expect(medianDays(days)).toBe(median);
  });
});
