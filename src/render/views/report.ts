// The figures of the `report` and their explanations; its lists have questions of their own.
import type { YearReport } from "../../app/questions/year-report.ts";
import type { Term } from "../../forms/worksheet.ts";
import {
  amountCell,
  citationCell,
  dateCell,
  moneyCell,
  nameCell,
  personCell,
  placeTree,
  type TreeRecord,
  textCell,
  yearCell,
} from "./cell.ts";

export function reportTree(report: YearReport): TreeRecord {
  return {
    tax_year: yearCell(report.taxYear),
    person: personCell(report.person),
    as_of: dateCell(report.asOf),
    figures: report.figures.map(({ label, value, of, detail, explanation }) => ({
      label: textCell(label),
      value: amountCell(value),
      ...(of !== undefined && { of: moneyCell(of) }),
      detail: textCell(detail),
      explanation: nameCell(explanation),
    })),
    explanations: report.explanations.map(({ id, title, value, terms }) => ({
      id: nameCell(id),
      title: textCell(title),
      value: amountCell(value),
      terms: terms.map(termTree),
    })),
  };
}

/** As `explain` says it. */
function termTree({ sign, amount, label, event, source, figure, citation }: Term) {
  return {
    sign: nameCell(sign),
    amount: moneyCell(amount),
    label: textCell(label),
    ...(event !== undefined && { event: nameCell(event) }),
    ...(source !== undefined && { source: placeTree(source) }),
    ...(figure !== undefined && { figure: nameCell(figure) }),
    ...(citation !== undefined && { citation: citationCell(citation) }),
  };
}
