// Whole dollars, as the instructions allow: each entry rounded half up, once, after everything was
// computed in cents. The difference is a term of its own, so the terms still sum to the line.
import { type Cents, multiply, subtract } from "../kernel/money.ts";
import { WHOLE_DOLLARS } from "./citations.ts";
import { worksheetLine } from "./fill-worksheet.ts";
import type { Term, Worksheet, WorksheetLine } from "./worksheet.ts";

export function inWholeDollars(worksheet: Worksheet): Worksheet {
  const note = "Entries are rounded to whole dollars; sums were made in cents before.";
  return {
    ...worksheet,
    lines: worksheet.lines.map(rounded),
    notes: [...worksheet.notes, note],
    citations: [...worksheet.citations, WHOLE_DOLLARS],
  };
}

function rounded(line: WorksheetLine): WorksheetLine {
  if (line.value.kind !== "amount") return line;
  const { cents } = line.value;
  const dollars = wholeDollars(cents);
  if (dollars === cents) return line;
  const up = dollars > cents;
  const term: Term = {
    sign: up ? "+" : "-",
    amount: up ? subtract(dollars, cents) : subtract(cents, dollars),
    label: "rounded to whole dollars",
    citation: WHOLE_DOLLARS,
  };
  return worksheetLine({
    ...line,
    value: { kind: "amount", cents: dollars },
    // The terms stay in cents; those that are lines keep the amount that was added.
    terms: [...line.terms.map(({ line: _, ...rest }) => rest), term],
  });
}

/** 50 cents and more go up to the next dollar. */
export function wholeDollars(amount: Cents): Cents {
  const dollars = multiply(amount, { numerator: 1n, denominator: 100n }, "half_up");
  return multiply(dollars, { numerator: 100n, denominator: 1n }, "half_up");
}
