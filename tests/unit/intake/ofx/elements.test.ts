import { describe, expect, it } from "vitest";
import { type Element, elementTree } from "../../../../src/intake/ofx/elements.ts";
import { type Effort, LONGEST_FIELD, MOST_REFERENCES } from "../../../../src/intake/ofx/tokens.ts";

/** The tree as nested arrays: `["STATUS", ["CODE", "0"]]`. */
function shape(element: Element): unknown[] {
  return element.children.length === 0
    ? [element.name, element.text]
    : [element.name, ...element.children.map(shape)];
}

function tree(text: string): unknown[] {
  const read = elementTree(text);
  if (!read.ok) throw new Error(read.error.message);
  return shape(read.value);
}

function faultOf(text: string): string {
  const read = elementTree(text);
  return read.ok ? "none" : `${read.error.at.line}:${read.error.at.column} ${read.error.message}`;
}

describe("the element tree", () => {
  it("reads values whose tags are not closed", () => {
    expect(tree("<OFX><A><B>1<C>2</A><D>3</OFX>")).toEqual([
      "OFX",
      ["A", ["B", "1"], ["C", "2"]],
      ["D", "3"],
    ]);
  });

  it("reads the same with closed tags, blanks and lower case", () => {
    expect(tree("<ofx>\r\n <a> <b>1</b>\n\t<C>2</C></A>\n<D>3</D>\n</OFX>\n\n")).toEqual(
      tree("<OFX><A><B>1<C>2</A><D>3</OFX>"),
    );
  });

  it("takes a value without text and closing tag for empty, and what follows for its sibling", () => {
    expect(tree("<OFX><A><MEMO><B>1<MEMO2></MEMO2></A><E/></OFX>")).toEqual([
      "OFX",
      ["A", ["MEMO", ""], ["B", "1"], ["MEMO2", ""]],
      ["E", ""],
    ]);
  });

  it("resolves standard and numeric references, CDATA, and an ampersand that is none", () => {
    expect(tree("<OFX><A>R&amp;D &#65;&#x42; S&P 500 AT&T<B>x<![CDATA[<&amp;>]]>y</OFX>")).toEqual([
      "OFX",
      ["A", "R&D AB S&P 500 AT&T"],
      ["B", "x<&amp;>y"],
    ]);
  });

  it("knows the physical line and column of tags and values", () => {
    const read = elementTree("\r\n<OFX>\r <A>\n  1</A>\n</OFX>");
    const a = read.ok ? read.value.children[0] : undefined;
    expect(a?.at).toEqual({ line: 3, column: 2 });
    expect(a?.textAt).toEqual({ line: 4, column: 3 });
  });

  it.each([
    ["<OFX><A>1</A>", "1:1 the file ends inside <OFX>, opened here"],
    ["<OFX>\n<A><B>1</C></A></OFX>", "2:8 </C> closes what was not opened"],
    ["<OFX></OFX></OFX>", "1:12 </OFX> closes what was not opened"],
    ["<OFX></OFX><OFX></OFX>", "1:12 <OFX> stands outside <OFX>"],
    ["<HTML></HTML>", "1:1 <HTML> stands outside <OFX>"],
    ["words<OFX></OFX>", "1:1 text stands before <OFX>"],
    ["<OFX><A><B>1</A>\nwords</OFX>", "2:1 text stands between elements"],
    ["<OFX><!DOCTYPE x></OFX>", "1:6 the file declares a document type or an entity"],
    ['<OFX><!ENTITY x "y"></OFX>', "1:6 the file declares a document type or an entity"],
    ["<OFX><?php ?></OFX>", "1:6 a processing instruction stands inside the statement"],
    ['<OFX><A b="c">1</OFX>', '1:6 the tag <A is not closed by ">"'],
    ["<OFX><A>1 < 2</OFX>", '1:11 "<" does not open a tag'],
    ["<OFX><A>&copy;</OFX>", '1:9 "&copy;" stands for no character'],
    ["<OFX><A>&#0;</OFX>", '1:9 "&#0;" stands for no character'],
    ["<OFX><A>&#xD800;</OFX>", '1:9 "&#xD800;" stands for no character'],
    ["<OFX><A><![CDATA[x</OFX>", "1:9 a CDATA section is never closed"],
    ["<OFX><!-- x</OFX>", "1:6 a comment is never closed"],
    ["", "1:1 the file has no <OFX> element"],
  ])("refuses %s", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it("stops at a depth of 20", () => {
    const nested = (depth: number) => `<OFX>${"<A>".repeat(depth)}1${"</A>".repeat(depth)}</OFX>`;
    expect(faultOf(nested(19))).toBe("none");
    expect(faultOf(nested(20))).toBe("1:63 elements are nested more than 20 deep");
    expect(faultOf("<OFX>".repeat(100_000))).toBe("1:101 elements are nested more than 20 deep");
  });

  it("stops at a field that is too long, however it is written", () => {
    const long = "x".repeat(LONGEST_FIELD + 1);
    const message = `1:9 a value is longer than ${LONGEST_FIELD} characters`;
    expect(faultOf(`<OFX><A>${long.slice(1)}</OFX>`)).toBe("none");
    expect(faultOf(`<OFX><A>${long}</OFX>`)).toBe(message);
    expect(faultOf(`<OFX><A><![CDATA[${long}]]></OFX>`)).toBe(message);
    const half = `<![CDATA[${long.slice(0, 40_000)}]]>`;
    expect(faultOf(`<OFX><A>${half}${half}</OFX>`)).toContain("a value is longer than");
    expect(faultOf(`<OFX><${long}></OFX>`)).toBe("1:6 a tag name has more than 64 letters");
  });

  it("counts character references", () => {
    const values = `<A>${"&#65;".repeat(10_000)}</A>`.repeat(MOST_REFERENCES / 10_000);
    expect(faultOf(`<OFX>${values}</OFX>`)).toBe("none");
    expect(faultOf(`<OFX>${values}<A>&amp;</OFX>`)).toContain("character references");
  });

  it.each([
    ["values", (n: number) => `<OFX>${"<A>1".repeat(n)}</OFX>`],
    ["open brackets", (n: number) => "<".repeat(n)],
    ["a long name", (n: number) => `<${"A".repeat(n)}`],
    ["CDATA openings", (n: number) => `<OFX><A>${"<![CDATA[".repeat(n)}`],
    ["comment openings", (n: number) => `<OFX>${"<!--".repeat(n)}`],
    ["comments", (n: number) => `<OFX>${"<!---->".repeat(n)}</OFX>`],
    ["ampersands", (n: number) => `<OFX><A>${"&".repeat(n)}`],
    ["line breaks", (n: number) => `<OFX>${"\r\n".repeat(n)}</OFX>`],
    ["empty values to adopt", (n: number) => `<OFX>${"<A><M><B>1</A>".repeat(n)}</OFX>`],
  ])("looks at each character a bounded number of times: %s", (_, make) => {
    for (const size of [1_000, 20_000]) {
      const text = make(size);
      const effort: Effort = { characters: 0 };
      elementTree(text, effort);
      expect(effort.characters).toBeLessThanOrEqual(2 * text.length);
    }
  });
});
