// The printed form of problems is public: people read it, editors jump by it.
import { describe, expect, it } from "vitest";
import type { Problem } from "../../../src/kernel/problem.ts";
import { renderProblems } from "../../../src/render/problems.ts";

const plain = { color: false };
const badAmount: Problem = {
  code: "import.amount-not-decimal",
  severity: "error",
  message: '"1,23.4" is not a dollar amount',
  at: {
    file: "fixtures/acme/bad-amount.csv",
    line: 14,
    column: 22,
    endColumn: 30,
    excerpt: '03/14/2025,After-Tax,"1,23.4"',
  },
  hint: "amounts look like 1234.50 or 1,234.50",
};

describe("renderProblems", () => {
  it("prints place, sentence, excerpt, caret, hint and code", () => {
    expect(renderProblems([badAmount], plain)).toBe(
      `rothbook: error: fixtures/acme/bad-amount.csv:14:22: "1,23.4" is not a dollar amount
  14 | 03/14/2025,After-Tax,"1,23.4"
     |                      ^^^^^^^^
  hint: amounts look like 1234.50 or 1,234.50
  code: import.amount-not-decimal
`,
    );
  });

  it("puts the caret under wide and escaped characters", () => {
    const at = { file: "a.csv", line: 1, column: 4, endColumn: 5, excerpt: "日\u0007x\t9" };
    const caretLine = renderProblems([{ ...badAmount, at }], plain).split("\n")[2];
    // 日 takes two columns, the bell is shown as \x07, then x; a tab is one column wide.
    expect(caretLine).toBe(`     | ${" ".repeat(2 + 4 + 1)}^`);
    const after = { ...at, column: 5, endColumn: 6 };
    const next = renderProblems([{ ...badAmount, at: after }], plain).split("\n")[2];
    expect(next).toBe(`     | ${" ".repeat(2 + 4 + 1 + 1)}^`);
  });

  it("cuts a long line to a window around the caret", () => {
    const excerpt = `${"x".repeat(400)}BAD${"y".repeat(400)}`;
    const at = { file: "a.csv", line: 1, column: 401, endColumn: 404, excerpt };
    const [, line = "", carets = ""] = renderProblems([{ ...badAmount, at }], plain).split("\n");
    expect(line.length).toBeLessThan(120);
    expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("BAD");
  });

  it("never lets text move the terminal or carry a taxpayer number", () => {
    const at = { file: "a\u001b[2J.csv", line: 1, column: 1, excerpt: "\u202e123-45-6789\u0007" };
    const text = renderProblems([{ ...badAmount, message: "\u001b]0;x", at }], plain);
    for (const raw of ["\u001b", "\u202e", "\u0007"]) expect(text).not.toContain(raw);
    expect(text).not.toContain("123-45-6789");
  });

  it("stops at twenty and says how many are left", () => {
    const text = renderProblems(new Array(22).fill(badAmount), plain);
    expect(text.match(/^rothbook: error/gm)).toHaveLength(20);
    expect(text.endsWith("rothbook: and 2 more problems\n")).toBe(true);
  });

  it("is colored only when asked", () => {
    expect(renderProblems([badAmount], { color: true })).toContain("\u001b[31merror\u001b[0m");
    expect(renderProblems([{ ...badAmount, severity: "warning" }], plain)).toContain(
      "rothbook: warning: ",
    );
  });
});
