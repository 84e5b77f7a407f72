// The report's figures and explanations for other programs; lists have commands of their own.
import type { YearReport } from "../../app/questions/year-report.ts";
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";
import { amountJson } from "./amount.ts";

export function reportJson(report: YearReport): Readonly<Record<string, unknown>> {
  return {
    tax_year: report.taxYear,
    person: report.person,
    as_of: report.asOf,
    figures: report.figures.map(({ label, value, of, detail, explanation }) => ({
      label,
      value: amountJson(value),
      ...(of !== undefined && { of: formatCents(of) }),
      detail,
      explanation,
    })),
    explanations: report.explanations.map(({ id, title, value, terms }) => ({
      id,
      title,
      value: amountJson(value),
      terms: terms.map(({ sign, amount, label, event, citation }) => ({
        sign,
        amount: formatCents(amount),
        label,
        ...(event !== undefined && { event }),
        ...(citation && { citation: citationText(citation) }),
      })),
    })),
  };
}
