// Paydays that are missing between two recorded ones: pay came every second week, and between 14 March and 11
// April there is nothing. The rhythm is that of the paychecks around the hole, so that an employer may change it:
// a longer step that goes on three times is another rhythm and no hole. A bonus does not fill a hole.
import { addDays, type CalendarDate } from "../kernel/calendar.ts";
import type { Employer } from "../ledger/ledger.ts";
import { daysOff, isNear, type Rhythm, rhythmOfGaps, usualStep } from "./paydays.ts";
import { daysApart } from "./rhythm.ts";

export interface HoleInPay {
  /** The recorded paydays on both sides. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly rhythm: Rhythm;
  /** About when the missing ones were, ascending; never none. */
  readonly missing: readonly CalendarDate[];
}

/** So many steps on each side tell the rhythm; where these are of several, so many of the nearest. */
const STEPS_AROUND = 8;
const STEPS_NEAREST = 3;
const FEWEST_STEPS_AROUND = 3;
/** A step that comes so often in a row is how they pay. */
const STEPS_OF_ANOTHER_RHYTHM = 3;

/** Dates ascending, each once. */
export function holesInPay(
  dates: readonly CalendarDate[],
  frequency: Employer["payFrequency"],
): HoleInPay[] {
  const gaps = daysApart(dates);
  return dates.flatMap((from, at) => {
    const [next = 0, second = 0] = gaps.slice(at, at + 2);
    const others = [gaps[at - 1], gaps[at + 1]];
    const found = isLonger(next, others) ? holeOf({ from, at, steps: 1, gaps, frequency }) : [];
    if (found.length > 0) return found;
    // Of two steps that differ, the paycheck between may be a bonus.
    const isUneven = second > 0 && daysOff(next) < Math.abs(next - second);
    return isUneven && isLonger(next + second, [gaps[at - 1], gaps[at + 2]])
      ? holeOf({ from, at, steps: 2, gaps, frequency })
      : [];
  });
}

/** Cheap, for most steps are like the one before: half as long again as a neighbour, or alone. */
function isLonger(gap: number, [before, after]: readonly (number | undefined)[]): boolean {
  return gap > 0 && gap * 2 >= Math.min(before ?? after ?? 0, after ?? before ?? 0) * 3;
}

function holeOf(of: {
  readonly from: CalendarDate;
  /** The index of the first gap, and how many of them are one step. */
  readonly at: number;
  readonly steps: 1 | 2;
  readonly gaps: readonly number[];
  readonly frequency: Employer["payFrequency"];
}): HoleInPay[] {
  const { from, at, steps, gaps, frequency } = of;
  const own = gaps.slice(at, at + steps);
  const gap = own.reduce((sum, days) => sum + days, 0);
  const before = gaps.slice(Math.max(0, at - STEPS_AROUND), at);
  const after = gaps.slice(at + steps, at + steps + STEPS_AROUND);
  const around = [...before, ...after];
  const rhythm = rhythmAround(before, after, frequency);
  if (rhythm === undefined) return [];
  const paydays = stepsOf(gap, rhythm);
  const isBonusBetween = own.every((days) => isBetweenPaydays(days, rhythm));
  // What stands alone before the first regular step may be told of a time that the record does not cover.
  const isAlone = !rhythm.isRecorded && !before.some((days) => isNear(days, rhythm.days));
  const isTold = paydays === 2 || (around.length > 0 && !isAlone);
  if (paydays < 2 || !isTold || (steps === 2 && !isBonusBetween)) return [];
  if (steps === 1 && isAnotherRhythm(gaps, at, rhythm)) return [];
  const count = Math.round(gap / rhythm.days) - 1;
  const missing = Array.from({ length: count }, (_, index) =>
    addDays(from, Math.floor((gap * (index + 1)) / (count + 1))),
  );
  return [{ from, to: addDays(from, gap), rhythm, missing }];
}

/** Between two rhythms, each of which is plain, the longer step: it misses less. */
function rhythmAround(
  before: readonly number[],
  after: readonly number[],
  frequency: Employer["payFrequency"],
): Rhythm | undefined {
  const nearest = [...before.slice(-STEPS_NEAREST), ...after.slice(0, STEPS_NEAREST)];
  const told = (gaps: readonly number[], of = frequency) =>
    rhythmOfGaps(gaps, { frequency: of, fewest: FEWEST_STEPS_AROUND });
  const both = told([...before, ...after]) ?? told(nearest, undefined);
  if (both !== undefined) return both;
  const sides = [before, after].flatMap((gaps) => told(gaps, undefined) ?? []);
  return sides.toSorted((one, other) => other.days - one.days)[0];
}

function stepsOf(gap: number, { days }: Rhythm): number {
  return Math.floor((gap + daysOff(days)) / days);
}

/** A third of a step from any payday: nearer it may be a payday that was moved. */
function isBetweenPaydays(gap: number, { days }: Rhythm): boolean {
  const after = gap % days;
  return Math.min(gap < days ? days : after, days - after) * 3 > days;
}

/** Where only the dates tell, two such steps at an end of the record may be the first or the last of more. */
function isAnotherRhythm(gaps: readonly number[], at: number, { isRecorded }: Rhythm): boolean {
  const days = usualStep(gaps[at] ?? 0);
  if (days === undefined) return false;
  let [first, last] = [at, at];
  while (isNear(gaps[first - 1] ?? 0, days)) first -= 1;
  while (isNear(gaps[last + 1] ?? 0, days)) last += 1;
  const isAtAnEnd = first === 0 || last === gaps.length - 1;
  const fewest = isAtAnEnd && !isRecorded ? 2 : STEPS_OF_ANOTHER_RHYTHM;
  return last - first + 1 >= fewest;
}
