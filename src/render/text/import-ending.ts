// How an import ends: for each person what still fits into the year, what waits to be converted, what is
// open, and the command that comes next.

import type { Status } from "../../app/questions/status.ts";
import type { AfterImport } from "../../app/take-in/after-import.ts";
import type { Imported } from "../../app/take-in/import-files.ts";
import { BY_ID, missingWords, questionOfFact } from "../../kernel/fact-questions.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { formatDollars } from "../../kernel/money.ts";
import { wrap } from "./display-width.ts";
import { safe } from "./table-text.ts";

export function importEnding(
  { files, asked, problems }: Imported,
  after: AfterImport | undefined,
  columns: number,
): string {
  const { statuses = [], isShared = false } = after ?? {};
  // Nothing of a refused file can be reviewed.
  const faulty = files.find(({ errors, needs_review }) => errors > 0 && needs_review > 0)?.file;
  const waiting = files.find(({ needs_review }) => needs_review > 0)?.file;
  // The ledger does not know of it; the file does.
  const lacks = problems.some(({ code }) => code === "import.year-to-date-higher");
  const lines = statuses.map(
    (status) => `${safe(status.person)} in ${status.taxYear}: ${standing(status, lacks)}`,
  );
  const [first] = statuses;
  const next =
    faulty !== undefined
      ? `mend ${safe(faulty)} and import it again`
      : asked.length > 0
        ? "answer what is asked and import again"
        : waiting !== undefined
          ? `rothbook review ${safe(waiting)}`
          : first === undefined
            ? undefined
            : `rothbook ${questionAbout(first)}${isShared ? ` --person ${safe(first.person)}` : ""}`;
  if (lines.length === 0 && waiting === undefined) return "";
  const all = next === undefined ? lines : [...lines, `next: ${next}`];
  return all
    .flatMap((line) => wrap(line, columns))
    .map((line) => `${line}\n`)
    .join("");
}

/** `check` is of what is wrong; what is only to be done stands in `status`. */
function questionAbout({ open, taxYear, asOf }: Status): string {
  if (open.some(({ severity }) => severity !== "todo")) return `check --tax-year ${taxYear}`;
  return taxYear < Number(asOf.slice(0, 4)) ? `status --tax-year ${taxYear}` : "status";
}

function asked(facts: readonly MissingFact[]): string {
  const commands = facts.map((fact) => `rothbook ${questionOfFact(fact, BY_ID).command}`);
  return safe(`${missingWords(facts)} (${[...new Set(commands)].join("; ")})`);
}

function standing({ outlook, waiting, open, taxYear, asOf }: Status, lacks: boolean): string {
  // A year that is over has no room left to use.
  const over = taxYear < Number(asOf.slice(0, 4));
  const room =
    over || outlook === undefined || outlook.takesAfterTax === "no"
      ? []
      : outlook.incomplete.length > 0
        ? [`room is not known without ${asked(outlook.incomplete)}`]
        : [
            `room for ${formatDollars(outlook.room.atYearEnd)} more after tax${outlook.takesAfterTax === "unknown" ? `, if ${outlook.plan} takes after-tax money` : ""}`,
          ];
  const waits =
    waiting.lots.length === 0 && waiting.missing.length === 0
      ? "nothing waits to be converted"
      : waiting.missing.length > 0
        ? `what waits is not known without ${asked(waiting.missing)}`
        : `${formatDollars(waiting.basis)} waits to be converted`;
  const points =
    open.length === 0
      ? lacks
        ? "nothing else is open"
        : "nothing is open"
      : `${open.length} open ${open.length === 1 ? "point" : "points"}`;
  // What waits does so today, whatever year was imported.
  const anyWaits = waiting.lots.length > 0 || waiting.missing.length > 0;
  return over && anyWaits ? `${points}; today ${waits}` : [...room, waits, points].join("; ");
}
