// Where a person's year stands, on one screen: room used, money waiting, what to do next, what is wrong.

import type { CalendarDate, LimitationYear, TaxYear } from "../../kernel/calendar.ts";
import { type Cents, ZERO } from "../../kernel/money.ts";
import { type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Law } from "../../law/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type LimitFilling, limitFilling } from "../../planning/limit-filling.ts";
import type { Reminder } from "../../planning/reminders.ts";
import { type Waiting, waitingLots } from "../../planning/waiting-lots.ts";
import {
  type Expectations,
  plansInQuestion,
  type YearOutlook,
  yearOutlook,
} from "../../planning/year-outlook.ts";
import { type NextDay, nextDays } from "./open-points/next-days.ts";
import { isOpen, type OpenPoint } from "./open-points/open-point.ts";
import { remindersOf } from "./reminders-of.ts";

/** Something used up to a limit: a bar on the screen. */
export interface Gauge {
  readonly label: string;
  readonly used: Cents;
  readonly limit: Cents;
}

export interface Status {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly asOf: CalendarDate;
  readonly gauges: readonly Gauge[];
  readonly outlook: YearOutlook;
  readonly filling: LimitFilling | undefined;
  /** Before the first paycheck nothing says which plan is meant: each is shown. */
  readonly otherPlans: readonly YearOutlook[];
  readonly waiting: Waiting;
  readonly reminders: readonly Reminder[];
  readonly openPoints: readonly OpenPoint[];
  /** Those of them that are open today; none: nothing is open. */
  readonly open: readonly OpenPoint[];
  readonly next: readonly NextDay[];
}

export interface StatusOptions {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
  readonly plan?: string;
  readonly expect: Expectations;
  readonly openPoints: readonly OpenPoint[];
  /** Plans in which only others have money: no limit of this person's is kept there. */
  readonly plansOfOthers?: ReadonlySet<string>;
}

/** A problem with the plan in question, or a year without figures, is the answer. */
export function status(
  ledger: Ledger,
  law: Law,
  options: StatusOptions,
): Outcome<Status, readonly Problem[]> {
  const isTheirs = (id: string) => id === options.plan || options.plansOfOthers?.has(id) !== true;
  const [plan, ...others] =
    options.plan === undefined ? plansInQuestion(ledger, options).filter(isTheirs) : [options.plan];
  const outlook = yearOutlook(ledger, law, { ...options, ...(plan !== undefined && { plan }) });
  if (!outlook.ok) return outlook;
  const { limits } = outlook.value;
  const { electiveDeferrals, annualAdditions } = limits;
  const gauges: Gauge[] = [
    {
      label: "elective deferrals",
      // What is above the limit and no catch-up is shown as it is: 24,600.00 of 24,500.00.
      used: electiveDeferrals.withoutCatchUp,
      limit: electiveDeferrals.limit.amount,
    },
    ...(electiveDeferrals.catchUp > 0
      ? [
          {
            label: "catch-up",
            used: electiveDeferrals.catchUp,
            limit: electiveDeferrals.catchUpLimit,
          },
        ]
      : []),
    ...annualAdditions
      .filter(({ plans }) => plans.some(isTheirs))
      .map((row) => ({
        label: `annual additions, ${row.employerGroup}${endOf(row.limitationYear)}`,
        used: row.total,
        limit:
          row.employerGroup === outlook.value.employerGroup ? limitOf(outlook.value) : row.limit,
      })),
  ];
  const { openPoints, today } = options;
  const ahead = remindersOf(ledger, options, outlook.value).filter(({ date }) => date >= today);
  return success({
    person: options.person,
    taxYear: options.taxYear,
    asOf: options.today,
    gauges,
    outlook: outlook.value,
    filling: limitFilling(outlook.value),
    otherPlans: others.flatMap((other) => {
      const found = yearOutlook(ledger, law, { ...options, plan: other });
      return found.ok ? [found.value] : [];
    }),
    waiting: waitingLots(ledger, options),
    reminders: ahead,
    openPoints,
    open: openPoints.filter((point) => isOpen(point, today)),
    next: nextDays({ reminders: ahead, openPoints, today }),
  });
}

/** A limitation year that is not the calendar year is named by its end. */
function endOf({ end }: LimitationYear): string {
  return end.endsWith("-12-31") ? "" : ` to ${end}`;
}

/** Of the whole limitation year: 100 % of pay so far is no limit while pay is still to come. */
function limitOf({ room, incomplete, limits, employerGroup }: YearOutlook): Cents {
  const row = limits.annualAdditions.find((each) => each.employerGroup === employerGroup);
  const [limit] = room.terms;
  return incomplete.length === 0 && limit !== undefined
    ? limit.amount
    : (row?.dollarLimit.amount ?? ZERO);
}
