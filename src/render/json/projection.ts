// The `project` output: both accounts year by year, and the last year at other returns.
import { formatCents } from "../../kernel/money.ts";
import { formatPercent } from "../../kernel/percent.ts";
import type { Projection } from "../../planning/projection.ts";

export function projectionJson({
  options,
  years,
  sensitivity,
}: Projection): Readonly<Record<string, unknown>> {
  return {
    yearly_contribution: formatCents(options.yearlyContribution),
    annual_return_percent: formatPercent(options.annualReturn),
    contributions_at: options.timing,
    dividend_yield_percent: formatPercent(options.taxable.dividendYield),
    dividend_tax_percent: formatPercent(options.taxable.dividendTaxRate),
    capital_gains_tax_percent: formatPercent(options.taxable.capitalGainsTaxRate),
    years: years.map((year) => ({
      year: year.year,
      contributions: formatCents(year.contributions),
      roth: formatCents(year.roth),
      taxable: formatCents(year.taxable),
      taxable_after_sale: formatCents(year.taxableAfterSale),
      advantage: formatCents(year.advantage),
    })),
    sensitivity: sensitivity.map((row) => ({
      annual_return_percent: formatPercent(row.annualReturn),
      roth: formatCents(row.roth),
      taxable_after_sale: formatCents(row.taxableAfterSale),
      advantage: formatCents(row.advantage),
    })),
  };
}
