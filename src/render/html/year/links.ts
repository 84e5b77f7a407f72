// Where figures lead. The page has an address for each reason; the written report has them on itself.
import type { LineValue } from "../../../forms/worksheet.ts";
import type { Amount } from "../../../kernel/amount-state.ts";
import type { FormName } from "../../../kernel/form-names.ts";
import { type Cents, formatDollars } from "../../../kernel/money.ts";
import type { EventKind } from "../../../ledger/kinds.ts";
import { type Html, html } from "../markup.ts";

export interface LineAsked {
  readonly form: FormName;
  readonly line: string;
  /** Nobody's: the line of a joint return. */
  readonly person: string | undefined;
}

export interface EntriesAsked {
  /** Nobody's: those of the household. */
  readonly person: string | undefined;
  readonly year: number;
  /** `2025-03`: of that month. */
  readonly month?: string;
  readonly kind?: EventKind;
}

export interface YearLinks {
  line(asked: LineAsked): string;
  /** The entries of the book that a figure sums, where it stands on no worksheet. */
  entries(asked: EntriesAsked): string;
  figure(asked: { readonly id: string; readonly person: string }): string;
}

/** Digits that lead to their reason. `of` says what of, for whoever does not see the table around them. */
export function linked(cents: Cents, { href, of }: { readonly href: string; readonly of: string }) {
  const digits = formatDollars(cents);
  return html`<a class="fig" href="${href}" aria-label="${digits}, ${of}: why">${digits}</a>`;
}

export function linkedAmount(
  amount: Amount,
  to: { readonly href: string; readonly of: string },
): Html {
  return amount.state === "complete" ? linked(amount.cents, to) : missing(to.href);
}

/** A line as the form has it; a dash where the form leaves it blank. */
export function linkedLine(
  value: LineValue | undefined,
  to: { readonly href: string; readonly of: string },
): Html {
  switch (value?.kind) {
    case undefined:
      return DASH;
    case "amount":
      return linked(value.cents, to);
    case "incomplete":
      return missing(to.href);
    case "check":
      return value.checked ? html`checked` : html`not checked`;
    case "text":
      return html`<span class="num">${value.text}</span>`;
  }
}

/** What is missing is asked where the link leads: an id says nothing here. */
export function missing(href: string): Html {
  return html`<a class="missing" href="${href}">not known yet</a>`;
}

const DASH = html`<span class="muted">—</span>`;
