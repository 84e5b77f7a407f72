// Movements that the recorded money cannot explain: the amount, the balance and the basis of a movement
// cannot all be right. Each is a warning, because markets do what they like; who knows why accepts it.

import type { Movement } from "../basis/movement.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { isFarBelowBasis } from "../basis/recorded-loss.ts";
import { recoveredBasis } from "../basis/recovered-basis.ts";
import { byCommand } from "../kernel/advice.ts";
import { daysBetween } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { add, type Cents, cents, total } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { eventIds, type Ledger } from "../ledger/ledger.ts";
import type { PersonCheck } from "./check.ts";
import { type WatchedMovement, watchedMovements } from "./most-in-pool.ts";

export const impossibleConversions: PersonCheck = {
  name: "impossible-conversions",
  per: "person",
  find: (ledger, person) => [
    ...aboveHeld(watchedMovements(ledger, person)),
    ...planMovements(ledger, person).flatMap((movement) => [
      ...farBelowBasis(ledger, movement),
      ...aboveShare(movement),
    ]),
  ],
};

/** Two records of one movement stand within a week; a plan that moves money weekly has new money to move. */
const NEIGHBOURING_DAYS = 6;
/** A dividend that arrives after everything was moved is moved by itself. */
const TRAILING = cents(10_000);
/** Plans count shares, not cents. */
const SHARE_TOLERANCE = cents(100);

function aboveHeld(watched: readonly WatchedMovement[]): Finding[] {
  return watched.flatMap(({ movement, most, pool }, index): Finding[] => {
    if (most === undefined || movement.gross <= most || takesMoreBasis(movement)) return [];
    const twin = watched
      .slice(0, index)
      .findLast((other) => isTwin(other.movement, movement))?.movement;
    if (twin === undefined && movement.gross <= add(most, TRAILING)) return [];
    const what = say`${{ money: movement.gross }} that left the ${NAMES[pool]} account of ${{ plan: movement.plan }} on ${{ date: movement.date }}`;
    if (twin !== undefined) {
      return [
        {
          code: "basis.conversion-recorded-twice",
          severity: "warning",
          ...worded(
            say`the ${what} are as much as those of ${{ date: twin.date }}, and after them the record leaves at most ${{ money: most }}`,
          ),
          hint: byCommand(
            "if it is the same movement, take one back",
            `correct ${movement.events[0].id} --remove --reason duplicate`,
          ),
          citation: { authority: "IRC §72(e)(8)" },
          events: eventIds([...twin.events, ...movement.events]),
        },
      ];
    }
    return [
      {
        code: "basis.conversion-above-pool",
        severity: "warning",
        ...worded(
          say`the ${what} are more than can have been there: at most ${{ money: most }} by what is recorded, with a generous gain`,
        ),
        hint: byCommand(
          "mend the amount or its date, or record what is missing: contributions, or the basis from before this book",
          "record opening-basis",
        ),
        citation: { authority: "IRC §72(e)(8)" },
        events: eventIds(movement.events),
      },
    ];
  });
}

/** An error of its own: `basis.recovered-more-than-contributed`. */
function takesMoreBasis({ basis, basisBefore }: Movement): boolean {
  return (
    basis.state === "complete" &&
    basisBefore.state === "complete" &&
    basis.cents > basisBefore.cents
  );
}

const NAMES = { after_tax: "after-tax", designated_roth: "designated Roth" } as const;

function isTwin(one: Movement, other: Movement): boolean {
  return (
    one.plan === other.plan &&
    one.kind === other.kind &&
    one.from === other.from &&
    one.gross === other.gross &&
    daysBetween(one.date, other.date) <= NEIGHBOURING_DAYS
  );
}

/** Everything was moved, and it was far less than was paid in. */
function farBelowBasis(ledger: Ledger, movement: Movement): Finding[] {
  const { gross, basis, plan, date } = movement;
  if (basis.state === "incomplete" || !isFarBelowBasis(ledger, movement)) return [];
  return [
    {
      code: "basis.conversion-below-basis",
      severity: "warning",
      ...worded(
        say`${{ money: gross }} are all that the account of ${{ plan }} held on ${{ date }}, and ${{ money: basis.cents }} had been paid in: a loss of ${{ money: cents(basis.cents - gross) }}`,
      ),
      hint: "a movement before it may be missing, or the amount is wrong; a balance event shows a loss",
      citation: { authority: "IRC §72(e)(8)" },
      events: eventIds(movement.events),
    },
  ];
}

/** The basis that was stated is more than its part of the balance that was stated. */
function aboveShare(movement: Movement): Finding[] {
  const { gross, basisBefore, balanceBefore, pre1987Before, plan, events, date } = movement;
  const [first] = events;
  const bases = events.flatMap(({ data }) => data.basis ?? []);
  if (balanceBefore === undefined || bases.length < events.length) return [];
  const stated = total(bases);
  // More basis than money is an error of its own, unless the account was emptied at a loss.
  if (stated > gross || gross >= balanceBefore || basisBefore.state === "incomplete") return [];
  const share = recoveredBasis(gross, {
    basis: basisBefore,
    balance: balanceBefore,
    noBalanceMeansNoEarnings: false,
    pre1987: pre1987Before,
    balanceFact: missingFact("{kind}.{event}.account_balance", {
      kind: first.kind,
      event: first.id,
    }),
  });
  if (share.state === "incomplete" || stated <= add(share.cents, SHARE_TOLERANCE)) return [];
  return [
    {
      code: "basis.stated-above-share",
      severity: "warning",
      ...worded(
        say`basis of ${{ money: stated }} is stated for the ${{ money: gross }} that left ${{ plan }} on ${{ date }}; its share of ${{ money: basisBefore.cents }} in ${{ money: balanceBefore }} is ${{ money: share.cents }}, so ${{ money: taxable(gross, share.cents) }} would be taxable`,
      ),
      hint: byCommand(
        "no plan can move the contributions alone; leave the basis out or, where the plan holds basis of 1986 and before, record that part of the opening basis",
        "record opening-basis",
      ),
      citation: { authority: "IRC §72(e)(8)(B), (D)" },
      events: eventIds(events),
    },
  ];
}

function taxable(gross: Cents, basis: Cents): Cents {
  return cents(gross - basis);
}
