// Cents to dollars, and the term that says what rounding did: Instructions for Form 1040, "Rounding off to
// whole dollars": below 50 cents is dropped, 50 to 99 goes up.
import { expect, it } from "vitest";
import { inWholeDollars, wholeDollars } from "../../../src/forms/whole-dollars.ts";
import type { Worksheet } from "../../../src/forms/worksheet.ts";
import { taxYear } from "../../../src/kernel/calendar.ts";
import { dollars } from "../../../src/kernel/money.ts";

function worksheetWith(amount: string): Worksheet {
  const cents = dollars(amount);
  const [sign, size] = cents < 0 ? (["-", -cents] as const) : (["+", cents] as const);
  return {
    form: "form-1040",
    title: "Form 1040",
    taxYear: taxYear(2025),
    person: "alex",
    lines: [
      {
        line: "5b",
        label: "Taxable amount",
        value: { kind: "amount", cents },
        terms: [{ sign, amount: dollars((size / 100).toFixed(2)), label: "what came", line: "5a" }],
      },
    ],
    notes: ["first"],
    citations: [],
    problems: [],
  } as unknown as Worksheet;
}

it.each([
  ["407.49", 40_700, "-", 49],
  ["407.50", 40_800, "+", 50],
  ["0.99", 100, "+", 1],
  ["-407.49", -40_700, "+", 49],
  ["-407.50", -40_800, "-", 50],
])("%s is %i cents on the form, by a term of its own", (amount, rounded, sign, by) => {
  const { lines, notes } = inWholeDollars(worksheetWith(amount));
  expect(lines[0]?.value).toEqual({ kind: "amount", cents: rounded });
  const [first, last, ...more] = lines[0]?.terms ?? [];
  expect(first).not.toHaveProperty("line");
  expect(last).toMatchObject({ sign, amount: by, label: "rounded to whole dollars" });
  expect(more).toEqual([]);
  expect(notes).toHaveLength(2);
});

it("whole dollars stay as they are, with their terms", () => {
  const worksheet = worksheetWith("407.00");
  expect(inWholeDollars(worksheet).lines).toEqual(worksheet.lines);
  expect(wholeDollars(dollars("407.00"))).toBe(40_700);
});
