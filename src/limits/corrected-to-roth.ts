// Pretax catch-up that had to be Roth, mended: reported as Roth on Form W-2 before that was furnished, or rolled
// over to designated Roth in the plan. What was mended counts as a Roth deferral, so the finding is settled.
import { type TaxYear, taxYear, taxYearOf } from "../kernel/calendar.ts";
import { type Cents, min, subtract, total } from "../kernel/money.ts";
import type { Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { DeferralLot } from "./deferral-lot.ts";

interface Correction {
  readonly plan: string;
  readonly taxYear: TaxYear;
  readonly amount: Cents;
}

/** The lots with what was mended as Roth, the latest pretax deferrals first. @see 26 CFR 1.414(v)-2(c)(2) */
export function correctedToRoth(
  lots: readonly DeferralLot[],
  { ledger, law, person }: { readonly ledger: Ledger; readonly law: Law; readonly person: string },
): DeferralLot[] {
  let corrected = [...lots];
  for (const correction of correctionsOf(lots, { ledger, law, person }))
    corrected = withRoth(corrected, correction);
  return corrected;
}

function correctionsOf(
  lots: readonly DeferralLot[],
  { ledger, law, person }: { readonly ledger: Ledger; readonly law: Law; readonly person: string },
): Correction[] {
  const onW2 = ledger
    .of("catch_up_reported_as_roth")
    .filter(({ data }) => data.person === person)
    .map(({ data }) => data);
  const rolledOver = ledger
    .of("in_plan_roth_rollover")
    .filter(({ data }) => data.person === person && data.corrects !== undefined)
    .map(({ data }) => {
      const paid = taxYearOf(data.date);
      const before = taxYear(paid - 1);
      const year = failed(lots, law, { plan: data.plan, taxYear: before }) ? before : paid;
      return { plan: data.plan, taxYear: year, amount: data.amount };
    });
  return [...onW2, ...rolledOver];
}

/** Pretax deferrals above the limit in a year with the requirement: a later rollover mends these first. */
function failed(
  lots: readonly DeferralLot[],
  law: Law,
  of: { readonly plan: string; readonly taxYear: TaxYear },
): boolean {
  const found = law.figuresOf(of.taxYear);
  if (!found.ok || found.value.figures.rothCatchUpWageThreshold === null) return false;
  const pretax = lots.filter(
    (lot) => lot.taxYear === of.taxYear && lot.plan === of.plan && !lot.roth,
  );
  return total(pretax.map(({ amount }) => amount)) > found.value.figures.deferralLimit.amount;
}

function withRoth(lots: readonly DeferralLot[], correction: Correction): DeferralLot[] {
  let left = correction.amount;
  const taken = new Map<DeferralLot, Cents>();
  for (const lot of lots.toReversed()) {
    if (lot.roth || lot.plan !== correction.plan || lot.taxYear !== correction.taxYear) continue;
    const part = min(left, lot.amount);
    if (part === 0) continue;
    taken.set(lot, part);
    left = subtract(left, part);
  }
  return lots.flatMap((lot) => {
    const part = taken.get(lot);
    if (part === undefined) return [lot];
    const mended: DeferralLot = { ...lot, roth: true, amount: part };
    lot.amount = subtract(lot.amount, part);
    return lot.amount === 0 ? [mended] : [lot, mended];
  });
}
