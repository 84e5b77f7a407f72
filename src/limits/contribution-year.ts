// A person's tax year with every deferral classified: the one computation behind elective deferrals and
// annual additions. An earlier year is worked through first when its catch-up reaches into this one.

import { type TaxYear, taxYear as taxYearFrom, taxYearOf } from "../kernel/calendar.ts";
import { entryFor } from "../kernel/entry-for.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { add, atLeastZero, type Cents, max, min, subtract, total, ZERO } from "../kernel/money.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Figures, Law } from "../law/law.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import { onceALedger } from "../ledger/once-a-ledger.ts";
import { type CatchUpBudget, type CatchUpYear, markCatchUp, regularTotal } from "./catch-up.ts";
import { catchUpLimitForAge } from "./catch-up-eligibility.ts";
import { correctedToRoth } from "./corrected-to-roth.ts";
import {
  type DeferralLot,
  deferralLots,
  type ReturnedDeferral,
  regularPart,
  takeOut,
  takeOutReturned,
} from "./deferral-lot.ts";
import { type GroupYear, groupYears } from "./group-year.ts";
import { eventsOfPerson, type PersonEvents } from "./person-events.ts";
import type { CapScope } from "./plan-caps.ts";

export interface ContributionYear {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly figures: Figures;
  readonly events: PersonEvents;
  readonly groups: readonly GroupYear[];
  readonly capScopes: ReadonlyMap<string, CapScope>;
  readonly lotsOfTaxYear: readonly DeferralLot[];
  readonly catchUpLimit: Cents;
  readonly budget: CatchUpBudget;
  /** Above the deferral limit of each group's plans and not catch-up there. @see IRC §401(a)(30) */
  readonly excessOfGroup: ReadonlyMap<string, Cents>;
  /** Above §402(g) for the person, over all groups. */
  readonly excessDeferral: Cents;
  /** Facts that decide catch-up and are not known. */
  readonly missing: readonly MissingFact[];
}

export interface PersonYear {
  readonly person: string;
  readonly taxYear: TaxYear;
  /** What the limits would be if these came back in time, too. */
  readonly asIfReturned?: readonly ReturnedDeferral[];
}

type Worked = Outcome<ContributionYear, Problem[]>;

/** The limits, their worksheets and their checks ask for the same year; a ledger view never changes. */
const worked = onceALedger(() => new Map<Law, Map<string, Worked>>());

/** Problems: a year without figures, or limitation years that cannot be tested together. */
export function contributionYear(ledger: Ledger, law: Law, asked: PersonYear): Worked {
  if (asked.asIfReturned !== undefined) return workOut(ledger, law, asked);
  const years = entryFor(worked(ledger), law, () => new Map<string, Worked>());
  return entryFor(years, `${asked.taxYear} ${asked.person}`, () => workOut(ledger, law, asked));
}

function workOut(
  ledger: Ledger,
  law: Law,
  { person, taxYear, asIfReturned = [] }: PersonYear,
): Worked {
  const events = eventsOfPerson(ledger, person);
  const stated = deferralLots(events);
  takeOutReturned(stated, events);
  const lots = correctedToRoth(stated, { ledger, law, person });
  for (const returned of asIfReturned) takeOut(lots, returned);
  return workThrough({ ledger, law, person, events, lots }, taxYear);
}

interface Work {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
  readonly events: PersonEvents;
  readonly lots: readonly DeferralLot[];
}

function workThrough(work: Work, taxYear: TaxYear): Worked {
  const { ledger, law, person, events, lots } = work;
  const found = law.figuresOf(taxYear);
  if (!found.ok) return failure([found.error]);
  const { figures } = found.value;
  const birthDate = birthDateOf(ledger, person);
  const limitForAge = catchUpLimitForAge(figures, { taxYear, birthDate });
  const scope = { person, taxYear, figures, events, lots, catchUpLimitForAge: limitForAge };
  const grouped = groupYears(ledger, scope);
  if (!grouped.ok) return grouped;
  const groups = grouped.value;

  const earlier = workThroughEarlier(work, { taxYear, groups });
  if (!earlier.ok) return earlier;
  const capScopes = new Map<string, CapScope>();
  for (const group of groups) {
    // The limit of a year that the plan's year begins in. @see 26 CFR 1.401(a)(17)-1
    const begins = law.figuresOf(taxYearOf(group.limitationYear.start));
    if (!begins.ok && group.plans.some(hasPercentageOfPay)) return failure([begins.error]);
    const compensationLimit = begins.ok ? begins.value.figures.compensationLimit.amount : undefined;
    capScopes.set(group.employerGroup, { person, events, compensationLimit });
  }

  const deferring = groups.filter(({ lotsOfTaxYear }) => lotsOfTaxYear.length > 0);
  const catchUpLimit = catchUpLimitOf({ groups, deferring, limitForAge });
  const deferralLimit = figures.deferralLimit.amount;
  const year: CatchUpYear = { groups, deferralLimit, catchUpLimit, capScopes };
  const budget = markCatchUp(ledger, year);
  const lotsOfTaxYear = groups.flatMap((group) => group.lotsOfTaxYear);
  const excessOfGroup = new Map(
    groups.map((group) => [
      group.employerGroup,
      atLeastZero(subtract(regularTotal(group.lotsOfTaxYear), deferralLimit)),
    ]),
  );
  if (deferring.length > 1) markIndividualCatchUp(year, { budget, excessOfGroup });
  const aboveInGroups = total(excessOfGroup.values());
  const rest = subtract(regularTotal(lotsOfTaxYear), aboveInGroups);
  const excessDeferral = add(aboveInGroups, atLeastZero(subtract(rest, deferralLimit)));
  const missing: MissingFact[] = [
    ...(birthDate === undefined ? [missingFact("person.{person}.birth_date", { person })] : []),
    ...groups.flatMap(wagesThatMatter),
  ];
  return success({
    person,
    taxYear,
    figures,
    events,
    groups,
    capScopes,
    lotsOfTaxYear,
    catchUpLimit,
    budget,
    excessOfGroup,
    excessDeferral,
    missing,
  });
}

