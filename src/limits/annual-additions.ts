// Annual additions of a person against §415(c), for each employer group and the limitation year that ends
// in the tax year, and what room is left for after-tax contributions.

import type { Amount } from "../kernel/amount-state.ts";
import type { LimitationYear } from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import { heldFor } from "../kernel/held-for.ts";
import type { EventId } from "../kernel/ids.ts";
import { factsInOrder, type MissingFact } from "../kernel/missing-fact.ts";
import { add, atLeastZero, type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Figure, Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { AnnualAddition } from "./annual-addition.ts";
import { type ContributionYear, contributionYear, type PersonYear } from "./contribution-year.ts";
import { catchUpOf, type GroupYear } from "./group-year.ts";
import { afterTaxCap } from "./plan-caps.ts";

export interface AnnualAdditions {
  readonly employerGroup: string;
  /** The plans that the limit covers. */
  readonly plans: readonly string[];
  readonly limitationYear: LimitationYear;
  readonly dollarLimit: Figure;
  readonly compensation: Amount;
  /** Whether enough of it is known to test the limit of 100% of compensation. */
  readonly compensationTested: boolean;
  /** The lesser of the dollar limit and compensation; the dollar limit while compensation is not known. */
  readonly limit: Cents;
  /** With catch-up; net of deferrals returned in time. */
  readonly electiveDeferrals: Cents;
  readonly employer: Cents;
  readonly afterTax: Cents;
  /** Deferrals treated as catch-up, which are no annual additions. @see IRC §414(v)(3)(A) */
  readonly catchUpExcluded: Cents;
  /** `electiveDeferrals − catchUpExcluded`. */
  readonly deferralsWithin: Cents;
  /** `electiveDeferrals + employer + afterTax − catchUpExcluded`. */
  readonly total: Cents;
  /** Paid back to correct an excess. */
  readonly corrected: Cents;
  readonly excess: Cents;
  /** What the limit leaves, for money of every kind. */
  readonly unused: Cents;
  readonly afterTaxRoom: Cents;
  readonly planCaps: readonly PlanAfterTaxCap[];
  /** Every addition with its event, for explanations. */
  readonly additions: readonly AnnualAddition[];
  readonly events: readonly EventId[];
  readonly incomplete: readonly MissingFact[];
  readonly notes: readonly string[];
  readonly citations: readonly Citation[];
}

/** A plan's own limit on after-tax contributions in the limitation year. */
export interface PlanAfterTaxCap {
  readonly plan: string;
  readonly cap: Amount;
  readonly afterTax: Cents;
  readonly excess: Cents;
}

export function annualAdditions(
  ledger: Ledger,
  law: Law,
  options: PersonYear,
): Outcome<AnnualAdditions[], Problem[]> {
  const year = contributionYear(ledger, law, options);
  return year.ok ? success(annualAdditionsOf(ledger, year.value)) : year;
}

/** Where nothing was added no pay is needed: a group of which only a conversion is recorded has no limit to keep. */
export function hasLimitToKeep({ additions, compensation }: AnnualAdditions): boolean {
  return additions.length > 0 || compensation.state === "complete";
}

/** One row for each group of which the limitation year is recorded, by name. */
export function annualAdditionsOf(ledger: Ledger, year: ContributionYear): AnnualAdditions[] {
  const recorded = year.groups.filter(({ hasRecords }) => hasRecords);
  const nothingYet = recorded.length === 0 && year.lotsOfTaxYear.length === 0;
  return (nothingYet ? year.groups : recorded).map((group) => ofGroup(ledger, year, group));
}

function ofGroup(ledger: Ledger, year: ContributionYear, group: GroupYear): AnnualAdditions {
  const { additions, limit, compensation } = group;
  const part = (name: AnnualAddition["part"]) =>
    total(additions.filter((addition) => addition.part === name).map(({ amount }) => amount));
  const deferrals = part("elective_deferral");
  const employer = part("employer");
  const afterTax = part("after_tax");
  const catchUpExcluded = catchUpOf(group.lotsOfLimitationYear);
  const deferralsWithin = subtract(deferrals, catchUpExcluded);
  const counted = add(deferralsWithin, employer, afterTax);
  const corrected = correctedOf(year, group);
  const planCaps = planCapsOf(ledger, year, group);
  const roomInPlans = roomInPlansOf(group, planCaps);
  const unused = atLeastZero(subtract(limit, counted));
  const excess = atLeastZero(subtract(subtract(counted, corrected), limit));
  // Money above the dollar limit is above the lesser limit as well: then compensation decides nothing.
  const dollarLimit = year.figures.annualAdditionsLimit;
  const untested =
    compensation.amount.state === "incomplete" && compensation.atLeast < dollarLimit.amount;
  const missing = [
    ...(untested && compensation.amount.state === "incomplete" ? compensation.amount.missing : []),
    ...planCaps.flatMap(({ cap }) => (cap.state === "incomplete" ? cap.missing : [])),
    ...year.missing,
  ];
  return {
    employerGroup: group.employerGroup,
    plans: group.plans.map(({ plan }) => plan).toSorted(),
    limitationYear: group.limitationYear,
    dollarLimit,
    compensation: compensation.amount,
    compensationTested: !untested,
    limit,
    electiveDeferrals: deferrals,
    employer,
    afterTax,
    catchUpExcluded,
    deferralsWithin,
    total: counted,
    corrected,
    excess,
    unused,
    afterTaxRoom: roomInPlans === undefined ? unused : min(unused, roomInPlans),
    planCaps,
    additions,
    events: [...new Set(additions.map(({ event }) => event.id))],
    incomplete: factsInOrder(missing),
    notes: notesOn(group, { untested, planCaps, unused, roomInPlans }),
    citations: [dollarLimit.citation, { authority: "IRC §415(c)(1)(B)" }],
  };
}

/** What plans paid back because of this limit. Refunds for other tests stay annual additions. */
function correctedOf(year: ContributionYear, group: GroupYear): Cents {
  return total(
    year.events.corrections
      .filter(
        ({ data }) =>
          data.reason === "annual_additions" &&
          data.forTaxYear === year.taxYear &&
          year.events.groupOf(data.plan) === group.employerGroup,
      )
      .map(({ data }) => data.amount),
  );
}

function planCapsOf(ledger: Ledger, year: ContributionYear, group: GroupYear): PlanAfterTaxCap[] {
  const scope = heldFor(year.capScopes, group.employerGroup);
  return group.plans.flatMap((plan) => {
    const cap = afterTaxCap(ledger, plan, { ...scope, group });
    if (cap === undefined) return [];
    const afterTax = total(
      group.additions
        .filter((addition) => addition.part === "after_tax" && addition.plan === plan.plan)
        .map(({ amount }) => amount),
    );
    const excess = cap.state === "complete" ? atLeastZero(subtract(afterTax, cap.cents)) : ZERO;
    return [{ plan: plan.plan, cap, afterTax, excess }];
  });
}

/** What the plans together still take; undefined when one of them sets no limit that is known. */
function roomInPlansOf(group: GroupYear, caps: readonly PlanAfterTaxCap[]): Cents | undefined {
  const known = caps.filter(({ cap }) => cap.state === "complete");
  if (known.length < group.plans.length || known.length === 0) return undefined;
  return total(
    known.map(({ cap, afterTax }) =>
      cap.state === "complete" ? atLeastZero(subtract(cap.cents, afterTax)) : ZERO,
    ),
  );
}

function notesOn(
  group: GroupYear,
  found: {
    readonly untested: boolean;
    readonly planCaps: readonly PlanAfterTaxCap[];
    readonly unused: Cents;
    readonly roomInPlans: Cents | undefined;
  },
): string[] {
  const notes: string[] = [];
  if (found.untested)
    notes.push(
      "Compensation is not fully known, so the limit of 100% of compensation was not tested.",
    );
  else if (group.compensation.fromPaychecks)
    notes.push("Compensation is the gross pay of the paychecks recorded so far.");
  if (group.plans.every((plan) => plan.features?.afterTax === false))
    notes.push("The plan does not take after-tax contributions.");
  else if (found.roomInPlans !== undefined && found.roomInPlans < found.unused)
    notes.push("The plan's own limit on after-tax contributions is lower than the law's.");
  if (found.planCaps.some(({ cap }) => cap.state === "incomplete"))
    notes.push("A plan limit that is a percentage of pay was not tested: pay is not known.");
  return notes;
}
