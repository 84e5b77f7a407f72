// Three kinds of five-taxable-year periods that are never merged: one per plan for its designated
// Roth account (§402A(d)(2)(B)), one per person for all Roth IRAs (§408A(d)(2)(B)), and one per year
// of conversion or rollover for the recapture of the 10% tax (§408A(d)(3)(F), §402A(c)(4)(D)).
import {
  type CalendarDate,
  type TaxYear,
  taxYear,
  taxYearOf,
  yearEnd,
} from "../kernel/calendar.ts";
import { ROTH_KEYS } from "../ledger/contribution-kinds.ts";
import type { Contributions } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { iraContributions } from "./ira-contributions.ts";
import { withPredecessors } from "./plan-transfers.ts";

const YEARS = 5;

/** The last day of the period of five tax years that begins on 1 January of `firstYear`. */
export function fiveYearPeriodEnd(firstYear: TaxYear): CalendarDate {
  return yearEnd(taxYear(firstYear + YEARS - 1));
}

/** Whether a distribution of `year` is made after the period that began in `firstYear`. */
export function isAfterFiveYearPeriod(firstYear: TaxYear, year: TaxYear): boolean {
  return year >= firstYear + YEARS;
}

/** When a period began: in a year, not yet, or in a year not later than one we know. */
export type PeriodStart =
  | { readonly state: "known"; readonly firstYear: TaxYear }
  | { readonly state: "not_started" }
  | {
      readonly state: "not_later_than";
      readonly firstYear: TaxYear;
      /** The opening events that leave out the first year. */
      readonly openings: readonly string[];
    };

/**
 * The first year of the plan's designated Roth account: of the first designated Roth contribution
 * (the employer's too) or in-plan Roth rollover. An opening amount states it as `tax_year`, or leaves
 * only its own date as the latest possible.
 */
export function designatedRothPeriod(
  ledger: Ledger,
  options: { person: string; plan: string },
): PeriodStart {
  // A plan that was merged in brings its first year along.
  const plans = withPredecessors(ledger, { ...options, pool: "designated_roth" });
  const mine = (data: { person: string; plan?: string }) =>
    data.person === options.person && data.plan !== undefined && plans.has(data.plan);
  const openings = ledger
    .of("opening_basis")
    .filter(({ data }) => mine(data) && data.account === "designated_roth");
  const paychecks = ledger.of("paycheck").filter(({ data }) => mine(data) && hasRoth(data));
  const employer = ledger
    .of("employer_contribution")
    .filter(
      ({ data }) =>
        mine(data) && (data.source === "roth_match" || data.source === "roth_nonelective"),
    );
  const rollovers = ledger.of("in_plan_roth_rollover").filter(({ data }) => mine(data));
  const recorded = [...paychecks, ...employer, ...rollovers].map(({ data }) =>
    taxYearOf(data.date),
  );
  const reported = ledger.of("catch_up_reported_as_roth").filter(({ data }) => mine(data));
  const stated = [
    ...openings.flatMap(({ data }) => data.taxYear ?? []),
    ...reported.map(({ data }) => data.taxYear),
  ];
  const unstated = openings.filter(({ data }) => data.taxYear === undefined);
  const known = [...recorded, ...stated];
  const latest = [...known, ...unstated.map(({ data }) => taxYearOf(data.asOf))];
  if (latest.length === 0) return { state: "not_started" };
  const firstYear = taxYear(Math.min(...new Set(latest)));
  return unstated.length === 0
    ? { state: "known", firstYear }
    : { state: "not_later_than", firstYear, openings: unstated.map(({ id }) => id) };
}

/**
 * The first year of the person's Roth IRA: of the first contribution for a year, conversion or
 * rollover to any Roth IRA. Time in a designated Roth account does not count (Reg. §1.408A-10 A-4).
 */
export function rothIraPeriod(ledger: Ledger, person: string): PeriodStart {
  const mine = (event: { data: { person: string } }) => event.data.person === person;
  const openings = ledger
    .of("opening_basis")
    .filter(
      (event) =>
        mine(event) &&
        (event.data.account === "roth_contributions" || event.data.account === "roth_conversions"),
    );
  const contributions = iraContributions(ledger, person).filter(({ ira }) => ira === "roth");
  const conversions = ledger.of("ira_conversion").filter(mine);
  const rollovers = ledger
    .of("distribution")
    .filter((event) => mine(event) && event.data.destinations.some(({ to }) => to === "roth_ira"));
  const unstated = openings.filter(({ data }) => data.taxYear === undefined);
  const years = [
    ...contributions.map((contribution) => contribution.taxYear),
    ...conversions.map(({ data }) => taxYearOf(data.date)),
    ...rollovers.map(({ data }) => taxYearOf(data.date)),
    ...openings.map(({ data }) => data.taxYear ?? taxYearOf(data.asOf)),
  ];
  if (years.length === 0) return { state: "not_started" };
  const firstYear = taxYear(Math.min(...new Set(years)));
  return unstated.length === 0
    ? { state: "known", firstYear }
    : { state: "not_later_than", firstYear, openings: unstated.map(({ id }) => id) };
}

function hasRoth({ contributions }: { readonly contributions: Contributions }): boolean {
  return ROTH_KEYS.some((key) => (contributions[key] ?? 0) > 0);
}
