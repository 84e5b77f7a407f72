// Form 8606, Part II: conversions of traditional IRAs to Roth IRAs. A rollover from an employer's
// plan to a Roth IRA is not a conversion in the form's sense and never stands here.
import { type Amount, combine } from "../kernel/amount-state.ts";
import { atLeastZero, subtract } from "../kernel/money.ts";

export interface PartTwo {
  readonly line16: Amount;
  readonly line17: Amount;
  readonly line18: Amount;
}

/**
 * @param options.conversions line 8, or what line 8 would be
 * @param options.basis line 11; without Part I the basis in what was converted
 * @see Form 8606, lines 16 to 18; instructions, line 18: zero or less is not income
 */
export function partTwo(options: { conversions: Amount; basis: Amount }): PartTwo {
  const { conversions: line16, basis: line17 } = options;
  const line18 = combine([line16, line17], (converted, basis) =>
    atLeastZero(subtract(converted, basis)),
  );
  return { line16, line17, line18 };
}
