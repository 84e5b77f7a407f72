// A letter is one to mail: words, dollars, tables with totals, and a day that is still ahead.
import { describe, expect, it } from "vitest";
import { complete } from "../../../src/kernel/amount-state.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import { type Evidence, formLetter } from "../../../src/render/documents/letter/form-letter.ts";
import { letterText } from "../../../src/render/documents/letter/letter-text.ts";

const PEOPLE = {
  personName: "王小明 (Xiaoming Wang)",
  plan: "acme-401k",
  planName: "Acme Savings Plan",
  trustee: "Harbor Trust Company",
  account: "3316",
  taxYear: taxYear(2025),
};
const MISSING = {
  rows: [],
  compared: [],
  grounds: [],
  missing: [
    {
      kind: "expected_only" as const,
      plan: "acme-401k",
      code: "G",
      box1: complete(dollars("15015.00")),
      box2a: complete(dollars("15.00")),
      box5: complete(dollars("15000.00")),
      events: [],
      effect: "",
    },
  ],
};
const conversions = (count: number): Evidence[] =>
  Array.from({ length: count }, (_, at) => ({
    date: calendarDate(`2025-0${1 + (at % 3)}-10`),
    to: "designated_roth" as const,
    isDirect: false,
    amount: dollars("1001.00"),
    basis: complete(dollars("1000.00")),
    pretax: complete(dollars("1.00")),
  })).toSorted((a, b) => (a.date < b.date ? -1 : 1));

const textOf = (...args: Parameters<typeof formLetter>) =>
  letterText(formLetter(...args)).replace(/\s+/g, " ");
const on = (day: string) => ({ ...PEOPLE, date: calendarDate(day) });

describe("a letter for a form that never came", () => {
  it("asks for it by a day that is ahead, names the account, and says no id", () => {
    const text = textOf(MISSING, on("2026-03-09"), conversions(2));
    expect(text).toContain("Xiaoming Wang (王小明)");
    expect(text).toContain("March 9, 2026 Harbor Trust Company");
    expect(text).toContain(
      "Re: Request for the 2025 Form 1099-R Acme Savings Plan, account ending 3316",
    );
    expect(text).toContain("I have not received a Form 1099-R for 2025");
    expect(text).not.toContain("correct");
    expect(text).toContain("G $15,015.00 $15.00 $15,000.00");
    expect(text).toContain("January 10, 2025 $1,000.00 $1.00 $1,001.00");
    expect(text).toContain("Total $2,000.00 $2.00 $2,002.00");
    // 16 days later is Wednesday, 25 March 2026: 12 business days ahead and before 15 April.
    expect(text).toContain("by March 25, 2026");
    expect(text).not.toMatch(/acme-401k|\d{4}-\d\d-\d\d|\[your/);
  });

  it("names no day that would be after the due date", () => {
    const text = textOf(MISSING, on("2026-04-10"), conversions(1));
    expect(text).toContain("before I file.");
    expect(text).not.toMatch(/by \w+ \d+, 2026/);
  });

  it("tells more than twelve by month, and encloses the list with the same total", () => {
    const text = textOf(MISSING, on("2026-03-09"), conversions(15));
    expect(text).toContain("January 2025: 5 conversions $5,000.00 $5.00 $5,005.00");
    const total = "Total $15,000.00 $15.00 $15,015.00";
    expect(text.split(total)).toHaveLength(3);
    expect(text).toContain("2. List of the 15 single payments");
    expect(text.match(/01\/10\/2025/g)).toHaveLength(5);
  });
});

describe("a letter about a form that is wrong", () => {
  const row = (box: "box_1" | "box_2a" | "box_5", expected: string, received: string) => ({
    plan: "acme-401k",
    code: "G",
    box,
    expected: complete(dollars(expected)),
    received: complete(dollars(received)),
    difference: undefined,
    outcome: { state: expected === received ? ("agrees" as const) : ("differs" as const) },
    events: [],
    effect: "",
  });
  const compared = [
    row("box_1", "27150.25", "27150.25"),
    row("box_2a", "0.00", "1150.25"),
    row("box_5", "26000.00", "26000.00"),
  ];
  const part = (to: "roth_ira" | "traditional_ira", basis: string, pretax: string): Evidence => ({
    date: calendarDate("2025-11-18"),
    to,
    isDirect: true,
    amount: dollars(basis === "0.00" ? pretax : basis),
    basis: complete(dollars(basis)),
    pretax: complete(dollars(pretax)),
  });
  const wrong = {
    rows: compared.filter(({ outcome }) => outcome.state === "differs"),
    compared,
    missing: [],
    grounds: ["box 2a is zero for a direct rollover to a traditional IRA or to another plan"],
  };
  const text = () =>
    textOf(wrong as never, on("2026-03-09"), [
      part("roth_ira", "26000.00", "0.00"),
      part("traditional_ira", "0.00", "1150.25"),
    ]);

  it("says what it shows and what it should show, with both tables", () => {
    expect(text()).toContain("Re: Request for a corrected 2025 Form 1099-R");
    expect(text()).toContain("Box 2a (taxable amount) shows $1,150.25; it should show $0.00.");
    expect(text()).toContain("What was paid on November 18, 2025");
    expect(text()).toContain("Traditional IRA, directly 0.00 1,150.25 1,150.25");
    expect(text()).toContain("Total $26,000.00 $1,150.25 $27,150.25");
    expect(text()).toContain("1 Gross distribution $27,150.25 $27,150.25 none");
    expect(text()).toContain("2a Taxable amount $1,150.25 $0.00 − $1,150.25");
    expect(text()).toContain("1. Form 1099-R for 2025, as issued");
  });

  it("argues from where the money went", () => {
    expect(text()).toContain("All of it, $1,150.25, went to the traditional IRA");
    expect(text()).toContain("Notice 2014-54, section III");
    expect(text()).not.toContain("not received");
  });
});
