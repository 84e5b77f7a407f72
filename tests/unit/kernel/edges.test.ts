// The first and last value of what the small words of the program say, by hand.
import { describe, expect, it } from "vitest";
import { byText } from "../../../src/kernel/by-text.ts";
import {
  calendarDateOf,
  type LimitationYear,
  limitationYearEnding,
  parseCalendarDate,
  taxYear,
} from "../../../src/kernel/calendar.ts";
import { parseBatchId } from "../../../src/kernel/ids.ts";
import { lineWith } from "../../../src/kernel/line-name.ts";
import {
  allocate,
  cents,
  formatOnPaper,
  formatRatio,
  formatWholeDollars,
  parseCents,
} from "../../../src/kernel/money.ts";
import { NestedTooDeep, parseJson } from "../../../src/kernel/parse-json.ts";
import { payerName } from "../../../src/kernel/payer-name.ts";
import { formatPercent, parsePercent } from "../../../src/kernel/percent.ts";
import { exitCodeOf, problem } from "../../../src/kernel/problem.ts";
import { fraction, minus, toCents } from "../../../src/kernel/ratio.ts";
import { quoted, visible, visibleJson } from "../../../src/kernel/shown-text.ts";
import { isWords } from "../../../src/kernel/words.ts";

describe("money", () => {
  it("is read up to 2^51 - 1 cents, plain or with commas", () => {
    // 2^51 = 2,251,799,813,685,248.
    expect(parseCents("22517998136852.47").ok).toBe(true);
    expect(parseCents("22517998136852.48").ok).toBe(false);
    expect(parseCents("22,517,998,136,852.47").ok).toBe(true);
    expect(parseCents("22,517,998,136,852.48").ok).toBe(false);
  });

  it("of whole dollars is written without cents, below zero too", () => {
    expect(formatWholeDollars(cents(123_400))).toBe("1,234");
    expect(formatWholeDollars(cents(0))).toBe("0");
    expect(formatWholeDollars(cents(100_000_000))).toBe("1,000,000");
  });

  it("on paper has parentheses from a cent below zero", () => {
    expect([-1, 0, 1].map((each) => formatOnPaper(cents(each)))).toEqual([
      "(0.01)",
      "0.00",
      "0.01",
    ]);
  });

  it("as a ratio has the places that are asked for, and none", () => {
    const ratio = { numerator: 1_250n, denominator: 1_000n };
    expect(formatRatio(ratio, 0)).toBe("1");
    expect(formatRatio(ratio, 1)).toBe("1.3");
    expect(formatRatio(ratio, 3)).toBe("1.250");
    expect(formatRatio({ numerator: -1n, denominator: 8n }, 0)).toBe("0");
    expect(formatRatio({ numerator: -9n, denominator: 8n }, 0)).toBe("-1");
  });

  it("left over goes to the earlier of equal parts, whatever the number of them", () => {
    const one = cents(1);
    expect(allocate(cents(2), [one, one, one])).toEqual([1, 1, 0]);
    expect(allocate(cents(-2), [one, one, one])).toEqual([-1, -1, 0]);
  });
});

it("a percentage is written as it is read, to four places", () => {
  for (const text of ["0", "4.5", "10", "100", "0.0001", "12.3456", "9999.9999"]) {
    const percent = parsePercent(text);
    expect(percent !== undefined && formatPercent(percent)).toBe(text);
  }
});

describe("days", () => {
  it("are those that there are, from 1900 on", () => {
    const known = (text: string) => parseCalendarDate(text) !== undefined;
    expect(["1900-01-01", "2025-01-31", "2025-12-01"].filter(known)).toHaveLength(3);
    expect(
      ["1899-12-31", "2025-00-10", "2025-13-10", "2025-01-00", "2025-01-32", "2025-06-31"].filter(
        known,
      ),
    ).toEqual([]);
  });

  it("are those of a moment in UTC", () => {
    expect(calendarDateOf(new Date(Date.UTC(2025, 0, 31, 23, 59)))).toBe("2025-01-31");
    expect(calendarDateOf(new Date(Number.NaN))).toBeUndefined();
  });

  it.each([
    ["04", "30"],
    ["06", "30"],
    ["09", "30"],
    ["11", "30"],
    ["01", "31"],
    ["12", "31"],
  ])("end month %s on the %s", (month, day) => {
    const year: LimitationYear = limitationYearEnding(taxYear(2025), `${month}-31`);
    expect(year.end).toBe(`2025-${month}-${day}`);
  });
});

