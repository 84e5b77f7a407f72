// Line 10 with the places that make lines 11 and 12 come out by hand. The products were made with bc.
import { expect, it } from "vitest";
import { footingRatio } from "../../../src/forms/form-8606/footing-ratio.ts";
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
  // Line 12 counts as well: 4,500.00 x 0.346564 is 1,559.54, and 0.34656 would give 1,559.52.
  [
    "both lines",
    { 5: "21770.01", 9: "62816.72", 8: "10000.00", 11: "3465.64", 7: "4500.00", 12: "1559.54" },
    "0.346564",
  ],
  // A rounding that the user declared is the text already; no longer ratio gives these lines.
  ["declared", { 5: "20000.00", 9: "350000.00", 8: "50000.00", 11: "2850.00" }, "0.991"],
])("has %s", (_, amounts, text) => {
  expect(footingRatio(form(amounts))).toBe(text);
});
