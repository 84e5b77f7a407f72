// `explain`: the terms of a line at the end of the trail, which sum to it, each with the event and source
// line, figure or rule it comes from.

import type { ExplainedTerm, Explanation } from "../../forms/explain.ts";
import type { LineValue, Worksheet } from "../../forms/worksheet.ts";
import { adviceText } from "../../kernel/advice.ts";
import { askedFor } from "../../kernel/asked-for.ts";
import { citationText } from "../../kernel/citation.ts";
import { pathsOf } from "../../kernel/missing-fact.ts";
import {
  citationCell,
  moneyCell,
  nameCell,
  names,
  numberCell,
  personCell,
  placeTree,
  textCell,
  texts,
  yearCell,
} from "./cell.ts";
import { lineCell, valueText } from "./line-cell.ts";
import { left, right, type Table, type View } from "./view.ts";

export function explainView(worksheet: Worksheet, explanation: Explanation): View {
  const { form, taxYear, person } = worksheet;
  const { line, label, value, trail, assumptions } = explanation;
  return {
    tree: {
      form: nameCell(form),
      tax_year: yearCell(taxYear),
      person: personCell(person),
      line: nameCell(line),
      label: textCell(label),
      ...(value.kind !== "incomplete" && { amount: lineCell(value) }),
      ...(value.kind === "text" &&
        value.because !== undefined && { because: textCell(value.because) }),
      ...(value.kind === "incomplete" && { incomplete: names(pathsOf(value.missing)) }),
      ...(assumptions.length > 0 && { assumptions: texts(assumptions) }),
      terms: trail.map(termTree),
    },
    sections: () => [
      {
        title: `${form} line ${line}, ${label}: ${value.kind === "incomplete" ? "— not known yet" : valueText(value)}`,
        columns: [left("sign", ""), right("amount"), left("event"), left("because")],
        rows: trail.map((term) => [
          nameCell(term.sign),
          moneyCell(term.amount),
          nameCell(term.event),
          textCell(because(term)),
        ]),
        notes: [
          ...(trail.length === 0 && assumptions.length === 0 ? withoutTerms(value) : []),
          ...assumptions,
          ...(value.kind === "incomplete" ? [`Needs ${adviceText(askedFor(value.missing))}`] : []),
        ],
      },
    ],
    table: () => longTable(explanation),
  };
}

function termTree({
  sign,
  amount,
  label,
  event,
  source,
  figure,
  citation,
  through,
}: ExplainedTerm) {
  return {
    sign: nameCell(sign),
    amount: moneyCell(amount),
    label: textCell(label),
    ...(event !== undefined && { event: nameCell(event) }),
    ...(source !== undefined && { source: placeTree(source) }),
    ...(figure !== undefined && { figure: nameCell(figure) }),
    ...(citation !== undefined && { citation: citationCell(citation) }),
    ...(through.length > 0 && { through: names(through) }),
  };
}

function longTable({ trail }: Explanation): Table {
  return {
    columns: [
      left("sign"),
      right("amount"),
      left("label"),
      left("event"),
      left("file"),
      right("line"),
      left("figure"),
      left("citation"),
    ],
    rows: trail.map((term) => [
      nameCell(term.sign === "-" ? "minus" : "plus"),
      moneyCell(term.amount),
      textCell(term.label),
      nameCell(term.event),
      nameCell(term.source?.file),
      numberCell(term.source?.line),
      nameCell(term.figure),
      citationCell(term.citation),
    ]),
  };
}

function withoutTerms(value: LineValue): string[] {
  if (value.kind === "incomplete") return [];
  const known = value.kind === "text" ? value.because : undefined;
  return [known === undefined ? "The line has no terms." : `It is ${known}.`];
}

function because({ label, source, figure, citation }: ExplainedTerm): string {
  const place =
    source === undefined || source.file === "" ? undefined : `${source.file}:${source.line}`;
  const rule = citation && citationText(citation);
  return [label, place, figure, rule].filter((part) => part !== undefined).join(" · ");
}
