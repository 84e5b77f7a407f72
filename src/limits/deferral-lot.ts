// Elective deferrals, one lot for each kind of deferral in a paycheck. A deferral belongs to the tax year
// of its pay date, whenever it was deposited (§402(g)), and a lot remembers how much of it is catch-up.
import { type CalendarDate, type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { lastDayToReturnDeferrals } from "../kernel/due-days.ts";
import { add, type Cents, min, subtract, ZERO } from "../kernel/money.ts";
import { CONTRIBUTION_KINDS, DEFERRAL_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { ContributionKey } from "../ledger/kinds.ts";
import type { PersonEvents } from "./person-events.ts";

export interface DeferralLot {
  readonly event: LedgerEvent<"paycheck">;
  readonly key: ContributionKey;
  readonly employerGroup: string;
  readonly plan: string;
  readonly date: CalendarDate;
  readonly taxYear: TaxYear;
  /** A designated Roth contribution. */
  readonly roth: boolean;
  /** Payroll called it a catch-up contribution; the law decides whether it is one. */
  readonly statedCatchUp: boolean;
  /** What stays deferred: net of what was returned in time. */
  amount: Cents;
  /** Of the amount: treated as catch-up by the plan (§414(v)), so outside §415(c). */
  catchUp: Cents;
  /** Of the amount: above the deferral limit and allowed to the individual only (§402(g)(1)(C)). */
  individualCatchUp: Cents;
}

/** The lots of a person, by date. */
export function deferralLots(events: PersonEvents): DeferralLot[] {
  const lots: DeferralLot[] = [];
  for (const event of events.paychecks) {
    const { plan, date, contributions } = event.data;
    const employerGroup = events.groupOf(plan);
    for (const key of DEFERRAL_KEYS) {
      const amount = contributions[key];
      if (amount === undefined || amount === 0 || employerGroup === undefined) continue;
      lots.push({
        event,
        key,
        plan,
        date,
        employerGroup,
        taxYear: taxYearOf(date),
        roth: CONTRIBUTION_KINDS[key].toRoth === true,
        statedCatchUp: CONTRIBUTION_KINDS[key].catchUp === true,
        amount,
        catchUp: ZERO,
        individualCatchUp: ZERO,
      });
    }
  }
  return lots;
}

/** What a lot holds that is not catch-up yet. */
export function regularPart(lot: DeferralLot): Cents {
  return subtract(lot.amount, add(lot.catchUp, lot.individualCatchUp));
}

export function isTimelyReturn({ data }: LedgerEvent<"corrective_distribution">): boolean {
  return (
    data.reason === "elective_deferral" && data.date <= lastDayToReturnDeferrals(data.forTaxYear)
  );
}

/**
 * Takes deferrals that were returned in time out of the lots, the latest first: they are neither
 * deferrals of the year nor annual additions any more.
 * @see IRC §402(g)(2)(A)(ii)
 */
export function takeOutReturned(lots: readonly DeferralLot[], events: PersonEvents): void {
  for (const correction of events.corrections) {
    if (!isTimelyReturn(correction)) continue;
    const { plan, forTaxYear, source, amount } = correction.data;
    const roth = source === "roth_deferral" || source === "roth_catch_up";
    takeOut(lots, { plan, taxYear: forTaxYear, roth, amount });
  }
}

/** Deferrals that come back in time, or would. */
export interface ReturnedDeferral {
  readonly plan: string;
  readonly taxYear: TaxYear;
  readonly roth: boolean;
  readonly amount: Cents;
}

export function takeOut(lots: readonly DeferralLot[], returned: ReturnedDeferral): void {
  const { plan, taxYear, roth } = returned;
  const open = lots.filter((lot) => lot.plan === plan && lot.taxYear === taxYear).toReversed();
  let left = returned.amount;
  // Its own kind first; then all of them, and of its own nothing is left.
  for (const lot of [...open.filter((lot) => lot.roth === roth), ...open]) {
    const taken = min(left, lot.amount);
    lot.amount = subtract(lot.amount, taken);
    left = subtract(left, taken);
  }
}
