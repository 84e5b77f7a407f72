// Designated Roth deferrals that alone exceed the limit of their year and did not come back in time. They
// never become basis, and they come out of the account first, with what they earned. Where several plans took
// Roth deferrals, which of them holds the excess is the person's choice: until it is recorded, or a plan pays
// it back, the ledger does not know it, and the basis of each waits for it.
// @see IRC §402A(d)(3); 26 CFR 1.402(g)-1(a)

import { type Amount, complete, incomplete, sum } from "../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { add, atLeastZero, type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
import { type Law, lawOf } from "../law/law.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type ContributionYear, contributionYear } from "../limits/contribution-year.ts";
import { type DeferralLot, isTimelyReturn } from "../limits/deferral-lot.ts";
import { eventsOfPerson } from "../limits/person-events.ts";

export interface RothExcess {
  /** By paycheck: of its Roth deferrals, what never becomes basis. */
  readonly ofPaycheck: ReadonlyMap<EventId, Amount>;
  /** By refund that came too late: of its amount, what never was basis. */
  readonly ofRefund: ReadonlyMap<EventId, Cents>;
}

export function rothExcess(ledger: Ledger, person: string): RothExcess {
  const ofPaycheck = new Map<EventId, Amount>();
  const ofRefund = new Map<EventId, Cents>();
  const law = lawOf(ledger);
  for (const taxYear of yearsAbove(ledger, law, person)) {
    const worked = contributionYear(ledger, law, { person, taxYear });
    if (worked.ok) excessOfYear(ledger, worked.value, { ofPaycheck, ofRefund });
  }
  return { ofPaycheck, ofRefund };
}

/** Years in which Roth deferrals alone pass the limit, before catch-up and refunds. */
function yearsAbove(ledger: Ledger, law: Law, person: string): TaxYear[] {
  const { paychecks } = eventsOfPerson(ledger, person);
  return [...Map.groupBy(paychecks, ({ data }) => taxYearOf(data.date))].flatMap(
    ([year, checks]) => {
      const figures = law.figuresOf(year);
      const sum = total(checks.map(({ data }) => rothOf(data.contributions)));
      return figures.ok && sum > figures.value.figures.deferralLimit.amount ? [year] : [];
    },
  );
}

function rothOf({
  rothDeferral = ZERO,
  rothCatchUp = ZERO,
}: LedgerEvent<"paycheck">["data"]["contributions"]): Cents {
  return add(rothDeferral, rothCatchUp);
}

function excessOfYear(
  ledger: Ledger,
  { person, taxYear, lotsOfTaxYear, excessDeferral, missing }: ContributionYear,
  {
    ofPaycheck,
    ofRefund,
  }: { readonly ofPaycheck: Map<EventId, Amount>; readonly ofRefund: Map<EventId, Cents> },
): void {
  const pretax = total(lotsOfTaxYear.flatMap((lot) => (lot.roth ? [] : [lot.amount])));
  let left = atLeastZero(subtract(excessDeferral, pretax));
  if (left === 0) return;
  const lots = lotsOfTaxYear.filter((lot) => lot.roth && lot.amount > 0);
  const plans = new Map<string, Cents>();
  const held = new Map<string, Cents>();
  const amountIn = (of: typeof plans, plan: string) => of.get(plan) ?? ZERO;
  for (const { plan, amount } of lots) plans.set(plan, add(amountIn(plans, plan), amount));
  for (const event of lateRefunds(ledger, person, taxYear)) {
    const { plan, amount } = event.data;
    const inPlan = subtract(amountIn(plans, plan), amountIn(held, plan));
    const back = min(amount, min(left, inPlan));
    held.set(plan, add(amountIn(held, plan), back));
    ofRefund.set(event.id, back);
    left = subtract(left, back);
  }
  for (const { plan, amount } of allocated(ledger, person, taxYear)) {
    const before = amountIn(held, plan);
    // What came back from a plan late is part of what it was told to hold.
    const named = min(amount, amountIn(plans, plan));
    const more = min(left, atLeastZero(subtract(named, before)));
    held.set(plan, add(before, more));
    left = subtract(left, more);
  }
  const open = [...plans].filter(([plan, amount]) => amount > amountIn(held, plan));
  const [only, ...others] = open.map(([plan]) => plan);
  if (only !== undefined && others.length === 0) held.set(only, add(amountIn(held, only), left));
  for (const [plan, amount] of held) takeFromLast(lotsOf(lots, plan), amount, ofPaycheck);
  const unknown: MissingFact[] = [
    ...(left > 0 && others.length > 0
      ? [missingFact("roth_excess.{person}.{year}.plan", { person, year: taxYear })]
      : []),
    ...missing,
  ];
  if (unknown.length === 0) return;
  for (const [plan] of open) {
    const last = lotsOf(lots, plan).at(-1);
    if (last === undefined) continue;
    const { id } = last.event;
    addTo(ofPaycheck, id, incomplete(...unknown));
  }
}

function lotsOf(lots: readonly DeferralLot[], plan: string): DeferralLot[] {
  return lots.filter((lot) => lot.plan === plan);
}

function addTo(ofPaycheck: Map<EventId, Amount>, id: EventId, amount: Amount): void {
  ofPaycheck.set(id, sum([ofPaycheck.get(id) ?? complete(ZERO), amount]));
}

/** The latest deferrals are those above the limit. */
function takeFromLast(
  lots: readonly DeferralLot[],
  amount: Cents,
  ofPaycheck: Map<EventId, Amount>,
): void {
  let left = amount;
  for (const lot of lots.toReversed()) {
    const taken = min(left, lot.amount);
    if (taken === 0) return;
    const { id } = lot.event;
    addTo(ofPaycheck, id, complete(taken));
    left = subtract(left, taken);
  }
}

/** The choice that was told to plans, whether they paid it out or not. @see IRC §402(g)(2)(A)(i) */
function allocated(ledger: Ledger, person: string, taxYear: TaxYear) {
  return ledger
    .of("roth_excess_in_plan")
    .map(({ data }) => data)
    .filter((data) => data.person === person && data.taxYear === taxYear);
}

function lateRefunds(
  ledger: Ledger,
  person: string,
  taxYear: TaxYear,
): LedgerEvent<"corrective_distribution">[] {
  return eventsOfPerson(ledger, person).corrections.filter(
    (event) =>
      event.data.reason === "elective_deferral" &&
      event.data.forTaxYear === taxYear &&
      event.data.source.startsWith("roth") &&
      !isTimelyReturn(event),
  );
}
