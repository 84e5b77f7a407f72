// Elective deferrals of a person and tax year against §402(g), over all employers, with the part that is
// catch-up under §414(v). The parts sum to the total.

import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import { heldFor } from "../kernel/held-for.ts";
import type { EventId } from "../kernel/ids.ts";
import { factsInOrder, type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { add, type Cents, formatDollars, min, subtract, total, ZERO } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Figure, Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { regularTotal } from "./catch-up.ts";
import { takesCatchUp } from "./catch-up-eligibility.ts";
import { type ContributionYear, contributionYear, type PersonYear } from "./contribution-year.ts";
import { type DeferralLot, isTimelyReturn, regularPart } from "./deferral-lot.ts";
import { countedAdditions, type GroupYear } from "./group-year.ts";
import { deferralCap } from "./plan-caps.ts";

export interface ElectiveDeferrals {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly limit: Figure;
  /** What the person may defer on top, by age, plan and prior-year wages. */
  readonly catchUpLimit: Cents;
  readonly catchUpCitation: Citation;
  /** The limit with all the catch-up that is allowed. */
  readonly limitWithCatchUp: Cents;
  /** Deferred in the tax year, net of what was returned in time. */
  readonly total: Cents;
  readonly regular: Cents;
  readonly catchUp: Cents;
  /** `total − catchUp`: what the limit is held against. */
  readonly withoutCatchUp: Cents;
  readonly catchUpRemaining: Cents;
  readonly excess: Cents;
  /** Returned by 15 April of the following year. */
  readonly corrected: Cents;
  /** Of the excess: paid back after 15 April, so nothing is left to ask for, but it is taxed twice. @see IRC §402(g)(6) */
  readonly returnedLate: Cents;
  readonly groups: readonly GroupDeferrals[];
  /** What makes up the total: every kind of deferral of every paycheck. */
  readonly lots: readonly DeferralLot[];
  /** The paychecks with deferrals of the year. */
  readonly events: readonly EventId[];
  readonly incomplete: readonly MissingFact[];
  readonly notes: readonly string[];
}

/** The deferrals to the plans of one employer group. */
export interface GroupDeferrals {
  readonly employerGroup: string;
  readonly total: Cents;
  readonly catchUp: Cents;
  readonly catchUpLimit: Cents;
  /** Prior-year wages are above the threshold of §414(v)(7). */
  readonly catchUpMustBeRoth: boolean;
  /** Catch-up that would be allowed if it were Roth. */
  readonly notRoth: Cents;
  readonly planCaps: readonly PlanDeferralCap[];
  /** Prior-year wages that decide whether the catch-up must be Roth. */
  readonly wagesMissing: readonly MissingFact[];
  readonly events: readonly EventId[];
}

/** A plan's own limit on deferrals in the limitation year. */
export interface PlanDeferralCap {
  readonly plan: string;
  readonly cap: Cents;
  /** Above the cap and treated as catch-up, or not. */
  readonly excess: Cents;
}

export function electiveDeferrals(
  ledger: Ledger,
  law: Law,
  options: PersonYear,
): Outcome<ElectiveDeferrals, Problem[]> {
  const year = contributionYear(ledger, law, options);
  return year.ok ? success(electiveDeferralsOf(ledger, year.value)) : year;
}

export function electiveDeferralsOf(ledger: Ledger, year: ContributionYear): ElectiveDeferrals {
  const { figures, lotsOfTaxYear, catchUpLimit } = year;
  const deferred = total(lotsOfTaxYear.map(({ amount }) => amount));
  const withoutCatchUp = regularTotal(lotsOfTaxYear);
  const catchUp = subtract(deferred, withoutCatchUp);
  const corrected = total(
    year.events.corrections
      .filter((event) => isTimelyReturn(event) && event.data.forTaxYear === year.taxYear)
      .map(({ data }) => data.amount),
  );
  const paidLate = total(
    year.events.corrections
      .filter(
        (event) =>
          event.data.reason === "elective_deferral" &&
          event.data.forTaxYear === year.taxYear &&
          !isTimelyReturn(event),
      )
      .map(({ data }) => data.amount),
  );
  const returnedLate = min(paidLate, year.excessDeferral);
  const groups = year.groups.map((group) => groupDeferrals(ledger, year, group));
  const higher = figures.catchUpLimit60To63;
  const atHigher = higher !== null && catchUpLimit === higher.amount;
  return {
    person: year.person,
    taxYear: year.taxYear,
    limit: figures.deferralLimit,
    catchUpLimit,
    catchUpCitation: atHigher ? higher.citation : figures.catchUpLimit.citation,
    limitWithCatchUp: add(figures.deferralLimit.amount, catchUpLimit),
    total: deferred,
    regular: subtract(withoutCatchUp, year.excessDeferral),
    catchUp,
    withoutCatchUp,
    catchUpRemaining: year.budget.left,
    excess: year.excessDeferral,
    corrected,
    returnedLate,
    groups,
    lots: lotsOfTaxYear,
    events: [...new Set(lotsOfTaxYear.map(({ event }) => event.id))],
    incomplete: factsInOrder(year.missing),
    notes: [
      ...notesOn(year, groups),
      ...planTypeNotes(ledger, year),
      ...lateNotes(returnedLate, year.taxYear),
    ],
  };
}

function groupDeferrals(ledger: Ledger, year: ContributionYear, group: GroupYear): GroupDeferrals {
  const scope = heldFor(year.capScopes, group.employerGroup);
  const planCaps: PlanDeferralCap[] = [];
  for (const plan of group.plans) {
    const cap = deferralCap(ledger, plan, { ...scope, group });
    if (cap === undefined || cap.state === "incomplete") continue;
    const lots = group.lotsOfLimitationYear.filter((lot) => lot.plan === plan.plan);
    const above = subtract(regularTotal(lots), cap.cents);
    planCaps.push({ plan: plan.plan, cap: cap.cents, excess: above > 0 ? above : ZERO });
  }
  const lots = group.lotsOfTaxYear;
  return {
    employerGroup: group.employerGroup,
    total: total(lots.map(({ amount }) => amount)),
    catchUp: subtract(total(lots.map(({ amount }) => amount)), regularTotal(lots)),
    catchUpLimit: group.catchUpLimit,
    catchUpMustBeRoth: group.rothOnlyPlans.size > 0,
    notRoth: notRoth(ledger, year, { group, planCaps }),
    planCaps,
    wagesMissing: group.wagesMissing.filter((path) => year.missing.includes(path)),
    events: [...new Set(lots.map(({ event }) => event.id))],
  };
}

/** What is above some limit and would be catch-up if it had been deferred as Roth. */
function notRoth(
  ledger: Ledger,
  year: ContributionYear,
  options: { readonly group: GroupYear; readonly planCaps: readonly PlanDeferralCap[] },
): Cents {
  const { group, planCaps } = options;
  if (group.rothOnlyPlans.size === 0) return ZERO;
  const pretax = [...new Set([...group.lotsOfTaxYear, ...group.lotsOfLimitationYear])].filter(
    (lot) =>
      !lot.roth && group.rothOnlyPlans.has(lot.plan) && takesCatchUp(ledger.plans.get(lot.plan)),
  );
  const aboveCaps = total(planCaps.map(({ excess }) => excess));
  const aboveAdditions = subtract(countedAdditions(group), group.limit);
  const above = Math.max(year.excessDeferral, aboveCaps, aboveAdditions, 0) as Cents;
  const left = heldFor(year.budget.leftInGroup, group.employerGroup);
  return min(above, total(pretax.map(regularPart)), left, year.budget.left);
}

/** Limits of other plan types that are not tested, said and no finding. */
function planTypeNotes(ledger: Ledger, year: ContributionYear): string[] {
  const used = new Set(
    year.events.paychecks
      .filter(({ data }) => taxYearOf(data.date) === year.taxYear)
      .map(({ data }) => data.plan),
  );
  return [...used].toSorted().flatMap((plan) => {
    const type = ledger.plans.get(plan)?.type;
    if (type === "457b")
      return [
        `${plan} is a 457(b): outside the limits of §402(g) and §415(c); its own limit of §457(e)(15) is not tested.`,
      ];
    return type === "403b"
      ? [
          `${plan} is a 403(b): the higher limit after 15 years of service (§402(g)(7)) is not tested.`,
        ]
      : [];
  });
}

function lateNotes(returnedLate: Cents, taxYear: TaxYear): string[] {
  if (returnedLate === 0) return [];
  return [
    `${formatDollars(returnedLate)} of the excess was paid back after 15 April ${taxYear + 1}: it is taxed in ${taxYear} and again in the year of the payment, and gives no basis (IRC §402(g)(6)).`,
  ];
}

function notesOn(year: ContributionYear, groups: readonly GroupDeferrals[]): string[] {
  const notes: string[] = [];
  if (year.missing.includes(missingFact("person.{person}.birth_date", { person: year.person })))
    notes.push("Catch-up is taken as 0.00 because the birth date is not recorded.");
  for (const group of groups) {
    if (!group.catchUpMustBeRoth) continue;
    notes.push(
      group.catchUpLimit === 0
        ? `Catch-up at ${group.employerGroup} must be Roth and no plan there takes it, so there is none.`
        : `Catch-up at ${group.employerGroup} must be Roth: prior-year FICA wages exceed the threshold.`,
    );
  }
  const individual = total(year.lotsOfTaxYear.map((lot) => add(lot.individualCatchUp)));
  if (individual > 0)
    notes.push(
      "Some catch-up is allowed to the individual across unrelated employers; it stays an annual addition of its plan.",
    );
  return notes;
}
