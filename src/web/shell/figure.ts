// A figure on a page: digits that lead to the reason for them, or a sentence about what is missing.
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { type Html, html } from "../../render/html/markup.ts";

/** Without a reason to lead to, the digits alone. `of` completes the accessible name: `room left`. */
export function figure(cents: Cents, why?: { readonly href: string; readonly of: string }): Html {
  const digits = formatDollars(cents);
  return why === undefined
    ? html`<span class="num">${digits}</span>`
    : html`<a class="fig" href="${why.href}" aria-label="${digits}, ${why.of}: why">${digits}</a>`;
}
