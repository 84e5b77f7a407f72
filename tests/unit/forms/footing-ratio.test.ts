// Line 10 with the places that make lines 11 and 12 come out by hand. The products were made with bc.
import { describe, expect, it } from "vitest";
import {
  footingRatio,
  withFootingRatio,
  withThreePlaces,
} from "../../../src/forms/form-8606/footing-ratio.ts";
import type { Worksheet, WorksheetLine } from "../../../src/forms/worksheet.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";
import { sheetLine } from "../../support/sheet-line.ts";

function form(amounts: Readonly<Record<string, string>>, printed = "0.991"): Worksheet {
  const line = (name: string, value: WorksheetLine["value"]) => sheetLine({ line: name, value });
  return {
    form: "form-8606",
    title: "",
    taxYear: taxYear(2025),
    person: "alex",
    lines: [
      ...Object.entries(amounts).map(([name, text]) =>
        line(name, { kind: "amount", cents: dollars(text) }),
      ),
      line("10", { kind: "text", text: printed }),
    ],
    incomplete: [],
    notes: [],
    citations: [],
  };
}

it.each([
  // 7,003.17 x 0.99057 is 6,937.13; with one place more it is 6,937.11.
  ["six places", { 5: "7000.00", 9: "7066.66", 8: "7003.17", 11: "6937.11" }, "0.990567"],
  ["five at least", { 5: "1.00", 9: "2.00", 8: "10.00", 11: "5.00" }, "0.50000"],
  // In whole dollars the product is rounded to the dollar: 0.05714 x 50,000 is 2,857.
  ["whole dollars", { 5: "20000.00", 9: "350000.00", 8: "50000.00", 11: "2857.00" }, "0.05714"],
  // 0.05714 x 51,000 is 2,914.14, and 2,914 in whole dollars.
  ["the dollar", { 5: "20000.00", 9: "350000.00", 8: "51000.00", 11: "2914.00" }, "0.05714"],
  // Line 12 counts as well: 4,500.00 x 0.346564 is 1,559.54, and 0.34656 would give 1,559.52.
  [
    "both lines",
    { 5: "21770.01", 9: "62816.72", 8: "10000.00", 11: "3465.64", 7: "4500.00", 12: "1559.54" },
    "0.346564",
  ],
  // Of a few that need as many: twelve are tried, thirteen would be too long for anybody.
  [
    "twelve places",
    { 5: "2064594791.93", 9: "3818482166.45", 8: "7693295744.55", 11: "4159647114.90" },
    "0.540684675725",
  ],
  [
    "what is printed where thirteen are needed",
    { 5: "198732231.52", 9: "5247453862.90", 8: "4668178323.30", 11: "176793835.56" },
    "0.991",
  ],
  [
    "what is printed where the basis is all",
    { 5: "7000.00", 9: "7000.00", 8: "10.00", 11: "10.00" },
    "0.991",
  ],
  [
    "what is printed where it is more",
    { 5: "7000.01", 9: "7000.00", 8: "10.00", 11: "10.00" },
    "0.991",
  ],
  [
    "what is printed where nothing is divided",
    { 5: "0.00", 9: "0.00", 8: "0.00", 11: "0.00" },
    "0.991",
  ],
  ["what is printed without line 9", { 5: "1.00", 8: "10.00", 11: "5.00" }, "0.991"],
  ["what is printed without line 5", { 9: "2.00", 8: "10.00", 11: "5.00" }, "0.991"],
  // A cent is divided by two cents.
  ["five of a cent", { 5: "0.00", 9: "0.01", 8: "10.00", 11: "0.00" }, "0.00000"],
  // 0.05714 x 50,000.00 is 2,857.00; with a line in cents 2,857.14 wants more places: 0.0571429 is 2,857.15.
  [
    "cents as soon as one line has them",
    { 5: "20000.00", 9: "350000.00", 8: "50000.00", 11: "2857.14", 1: "0.01" },
    "0.05714286",
  ],
  // A rounding that the user declared is the text already; no longer ratio gives these lines.
  ["declared", { 5: "20000.00", 9: "350000.00", 8: "50000.00", 11: "2850.00" }, "0.991"],
])("has %s", (_, amounts, text) => {
  expect(footingRatio(form(amounts))).toBe(text);
});

it("there is none without line 10, or where that is no text", () => {
  const whole = form({ 5: "1.00", 9: "2.00", 8: "10.00", 11: "5.00" });
  const without = { ...whole, lines: whole.lines.filter(({ line }) => line !== "10") };
  expect(footingRatio(without)).toBeUndefined();
  const amount = sheetLine({ line: "10", value: { kind: "amount", cents: dollars("1.00") } });
  expect(footingRatio({ ...without, lines: [...without.lines, amount] })).toBeUndefined();
  expect(withFootingRatio(without)).toBe(without);
});

it("stands on line 10 of Form 8606, and on no other line or form", () => {
  const before = form({ 5: "1.00", 9: "2.00", 8: "10.00", 11: "5.00" }, "0.500");
  const after = withFootingRatio(before);
  expect(after.lines.find(({ line }) => line === "10")?.value).toEqual({
    ...{ kind: "text", text: "0.50000" },
  });
  expect(after.lines.filter(({ line }) => line !== "10")).toEqual(
    before.lines.filter(({ line }) => line !== "10"),
  );
  const other = { ...before, form: "form-1099-r" } as const;
  expect(withFootingRatio(other)).toBe(other);
});

describe("with the three places that the form allows", () => {
  // 7,000 of 7,066.66 is 0.991: 7,003.17 x 0.991 is 6,940.14, and 100.00 x 0.991 is 99.10.
  const lines = { 3: "7500.00", 5: "7000.00", 9: "7066.66", 8: "7003.17", 7: "100.00" };

  it("lines 11, 12 and 14 are others", () => {
    expect(withThreePlaces(form({ ...lines, 11: "6937.11", 12: "99.06" }))).toEqual({
      ...{ ratio: "0.991", line11: 694_014, line12: 9910 },
      // 7,500.00 - 6,940.14 - 99.10
      line14: 46_076,
    });
  });

  it("nothing is said where both are the same, and it is where one is another", () => {
    expect(withThreePlaces(form({ ...lines, 11: "6940.14", 12: "99.10" }))).toBeUndefined();
    expect(withThreePlaces(form({ ...lines, 11: "6940.14", 12: "99.06" }))).toBeDefined();
    expect(withThreePlaces(form({ ...lines, 11: "6937.11", 12: "99.10" }))).toBeDefined();
  });

  it("nothing is said where nothing is multiplied", () => {
    const others = { 8: "10.00", 11: "9.00" };
    expect(withThreePlaces(form({ 5: "10.00", 9: "10.00", ...others }))).toBeUndefined();
    expect(withThreePlaces(form({ 5: "10.01", 9: "10.00", ...others }))).toBeUndefined();
    expect(withThreePlaces(form({ 5: "0.00", 9: "0.00", ...others }))).toBeUndefined();
    expect(withThreePlaces(form({ 5: "0.00", 9: "0.01", ...others }))).toBeDefined();
    const whole = form({ ...lines, 11: "6937.11", 12: "99.06" });
    const without = { ...whole, lines: whole.lines.filter(({ line }) => line !== "10") };
    expect(withThreePlaces(without)).toBeUndefined();
  });
});
