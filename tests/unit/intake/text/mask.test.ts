// What is shown of numbers that identify somebody: the last four digits. Days and amounts stay.
import { expect, it } from "vitest";
import { maskAccount, maskNumbers, strikeNumbers } from "../../../../src/intake/text/mask.ts";

it.each([
  ["12345", "12345"],
  ["123456", "…3456"],
  ["12-3456", "…3456"],
  ["account 1234 5678 9012", "account …9012"],
  ["2026-01-30", "2026-01-30"],
  ["20260130", "20260130"],
  ["1234567.89", "1234567.89"],
  ["1,234,567", "1,234,567"],
  ["$1234567", "$1234567"],
])("%s is shown as %s", (text, shown) => {
  expect(maskNumbers(text)).toBe(shown);
});

it("is struck out in place in a line, also between commas", () => {
  expect(strikeNumbers("a,123456,b")).toBe("a,**3456,b");
  expect(strikeNumbers("12-34-56-78")).toBe("**-**-56-78");
  expect(strikeNumbers("20260130,1234567.89,5")).toBe("20260130,1234567.89,5");
  expect(strikeNumbers("a,12345,b")).toBe("a,12345,b");
});

it("of an account keeps four, and what is not longer whole", () => {
  expect([" 1234 ", "12345", "AB-98765"].map(maskAccount)).toEqual(["1234", "…2345", "…8765"]);
});
