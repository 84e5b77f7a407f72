// Layouts are files that people pass on: what they match with runs in bounded time, and what cannot is
// refused by name, with the place where it stands.
import { beforeAll, describe, expect, it } from "vitest";
import { builtInLayouts } from "../../../src/intake/layouts/built-in-layouts.ts";
import { parseLayoutFile } from "../../../src/intake/layouts/layout-file.ts";
import {
  expressionFault,
  layoutExpression,
  loadExpressions,
} from "../../../src/intake/text/expression.ts";
import { wordingMatcher } from "../../../src/intake/text/wording.ts";

beforeAll(loadExpressions);

const layoutWith = (pattern: string, form: "'" | '"' = "'") =>
  parseLayoutFile(
    `layout = "my/plan"
version = 1
title = "my plan"
side = "plan"
[[tables]]
name = "rows"
[tables.columns]
date = { header = "Day" }
amount = { header = "Money" }
source = { header = "Pot" }
[[tables.sources]]
text = "After tax"
contribution = "after_tax"
[[tables.sources]]
pattern = ${form}${pattern}${form}
contribution = "match"
`,
    "mine.toml",
  );
const refusal = (pattern: string, form?: "'" | '"') => {
  const read = layoutWith(pattern, form);
  return read.ok ? undefined : read.error;
};

describe("the expressions of a layout", () => {
  it("mean a line where that is said, and else all of the text", () => {
    // One of nobody's and one of the program's own.
    for (const source of ["^pay of b$", "^contributions?$"]) {
      const word = source.includes("pay") ? "PAY OF B" : "Contribution";
      expect(layoutExpression(source, "by line").test(`a\n${word}\nc`)).toBe(true);
      expect(layoutExpression(source).test(`a\n${word}\nc`)).toBe(false);
      expect(layoutExpression(source).test(word)).toBe(true);
    }
  });

  it.each([
    ["(?=a)", "the look-around (?=…)"],
    ["a(?<!b)", "the look-around (?<!…)"],
    ["(a)\\1", "the back reference \\1"],
    ["(?<x>a)\\k<x>", "the back reference \\k<x>"],
  ])("%s is refused by its name", (source, what) => {
    expect(expressionFault(source)).toContain(what);
  });

  it.each(["[(?=]a", "[\\]1]", "\\(\\?=a", "\\0", "(?:a)"])("%s is none of those", (source) => {
    expect(expressionFault(source) ?? "").not.toMatch(/look-around|back reference/);
  });

  it.each(["^(a+)+$", "^(a|aa)+$", "(.*a){20}!"])("%s is matched at once", (pattern) => {
    const layout = layoutWith(pattern);
    expect(layout.ok).toBe(true);
    const sourceOf = wordingMatcher(layout.ok ? (layout.value.tables[0]?.sources ?? []) : []);
    const started = performance.now();
    sourceOf(`${"a".repeat(40)}!`);
    expect(performance.now() - started).toBeLessThan(500);
    expect(sourceOf("after  TAX")?.rule.contribution).toBe("after_tax");
  });

  it("has groups and ignores case like those of the program", () => {
    const match = wordingMatcher([{ pattern: "^paid (?<pay_date>\\d+) \\p{L}+$" }])("PAID 17 Ähre");
    expect(match?.match?.groups?.["pay_date"]).toBe("17");
  });

  it.each([
    ["(a)\\1", "the back reference \\1"],
    ["(?<n>a)\\k<n>", "the back reference \\k<n>"],
    ["^(?!paid$)", "the look-around (?!…)"],
    ["a(?=b)", "the look-around (?=…)"],
    ["(?<=a)b", "the look-around (?<=…)"],
    ["(?<!a)b", "the look-around (?<!…)"],
    ["(x{500}){500}", "invalid repeat count"],
    ["(", "is not a regular expression"],
  ])("refuses %s by name and place", (pattern, named) => {
    expect(refusal(pattern)).toMatchObject([
      {
        code: "import.layout-invalid",
        message: expect.stringContaining(`tables.0.sources.1.pattern: `),
        at: { file: "mine.toml", line: 15, column: 11 },
      },
    ]);
    expect(refusal(pattern)?.[0]?.message).toContain(named);
  });

  it("finds the place of one that is written with escapes", () => {
    expect(refusal("(a)\\\\1", '"')?.[0]?.at).toMatchObject({ line: 15, column: 11 });
  });

  it("does not take an escaped bracket or a class for a look-around", () => {
    expect(refusal("\\(?=[(?!]")).toBeUndefined();
  });

  it("leaves the layouts of the program as they are", () => {
    expect(builtInLayouts().length).toBeGreaterThan(20);
    const rules = builtInLayouts().find(({ layout }) => layout === "rippling/pay-runs")?.tables[0]
      ?.rows;
    const unpaid = wordingMatcher(rules?.filter(({ column }) => column !== undefined) ?? []);
    const words = ["paid", "PAID", "", "p", "draft", "pai", "unpaid", "paid later", "pa"];
    expect(words.filter((word) => unpaid(word) !== undefined)).toEqual(words.slice(2));
  });
});