it("a batch has a number, and nothing else is one", () => {
  expect(parseBatchId("b17")).toBe(17);
  expect(["e17", "b", "17", "b1x"].map(parseBatchId)).toEqual(Array(4).fill(undefined));
});

it("a payer's id becomes a name, and a name stays one", () => {
  expect(payerName("larkspur-trust")).toBe("Larkspur Trust");
  expect(payerName("first.bank_2")).toBe("First Bank 2");
  expect(payerName("Larkspur-Trust")).toBe("Larkspur-Trust");
  expect(payerName("larkspur trust")).toBe("larkspur trust");
});

it("texts of one order are equal, others before or after", () => {
  expect([byText("a", "a"), byText("", "")]).toEqual([0, 0]);
  expect(["b", "a", "B"].toSorted(byText)).toEqual(["B", "a", "b"]);
});

it("a bracket that is closed is no level any more", () => {
  const text = (levels: number) =>
    `[${"[],".repeat(60)}${"[".repeat(levels)}${"]".repeat(levels)}]`;
  expect(parseJson(text(99))).toHaveLength(61);
  expect(() => parseJson(text(100))).toThrow(NestedTooDeep);
});

it("a warning ends nothing, beside an error or alone", () => {
  const gone = problem("file.not-found", "gone");
  expect(exitCodeOf([{ ...gone, severity: "warning" }])).toBe(0);
  expect(exitCodeOf([])).toBe(0);
  expect(exitCodeOf([gone])).toBe(3);
  expect(
    exitCodeOf([problem("ledger.unknown-plan", "no"), { ...gone, severity: "warning" }]),
  ).not.toBe(3);
});

describe("the line that shows a fact", () => {
  const place = { number: "1" };
  const lines = [
    { line: "teo/1", place, fact: "a", owner: { person: "teo" } },
    { line: "kim/1", place, fact: "a", owner: { person: "kim" } },
    { line: "401k/1", place, fact: "a", owner: { plan: "401k" } },
    { line: "2", place, fact: "b" },
    { line: "3", place, fact: "a" },
  ];
  const found = (fact: string, person?: string) => lineWith({ lines }, fact, person)?.line;

  it("is that of nobody in particular, or of the person who is asked about", () => {
    expect(found("a")).toBe("3");
    expect(found("a", "kim")).toBe("kim/1");
    expect(found("a", "sam")).toBeUndefined();
    expect(found("b", "kim")).toBeUndefined();
    expect(found("c")).toBeUndefined();
    expect(lineWith(undefined, "a" as const)).toBeUndefined();
  });
});

describe("fractions", () => {
  it("are rounded half up, and symmetric around zero", () => {
    expect(toCents(fraction(1, 2))).toBe(1);
    expect(toCents(fraction(-1, 2))).toBe(-1);
    expect(toCents(fraction(0, 3))).toBe(0);
    expect(toCents(minus(fraction(1, 3), fraction(1, 3)))).toBe(0);
    expect(minus(fraction(1, 2), fraction(3, 4))).toEqual({ numerator: -1n, denominator: 4n });
  });
});

describe("text from outside", () => {
  it("shows what moves a terminal as two digits, or with its number", () => {
    expect(visible("a\u0007b")).toBe("a\\x07b");
    expect(visible("\u001b\u009f")).toBe("\\x1b\\x9f");
    expect(visible("\u200b\u202e")).toBe("\\u{200b}\\u{202e}");
    expect(visible("\u00ff \u00e9")).toBe("\u00ff \u00e9");
    expect(visibleJson("\u007f\u200b")).toBe("\\u007f\\u200b");
  });

  it("is quoted up to forty characters", () => {
    expect(quoted("x".repeat(40))).toBe(`"${"x".repeat(40)}"`);
    expect(quoted("x".repeat(41))).toBe(`"${"x".repeat(39)}…"`);
  });

  it("is words from one character to two thousand, well formed and without a NUL", () => {
    expect([" ", "x".repeat(2000), "é"].every(isWords)).toBe(true);
    expect(["", "x".repeat(2001), "a\0", "\ud800"].filter(isWords)).toEqual([]);
  });
});
