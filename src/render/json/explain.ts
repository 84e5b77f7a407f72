// An explanation as the contract's JSON: the terms at the end of the trail, which sum to the line.
import type { Explanation } from "../../forms/explain.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";
import { lineJson } from "./worksheet.ts";

export function explainJson(worksheet: Worksheet, explanation: Explanation) {
  const { line, label, value, trail, assumptions } = explanation;
  const amount = lineJson(value);
  return {
    format_version: 1,
    form: worksheet.form,
    tax_year: worksheet.taxYear,
    person: worksheet.person,
    line,
    label,
    ...(amount !== undefined && { amount }),
    ...(value.kind === "text" && value.because !== undefined && { because: value.because }),
    ...(value.kind === "incomplete" && { incomplete: value.missing }),
    ...(assumptions.length > 0 && { assumptions }),
    terms: trail.map((term) => ({
      sign: term.sign,
      amount: formatCents(term.amount),
      label: term.label,
      ...(term.event !== undefined && { event: term.event }),
      ...(term.source !== undefined && { source: term.source }),
      ...(term.figure !== undefined && { figure: term.figure }),
      ...(term.citation !== undefined && { citation: citationText(term.citation) }),
      ...(term.through.length > 0 && { through: term.through }),
    })),
  };
}
