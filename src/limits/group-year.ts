// One employer group in one tax year, for one person: its plans, the limitation year that ends in the
// tax year, and everything that the limits of the group depend on.

import { type LimitationYear, limitationYearEnding, type TaxYear } from "../kernel/calendar.ts";
import { heldFor } from "../kernel/held-for.ts";
import type { MissingFact } from "../kernel/missing-fact.ts";
import { type Cents, min, subtract, total } from "../kernel/money.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import { joined, say, worded } from "../kernel/sentence.ts";
import type { Figures } from "../law/law.ts";
import { employerGroupOf, type Ledger, limitationYearEndOf, type Plan } from "../ledger/ledger.ts";
import { type AnnualAddition, additionsOf, isWithin } from "./annual-addition.ts";
import { catchUpLimitOfGroup, rothRequirement } from "./catch-up-eligibility.ts";
import { type Compensation, groupCompensation } from "./compensation.ts";
import type { DeferralLot } from "./deferral-lot.ts";
import type { PersonEvents } from "./person-events.ts";

export interface GroupYear {
  readonly employerGroup: string;
  readonly plans: readonly Plan[];
  readonly limitationYear: LimitationYear;
  /** Whether anything of the limitation year is recorded. */
  readonly hasRecords: boolean;
  readonly additions: readonly AnnualAddition[];
  /** Deferrals with a pay date in the limitation year. */
  readonly lotsOfLimitationYear: readonly DeferralLot[];
  /** Deferrals with a pay date in the tax year. */
  readonly lotsOfTaxYear: readonly DeferralLot[];
  readonly compensation: Compensation;
  /** The lesser of the dollar limit and compensation, as far as that is known. @see IRC §415(c)(1) */
  readonly limit: Cents;
  readonly catchUpLimit: Cents;
  /** Plans whose own employer paid above the threshold of §414(v)(7): catch-up there must be Roth. */
  readonly rothOnlyPlans: ReadonlySet<string>;
  /** Prior-year wages that are not known while they decide whether catch-up must be Roth. */
  readonly wagesMissing: readonly MissingFact[];
}

export interface YearScope {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly figures: Figures;
  readonly catchUpLimitForAge: Cents;
  readonly events: PersonEvents;
  /** All lots of the person. */
  readonly lots: readonly DeferralLot[];
}

/** The groups that a person has records with in the year, or every group when there is only one person and no record yet. */
export function groupYears(ledger: Ledger, scope: YearScope): Outcome<GroupYear[], Problem[]> {
  const plansUsed = new Set([
    ...scope.events.paychecks.map(({ data }) => data.plan),
    ...scope.events.employerContributions.map(({ data }) => data.plan),
  ]);
  const problems: Problem[] = [];
  const groups: GroupYear[] = [];
  const planned = Map.groupBy(ledger.plans.values(), ({ plan }) => scope.events.groupOf(plan));
  const lotsByGroup = Map.groupBy(scope.lots, ({ employerGroup }) => employerGroup);
  for (const employerGroup of [...planned.keys()].filter((key) => key !== undefined).toSorted()) {
    const all = heldFor(planned, employerGroup);
    const used = all.filter(({ plan }) => plansUsed.has(plan));
    const plans = used.length > 0 ? used : all;
    const ends = new Set(plans.map(({ plan }) => limitationYearEndOf(ledger, plan)));
    if (ends.size > 1) {
      problems.push(mixedLimitationYears(employerGroup, plans));
      continue;
    }
    const lots = lotsByGroup.get(employerGroup) ?? [];
    for (const end of ends)
      groups.push(groupYear(ledger, scope, { employerGroup, plans, end, lots }));
  }
  if (problems.length > 0) return failure(problems);
  const recorded = groups.filter((group) => group.hasRecords || group.lotsOfTaxYear.length > 0);
  const nothingYet = recorded.length === 0 && ledger.people.size <= 1;
  return success(nothingYet ? groups : recorded);
}

function groupYear(
  ledger: Ledger,
  scope: YearScope,
  group: {
    readonly employerGroup: string;
    readonly plans: readonly Plan[];
    readonly end: string;
    readonly lots: readonly DeferralLot[];
  },
): GroupYear {
  const { person, taxYear, figures, events } = scope;
  const { employerGroup, plans, lots } = group;
  const limitationYear = limitationYearEnding(taxYear, group.end);
  const lotsOfLimitationYear = lots.filter((lot) => isWithin(lot.date, limitationYear));
  const lotsOfTaxYear = lots.filter((lot) => lot.taxYear === taxYear);
  const additions = additionsOf(ledger, events, {
    employerGroup,
    limitationYear,
    lots: lotsOfLimitationYear,
  });
  const compensation = groupCompensation(ledger, events, { person, employerGroup, limitationYear });
  const dollarLimit = figures.annualAdditionsLimit.amount;
  const known = compensation.amount.state === "complete" ? compensation.amount.cents : dollarLimit;
  const employers = [...new Set(plans.map(({ employer }) => employer))].toSorted();
  const roth = rothRequirement(events, { person, employers, taxYear, figures });
  const rothOnlyPlans = new Set(
    plans.filter(({ employer }) => roth.employers.has(employer)).map(({ plan }) => plan),
  );
  const limitForAge = scope.catchUpLimitForAge;
  return {
    employerGroup,
    plans,
    limitationYear,
    hasRecords:
      additions.length > 0 ||
      events.paychecks.some(
        ({ data }) =>
          isWithin(data.date, limitationYear) && events.groupOf(data.plan) === employerGroup,
      ) ||
      events.wages.some(
        ({ data }) =>
          data.taxYear === taxYear &&
          (employers.includes(data.employer) ||
            employerGroupOf(ledger, data.employer) === employerGroup),
      ),
    additions,
    lotsOfLimitationYear,
    lotsOfTaxYear,
    compensation,
    limit: min(known, dollarLimit),
    catchUpLimit: catchUpLimitOfGroup(figures, { limitForAge, plans, rothOnlyPlans }),
    rothOnlyPlans,
    wagesMissing: roth.missing,
  };
}

/** The additions that count against the limit as things stand: deferrals treated as catch-up do not. */
export function countedAdditions(group: GroupYear): Cents {
  const gross = total(group.additions.map(({ amount }) => amount));
  return subtract(gross, catchUpOf(group.lotsOfLimitationYear));
}

export function catchUpOf(lots: readonly DeferralLot[]): Cents {
  return total(lots.map(({ catchUp }) => catchUp));
}

function mixedLimitationYears(employerGroup: string, plans: readonly Plan[]): Problem {
  const ends = plans.map(
    ({ plan, limitationYearEnd = "12-31" }) => say`${{ plan }} ${limitationYearEnd}`,
  );
  return {
    code: "unsupported.mixed-limitation-years",
    severity: "error",
    ...worded(
      say`the plans of ${{ employer: employerGroup }} have limitation years that end on different days: ${joined(ends, ", ")}`,
    ),
    hint: "the plans of one employer are tested together, which is not supported across different limitation years; ask the administrator for the annual additions",
    citation: { authority: "IRC §415(f); 26 CFR 1.415(j)-1" },
  };
}
