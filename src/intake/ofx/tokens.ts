// OFX text → tags and values with their places, for the SGML of version 1 and the XML of version 2 alike.
// A tokenizer of our own because it must be linear in its input and knows no document types, no entities
// of a file's own and no attributes: none of them occurs in a statement, and each has hurt a parser.
import { type Fault, faultAt, type Place } from "./place.ts";

export type Token =
  | { readonly is: "open" | "close"; readonly name: string; readonly at: Place }
  | { readonly is: "text"; readonly text: string; readonly at: Place }
  | { readonly is: "fault"; readonly fault: Fault };

const LONGEST_NAME = 64;
export const LONGEST_FIELD = 65_536;
export const MOST_REFERENCES = 100_000;

/** How many characters were looked at: what a test of linearity counts. */
export interface Effort {
  characters: number;
}

const NAME = /[A-Za-z0-9._-]{0,65}/y;
const STANDARD: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Yields lazily. A fault is the last token. Blank text between tags is not yielded. */
export function* tokens(text: string, effort: Effort = { characters: 0 }): Generator<Token> {
  const cursor = new Cursor(text, effort);
  let references = 0;
  while (cursor.position < text.length) {
    const at = cursor.place();
    if (text[cursor.position] !== "<") {
      const end = cursor.find("<") ?? text.length;
      if (end - cursor.position > LONGEST_FIELD) {
        yield tooLong(at);
        return;
      }
      const raw = cursor.takeTo(end);
      const blank = raw.length - raw.trimStart().length;
      if (blank === raw.length) continue;
      const read = resolve(raw, references);
      if ("offset" in read) {
        yield fault(placeWithin(raw, read.offset, at), read.message, read.hint);
        return;
      }
      references = read.references;
      yield { is: "text", text: read.text, at: placeWithin(raw, blank, at) };
      continue;
    }
    if (text.startsWith("<![CDATA[", cursor.position)) {
      cursor.takeTo(cursor.position + 9);
      const end = cursor.find("]]>");
      if (end === undefined) {
        yield fault(at, "a CDATA section is never closed", "it ends with ]]>");
        return;
      }
      if (end - cursor.position > LONGEST_FIELD) {
        yield tooLong(at);
        return;
      }
      yield { is: "text", text: cursor.takeTo(end), at };
      cursor.takeTo(end + 3);
      continue;
    }
    if (text.startsWith("<!--", cursor.position)) {
      cursor.takeTo(cursor.position + 4);
      const end = cursor.find("-->");
      if (end === undefined) {
        yield fault(at, "a comment is never closed", "it ends with -->");
        return;
      }
      cursor.takeTo(end + 3);
      continue;
    }
    if (text.startsWith("<!", cursor.position)) {
      yield fault(at, "the file declares a document type or an entity", DECLARATION_HINT);
      return;
    }
    if (text.startsWith("<?", cursor.position)) {
      yield fault(
        at,
        "a processing instruction stands inside the statement",
        "they come before <OFX>",
      );
      return;
    }
    const tag = cursor.takeTag();
    if ("message" in tag) {
      yield fault(at, tag.message, tag.hint);
      return;
    }
    if (tag.is !== "close") yield { is: "open", name: tag.name, at };
    if (tag.is !== "open") yield { is: "close", name: tag.name, at };
  }
}

const DECLARATION_HINT =
  "no statement needs one, and such a file is not read; download it again from the provider";

type Tag =
  | { readonly is: "open" | "close" | "empty"; readonly name: string }
  | { readonly message: string; readonly hint: string };

/** Walks the text once and knows its physical line and column. */
class Cursor {
  position = 0;
  private line = 1;
  private lineStart = 0;
  private readonly text: string;
  private readonly effort: Effort;

  constructor(text: string, effort: Effort) {
    this.text = text;
    this.effort = effort;
  }

  place(): Place {
    return { line: this.line, column: this.position - this.lineStart + 1 };
  }

