// Every movement of one person's plan money, oldest first.
import type { TaxYear } from "../kernel/calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { onceAPerson } from "../ledger/once-a-person.ts";
import type { Movement } from "./movement.ts";
import { planHistory } from "./plan-history.ts";

/**
 * In-plan Roth rollovers and distributions of all years, with the basis that each recovered and what
 * each destination got. Amounts that rest on a fact the ledger lacks are incomplete and name it.
 * @see IRC §72(e)(8); Notice 2014-54
 */
export function planMovements(ledger: Ledger, person: string): readonly Movement[] {
  return planHistory(ledger, person).movements;
}

/** The same by tax year, for rules that ask for one year after the other. */
export const movementsByYear = onceAPerson(
  (ledger, person): ReadonlyMap<TaxYear, readonly Movement[]> =>
    Map.groupBy(planMovements(ledger, person), ({ taxYear }) => taxYear),
);
