// What an import did, for people: a line a file, what was left out and why, and what it adds up to.
import { formatDollars, parseCents } from "../kernel/money.ts";
import { wrap } from "./display-width.ts";
import { labelOf } from "./json-table.ts";
import { safe } from "./table-text.ts";

export interface ImportedFile {
  readonly file: string;
  readonly layout: string;
  readonly lines: number;
  readonly imported: number;
  readonly already_recorded: number;
  readonly ignored: number;
  readonly needs_review: number;
  readonly errors: number;
  readonly events: number;
  readonly totals: Readonly<Record<string, string>>;
  readonly batch: string | null;
  readonly reasons: readonly {
    readonly bucket: string;
    readonly reason: string;
    readonly lines: number;
    readonly first_line: number;
  }[];
}

const BUCKETS = ["imported", "already_recorded", "ignored", "needs_review", "errors"] as const;

export function importText(
  files: readonly ImportedFile[],
  { columns, dryRun }: { readonly columns: number; readonly dryRun: boolean },
): string {
  return files
    .flatMap((file) => fileLines(file, columns, dryRun))
    .map((line) => `${line}\n`)
    .join("");
}

function fileLines(file: ImportedFile, columns: number, dryRun: boolean): string[] {
  const counts = BUCKETS.filter((bucket) => file[bucket] > 0).map(
    (bucket) => `${file[bucket]} ${bucket === "errors" ? "in error" : labelOf(bucket)}`,
  );
  const lines = `${file.lines} ${file.lines === 1 ? "line" : "lines"}`;
  const outcome =
    file.batch !== null
      ? `${events(file.events)} in batch ${file.batch}`
      : dryRun && file.events > 0
        ? `${events(file.events)} would be recorded`
        : "nothing recorded";
  const totals = Object.entries(file.totals).map(
    ([source, amount]) => `${labelOf(source)} ${grouped(amount)}`,
  );
  return [
    safe(`${file.file} (${file.layout})`),
    ...indented(`${lines}: ${counts.join(", ")}`, columns),
    ...file.reasons.flatMap(({ bucket, reason, lines: count, first_line }) =>
      indented(`${count} ${labelOf(bucket)}, from line ${first_line}: ${safe(reason)}`, columns),
    ),
    ...indented(outcome, columns),
    ...(totals.length === 0 ? [] : indented(totals.join(" · "), columns)),
  ];
}

function events(count: number): string {
  return `${count} ${count === 1 ? "event" : "events"}`;
}

function grouped(amount: string): string {
  const parsed = parseCents(amount);
  return parsed.ok ? formatDollars(parsed.value) : amount;
}

function indented(text: string, columns: number): string[] {
  return wrap(text, Math.max(20, columns - 2)).map((line) => `  ${line}`);
}
