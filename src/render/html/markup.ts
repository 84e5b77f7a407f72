// HTML that cannot be broken by what people type: the tag `html` escapes every value that is not markup
// already. Control characters and direction marks are made visible, taxpayer numbers masked.
import { maskTaxpayerNumbers } from "../../kernel/shown-text.ts";

declare const trusted: unique symbol;

/** Text that is markup: only made here. */
export interface Html {
  readonly [trusted]: true;
  readonly text: string;
}

type Part = Html | string | number | undefined | readonly (Html | string)[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings.reduce(
    (made, literal, index) => made + literal + (index < parts.length ? partText(parts[index]) : ""),
    "",
  );
  return trustedHtml(text);
}

/** Markup from a source that we trust: our own style sheet, a chart that was drawn here. */
export function trustedHtml(text: string): Html {
  return { text } as Html;
}

function partText(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  if (Array.isArray(part)) return part.map((each: Html | string) => partText(each)).join("");
  return (part as Html).text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const UNSEEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

export function escapeHtml(text: string): string {
  return maskTaxpayerNumbers(text)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")
    .replace(UNSEEN, (character) => (character === "\n" ? "\n" : "\ufffd"));
}

/** An id that may stand in a link: letters, digits and hyphens; others by their code point. */
export function anchorId(prefix: string, name: string): string {
  const safe = name.replace(
    /[^A-Za-z0-9-]/gu,
    (character) => `_${character.codePointAt(0)?.toString(16)}`,
  );
  return `${prefix}-${safe}`;
}
