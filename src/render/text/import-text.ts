// What an import did, for people: a line a file, what was left out and why, and what it adds up to.
import type { FileReport } from "../../app/take-in/import-report.ts";
import { formatDollars } from "../../kernel/money.ts";
import { labelOf } from "../views/view.ts";
import { wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

const BUCKETS = ["imported", "already_recorded", "ignored", "needs_review", "errors"] as const;

export function importText(
  files: readonly FileReport[],
  { columns, dryRun }: { readonly columns: number; readonly dryRun: boolean },
): string {
  // A file that was not read has nothing to report: what is wrong with it stands among the errors.
  return files
    .filter(({ lines, errors }) => lines > 0 || errors > 0)
    .flatMap((file) => fileLines(file, columns, dryRun))
    .map((line) => `${line}\n`)
    .join("");
}

function fileLines(file: FileReport, columns: number, dryRun: boolean): string[] {
  const counted = file.entries ?? file;
  const counts = BUCKETS.filter((bucket) => counted[bucket] > 0).map(
    (bucket) => `${counted[bucket]} ${bucket === "errors" ? "in error" : labelOf(bucket)}`,
  );
  const lines = howMany(file.lines, "line", "lines");
  const all = BUCKETS.reduce((sum, bucket) => sum + counted[bucket], 0);
  const extent =
    file.entries === undefined ? lines : `${howMany(all, "entry", "entries")} on ${lines}`;
  const outcome =
    file.batch !== null && file.events === 0
      ? `nothing new but days of deposit or answers, in batch ${file.batch}`
      : file.batch !== null
        ? `${events(file.events)} in batch ${file.batch}`
        : dryRun && file.events > 0
          ? `${events(file.events)} would be recorded`
          : "nothing recorded";
  const totals = Object.entries(file.totals).map(
    ([source, amount]) => `${labelOf(source)} ${formatDollars(amount)}`,
  );
  return [
    safe(`${file.file} (${file.layout})`),
    ...indented([extent, ...(counts.length > 0 ? [counts.join(", ")] : [])].join(": "), columns),
    ...file.reasons.flatMap(({ bucket, reason, lines: onLines, first_line, entries }) => {
      const count = entries ?? onLines;
      if (count === 0) return [];
      const what = `${count} ${labelOf(bucket)}, from line ${first_line}: ${safe(reason)}`;
      return indented(what, columns);
    }),
    ...indented(outcome, columns),
    ...(totals.length === 0 ? [] : indented(totals.join(" · "), columns)),
  ];
}

function events(count: number): string {
  return howMany(count, "event", "events");
}

function howMany(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function indented(text: string, columns: number): string[] {
  return wrap(text, Math.max(20, columns - 2)).map((line) => `  ${line}`);
}
