// `formats list`: the statements that can be read; `formats explain` and `layout test`: how one file is
// understood, its layout and why, its headers, its lines by bucket, what is left over.
import type { Format, FormatExplained } from "../../app/questions/explain-format.ts";
import { nameCell, numberCell, textCell, texts } from "./cell.ts";
import { countsTree, reasonTree, totalsTree } from "./import.ts";
import { listTable, type View } from "./view.ts";

const FORMAT = ["layout", "side", "title"];

export function formatsView(formats: readonly Format[]): View {
  const trees = formats.map(({ layout, title, side, evidence }) => ({
    layout: nameCell(layout),
    title: textCell(title),
    side: nameCell(side),
    evidence: textCell(evidence),
  }));
  return {
    tree: { formats: trees },
    sections: () => [listTable(trees, { keys: FORMAT })],
    table: () => listTable(trees, { keys: [...FORMAT, "evidence"], keepEmpty: true }),
  };
}

export function formatView(explained: FormatExplained): View {
  const { file, bytes, container, layout, recognition, records } = explained;
  const decided = recognition?.decision ?? (layout === undefined ? "refused" : "recognised");
  const lines = records.map(({ at, lines, result }) => ({
    line: numberCell(at.line),
    lines: numberCell(lines),
    bucket: nameCell(result.bucket),
    reason: textCell("reason" in result ? result.reason : ""),
  }));
  const table = () =>
    listTable(lines, { keys: ["line", "lines", "bucket", "reason"], keepEmpty: true });
  return {
    tree: {
      file: nameCell(file),
      bytes: numberCell(bytes),
      container: nameCell(container),
      layout: nameCell(layout),
      decision: nameCell(decided),
      encoding: nameCell(recognition?.encoding),
      delimiter: nameCell(recognition?.delimiter),
      considered: texts(recognition?.considered ?? []),
      headers: (recognition?.headers ?? []).map((header) => ({
        table: nameCell(header.table),
        line: numberCell(header.line),
      })),
      skipped: (recognition?.skipped ?? []).map((skipped) => ({
        line: numberCell(skipped.line),
        lines: numberCell(skipped.lines),
        reason: textCell(skipped.reason),
      })),
      unmapped_columns: (recognition?.unmappedColumns ?? []).map((column) => ({
        line: numberCell(column.line),
        header: nameCell(column.header),
      })),
      unmapped_values: (recognition?.unmappedValues ?? []).map((unmapped) => ({
        column: nameCell(unmapped.column),
        value: nameCell(unmapped.value),
        count: numberCell(unmapped.count),
      })),
      summary: summaryTree(explained.summary),
      lines,
    },
    sections: () => [table()],
    table,
  };
}

function summaryTree(summary: FormatExplained["summary"]) {
  const { lines, importable, ignored, needs_review, errors, events } = summary;
  const { entries, totals, reasons } = summary;
  return {
    ...countsTree({ lines, importable, ignored, needs_review, errors }),
    ...(entries !== undefined && { entries: countsTree(entries) }),
    events: numberCell(events),
    totals: totalsTree(totals),
    reasons: reasons.map(reasonTree),
  };
}