  find(mark: string): number | undefined {
    const found = this.text.indexOf(mark, this.position);
    this.effort.characters += (found < 0 ? this.text.length : found) - this.position;
    return found < 0 ? undefined : found;
  }

  takeTo(end: number): string {
    for (let index = this.position; index < end; index++) {
      const code = this.text.charCodeAt(index);
      if (code === 0x0a || (code === 0x0d && this.text.charCodeAt(index + 1) !== 0x0a)) {
        this.line += 1;
        this.lineStart = index + 1;
      }
    }
    this.effort.characters += end - this.position;
    const taken = this.text.slice(this.position, end);
    this.position = end;
    return taken;
  }

  /** `<NAME>`, `</NAME>` or `<NAME/>`; the position is on `<`. */
  takeTag(): Tag {
    const closing = this.text[this.position + 1] === "/";
    const nameStart = this.position + (closing ? 2 : 1);
    NAME.lastIndex = nameStart;
    const name = (NAME.exec(this.text)?.[0] ?? "").toUpperCase();
    let end = nameStart + name.length;
    if (name === "") {
      return { message: '"<" does not open a tag', hint: 'inside a value it is written "&lt;"' };
    }
    if (name.length > LONGEST_NAME) {
      return { message: `a tag name has more than ${LONGEST_NAME} letters`, hint: "is this OFX?" };
    }
    const empty = !closing && this.text[end] === "/";
    if (empty) end += 1;
    let spaces = 0;
    while (spaces < LONGEST_NAME && /\s/.test(this.text[end] ?? "")) {
      end += 1;
      spaces += 1;
    }
    if (this.text[end] !== ">") {
      return { message: `the tag <${name} is not closed by ">"`, hint: "OFX has no attributes" };
    }
    this.takeTo(end + 1);
    return { is: closing ? "close" : empty ? "empty" : "open", name };
  }
}

type Resolved =
  | { readonly text: string; readonly references: number }
  | { readonly offset: number; readonly message: string; readonly hint: string };

/** The five standard references and numeric ones. An ampersand that begins none, as in "S&P 500", is itself. */
function resolve(raw: string, before: number): Resolved {
  if (!raw.includes("&")) return { text: raw, references: before };
  let references = before;
  let text = "";
  let from = 0;
  for (const match of raw.matchAll(
    /&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]\w{0,15}));/g,
  )) {
    const [whole, decimal, hexadecimal, named = ""] = match;
    references += 1;
    const offset = match.index;
    if (references > MOST_REFERENCES) {
      const message = `the file has more than ${MOST_REFERENCES} character references`;
      return { offset, message, hint: "no statement needs that many" };
    }
    const code =
      decimal !== undefined
        ? Number.parseInt(decimal, 10)
        : hexadecimal !== undefined
          ? Number.parseInt(hexadecimal, 16)
          : undefined;
    const character = code === undefined ? STANDARD[named] : characterOf(code);
    if (character === undefined) {
      const message = `"${whole}" stands for no character`;
      const hint = "known are &amp; &lt; &gt; &quot; &apos; and numbers such as &#39;";
      return { offset, message, hint };
    }
    text += raw.slice(from, offset) + character;
    from = offset + whole.length;
  }
  return { text: text + raw.slice(from), references };
}

function characterOf(code: number): string | undefined {
  const isText = code === 0x09 || code === 0x0a || code === 0x0d || code >= 0x20;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isText && !isSurrogate && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function placeWithin(raw: string, offset: number, start: Place): Place {
  if (offset === 0) return start;
  const breaks = [...raw.slice(0, offset).matchAll(/\r\n|\n|\r/g)];
  const last = breaks.at(-1);
  if (last === undefined) return { line: start.line, column: start.column + offset };
  return {
    line: start.line + breaks.length,
    column: offset - (last.index + last[0].length) + 1,
  };
}

function tooLong(at: Place): Token {
  const hint = "is this a statement?";
  return fault(at, `a value is longer than ${LONGEST_FIELD} characters`, hint);
}

function fault(at: Place, message: string, hint: string): Token {
  return { is: "fault", fault: faultAt(at, message, hint) };
}
