// Form 8606, Part I: how much of the year's distributions and conversions of traditional IRAs was
// taxed before. Line by line as the form says, except that line 10 keeps the exact ratio: three
// places are the least that the form allows, and at three places the ordinary case comes out wrong.
import { type Amount, combine } from "../../kernel/amount-state.ts";
import {
  add,
  atLeastZero,
  type Cents,
  formatRatio,
  min,
  multiply,
  type Ratio,
  ratio,
  subtract,
} from "../../kernel/money.ts";

/** What is entered in Part I; the basis on it is computed. */
export interface PartOneEntries {
  /** Line 1. */
  readonly nondeductibleContributions: Amount;
  /** Line 2. */
  readonly earlierBasis: Amount;
  /** Line 4: the part of line 1 that was contributed after the year ended. */
  readonly contributedAfterYearEnd: Amount;
  /** Line 6: all traditional IRAs at 31 December. */
  readonly yearEndValue: Amount;
  /** Line 7: distributions that were not converted. */
  readonly distributions: Amount;
  /** Line 8. */
  readonly conversions: Amount;
}

/** Lines 1 to 3 and 14 are always there; the others only when something came out or was converted. */
export interface PartOne {
  readonly line3: Amount;
  readonly line14: Amount;
  readonly recovery?: BasisRecovery;
}

export interface BasisRecovery {
  readonly line5: Amount;
  readonly line9: Amount;
  /** Absent while a line it divides is incomplete. */
  readonly line10?: Ratio;
  readonly line11: Amount;
  readonly line12: Amount;
  readonly line13: Amount;
}

/**
 * With `places`, lines 11 and 12 take line 10 rounded to that many places, as a person with the paper form
 * does; a ratio that rounds to 1 then leaves nothing on line 14, not less.
 * @see Form 8606, lines 1 to 14; IRC §408(d)(1)–(2), §72(e)(8)
 */
export function partOne(entries: PartOneEntries, places?: number): PartOne {
  const line3 = combine([entries.nondeductibleContributions, entries.earlierBasis], add);
  if (isZero(entries.distributions) && isZero(entries.conversions)) return { line3, line14: line3 };
  const recovery = recoverBasis(entries, line3, places);
  const line14 = combine([line3, recovery.line13], (basis, recovered) =>
    atLeastZero(subtract(basis, recovered)),
  );
  return { line3, line14, recovery };
}

function recoverBasis(entries: PartOneEntries, line3: Amount, places?: number): BasisRecovery {
  const { yearEndValue: line6, distributions: line7, conversions: line8 } = entries;
  const line5 = combine([line3, entries.contributedAfterYearEnd], subtract);
  const line9 = combine([line6, line7, line8], add);
  const line10 = nontaxableRatio(line5, line9);
  const line11 = combine([line8, line5, line9], (converted, basis, total) =>
    multiply(converted, ratioUsed(basis, total, places), "half_up"),
  );
  // Each product is rounded to a cent; together they never recover more basis than there is.
  const line12 = combine([line7, line5, line9, line11], (paid, basis, total, recovered) =>
    min(
      multiply(paid, ratioUsed(basis, total, places), "half_up"),
      atLeastZero(subtract(basis, recovered)),
    ),
  );
  const line13 = combine([line11, line12], add);
  return { line5, line9, ...(line10 && { line10 }), line11, line12, line13 };
}

/** Line 10, exact. */
function nontaxableRatio(basis: Amount, total: Amount): Ratio | undefined {
  if (basis.state === "incomplete" || total.state === "incomplete") return undefined;
  return cappedRatio(basis.cents, total.cents);
}

/** The least that the form allows: "rounded to at least 3 places". */
export const LEAST_PLACES = 3;

/** Line 10 as the form prints it: three places, or "1.000" when the basis is all there is. */
export function printedRatio(value: Ratio, places: number = LEAST_PLACES): string {
  return formatRatio(value, places);
}

function ratioUsed(basis: Cents, total: Cents, places: number | undefined): Ratio {
  const exact = cappedRatio(basis, total);
  if (places === undefined) return exact;
  const numerator = BigInt(formatRatio(exact, places).replace(".", ""));
  return { numerator, denominator: 10n ** BigInt(places) };
}

function cappedRatio(...[basis, total]: Parameters<typeof ratio>): Ratio {
  return basis >= total ? { numerator: 1n, denominator: 1n } : ratio(basis, total);
}

export function isZero(amount: Amount): boolean {
  return amount.state === "complete" && amount.cents === 0;
}
