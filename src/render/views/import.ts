// `import`: what became of every line of each file, what it adds up to, and what is asked about it.
import type { Imported } from "../../app/take-in/import-files.ts";
import type { FileReport } from "../../app/take-in/import-report.ts";
import type { Question } from "../../app/take-in/question.ts";
import { adviceCell, moneyCell, nameCell, numberCell, type TreeRecord, textCell } from "./cell.ts";
import { listTable, type View } from "./view.ts";

const COUNTS = [
  "lines",
  "imported",
  "already_recorded",
  "ignored",
  "needs_review",
  "errors",
  "events",
] as const;

const KEYS = ["file", "layout", ...COUNTS, "batch"];

export function importView({ files, asked }: Imported): View {
  const trees = files.map((report) => {
    const questions = asked.find(({ file }) => file === report.file)?.questions ?? [];
    return {
      ...fileTree(report),
      ...(questions.length > 0 && { questions: questions.map(questionTree) }),
    };
  });
  const table = () => listTable(trees, { keys: KEYS, keepEmpty: true });
  return { tree: { files: trees }, sections: () => [table()], table };
}

export function fileTree(report: FileReport): TreeRecord {
  const { file, layout, totals, batch, entries, reasons } = report;
  return {
    file: nameCell(file),
    layout: nameCell(layout),
    ...Object.fromEntries(COUNTS.map((count) => [count, numberCell(report[count])])),
    totals: totalsTree(totals),
    batch: nameCell(batch ?? undefined),
    ...(entries !== undefined && { entries: countsTree(entries) }),
    reasons: reasons.map(reasonTree),
  };
}

/** Money by its source. */
export function totalsTree(totals: FileReport["totals"]): TreeRecord {
  return Object.fromEntries(
    Object.entries(totals).map(([source, amount]) => [source, moneyCell(amount)]),
  );
}

export function countsTree(counts: Readonly<Record<string, number>>): TreeRecord {
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, numberCell(count)]),
  );
}

/** Why lines ended where they did. */
export function reasonTree({
  bucket,
  reason,
  lines,
  first_line,
  entries,
}: Pick<FileReport["reasons"][number], "reason" | "lines" | "first_line" | "entries"> & {
  readonly bucket: string;
}) {
  return {
    bucket: nameCell(bucket),
    reason: textCell(reason),
    lines: numberCell(lines),
    first_line: numberCell(first_line),
    ...(entries !== undefined && { entries: numberCell(entries) }),
  };
}

export function questionTree(question: Question) {
  const { id, kind, words, text, evidence, lines, amount, answers, proposal } = question;
  return {
    id: nameCell(id),
    kind: nameCell(kind),
    words: nameCell(words),
    text: textCell(text),
    ...(evidence !== undefined && { evidence: adviceCell(evidence) }),
    lines: lines.map(numberCell),
    amount: moneyCell(amount),
    answers: answers.map(({ value, label }) => ({
      value: nameCell(value),
      label: textCell(label),
    })),
    ...(proposal !== undefined && { proposal: nameCell(proposal) }),
  };
}
