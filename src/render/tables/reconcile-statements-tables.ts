// `reconcile statements` as tables: text shows what does not match and counts the rest; CSV has every row.
import type { reconcileStatementsJson } from "../json/reconcile-statements.ts";
import type { Table } from "../views/view.ts";
import { labelOf } from "../views/view.ts";
import { listTable } from "./list-tables.ts";

type Json = ReturnType<typeof reconcileStatementsJson>;

const KEYS = ["plan", "pay_date", "source", "told_by", "deposited_on", "days"] as const;
const AMOUNTS = ["recorded", "stated", "difference"] as const;
const MORE = [
  "past_limitation_year",
  "deposited_together",
  "recorded_from_plan",
  "file",
  "line",
  "events",
] as const;
/** What fits into 80 columns. */
const TEXT_KEYS = ["pay_date", "source", "deposited_on", "recorded", "difference", "outcome"];
const YEAR_KEYS = ["date", "source", ...AMOUNTS, "outcome"] as const;
const FROM_PLAN = "recorded from the plan alone: the ledger has no word of payroll on them";

export function reconcileStatementsTable({ rows, year_to_date }: Json): Table {
  const all = [
    ...rows.map((row) => ({ ...row, check: "deposit" })),
    ...year_to_date.map(({ date, ...row }) => ({
      ...row,
      check: "year_to_date",
      deposited_on: date,
    })),
  ];
  return listTable(all, {
    keys: ["check", ...KEYS, ...AMOUNTS, "outcome", ...MORE],
    amounts: ["days", ...AMOUNTS, "deposited_together"],
    keepEmpty: true,
  });
}

export function reconcileStatementsTables(json: Json): Table[] {
  const different = json.rows.filter(({ outcome }) => outcome !== "matched");
  const tables: Table[] = [
    {
      ...listTable(words(different), {
        keys: [
          ...(severalOf(json.rows, ({ plan }) => plan) ? ["plan"] : []),
          ...(severalOf(json.rows, ({ told_by }) => told_by) ? ["told_by"] : []),
          ...TEXT_KEYS,
        ],
        amounts: AMOUNTS,
        title: "Statements against the ledger: difference = stated − recorded",
      }),
      notes: notesOf(json),
    },
  ];
  if (json.year_to_date.length > 0) {
    const loans = json.year_to_date.some(({ outcome }) => outcome === "may_be_loans");
    tables.push({
      ...listTable(words(json.year_to_date), {
        keys: [...(severalOf(json.year_to_date, ({ plan }) => plan) ? ["plan"] : []), ...YEAR_KEYS],
        amounts: AMOUNTS,
        title: "Year to date",
      }),
      ...(loans && {
        notes: [
          "OFX counts loan payments as contributions: more than the ledger has may be those.",
        ],
      }),
    });
  }
  return tables;
}

function notesOf(json: Json): string[] {
  const { rows, habits, files, paychecks_not_covered: uncovered } = json;
  const matched = rows.filter(({ outcome }) => outcome === "matched");
  const fromPlan = rows.filter((row) => row.recorded_from_plan).length;
  const late = rows.filter((row) => row.past_limitation_year !== null);
  return [
    `${matched.length} of ${rows.length} match.`,
    ...habits.map(
      ({ plan, source, deposits, days, late_after_days }) =>
        `${plan}, ${labelOf(source)}: usually ${days} days after the pay date (median of ${deposits}); late after ${late_after_days}.`,
    ),
    ...late.map(
      (row) =>
        `${row.plan}, ${row.pay_date}: the last day for its limitation year was ${row.past_limitation_year} [26 CFR 1.415(c)-1(b)(6)].`,
    ),
    ...(fromPlan > 0 ? [`${fromPlan} ${FROM_PLAN}.`] : []),
    ...files
      .filter((file) => file.lines_for_review > 0)
      .map(
        (file) =>
          `Not compared because they wait for review (rothbook review): ${file.lines_for_review} of ${file.file}.`,
      ),
    ...(uncovered > 0
      ? [
          `Paychecks outside the time that the files cover: ${uncovered}. With --tax-year they are taken to cover the year.`,
        ]
      : []),
  ];
}

function severalOf<T>(rows: readonly T[], by: (row: T) => string): boolean {
  return new Set(rows.map(by)).size > 1;
}

function words<T extends { readonly source: string; readonly outcome: string }>(
  rows: readonly T[],
): T[] {
  return rows.map((row) => ({
    ...row,
    source: labelOf(row.source),
    outcome: labelOf(row.outcome),
  }));
}