/** What one group's plans allow; with unrelated employers, the amount for the age whatever the plans say. */
function catchUpLimitOf(options: {
  readonly groups: readonly GroupYear[];
  readonly deferring: readonly GroupYear[];
  readonly limitForAge: Cents;
}): Cents {
  const { groups, deferring, limitForAge } = options;
  if (deferring.length > 1 || groups.length === 0) return limitForAge;
  const deciding = deferring.length === 1 ? deferring : groups;
  return max(ZERO, ...deciding.map((group) => group.catchUpLimit));
}

/**
 * With deferrals at unrelated employers, the individual's limit is higher by the catch-up amount even
 * where no plan treats anything as catch-up. Such money stays an annual addition of its plan.
 * @see IRC §402(g)(1)(C)
 */
function markIndividualCatchUp(
  year: CatchUpYear,
  options: {
    readonly budget: CatchUpBudget;
    readonly excessOfGroup: ReadonlyMap<string, Cents>;
  },
): void {
  const { budget, excessOfGroup } = options;
  const lots = year.groups.flatMap((group) => group.lotsOfTaxYear);
  const aboveInGroups = total(excessOfGroup.values());
  let need = atLeastZero(subtract(subtract(regularTotal(lots), aboveInGroups), year.deferralLimit));
  for (const group of year.groups) {
    for (const lot of group.lotsOfTaxYear.toReversed()) {
      if (group.rothOnlyPlans.has(lot.plan) && !lot.roth) continue;
      const part = min(need, regularPart(lot), budget.left);
      lot.individualCatchUp = add(lot.individualCatchUp, part);
      need = subtract(need, part);
      budget.left = subtract(budget.left, part);
    }
  }
}

/**
 * A limitation year that began last year holds deferrals that were last year's catch-up if they exceeded
 * last year's §402(g) limit. Only then does last year matter.
 */
function workThroughEarlier(
  work: Work,
  { taxYear, groups }: { readonly taxYear: TaxYear; readonly groups: readonly GroupYear[] },
): Outcome<undefined, Problem[]> {
  const reaching = groups.some((group) =>
    group.lotsOfLimitationYear.some((lot) => lot.taxYear < taxYear),
  );
  const birthDate = birthDateOf(work.ledger, work.person);
  if (!reaching || birthDate === undefined) return success(undefined);
  const before = taxYearFrom(taxYear - 1);
  const found = work.law.figuresOf(before);
  if (!found.ok) return failure([found.error]);
  const { figures } = found.value;
  const deferred = total(
    work.lots.filter((lot) => lot.taxYear === before).map(({ amount }) => amount),
  );
  if (catchUpLimitForAge(figures, { taxYear: before, birthDate }) === 0) return success(undefined);
  if (deferred <= figures.deferralLimit.amount) return success(undefined);
  const earlier = workThrough(work, before);
  return earlier.ok ? success(undefined) : earlier;
}

function hasPercentageOfPay(plan: GroupYear["plans"][number]): boolean {
  const features = plan.features;
  return (
    features?.deferralCapPercentOfPay !== undefined ||
    features?.afterTaxCapPercentOfPay !== undefined
  );
}

/** Unknown wages matter when some of the catch-up of the group would have to be Roth and is not. */
function wagesThatMatter(group: GroupYear): readonly MissingFact[] {
  const lots = new Set([...group.lotsOfTaxYear, ...group.lotsOfLimitationYear]);
  const catchUp = total([...lots].map((lot) => add(lot.catchUp, lot.individualCatchUp)));
  const roth = total([...lots].filter((lot) => lot.roth).map(({ amount }) => amount));
  return catchUp > roth ? group.wagesMissing : [];
}
