// Lines of a file as they stand in it, with the words in question marked and, for a fault, a caret under
// them. A long line is cut to a window around the mark.
import type { SourceSpan } from "../../kernel/problem.ts";
import { maskTaxpayerNumbers } from "../../kernel/shown-text.ts";
import { type Html, html } from "../../render/html/markup.ts";

const WINDOW = 100;

export function sourceLines(spans: readonly SourceSpan[], { caret = false } = {}): Html {
  const lines = spans.filter(({ excerpt }) => excerpt !== undefined);
  if (lines.length === 0) return html``;
  const numbers = lines.map(({ line }) => line).join(" and ");
  const name = `${lines.length === 1 ? "Line" : "Lines"} ${numbers} of the file`;
  return html`<div class="source" tabindex="0" role="group" aria-label="${name}">${lines.map((span) => sourceLine(span, caret))}</div>`;
}

function sourceLine({ line, column, endColumn, excerpt = "" }: SourceSpan, caret: boolean): Html {
  // A tab is one place wide, as columns count it; what else cannot be seen shows as such.
  const characters = [...maskTaxpayerNumbers(excerpt).replaceAll("\t", " ")];
  const from = column === undefined ? 0 : Math.min(column - 1, characters.length);
  const to =
    column === undefined
      ? 0
      : Math.min(Math.max(endColumn ?? from + 2, from + 2) - 1, characters.length);
  const start = from < WINDOW - 20 ? 0 : from - 20;
  const end = Math.min(characters.length, start + WINDOW);
  const text = (first: number, last: number) => characters.slice(first, last).join("");
  const before = `${start > 0 ? "…" : ""}${text(start, from)}`;
  const marked = text(from, Math.min(to, end));
  const after = `${text(Math.max(from, Math.min(to, end)), end)}${end < characters.length ? "…" : ""}`;
  const under =
    caret && column !== undefined
      ? html`<div aria-hidden="true"><span class="n"></span>${" ".repeat([...before].length)}<span class="caret">${"^".repeat(Math.max(1, [...marked].length))}</span></div>`
      : undefined;
  return html`<div><span class="n">${line}</span>${before}${marked === "" ? undefined : html`<mark>${marked}</mark>`}${after}</div>${under}`;
}
