// `project`: a Roth account and a taxable account year by year, and the last year at other returns.
import { formatPercent } from "../../kernel/percent.ts";
import type { Projection } from "../../planning/projection.ts";
import { moneyCell, nameCell, numberCell, percentCell } from "./cell.ts";
import { listTable, type View } from "./view.ts";

const YEAR = ["year", "contributions", "roth", "taxable", "taxable_after_sale", "advantage"];

export function projectionView(projection: Projection): View {
  const { options } = projection;
  const years = projection.years.map((year) => ({
    year: numberCell(year.year),
    contributions: moneyCell(year.contributions),
    roth: moneyCell(year.roth),
    taxable: moneyCell(year.taxable),
    taxable_after_sale: moneyCell(year.taxableAfterSale),
    advantage: moneyCell(year.advantage),
  }));
  const sensitivity = projection.sensitivity.map((row) => ({
    annual_return_percent: percentCell(row.annualReturn),
    roth: moneyCell(row.roth),
    taxable_after_sale: moneyCell(row.taxableAfterSale),
    advantage: moneyCell(row.advantage),
  }));
  const when = options.timing === "start_of_year" ? "start" : "end";
  return {
    tree: {
      yearly_contribution: moneyCell(options.yearlyContribution),
      annual_return_percent: percentCell(options.annualReturn),
      contributions_at: nameCell(options.timing),
      dividend_yield_percent: percentCell(options.taxable.dividendYield),
      dividend_tax_percent: percentCell(options.taxable.dividendTaxRate),
      capital_gains_tax_percent: percentCell(options.taxable.capitalGainsTaxRate),
      years,
      sensitivity,
    },
    sections: () => [
      listTable(years, {
        keys: YEAR,
        title: `Contributed at the ${when} of each year, ${formatPercent(options.annualReturn)}% a year`,
      }),
      {
        ...listTable(sensitivity, {
          title: "The last year at other returns",
          keys: ["annual_return_percent", "roth", "taxable_after_sale", "advantage"],
        }),
        notes: [
          "Arithmetic, not a forecast: the same return every year, each amount rounded once. Returns are not guaranteed.",
        ],
      },
    ],
    table: () => listTable(years, { keys: YEAR, keepEmpty: true }),
  };
}
