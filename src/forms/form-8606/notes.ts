// What a reader of Form 8606 should know that no line says.

import { taxYearOf } from "../../kernel/calendar.ts";
import { ZERO } from "../../kernel/money.ts";
import { type Said, say } from "../../kernel/sentence.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { totalOf } from "../fact-sheet.ts";
import type { IraYear } from "../ira/years.ts";
import { isZero } from "./part-1.ts";
import type { RothSide } from "./roth.ts";
import type { TraditionalEntries } from "./traditional.ts";

const RECAPTURE_YEARS = 5;

export function form8606Notes(options: {
  ledger: Ledger;
  year: IraYear;
  entries: TraditionalEntries;
  roth: RothSide;
}): Said[] {
  const { ledger, year, entries, roth } = options;
  const notes: Said[] = [];
  const usesLine2 = entries.nondeductible.length > 0 || entries.conversions.length > 0;
  if (usesLine2 && entries.earlierBasis.length === 0) {
    notes.push(
      "No earlier basis is recorded, so line 2 is zero. If an earlier Form 8606 has an amount on line 14, record it as opening_basis.",
    );
  }
  for (const { data } of year.openings) {
    if (data.evidence !== "recollection") continue;
    notes.push(say`The ${data.account} basis of ${{ money: data.amount }} rests on recollection.`);
  }
  for (const { movement, part } of year.rolledToRoth) {
    notes.push(
      say`${{ money: part.amount }} rolled from ${{ plan: movement.plan }} to a Roth IRA on ${{ date: movement.date }} is not a conversion on this form: it is reported with the pensions on Form 1040, and its gross amount is part of line 24 in every later year.`,
    );
  }
  for (const { data } of year.rollovers) {
    if (data.arrivedOn === undefined || taxYearOf(data.arrivedOn) === year.taxYear) continue;
    if (data.to !== "traditional_ira") continue;
    notes.push(
      say`${{ money: data.amount }} left an IRA on ${{ date: data.date }} and arrived on ${{ date: data.arrivedOn }}: at the end of ${year.taxYear} it was an outstanding rollover, and the value of all traditional IRAs that is recorded must hold it (line 6).`,
    );
  }
  notes.push(...disputedRollovers(ledger, year));
  if (roth.distributions.length < year.rothDistributions.length) {
    notes.push("Qualified Roth IRA distributions are not on line 19; they are not taxable.");
  }
  const homebuyer = year.rothDistributions.filter(
    ({ data }) => data.homebuyer !== undefined && data.homebuyer !== ZERO,
  );
  if (homebuyer.length > 0 && isZero(totalOf(roth.homebuyer))) {
    notes.push(
      "First-time homebuyer expenses are not on line 20: the five years of the Roth IRA are not over, or the lifetime amount is used up.",
    );
  }
  return notes;
}

/** In-plan Roth rollovers less than five years old that went on to a Roth IRA: two readings exist. */
function disputedRollovers(ledger: Ledger, year: IraYear): Said[] {
  return year.designatedRothToRoth.flatMap(({ movement }) => {
    const recent = ledger
      .of("in_plan_roth_rollover")
      .filter(
        ({ data }) =>
          data.person === movement.person &&
          data.plan === movement.plan &&
          data.date <= movement.date &&
          taxYearOf(data.date) > movement.taxYear - RECAPTURE_YEARS,
      );
    if (recent.length === 0) return [];
    return [
      say`Disputed: the designated Roth money rolled from ${{ plan: movement.plan }} to a Roth IRA on ${{ date: movement.date }} holds in-plan Roth rollovers less than five years old. All its investment in the contract is counted on line 22, as the instructions say; some practitioners count such rollovers there only after five years.`,
    ];
  });
}
