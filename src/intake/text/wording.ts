// How the words of a statement are compared with those of a layout. Case, spacing and HTML entities vary
// between exports of one provider; anything more is another word.
import { layoutExpression } from "./expression.ts";

/** A header as it is compared: lower case, no currency unit, no parentheses, other punctuation as a space. */
export function normaliseHeader(text: string): string {
  const known = HEADERS.get(text);
  if (known !== undefined) return known;
  const header = headerForm(text);
  if (HEADERS.size < 5000) HEADERS.set(text, header);
  return header;
}

/**
 * The words of a header that somebody squeezed into one: for what it may mean, never for a rule.
 *
 * @example headerWords("AftTax401k") // "aft tax 401k"
 */
export function headerWords(text: string): string {
  const apart = text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{L})(?=(?:401|403|457)(?!\d))/gu, "$1 ");
  return normaliseHeader(apart);
}

/** The headers of layouts are asked for again and again. */
const HEADERS = new Map<string, string>();

function headerForm(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/\(\s*(?:\$|usd)\s*\)/g, "")
    .replace(/[()]/g, "")
    .replace(/[^\p{L}\p{N}#$%&]+/gu, " ")
    .trim();
}

/** A value as it is compared. */
export function normaliseValue(text: string): string {
  return plainText(text).toLowerCase();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** Entities resolved once, odd spaces made plain, runs of spaces made one. */
export function plainText(text: string): string {
  return text
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\s\u00a0\ufeff]+/g, " ")
    .trim();
}

export interface Wording {
  readonly text?: string | readonly string[] | undefined;
  readonly pattern?: string | undefined;
}

/** Longer cells are matched by their beginning only, so that no expression runs long. */
const LONGEST_MATCHED = 300;

/** Compiles the rules of a layout once: the first that a cell's text fits, or undefined. */
export function wordingMatcher<R extends Wording>(
  rules: readonly R[],
): (text: string) => { readonly rule: R; readonly match?: RegExpExecArray } | undefined {
  const compiled = rules.map((rule) => ({
    rule,
    texts: new Set(
      (typeof rule.text === "string" ? [rule.text] : (rule.text ?? [])).map(normaliseValue),
    ),
    expression: rule.pattern === undefined ? undefined : layoutExpression(rule.pattern),
  }));
  return (text) => {
    const value = plainText(text).slice(0, LONGEST_MATCHED);
    const lower = value.toLowerCase();
    for (const { rule, texts, expression } of compiled) {
      if (texts.has(lower)) return { rule };
      const match = expression?.exec(value);
      if (match) return { rule, match };
    }
    return undefined;
  };
}
