// How a file was understood, for people: layout and why, headers, lines by bucket, what is left over.
import type { FormatExplained } from "../../app/questions/explain-format.ts";
import { formatDollars } from "../../kernel/money.ts";
import { labelOf } from "../views/view.ts";
import { wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

const BUCKETS = ["importable", "ignored", "needs_review", "errors"] as const;

export function explainText(explained: FormatExplained, columns: number): string {
  const { file, bytes, recognition, layout } = explained;
  const title = recognition?.title === undefined ? "" : `: ${recognition.title}`;
  const how = [recognition?.encoding, recognition?.delimiter].filter(Boolean).join(", ");
  return text(columns, [
    safe(file),
    indent(`${bytes} bytes${how === "" ? "" : `; ${how}`}`),
    indent(
      layout === undefined
        ? "not recognised"
        : `${recognition?.decision ?? "recognised"} as ${layout}${title}`,
    ),
    ...(recognition?.considered ?? []).map((why) => indent(safe(why))),
    ...(recognition?.headers ?? []).map(({ table, line }) =>
      indent(`line ${line}: header of ${table}`),
    ),
    ...body(explained),
  ]);
}

export function testText(explained: FormatExplained, columns: number): string {
  const name = explained.layout ?? "not recognised";
  return text(columns, [safe(`${explained.file} (${name})`), ...body(explained)]);
}

function body({ summary, recognition }: FormatExplained): string[] {
  const counted = summary.entries ?? summary;
  const counts = BUCKETS.filter((bucket) => counted[bucket] > 0).map(
    (bucket) => `${counted[bucket]} ${labelOf(bucket)}`,
  );
  const lines = `${summary.lines} ${summary.lines === 1 ? "line" : "lines"}`;
  const all = BUCKETS.reduce((sum, bucket) => sum + counted[bucket], 0);
  const extent =
    summary.entries === undefined ? lines : `${all} ${all === 1 ? "entry" : "entries"} on ${lines}`;
  return [
    indent(`${extent}${counts.length === 0 ? "" : `: ${counts.join(", ")}`}`),
    ...summary.reasons.flatMap(({ bucket, reason, lines: onLines, first_line, entries }) => {
      const count = entries ?? onLines;
      if (count === 0) return [];
      return [indent(`${count} ${labelOf(bucket)}, from line ${first_line}: ${safe(reason)}`)];
    }),
    ...(recognition?.unmappedColumns ?? []).map(({ line, header }) =>
      indent(`column without a meaning, line ${line}: ${safe(header)}`),
    ),
    ...(recognition?.unmappedValues ?? []).map(({ column, value, count }) =>
      indent(
        `${safe(column)} is "${safe(value)}" in ${count} open ${count === 1 ? "line" : "lines"}`,
      ),
    ),
    ...Object.entries(summary.totals).map(([source, amount]) =>
      indent(`${labelOf(source)} ${formatDollars(amount)}`),
    ),
  ];
}

function indent(line: string): string {
  return `  ${line}`;
}

function text(columns: number, lines: readonly string[]): string {
  return lines
    .flatMap((line) => {
      if (!line.startsWith("  ")) return [line];
      return wrap(line.slice(2), columns - 4).map(
        (part, index) => `${index === 0 ? "  " : "    "}${part}`,
      );
    })
    .map((line) => `${line}\n`)
    .join("");
}
