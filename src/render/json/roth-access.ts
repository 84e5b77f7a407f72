// The `roth-access` output: layers in the order in which they come out.
import type { PeriodStart } from "../../basis/roth-five-year-periods.ts";
import type { RothAccess } from "../../forms/roth-access.ts";
import { amountJson } from "./amount.ts";

export function rothAccessJson(access: RothAccess) {
  return {
    as_of: access.asOf,
    person: access.person,
    without_tax_or_penalty: amountJson(access.withoutTaxOrPenalty),
    roth_ira_first_year: firstYear(access.period),
    layers: access.layers.map((layer) => ({
      layer: layer.layer,
      ...(layer.taxYear !== undefined && { tax_year: layer.taxYear }),
      ...(layer.amount && { amount: amountJson(layer.amount) }),
      taxable: layer.isTaxable,
      penalty: layer.hasPenalty,
      behind: layer.isBehind,
      why: layer.why,
    })),
    designated_roth: access.designatedRoth.map(({ plan, basis, period, qualification }) => ({
      plan,
      basis: amountJson(basis),
      first_year: firstYear(period),
      qualified: qualification.state,
      why: WHY[qualification.state],
    })),
    notes: access.notes,
  };
}

const WHY = {
  qualified: "59½ and the plan's five years are over: nothing that comes out is taxable",
  not_qualified:
    "each payment is basis and earnings in proportion; the earnings are taxable, with the 10 % tax before 59½",
  unknown: "a fact is missing to say whether a payment is qualified",
} as const;

function firstYear(period: PeriodStart): number | null {
  return period.state === "not_started" ? null : period.firstYear;
}
