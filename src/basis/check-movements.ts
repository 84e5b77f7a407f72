// What cannot be true of a movement as it was recorded. Each condition is reported by itself; the
// movements are computed all the same, with the rule in place of the impossible statement.
import { subtract, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { eventIds, type Ledger } from "../ledger/ledger.ts";
import type { Movement, MovementKind } from "./movement.ts";
import { disbursementsOf, sourceOf } from "./movement-of.ts";
import { planMovements } from "./plan-movements.ts";
import { allocatePretax } from "./pretax-allocation.ts";

/** @see Notice 2014-54 §III; IRC §72(e)(8)(C); IRC §402A(c)(3) */
export function checkMovements(ledger: Ledger, person: string): Finding[] {
  const events = [...ledger.of("in_plan_roth_rollover"), ...ledger.of("distribution")].filter(
    ({ data }) => data.person === person,
  );
  return [
    ...events.flatMap(statedAboveAmount),
    ...events.flatMap(aboveVested),
    ...planMovements(ledger, person).flatMap(impossibleChoice),
    ...events.flatMap(notAllowed),
  ];
}

type MovementEvent = LedgerEvent<MovementKind>;

function statedAboveAmount({ id, data }: MovementEvent): Finding[] {
  const { amount, basis, accountBalance } = data;
  if (basis === undefined || basis <= amount) return [];
  if (accountBalance === undefined || accountBalance <= amount) return [];
  return [
    {
      code: "basis.stated-above-amount",
      severity: "error",
      ...worded(
        say`basis ${{ money: basis }} is more than the ${{ money: amount }} that came out of ${{ money: accountBalance }}`,
      ),
      hint: "only the last of an account that lost money carries more basis than money",
      citation: { authority: "IRC §72(e)(8)(B)" },
      events: [id],
    },
  ];
}

function aboveVested(event: MovementEvent): Finding[] {
  if (event.kind !== "distribution") return [];
  const { amount, accountBalance, unvested = ZERO } = event.data;
  if (accountBalance === undefined || unvested === 0) return [];
  const vested = subtract(accountBalance, unvested);
  if (amount <= vested) return [];
  return [
    {
      code: "basis.amount-above-vested-balance",
      severity: "error",
      ...worded(say`${{ money: amount }} came out, of ${{ money: vested }} vested`),
      hint: "the balance of the account includes what is unvested; mend one of the three",
      citation: { authority: "IRC §72(e)(8)(C)" },
      events: [event.id],
    },
  ];
}

function impossibleChoice(movement: Movement): Finding[] {
  const { pretax, events } = movement;
  if (pretax.state === "incomplete") return [];
  const disbursements = events.flatMap(disbursementsOf);
  if (allocatePretax(pretax.cents, disbursements).choicesMet) return [];
  return [
    {
      code: "basis.pretax-choice-impossible",
      severity: "error",
      ...worded(
        say`the pretax amounts of the destinations do not fit the ${{ money: pretax.cents }} that are pretax`,
      ),
      hint: "pretax money goes to direct rollovers first, then to 60-day rollovers, then to cash; the choice is within one of these",
      citation: { authority: "IRC §402(c)(2)", source: "Notice 2014-54", locator: "§III" },
      events: eventIds(events),
    },
  ];
}

function notAllowed(event: MovementEvent): Finding[] {
  if (sourceOf(event) !== "designated_roth") return [];
  const where =
    event.kind === "in_plan_roth_rollover"
      ? "the designated Roth account that it is in already"
      : event.data.destinations.some(({ to }) => to === "traditional_ira") && "a traditional IRA";
  if (where === false) return [];
  return [
    {
      code: "basis.rollover-not-allowed",
      severity: "error",
      ...worded(say`designated Roth money was rolled to ${where}`),
      hint: "it goes to a Roth IRA, or to the designated Roth account of another plan",
      citation: { authority: "IRC §402A(c)(3)" },
      events: [event.id],
    },
  ];
}
