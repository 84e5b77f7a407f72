// The `cadence` output: what waiting costs, by how often one converts.

import type { CadenceReport } from "../../app/questions/cadence-of-year.ts";
import { formatCents } from "../../kernel/money.ts";
import { formatPercent } from "../../kernel/percent.ts";

export function cadenceJson(report: CadenceReport): Readonly<Record<string, unknown>> {
  const { options, waiting } = report;
  return {
    bracket_percent: formatPercent(options.bracket),
    ...(options.growth.kind === "assumed" && {
      annual_return_percent: formatPercent(options.growth.annualReturn),
    }),
    cadences: report.costs.map((cost) => ({
      cadence: cost.cadence,
      conversions: cost.conversions,
      contributions: formatCents(cost.contributions),
      earnings: formatCents(cost.earnings),
      taxable_earnings: formatCents(cost.taxableEarnings),
      tax: formatCents(cost.tax),
      cost_of_waiting: formatCents(cost.costOfWaiting),
      average_days_waiting: cost.averageDaysWaiting,
    })),
    ...(waiting && {
      waiting: {
        basis: formatCents(waiting.basis),
        days: waiting.days,
        expected_earnings: formatCents(waiting.expectedEarnings),
        tax_if_converted_now: formatCents(waiting.taxIfConvertedNow),
        tax_of_thirty_more_days: formatCents(waiting.taxOfThirtyMoreDays),
      },
    }),
    assumptions: report.assumptions,
  };
}
