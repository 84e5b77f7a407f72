// A letter is one to mail: words, dollars and a day that is still ahead.
import { describe, expect, it } from "vitest";
import { complete } from "../../../src/kernel/amount-state.ts";
import { calendarDate, taxYear } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import { type Evidence, formLetter, letterText } from "../../../src/render/documents/letter.ts";

const PEOPLE = {
  personName: "王小明 (Xiaoming Wang)",
  plan: "acme-401k",
  planName: "Acme Savings Plan",
  account: "3316",
  taxYear: taxYear(2025),
};
const MISSING = {
  rows: [],
  grounds: [],
  missing: [
    {
      kind: "expected_only" as const,
      plan: "acme-401k",
      code: "G",
      box1: complete(dollars("15015.00")),
      events: [],
      effect: "",
    },
  ],
};
const movements = (count: number): Evidence[] =>
  Array.from({ length: count }, (_, at) => ({
    date: calendarDate(`2025-0${1 + (at % 3)}-10`),
    what: "in-plan Roth rollover",
    amount: dollars("1001.00"),
    basis: dollars("1000.00"),
  })).toSorted((a, b) => (a.date < b.date ? -1 : 1));

describe("a letter for a form that never came", () => {
  it("asks for it by a day that is ahead, names the account, and says no id", () => {
    const letter = formLetter(
      MISSING,
      { ...PEOPLE, date: calendarDate("2026-03-09") },
      movements(2),
    );
    const text = letterText(letter).replace(/\s+/g, " ");
    expect(text).toContain("Xiaoming Wang (王小明)");
    expect(text).toContain("March 9, 2026");
    expect(text).toContain(
      "Request for the 2025 Form 1099-R, Acme Savings Plan, account ending 3316",
    );
    expect(text).toContain("I have not received a Form 1099-R for 2025");
    expect(text).toContain("$15,015.00");
    expect(text).toContain("Together: $2,002.00");
    // 16 days later is Wednesday, 25 March 2026: 12 business days ahead and before 15 April.
    expect(text).toContain("by March 25, 2026");
    expect(text).not.toMatch(/acme-401k|\d{4}-\d\d-\d\d|\[your/);
  });

  it("names no day that would be after the due date", () => {
    const late = formLetter(MISSING, { ...PEOPLE, date: calendarDate("2026-04-10") }, movements(1));
    expect(letterText(late)).toContain("Please answer in writing before I file.");
  });

  it("tells more than twelve movements by month, with the same total", () => {
    const letter = formLetter(
      MISSING,
      { ...PEOPLE, date: calendarDate("2026-03-09") },
      movements(15),
    );
    const text = letterText(letter).replace(/\s+/g, " ");
    expect(text).toContain("- January 2025: 5 movements, $5,005.00");
    expect(text).toContain("- Together: $15,015.00");
    expect(text.match(/in-plan Roth rollover/g)).toBeNull();
  });
});
