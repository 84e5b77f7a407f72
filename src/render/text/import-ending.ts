// How an import ends: for each person what still fits into the year, what waits to be converted, what is
// open, and the command that comes next.

import type { Status } from "../../app/questions/status.ts";
import type { Imported } from "../../app/take-in/import-files.ts";
import { formatDollars } from "../../kernel/money.ts";
import { wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

export function importEnding(
  { files, asked }: Imported,
  statuses: readonly Status[],
  columns: number,
): string {
  const waiting = files.find(({ needs_review }) => needs_review > 0)?.file;
  const lines = statuses.map(
    (status) => `${safe(status.person)} in ${status.taxYear}: ${standing(status)}`,
  );
  const [first] = statuses;
  const next =
    asked.length > 0
      ? "answer what is asked and import again"
      : waiting !== undefined
        ? `rothbook review ${safe(waiting)}`
        : first === undefined
          ? undefined
          : statuses.length > 1
            ? `rothbook status --person ${safe(first.person)}`
            : first.open.length > 0
              ? `rothbook check --tax-year ${first.taxYear}`
              : "rothbook status";
  if (lines.length === 0 && waiting === undefined) return "";
  const all = next === undefined ? lines : [...lines, `next: ${next}`];
  return all
    .flatMap((line) => wrap(line, columns))
    .map((line) => `${line}\n`)
    .join("");
}

function standing({ outlook, waiting, open, taxYear, asOf }: Status): string {
  // A year that is over has no room left to use.
  const over = taxYear < Number(asOf.slice(0, 4));
  const room =
    over || outlook.takesAfterTax === "no"
      ? []
      : outlook.incomplete.length > 0
        ? [`room needs ${outlook.incomplete.map(safe).join(", ")}`]
        : [`room for ${formatDollars(outlook.room.atYearEnd)} more after tax`];
  const waits =
    waiting.lots.length === 0 && waiting.missing.length === 0
      ? "nothing waits to be converted"
      : waiting.missing.length > 0
        ? `what waits needs ${waiting.missing.map(safe).join(", ")}`
        : `${formatDollars(waiting.basis)} waits to be converted`;
  const points =
    open.length === 0
      ? "nothing is open"
      : `${open.length} open ${open.length === 1 ? "point" : "points"}`;
  return [...room, waits, points].join("; ");
}
