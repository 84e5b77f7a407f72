// How deep a text is nested, counted by hand: a hundred levels are read, a bracket in a string is none.
import { describe, expect, it } from "vitest";
import { NestedTooDeep, parseJson } from "../../../src/kernel/parse-json.ts";

const deep = (levels: number, open = "[", close = "]") =>
  `${open.repeat(levels)}${close.repeat(levels)}`;

/** The message of what it throws. */
function refused(text: string): string | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return error instanceof NestedTooDeep ? error.message : "malformed";
  }
}

describe("nesting", () => {
  it("of a hundred levels is read", () => {
    expect(refused(deep(100))).toBeUndefined();
    expect(refused(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`)).toBeUndefined();
  });

  it("of a level more is refused, with the place of the bracket", () => {
    expect(refused(deep(101))).toMatch(/deeper than 100 levels at position 100$/);
    // Each `{"a":` has five characters: the 101st begins at 500.
    expect(refused(`${'{"a":'.repeat(101)}1${"}".repeat(101)}`)).toMatch(/at position 500$/);
    // Both kinds count together.
    expect(refused(`${'[{"a":'.repeat(51)}1${"}]".repeat(51)}`)).toMatch(/at position 300$/);
  });

  it("is not how many brackets there are", () => {
    expect(parseJson(`[${"[],".repeat(300)}[]]`)).toHaveLength(301);
    expect(parseJson(`[${"{},".repeat(300)}{}]`)).toHaveLength(301);
  });

  it("is not what stands in a string, an escaped quotation mark in it or not", () => {
    const brackets = "[".repeat(200);
    expect(parseJson(`["${brackets}"]`)).toEqual([brackets]);
    expect(parseJson(`["\\"${brackets}"]`)).toEqual([`"${brackets}`]);
    expect(parseJson(`["\\\\","${brackets}"]`)).toEqual(["\\", brackets]);
    expect(parseJson(`["${"]".repeat(200)}",${deep(99)}]`)).toHaveLength(2);
    expect(refused(`["${"]".repeat(200)}",${deep(100)}]`)).toMatch(/at position 303$/);
  });
});

it("what is no JSON is refused as such", () => {
  expect(refused("[1,")).toBe("malformed");
  expect(parseJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
});
