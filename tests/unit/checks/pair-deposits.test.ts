// Pairs worked by hand: what a person with a calendar would say.
import { describe, expect, it } from "vitest";
import { calendarDate } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import { pairDeposits } from "../../../src/statements/pair-deposits.ts";

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
