// A projection with the usual assumptions where none were stated.
import type { Cents } from "../../kernel/money.ts";
import type { Percent } from "../../kernel/percent.ts";
import { type Projection, projection } from "../../planning/projection.ts";

const POINT = 10_000;

export function projectRoth(request: {
  readonly yearly: Cents;
  readonly years: number | undefined;
  readonly annualReturn: Percent | undefined;
  readonly at: "start" | "end" | undefined;
  readonly dividendYield: Percent | undefined;
  readonly dividendTax: Percent | undefined;
  readonly capitalGainsTax: Percent | undefined;
}): Projection {
  return projection({
    yearlyContribution: request.yearly,
    years: Math.min(100, Math.max(1, request.years ?? 20)),
    annualReturn: request.annualReturn ?? ((7 * POINT) as Percent),
    timing: request.at === "start" ? "start_of_year" : "end_of_year",
    taxable: {
      dividendYield: request.dividendYield ?? ((1.5 * POINT) as Percent),
      dividendTaxRate: request.dividendTax ?? ((15 * POINT) as Percent),
      capitalGainsTaxRate: request.capitalGainsTax ?? ((15 * POINT) as Percent),
    },
  });
}
