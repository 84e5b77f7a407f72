// What the limits engine says of one employer group so far, as the room of the rest of the year needs it.
import type { TaxYear } from "../kernel/calendar.ts";
import { add, atLeastZero, type Cents, min, subtract, ZERO } from "../kernel/money.ts";
import type { Figure } from "../law/law.ts";
import type { PlanFeatures } from "../ledger/kinds.ts";
import { employerGroupOf, type Ledger } from "../ledger/ledger.ts";
import type { LimitsReport } from "../limits/limits-of.ts";
import type { PayrollSoFar } from "./payroll-so-far.ts";
import type { RoomFacts } from "./room.ts";

/** What was deferred above §402(g), over all employers. */
export function aboveLimit({
  total,
  limit,
}: Pick<LimitsReport["electiveDeferrals"], "total" | "limit">): Cents {
  return atLeastZero(subtract(total, limit.amount));
}

export function roomFacts(given: {
  readonly ledger: Ledger;
  readonly limits: LimitsReport;
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly employerGroup: string;
  readonly features: PlanFeatures;
  readonly soFar: PayrollSoFar;
  readonly limit: Figure;
  readonly compensationLimit: Cents;
}): RoomFacts {
  const {
    ledger,
    limits,
    person,
    taxYear,
    employerGroup,
    features,
    soFar,
    limit,
    compensationLimit,
  } = given;
  const row = limits.annualAdditions.find((each) => each.employerGroup === employerGroup);
  const stated = ledger
    .of("wages")
    .some(
      ({ data }) =>
        data.person === person &&
        data.taxYear === taxYear &&
        data.compensation !== undefined &&
        employerGroupOf(ledger, data.employer) === employerGroup,
    );
  const compensation = row?.compensation.state === "complete" ? row.compensation.cents : soFar.pay;
  // What is catch-up because of §415(c) is settled on the last day of the limitation year (26 CFR
  // 1.414(v)-1(c)(3)); until then only deferrals above §402(g) are certain to be left out.
  const catchUp = min(row?.catchUpExcluded ?? ZERO, aboveLimit(limits.electiveDeferrals));
  const additions =
    row === undefined ? ZERO : add(row.electiveDeferrals, row.employer, row.afterTax);
  const cap = features.afterTax === false ? ZERO : features.afterTaxCap;
  return {
    dollarLimit: limit.amount,
    compensation,
    compensationIsOfYear: stated,
    annualAdditions: subtract(additions, catchUp),
    afterTax: soFar.afterTax,
    compensationLimit,
    ...(cap !== undefined && { afterTaxCap: cap }),
    ...(features.afterTaxCapPercentOfPay !== undefined && {
      afterTaxCapPercentOfPay: features.afterTaxCapPercentOfPay,
    }),
    citation: limit.citation,
  };
}
