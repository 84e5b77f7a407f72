// One early distribution: what of it is income, and the exception that the person claims for it. Everything
// that Form 5329, Part I, adds up comes as these, from plans, traditional IRAs and Roth IRAs alike.

import { isFiftyNineAndAHalf } from "../../basis/age-fifty-nine-and-a-half.ts";
import { type Amount, combine, complete, incomplete } from "../../kernel/amount-state.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { missingFact } from "../../kernel/missing-fact.ts";
import { allocate, type Cents, total } from "../../kernel/money.ts";
import { birthDateOf, type Ledger } from "../../ledger/ledger.ts";
import type { FactTerm } from "../fact-sheet.ts";

export interface EarlyDistribution {
  /** Line 1: what of it is income, as the terms that make it up. */
  readonly income: readonly FactTerm[];
  /** The exception number that is claimed for all of it: line 2. */
  readonly exception?: string;
  /** Reported with code 1 and taxable in full, so that the form need not be filed for it. */
  readonly isPlain?: boolean;
}

/** Whether a payment was made before 59½; undefined while the birth date is not known. */
export function isEarly(ledger: Ledger, person: string, date: CalendarDate): boolean | undefined {
  const birthDate = birthDateOf(ledger, person);
  return birthDate === undefined ? undefined : !isFiftyNineAndAHalf(birthDate, date);
}

/** While the birth date is not known, neither is what is early. */
export function unlessKnown(early: boolean | undefined, person: string, amount: Amount): Amount {
  const isNothing = amount.state === "complete" && amount.cents === 0;
  return early === undefined && !isNothing
    ? combine(
        [amount, incomplete(missingFact("person.{person}.birth_date", { person }))],
        (known) => known,
      )
    : amount;
}

/** A yearly amount spread over the payments that it came from, by their size; parts sum to the whole. */
export function spread<T>(
  amount: Amount,
  payments: readonly T[],
  sizeOf: (payment: T) => Cents,
): { readonly payment: T; readonly share: Amount }[] {
  const sizes = payments.map(sizeOf);
  const parts =
    amount.state === "incomplete" || total(sizes) === 0
      ? undefined
      : allocate(amount.cents, sizes).map(complete);
  return payments.map((payment, index) => ({ payment, share: parts?.[index] ?? amount }));
}
