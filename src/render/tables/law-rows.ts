// The figures of the law as rows: names at rest, amounts as text, each with its citation.
import type { LawYear } from "../../app/questions/law-years.ts";
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";

export function lawYearRows({ taxYear, addedBy, figures }: LawYear) {
  return {
    tax_year: taxYear,
    added_by: addedBy ?? null,
    figures: figures.map(({ figure, amount, to, citation }) => ({
      tax_year: taxYear,
      figure,
      amount: amount === null ? null : formatCents(amount),
      ...(to !== undefined && { to: formatCents(to) }),
      citation: citation === undefined ? null : citationText(citation),
      ...(citation?.url !== undefined && { url: citation.url }),
    })),
  };
}
