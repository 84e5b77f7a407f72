// The figures of the `report` and their explanations; its lists have questions of their own.
import type { ReportTerm, YearReport } from "../../app/questions/year-report.ts";
import {
  amountCell,
  citationCell,
  dateCell,
  moneyCell,
  nameCell,
  type TreeRecord,
  textCell,
  yearCell,
} from "./cell.ts";

export function reportTree(report: YearReport): TreeRecord {
  return {
    tax_year: yearCell(report.taxYear),
    person: nameCell(report.person),
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

function termTree({ sign, amount, label, event, citation }: ReportTerm) {
  return {
    sign: nameCell(sign),
    amount: moneyCell(amount),
    label: textCell(label),
    ...(event !== undefined && { event: nameCell(event) }),
    ...(citation && { citation: citationCell(citation) }),
  };
}
