// `explain`: the terms of a line, each with the event and source line, figure or rule it comes from.
import type { ExplainedTerm, Explanation } from "../../forms/explain.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { citationText } from "../../kernel/citation.ts";
import { moneyCell, textCell } from "../views/cell.ts";
import { left, right, type Table } from "../views/view.ts";
import { valueText } from "../worksheet-value.ts";

export function explainTable(
  worksheet: Worksheet,
  { line, label, value, trail, assumptions }: Explanation,
  { csv }: { readonly csv: boolean },
): Table {
  const title = `${worksheet.form} line ${line}, ${label}: ${valueText(value)}`;
  return csv
    ? {
        columns: [
          left("sign", "sign"),
          right("amount", "amount"),
          left("label", "label"),
          left("event", "event"),
          left("file", "file"),
          right("line", "line"),
          left("figure", "figure"),
          left("citation", "citation"),
        ],
        rows: trail.map((term) => [
          textCell(term.sign === "-" ? "minus" : "plus"),
          moneyCell(term.amount),
          textCell(term.label),
          textCell(term.event),
          textCell(term.source?.file),
          textCell(term.source?.line.toString()),
          textCell(term.figure),
          textCell(citationOf(term)),
        ]),
      }
    : {
        title,
        columns: [
          left("sign", ""),
          right("amount", "amount"),
          left("event", "event"),
          left("because", "because"),
        ],
        rows: trail.map((term) => [
          textCell(term.sign),
          moneyCell(term.amount),
          textCell(term.event),
          textCell(because(term)),
        ]),
        ...(trail.length === 0 && { notes: [withoutTerms(value)] }),
        ...(assumptions.length > 0 && { notes: assumptions }),
      };
}

function withoutTerms(value: Explanation["value"]): string {
  const known = value.kind === "text" ? value.because : undefined;
  return known === undefined ? "The line has no terms." : `It is ${known}.`;
}

function because(term: ExplainedTerm): string {
  const { source, figure, label } = term;
  const place =
    source === undefined || source.file === "" ? undefined : `${source.file}:${source.line}`;
  return [label, place, figure, citationOf(term)].filter((part) => part !== undefined).join(" · ");
}

function citationOf({ citation }: ExplainedTerm): string | undefined {
  return citation === undefined ? undefined : citationText(citation);
}
