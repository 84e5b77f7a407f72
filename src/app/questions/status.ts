// Where a person's year stands, on one screen: room used, money waiting, what to do next, what is wrong.

import type { CalendarDate, LimitationYear, TaxYear } from "../../kernel/calendar.ts";
import { type Cents, ZERO } from "../../kernel/money.ts";
import { type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Law } from "../../law/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { limitsOf } from "../../limits/limits-of.ts";
import { type LimitFilling, limitFilling } from "../../planning/limit-filling.ts";
import type { Reminder } from "../../planning/reminders.ts";
import { type Waiting, waitingLots } from "../../planning/waiting-lots.ts";
import {
  type Expectations,
  plansInQuestion,
  type YearOutlook,
  yearOutlook,
} from "../../planning/year-outlook.ts";
import { type IrasOfYear, irasOfYear } from "./iras-of-year.ts";
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
  /** Absent when nothing of the person names a plan. */
  readonly outlook?: YearOutlook;
  readonly filling: LimitFilling | undefined;
  /** Before the first paycheck nothing says which plan is meant: each is shown. */
  readonly otherPlans: readonly YearOutlook[];
  /** What is recorded of the year's IRAs. */
  readonly iras?: IrasOfYear;
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
}

/** A problem with the plan in question, or a year without figures, is the answer. */
export function status(
  ledger: Ledger,
  law: Law,
  options: StatusOptions,
): Outcome<Status, readonly Problem[]> {
  const [plan, ...others] =
    options.plan === undefined ? plansInQuestion(ledger, options) : [options.plan];
  const outlook = plan === undefined ? undefined : yearOutlook(ledger, law, { ...options, plan });
  if (outlook?.ok === false) return outlook;
  const found = outlook?.value;
  const ofYear = found === undefined ? limitsOf(ledger, law, options) : success(found.limits);
  if (!ofYear.ok) return ofYear;
  const { electiveDeferrals, annualAdditions } = ofYear.value;
  const gauges: Gauge[] = [
    ...(found === undefined && electiveDeferrals.total === 0
      ? []
      : [
          {
            label: "elective deferrals",
            // What is above the limit and no catch-up is shown as it is: 24,600.00 of 24,500.00.
            used: electiveDeferrals.withoutCatchUp,
            limit: electiveDeferrals.limit.amount,
          },
        ]),
    ...(electiveDeferrals.catchUp > 0
      ? [
          {
            label: "catch-up",
            used: electiveDeferrals.catchUp,
            limit: electiveDeferrals.catchUpLimit,
          },
        ]
      : []),
    ...annualAdditions.map((row) => ({
      label: `annual additions, ${row.employerGroup}${endOf(row.limitationYear)}`,
      used: row.total,
      limit: row.employerGroup === found?.employerGroup ? limitOf(found) : row.limit,
    })),
  ];
  const iras = irasOfYear(ledger, options);
  const { openPoints, today } = options;
  const ahead = remindersOf(ledger, options, found).filter(({ date }) => date >= today);
  return success({
    person: options.person,
    taxYear: options.taxYear,
    asOf: options.today,
    gauges,
    ...(found !== undefined && { outlook: found }),
    filling: found && limitFilling(found),
    otherPlans: others.flatMap((other) => {
      const another = yearOutlook(ledger, law, { ...options, plan: other });
      return another.ok ? [another.value] : [];
    }),
    ...(iras !== undefined && { iras }),
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

/** Of the whole limitation year: 100% of pay so far is no limit while pay is still to come. */
function limitOf({ room, incomplete, limits, employerGroup }: YearOutlook): Cents {
  const row = limits.annualAdditions.find((each) => each.employerGroup === employerGroup);
  const [limit] = room.terms;
  return incomplete.length === 0 && limit !== undefined
    ? limit.amount
    : (row?.dollarLimit.amount ?? ZERO);
}
