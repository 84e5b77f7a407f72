// Whether more basis than money in a movement is explained: a statement shows the loss, or all of an account
// that lost money was paid out. In a plan's own conversion a stated balance is the conversion once more.

import { daysBetween } from "../kernel/calendar.ts";
import { cents, multiply, ZERO } from "../kernel/money.ts";
import type { EventData } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Movement } from "./movement.ts";

type Contributions = EventData<"paycheck">["contributions"];

/** A statement this many days old still speaks of the account that was moved. */
const DAYS = 45;

export function isExplainedLoss(ledger: Ledger, movement: Movement): boolean {
  const { person, plan, date, from, basisBefore } = movement;
  return ledger.of("balance").some(
    ({ data }) =>
      data.person === person &&
      data.plan === plan &&
      data.source === from &&
      data.date <= date &&
      daysBetween(data.date, date) <= DAYS &&
      // Of the money that was there: below the basis of just before the movement.
      basisBefore.state === "complete" &&
      data.balance < basisBefore.cents,
  );
}

/**
 * Money that waits some weeks to be converted seldom loses a tenth: a movement that nobody recorded is likelier. Who
 * was paid out for good may have lost more, over years.
 */
const FAR_BELOW = { numerator: 9n, denominator: 10n };
const FAR_BELOW_AT_THE_END = { numerator: 3n, denominator: 4n };
/** Two of three cents are no loss to ask about. */
const SMALL_LOSS = cents(100);

/** Everything was converted, it was far less than was paid in, and nothing shows the loss. */
export function isFarBelowBasis(ledger: Ledger, movement: Movement): boolean {
  const { gross, basis, balanceBefore, from, parts } = movement;
  return (
    (from === "after_tax" || from === "designated_roth") &&
    parts.some(({ to }) => to === "designated_roth" || to === "roth_ira") &&
    basis.state === "complete" &&
    balanceBefore !== undefined &&
    gross >= balanceBefore &&
    gross <
      multiply(basis.cents, isPaidOut(ledger, movement) ? FAR_BELOW_AT_THE_END : FAR_BELOW, "up") &&
    gross < basis.cents - SMALL_LOSS &&
    !isExplainedLoss(ledger, movement)
  );
}

/** The whole account left the plan, the record says what it was worth, and nothing was paid into it any more. */
export function isPaidOut(ledger: Ledger, movement: Movement): boolean {
  const { kind, gross, balanceBefore, person, plan, from, date } = movement;
  if (kind !== "distribution" || balanceBefore === undefined || gross < balanceBefore) return false;
  const isPaid = ({ afterTax = ZERO, rothDeferral = ZERO }: Contributions) =>
    from === "designated_roth" ? rothDeferral > 0 : afterTax > 0;
  return !ledger
    .of("paycheck")
    .some(
      ({ data }) =>
        data.person === person &&
        data.plan === plan &&
        data.date > date &&
        isPaid(data.contributions),
    );
}
