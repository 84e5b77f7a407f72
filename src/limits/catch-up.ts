// Which elective deferrals are catch-up contributions (§414(v), 1.414(v)-1). A deferral is one only when it
// exceeds a limit: §402(g) when it is deferred, the plan's own limit and §415(c) at the end of the
// limitation year. All of them together never exceed the catch-up limit of the tax year.
import { byText } from "../kernel/by-text.ts";
import { heldFor } from "../kernel/held-for.ts";
import { add, atLeastZero, type Cents, min, subtract, total } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { takesCatchUp } from "./catch-up-eligibility.ts";
import { type DeferralLot, regularPart } from "./deferral-lot.ts";
import { countedAdditions, type GroupYear } from "./group-year.ts";
import { type CapScope, deferralCap } from "./plan-caps.ts";

/** How much of the catch-up limit of one tax year is left, over all and in each employer group. */
export interface CatchUpBudget {
  left: Cents;
  readonly leftInGroup: Map<string, Cents>;
}

export interface CatchUpYear {
  readonly groups: readonly GroupYear[];
  readonly deferralLimit: Cents;
  /** Over all groups. */
  readonly catchUpLimit: Cents;
  readonly capScopes: ReadonlyMap<string, CapScope>;
}

/** Marks the catch-up part of each lot. Works through the year by the ends of limitation years. */
export function markCatchUp(ledger: Ledger, year: CatchUpYear): CatchUpBudget {
  const budget: CatchUpBudget = {
    left: year.catchUpLimit,
    leftInGroup: new Map(year.groups.map((group) => [group.employerGroup, group.catchUpLimit])),
  };
  const byEnd = year.groups.toSorted((a, b) => byText(a.limitationYear.end, b.limitationYear.end));
  for (const group of byEnd) {
    markAboveDeferralLimit(year, { until: group.limitationYear.end, budget, ledger });
    markAbovePlanCaps(ledger, year, { group, budget });
    const excess = atLeastZero(subtract(countedAdditions(group), group.limit));
    mark(preferred(ledger, group.lotsOfLimitationYear, group), { need: excess, budget });
  }
  markAboveDeferralLimit(year, { until: undefined, budget, ledger });
  return budget;
}

/**
 * Deferrals above §402(g) are catch-up when they are deferred. What one employer's plans took above the
 * limit must be catch-up there (§401(a)(30)); the rest may be in any group: first what payroll called
 * catch-up, then where annual additions would be exceeded, then the latest deferrals.
 */
function markAboveDeferralLimit(
  year: CatchUpYear,
  options: {
    readonly until: string | undefined;
    readonly budget: CatchUpBudget;
    readonly ledger: Ledger;
  },
): void {
  const { until, budget, ledger } = options;
  const lotsOf = (group: GroupYear) =>
    group.lotsOfTaxYear.filter((lot) => until === undefined || lot.date <= until);
  const excess = (lots: readonly DeferralLot[]) =>
    atLeastZero(subtract(regularTotal(lots), year.deferralLimit));

  for (const group of year.groups) {
    const lots = lotsOf(group);
    mark(preferred(ledger, lots, group), { need: excess(lots), budget });
  }
  const all = year.groups.flatMap(lotsOf);
  const open = year.groups
    .flatMap((group) => eligible(ledger, lotsOf(group), group))
    .toSorted((a, b) => byText(b.date, a.date));
  mark(
    open.filter((lot) => lot.statedCatchUp),
    { need: excess(all), budget },
  );
  for (const group of year.groups) {
    const pressure = atLeastZero(subtract(countedAdditions(group), group.limit));
    const { start, end } = group.limitationYear;
    const here = open.filter(
      (lot) => lot.employerGroup === group.employerGroup && start <= lot.date && lot.date <= end,
    );
    mark(here, { need: min(pressure, excess(all)), budget });
  }
  mark(open, { need: excess(all), budget });
}

/** Deferrals above the plan's own limit, at the end of the limitation year. @see 26 CFR 1.414(v)-1(b)(1)(ii) */
function markAbovePlanCaps(
  ledger: Ledger,
  year: CatchUpYear,
  options: { readonly group: GroupYear; readonly budget: CatchUpBudget },
): void {
  const { group, budget } = options;
  const scope = heldFor(year.capScopes, group.employerGroup);
  for (const plan of group.plans) {
    const cap = deferralCap(ledger, plan, { ...scope, group });
    if (cap === undefined || cap.state === "incomplete") continue;
    const lots = group.lotsOfLimitationYear.filter((lot) => lot.plan === plan.plan);
    const need = atLeastZero(subtract(regularTotal(lots), cap.cents));
    mark(preferred(ledger, lots, group), { need, budget });
  }
}

/** Treats lots as catch-up in the order given, as far as the budget allows. */
function mark(
  lots: readonly DeferralLot[],
  options: { readonly need: Cents; readonly budget: CatchUpBudget },
): void {
  const { budget } = options;
  let need = options.need;
  for (const lot of lots) {
    const leftInGroup = heldFor(budget.leftInGroup, lot.employerGroup);
    const part = min(need, regularPart(lot), budget.left, leftInGroup);
    lot.catchUp = add(lot.catchUp, part);
    need = subtract(need, part);
    budget.left = subtract(budget.left, part);
    budget.leftInGroup.set(lot.employerGroup, subtract(leftInGroup, part));
  }
}

/** Lots that may be catch-up in the plan: it takes catch-up, and the money is Roth where it must be. */
export function eligible(
  ledger: Ledger,
  lots: readonly DeferralLot[],
  group: GroupYear,
): DeferralLot[] {
  return lots.filter(
    (lot) =>
      takesCatchUp(ledger.plans.get(lot.plan)) && (lot.roth || !group.rothOnlyPlans.has(lot.plan)),
  );
}

/** Eligible lots, those that payroll called catch-up first, then all from the latest on: of those nothing is left. */
function preferred(ledger: Ledger, lots: readonly DeferralLot[], group: GroupYear): DeferralLot[] {
  const latest = eligible(ledger, lots, group).toReversed();
  return [...latest.filter((lot) => lot.statedCatchUp), ...latest];
}

export function regularTotal(lots: readonly DeferralLot[]): Cents {
  return total(lots.map(regularPart));
}
