// What one year's Form 8606 hands to the next: basis in traditional IRAs (line 14 to line 2) and the
// two layers of basis in Roth IRAs (lines 22 and 24), each as the terms that it is made of.
import { type Amount, combine, complete } from "../../kernel/amount-state.ts";
import type { Citation } from "../../kernel/citation.ts";
import { atLeastZero, type Cents, subtract, ZERO } from "../../kernel/money.ts";
import type { FactTerm } from "../fact-sheet.ts";
import { isZero } from "./part-1.ts";

export interface Form8606Carry {
  readonly traditionalBasis: readonly FactTerm[];
  readonly rothContributions: readonly FactTerm[];
  readonly rothConversions: readonly FactTerm[];
  /** First-time homebuyer distributions of earlier years: the lifetime amount is shared. */
  readonly homebuyerUsed: Cents;
}

export const NOTHING_CARRIED: Form8606Carry = {
  traditionalBasis: [],
  rothContributions: [],
  rothConversions: [],
  homebuyerUsed: ZERO,
};

/** A balance handed on: nothing when it is zero. */
export function carried(amount: Amount, label: string, citation: Citation): readonly FactTerm[] {
  return isZero(amount) ? [] : [{ sign: "+", amount, label, citation }];
}

/** "Subtract; if zero or less, enter -0-." */
export function excessOver(from: Amount, amount: Amount): Amount {
  return combine([from, amount], (total, part) => atLeastZero(subtract(total, part)));
}

/** The two terms of such a subtraction, and what brings it up to zero. */
export function excessTerms(from: FactTerm, less: FactTerm, citation: Citation): FactTerm[] {
  const shortfall = excessOver(less.amount, from.amount);
  const balance: FactTerm = { sign: "+", amount: shortfall, label: "not below zero", citation };
  return isZero(shortfall) ? [from, less] : [from, less, balance];
}

/** A term for every amount that is not known to be zero. */
export function unlessZero(term: FactTerm): readonly FactTerm[] {
  return isZero(term.amount) ? [] : [term];
}

export const NO_AMOUNT = complete(ZERO);
