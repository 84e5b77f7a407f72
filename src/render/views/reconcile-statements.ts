// `reconcile statements`: rows by pay date and source, habits of deposit, year-to-date sums. For people only
// what does not match, and how much does.
import type { StatementReport } from "../../app/questions/reconcile-statements.ts";
import type { StatementRow } from "../../statements/compare-statements.ts";
import type { YearToDateRow } from "../../statements/compare-year-to-date.ts";
import {
  dateCell,
  flagCell,
  moneyCell,
  nameCell,
  names,
  numberCell,
  personCell,
  planCell,
  type TreeRecord,
  textCell,
  yearCell,
} from "./cell.ts";
import { labelOf, listTable, type Table, type View } from "./view.ts";

const AMOUNTS = ["recorded", "stated", "difference"];
/** What fits into 80 columns. */
const ON_A_SCREEN = ["pay_date", "source", "deposited_on", "recorded", "difference", "outcome"];
const FROM_PLAN = "recorded from the plan alone: the ledger has no word of payroll on them";

export function reconcileStatementsView(report: StatementReport): View {
  const rows = report.rows.map(rowTree);
  const sums = report.yearToDate.map(sumTree);
  return {
    tree: {
      tax_year: yearCell(report.taxYear),
      person: personCell(report.person),
      agrees: flagCell(report.agrees),
      files: report.files.map(({ file, layout, deposits, paychecks, openLines }) => ({
        file: nameCell(file),
        layout: nameCell(layout),
        deposits: numberCell(deposits),
        paychecks: numberCell(paychecks),
        lines_for_review: numberCell(openLines),
      })),
      rows,
      habits: report.habits.map(({ plan, source, deposits, days, lateAfter }) => ({
        plan: planCell(plan),
        source: nameCell(source),
        deposits: numberCell(deposits),
        days: numberCell(days),
        late_after_days: numberCell(lateAfter),
      })),
      year_to_date: sums,
      paychecks_not_covered: numberCell(report.notCovered),
    },
    sections: () => sectionsOf(report),
    table: () =>
      listTable(
        [
          ...rows.map((row) => ({ check: nameCell("deposit"), ...row })),
          ...sums.map(({ date, ...row }) => ({
            check: nameCell("year_to_date"),
            deposited_on: date,
            ...row,
          })),
        ],
        {
          keys: [
            "check",
            "plan",
            "pay_date",
            "source",
            "told_by",
            "deposited_on",
            "days",
            ...AMOUNTS,
            "outcome",
            "past_limitation_year",
            "deposited_together",
            "recorded_from_plan",
            "file",
            "line",
            "events",
          ],
          keepEmpty: true,
        },
      ),
  };
}

function rowTree(row: StatementRow) {
  return {
    plan: planCell(row.plan),
    pay_date: dateCell(row.payDate),
    source: nameCell(row.source),
    told_by: nameCell(row.toldBy),
    deposited_on: dateCell(row.date),
    days: numberCell(row.lag),
    recorded: moneyCell(row.recorded),
    stated: moneyCell(row.stated),
    difference: moneyCell(row.difference),
    outcome: nameCell(row.outcome),
    past_limitation_year: dateCell(row.pastLimitationYear),
    deposited_together: moneyCell(row.together),
    recorded_from_plan: flagCell(row.recordedFromPlan === true),
    file: nameCell(row.at?.file),
    line: numberCell(row.at?.line),
    events: names(row.events),
  };
}

function sumTree(row: YearToDateRow) {
  return {
    plan: planCell(row.plan),
    date: dateCell(row.date),
    told_by: nameCell(row.toldBy),
    source: nameCell(row.source),
    stated: moneyCell(row.stated),
    recorded: moneyCell(row.recorded),
    difference: moneyCell(row.difference),
    outcome: nameCell(row.outcome),
    file: nameCell(row.file),
    line: numberCell(row.line),
  };
}

function sectionsOf(report: StatementReport): Table[] {
  const { rows, yearToDate } = report;
  const different = rows.filter(({ outcome }) => outcome !== "matched");
  const loans = yearToDate.some(({ outcome }) => outcome === "may_be_loans");
  const plan = (of: readonly { readonly plan: string }[]) =>
    new Set(of.map((row) => row.plan)).size > 1 ? ["plan"] : [];
  const toldBy = new Set(rows.map((row) => row.toldBy)).size > 1 ? ["told_by"] : [];
  return [
    {
      ...listTable(
        different.map((row) => ({ ...rowTree(row), ...words(row) })),
        {
          keys: [...plan(rows), ...toldBy, ...ON_A_SCREEN],
          title: "Statements against the ledger: difference = stated − recorded",
        },
      ),
      notes: notesOf(report),
    },
    ...(yearToDate.length === 0
      ? []
      : [
          {
            ...listTable(
              yearToDate.map((row) => ({ ...sumTree(row), ...words(row) })),
              {
                keys: [...plan(yearToDate), "date", "source", ...AMOUNTS, "outcome"],
                title: "Year to date",
              },
            ),
            ...(loans && {
              notes: [
                "OFX counts loan payments as contributions: more than the ledger has may be those.",
              ],
            }),
          },
        ]),
  ];
}

function words(row: { readonly source: string; readonly outcome: string }): TreeRecord {
  return { source: textCell(labelOf(row.source)), outcome: textCell(labelOf(row.outcome)) };
}

function notesOf({ rows, habits, files, notCovered }: StatementReport): string[] {
  const matched = rows.filter(({ outcome }) => outcome === "matched");
  const fromPlan = rows.filter((row) => row.recordedFromPlan === true).length;
  return [
    `${matched.length} of ${rows.length} match.`,
    ...habits.map(
      ({ plan, source, deposits, days, lateAfter }) =>
        `${plan}, ${labelOf(source)}: usually ${days} days after the pay date (median of ${deposits}); late after ${lateAfter}.`,
    ),
    ...rows
      .filter((row) => row.pastLimitationYear !== undefined)
      .map(
        (row) =>
          `${row.plan}, ${row.payDate ?? "no pay date"}: the last day for its limitation year was ${row.pastLimitationYear} [26 CFR 1.415(c)-1(b)(6)].`,
      ),
    ...(fromPlan > 0 ? [`${fromPlan} ${FROM_PLAN}.`] : []),
    ...files
      .filter((file) => file.openLines > 0)
      .map(
        (file) =>
          `Not compared because they wait for review (rothbook review): ${file.openLines} of ${file.file}.`,
      ),
    ...(notCovered > 0
      ? [
          `Paychecks outside the time that the files cover: ${notCovered}. With --tax-year they are taken to cover the year.`,
        ]
      : []),
  ];
}
