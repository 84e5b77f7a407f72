// Why a figure is what it is: its terms, which sum to it, each with the rule or the entry that it comes from.
import type { ExplainedTerm } from "../../forms/explain.ts";
import type { Term } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { formatDollars } from "../../kernel/money.ts";
import { type Html, html } from "./markup.ts";

/** A term of a figure, or of a line at the end of its trail. */
export type ShownTerm = Term & Partial<Pick<ExplainedTerm, "through">>;

export interface TermsShown {
  readonly title: string;
  readonly total: Html;
  readonly terms: readonly ShownTerm[];
  /** The entry that a term comes from, as a link. */
  readonly entry: (term: ShownTerm) => Html | string;
}

export function termsTable({ title, total, terms, entry }: TermsShown): Html {
  const rows = terms.map(
    (term) =>
      html`<tr><td>${term.label}${term.citation === undefined ? "" : html` <span class="cite">${citationText(term.citation)}</span>`}</td><td>${entry(term)}</td><td class="right">${term.sign === "-" ? "−" : ""}${formatDollars(term.amount)}</td></tr>
`,
  );
  return html`<table><thead><tr><th scope="col">Because of</th><th scope="col">Entry</th><th scope="col" class="right">Amount</th></tr></thead><tbody>
${rows}</tbody><tfoot><tr><th scope="row" colspan="2">${title}</th><td class="right">${total}</td></tr></tfoot></table>`;
}
