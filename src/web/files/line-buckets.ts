// What became of every line of a file: five counts that add up to the lines of the file, as a bar and as a
// list, and below it why.
import type { FileReport } from "../../app/take-in/import-report.ts";
import { type Html, html, trustedHtml } from "../../render/html/markup.ts";
import { countText, sentence } from "../shell/words.ts";

const BUCKETS = [
  { name: "imported", label: "to record", key: "good" },
  { name: "already_recorded", label: "already recorded", key: "before" },
  { name: "ignored", label: "ignored", key: "ignored" },
  { name: "needs_review", label: "need your answer", key: "asks" },
  { name: "errors", label: "errors", key: "errs" },
] as const;

export function lineBuckets(report: FileReport): Html {
  const counted = report.entries ?? report;
  const all = BUCKETS.reduce((sum, { name }) => sum + counted[name], 0);
  const what =
    report.entries === undefined
      ? `${all === 1 ? "line" : "lines"} in the file`
      : `${all === 1 ? "entry" : "entries"} on ${countText(report.lines, "line")}`;
  return html`<div>${bar(counted, all)}<dl class="buckets">${BUCKETS.map(
    ({ name, label, key }) =>
      html`<div class="${counted[name] === 0 ? "zero" : key}"><dt>${label}</dt><dd>${counted[name]}</dd></div>`,
  )}<div class="eq"><dt>${what}</dt><dd>${all}</dd></div></dl>${reasons(report)}</div>`;
}

function bar(
  counted: Readonly<Record<(typeof BUCKETS)[number]["name"], number>>,
  all: number,
): Html {
  let at = 0;
  const bars = BUCKETS.map(({ name, key }) => {
    const width = all === 0 ? 0 : (counted[name] / all) * 1000;
    const rect = `<rect class="line-${key}" x="${at.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>`;
    at += width;
    return rect;
  });
  return trustedHtml(
    `<svg class="meter" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${bars.join("")}</svg>`,
  );
}

function reasons({ reasons: all }: FileReport): Html | undefined {
  const told = all.filter(({ lines, entries }) => (entries ?? lines) > 0);
  if (told.length === 0) return undefined;
  return html`<details class="reasons"><summary>Why</summary><ul>${told.map(
    ({ bucket, reason, lines, first_line, entries }) =>
      html`<li><b>${entries ?? lines} ${LABELS[bucket]}</b>, from line ${first_line}: ${sentence(reason)}</li>`,
  )}</ul></details>`;
}

const LABELS = Object.fromEntries(BUCKETS.map(({ name, label }) => [name, label])) as Readonly<
  Record<(typeof BUCKETS)[number]["name"], string>
>;
