// Who may make catch-up contributions, how much, and whether only as Roth (§414(v)). Age is the age
// attained in the tax year; plans may leave the feature out; a high earner's must be Roth from 2026 on.

import { ageAttainedIn, type CalendarDate, type TaxYear, taxYear } from "../kernel/calendar.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { type Cents, min, ZERO } from "../kernel/money.ts";
import type { Figures } from "../law/law.ts";
import type { Plan } from "../ledger/ledger.ts";
import type { PersonEvents } from "./person-events.ts";

/** The dollar amount for the age attained in the year; nothing below 50. @see IRC §414(v)(2)(B), (E) */
export function catchUpLimitForAge(
  figures: Figures,
  person: { readonly taxYear: TaxYear; readonly birthDate: CalendarDate | undefined },
): Cents {
  if (person.birthDate === undefined) return ZERO;
  const age = ageAttainedIn(person.taxYear, person.birthDate);
  if (age < 50) return ZERO;
  const higher = figures.catchUpLimit60To63;
  return higher !== null && age >= 60 && age <= 63 ? higher.amount : figures.catchUpLimit.amount;
}

/** Whether a plan takes catch-up contributions: it does unless it says that it does not. */
export function takesCatchUp(plan: Plan | undefined): boolean {
  return plan?.features?.catchUp !== false;
}

/** What the plans of one employer group allow together: the best of them. */
export function catchUpLimitOfGroup(
  figures: Figures,
  group: {
    readonly limitForAge: Cents;
    readonly plans: readonly Plan[];
    readonly rothOnlyPlans: ReadonlySet<string>;
  },
): Cents {
  const taking = group.plans.filter(takesCatchUp);
  // A plan that takes no Roth money cannot take a catch-up that must be Roth.
  const open = taking.filter(
    (plan) => !group.rothOnlyPlans.has(plan.plan) || plan.features?.designatedRoth !== false,
  );
  if (open.length === 0) return ZERO;
  const higher = open.some((plan) => plan.features?.superCatchUp !== false);
  return higher ? group.limitForAge : min(group.limitForAge, figures.catchUpLimit.amount);
}

export interface RothRequirement {
  /** Employers that paid more than the threshold: the plans that they sponsor take catch-up as Roth only. */
  readonly employers: ReadonlySet<string>;
  /** The wages that are not known, so that it could still be required. */
  readonly missing: readonly MissingFact[];
}

/**
 * Catch-up must be Roth when the FICA wages of the year before, from the employer that sponsors the
 * plan, exceed the threshold. Employers of a group are looked at one by one, as the regulation does
 * unless a plan opts for adding them up (26 CFR 1.414(v)-2(b)(4)). A person without such
 * wages (self-employed) is not subject; record wages of 0.00 to say so.
 * @see IRC §414(v)(7)(A)
 */
export function rothRequirement(
  events: PersonEvents,
  scope: {
    readonly person: string;
    readonly employers: readonly string[];
    readonly taxYear: TaxYear;
    readonly figures: Figures;
  },
): RothRequirement {
  const threshold = scope.figures.rothCatchUpWageThreshold;
  const employers = new Set<string>();
  if (threshold === null) return { employers, missing: [] };
  const priorYear = taxYear(scope.taxYear - 1);
  const missing: MissingFact[] = [];
  for (const employer of scope.employers) {
    const wages = events.wages.findLast(
      ({ data }) =>
        data.employer === employer && data.taxYear === priorYear && data.ficaWages !== undefined,
    )?.data.ficaWages;
    if (wages === undefined)
      missing.push(
        missingFact("wages.{person}.{employer}.{year}.fica_wages", {
          person: scope.person,
          employer,
          year: priorYear,
        }),
      );
    else if (wages > threshold.amount) employers.add(employer);
  }
  return { employers, missing };
}
