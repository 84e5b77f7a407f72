// How much may go into a Roth IRA, given income: the limit falls to nothing over the phase-out range.
import {
  add,
  atLeastZero,
  type Cents,
  cents,
  max,
  prorate,
  subtract,
  ZERO,
} from "../kernel/money.ts";
import type { Figures, PhaseOut } from "../law/law.ts";

/** Joint covers a qualifying surviving spouse; separate is for those who lived with their spouse. */
export type FilingStatus = "single" | "joint" | "separate";

const TEN_DOLLARS = cents(1_000);
const TWO_HUNDRED_DOLLARS = cents(20_000);

/**
 * The contribution limit at a modified adjusted gross income, rounded up to the next $10 and at least
 * $200 inside the range. Contributions to traditional IRAs use up the same limit and are the caller's.
 * @see IRC §408A(c)(3)(A), §219(g)(2)(B), (C)
 */
export function rothIraContributionLimit(
  figures: Figures,
  person: {
    readonly status: FilingStatus;
    readonly income: Cents;
    readonly attainedFifty: boolean;
  },
): Cents {
  const full = add(
    figures.iraLimit.amount,
    person.attainedFifty ? figures.iraCatchUpLimit.amount : ZERO,
  );
  const { start, end } = phaseOutOf(figures, person.status);
  if (person.income <= start) return full;
  if (person.income >= end) return ZERO;
  const left = prorate(
    { amount: full, numerator: subtract(end, person.income), denominator: subtract(end, start) },
    "up",
  );
  const rest = left % TEN_DOLLARS;
  const rounded = rest === 0 ? left : add(left, cents(TEN_DOLLARS - rest));
  return max(TWO_HUNDRED_DOLLARS, atLeastZero(rounded));
}

function phaseOutOf(figures: Figures, status: FilingStatus): PhaseOut {
  return {
    single: figures.rothIraPhaseOutSingle,
    joint: figures.rothIraPhaseOutJoint,
    separate: figures.rothIraPhaseOutSeparate,
  }[status];
}
