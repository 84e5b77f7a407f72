// `cadence`: what waiting costs, by how often one converts.
import type { CadenceReport } from "../../app/questions/cadence-of-year.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import type { CadenceCost, WaitingCost } from "../../planning/cadence.ts";
import { moneyCell, nameCell, numberCell, percentCell, texts, yearCell } from "./cell.ts";
import { listTable, type View } from "./view.ts";

export function cadenceView(report: CadenceReport, taxYear: TaxYear): View {
  const { options, waiting } = report;
  const cadences = report.costs.map(costTree);
  const today = waiting && waitingTree(waiting);
  return {
    tree: {
      tax_year: yearCell(taxYear),
      bracket_percent: percentCell(options.bracket),
      ...(options.growth.kind === "assumed" && {
        annual_return_percent: percentCell(options.growth.annualReturn),
      }),
      cadences,
      ...(today && { waiting: today }),
      assumptions: texts(report.assumptions),
    },
    sections: () => [
      {
        // What fits 80 columns and answers the question; CSV and JSON have all.
        ...listTable(cadences, {
          keys: ["cadence", "conversions", "average_days_waiting", "taxable_earnings", "tax"],
          keepEmpty: true,
          title: `What waiting costs, ${taxYear}`,
        }),
        notes: report.assumptions,
      },
      ...(today === undefined
        ? []
        : [listTable([today], { title: "What is waiting today", keys: Object.keys(today) })]),
    ],
    table: () =>
      listTable(cadences, {
        keys: [
          "cadence",
          "conversions",
          "average_days_waiting",
          "earnings",
          "taxable_earnings",
          "tax",
          "cost_of_waiting",
        ],
        keepEmpty: true,
      }),
  };
}

function costTree(cost: CadenceCost) {
  return {
    cadence: nameCell(cost.cadence),
    conversions: numberCell(cost.conversions),
    contributions: moneyCell(cost.contributions),
    earnings: moneyCell(cost.earnings),
    taxable_earnings: moneyCell(cost.taxableEarnings),
    tax: moneyCell(cost.tax),
    cost_of_waiting: moneyCell(cost.costOfWaiting),
    average_days_waiting: numberCell(cost.averageDaysWaiting),
  };
}

function waitingTree(waiting: WaitingCost) {
  return {
    basis: moneyCell(waiting.basis),
    days: numberCell(waiting.days),
    expected_earnings: moneyCell(waiting.expectedEarnings),
    tax_if_converted_now: moneyCell(waiting.taxIfConvertedNow),
    tax_of_thirty_more_days: moneyCell(waiting.taxOfThirtyMoreDays),
  };
}
