// How often an employer pays, as it is recorded or as the paychecks show it, and which paydays come after one.
import { addDays, addMonths, type CalendarDate } from "../kernel/calendar.ts";
import { type Sentence, say } from "../kernel/sentence.ts";
import type { Employer } from "../ledger/ledger.ts";
import { daysApart, middleOf } from "./rhythm.ts";

export interface Rhythm {
  readonly days: number;
  /** Every second week is close enough to twice a month. */
  readonly of: "a week" | "half a month" | "a month";
  /** As the employer is recorded to pay, and not only as the dates look. */
  readonly isRecorded: boolean;
  readonly words: Sentence | string;
}

/** Weekends and holidays move a payday by some days; a bonus stands between two of them. */
const DAYS_OFF = 4;
const FEWEST_PAYDAYS = 6;
/** Where the frequency is recorded, two paydays show that paydays are what is recorded. */
const FEWEST_OF_RECORDED = 2;
const RHYTHMS = [
  { days: 7, of: "a week" },
  { days: 15, of: "half a month" },
  { days: 30, of: "a month" },
] as const;
const RECORDED: Readonly<
  Record<NonNullable<Employer["payFrequency"]>, Omit<Rhythm, "isRecorded">>
> = {
  weekly: { days: 7, of: "a week", words: "every week" },
  biweekly: { days: 14, of: "half a month", words: "every second week" },
  semimonthly: { days: 15, of: "half a month", words: "twice a month" },
  monthly: { days: 30, of: "a month", words: "every month" },
};

/** As the employer pays, where that is recorded and the dates do not speak against it; else as the dates look. */
export function rhythmOf(
  dates: readonly CalendarDate[],
  frequency: Employer["payFrequency"],
): Rhythm | undefined {
  return dates.length < FEWEST_OF_RECORDED
    ? undefined
    : rhythmOfGaps(daysApart(dates), { frequency, fewest: FEWEST_PAYDAYS - 1 });
}

/** Of the days from payday to payday; `fewest` of them show a rhythm that nobody recorded. */
export function rhythmOfGaps(
  gaps: readonly number[],
  { frequency, fewest }: { readonly frequency: Employer["payFrequency"]; readonly fewest: number },
): Rhythm | undefined {
  if (frequency !== undefined) {
    const recorded = RECORDED[frequency];
    const fitting = gaps.filter((gap) => isNear(gap, recorded.days));
    if (fitting.length * 2 >= gaps.length) return { ...recorded, isRecorded: true };
  }
  const middle = middleOf(gaps);
  if (middle === undefined || gaps.length < fewest) return undefined;
  const usual = RHYTHMS.find(({ days }) => isNear(days, middle));
  // Three quarters of the days between paydays come close to a rhythm that payrolls have.
  const steps = withoutBonuses(gaps, middle);
  const isRegular = steps.filter((gap) => isNear(gap, middle)).length * 4 >= steps.length * 3;
  return usual !== undefined && isRegular
    ? { ...usual, days: middle, isRecorded: false, words: say`every ${middle} days or so` }
    : undefined;
}

/** A bonus parts a step into two that are none: 9 and 5 days are 14. */
function withoutBonuses(gaps: readonly number[], step: number): number[] {
  const found: number[] = [];
  for (const gap of gaps) {
    const before = found.at(-1);
    const isBonusBetween =
      before !== undefined &&
      !isNear(before, step) &&
      !isNear(gap, step) &&
      isNear(before + gap, step);
    if (isBonusBetween) found[found.length - 1] = before + gap;
    else found.push(gap);
  }
  return found;
}

/** The step of payrolls that is nearest. */
export function usualStep(gap: number): number | undefined {
  return RHYTHMS.find(({ days }) => isNear(gap, days))?.days;
}

export function isNear(gap: number, days: number): boolean {
  return Math.abs(gap - days) <= daysOff(days);
}

/** By how much a weekend or a holiday moves a payday of such steps. */
export function daysOff(days: number): number {
  return Math.min(DAYS_OFF, Math.floor(days / 4));
}

/** A month has one payday or two, at most 16 days apart: 15 December is followed by the 31st, the 16th by 1 January. */
export function paydaysAfter(
  last: CalendarDate,
  { days, of }: Rhythm,
  until: CalendarDate,
): CalendarDate[] {
  const step = of === "half a month" && days > 14 ? 16 : days;
  const found: CalendarDate[] = [];
  for (let date = addDays(last, step); date <= until; date = addDays(date, step)) found.push(date);
  return of === "a month" ? found.slice(0, monthsBetween(last, until)) : found;
}

/** The firsts of a month after the one day, up to the other. */
function monthsBetween(from: CalendarDate, until: CalendarDate): number {
  let months = 0;
  while (addMonths(firstOf(from), months + 1) <= until) months += 1;
  return months;
}

function firstOf(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - Number(date.slice("YYYY-MM-".length)));
}
