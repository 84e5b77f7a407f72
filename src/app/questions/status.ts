// Where a person's year stands, on one screen: room used, money waiting, what to do next, what is wrong.
import { runChecks } from "../../checks/run-checks.ts";
import {
  type CalendarDate,
  limitationYearEnding,
  type TaxYear,
  yearEnd,
  yearStart,
} from "../../kernel/calendar.ts";
import { type Cents, min } from "../../kernel/money.ts";
import { type Outcome, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Law } from "../../law/law.ts";
import { type Ledger, limitationYearEndOf } from "../../ledger/ledger.ts";
import { payDates } from "../../planning/pay-dates.ts";
import { type ConversionHabit, type Reminder, reminders } from "../../planning/reminders.ts";
import { type Waiting, waitingLots } from "../../planning/waiting-lots.ts";
import { type Expectations, type YearOutlook, yearOutlook } from "../../planning/year-outlook.ts";

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
  readonly waiting: Waiting;
  readonly reminders: readonly Reminder[];
  readonly problems: readonly Problem[];
}

export interface StatusOptions {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
  readonly plan?: string;
  readonly expect: Expectations;
}

/** How many things to do are shown. */
const NEXT = 6;

/** A problem with the plan in question, or a year without figures, is the answer. */
export function status(
  ledger: Ledger,
  law: Law,
  options: StatusOptions,
): Outcome<Status, readonly Problem[]> {
  const outlook = yearOutlook(ledger, law, options);
  if (!outlook.ok) return outlook;
  const { limits } = outlook.value;
  const { electiveDeferrals, annualAdditions } = limits;
  const gauges: Gauge[] = [
    {
      label: "elective deferrals",
      used: min(electiveDeferrals.total, electiveDeferrals.limit.amount),
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
    ...annualAdditions.map((row) => ({
      label: `annual additions, ${row.employerGroup}`,
      used: row.total,
      limit: row.limit,
    })),
  ];
  return success({
    person: options.person,
    taxYear: options.taxYear,
    asOf: options.today,
    gauges,
    outlook: outlook.value,
    waiting: waitingLots(ledger, options),
    reminders: remindersOf(ledger, options, outlook.value)
      .filter(({ date }) => date >= options.today)
      .slice(0, NEXT),
    problems: runChecks(ledger, law, options),
  });
}

/** The reminders of a year, with the plan's own conversion habit and pay dates. */
export function remindersOf(
  ledger: Ledger,
  options: Pick<StatusOptions, "taxYear"> & { readonly habit?: ConversionHabit },
  outlook: YearOutlook | undefined,
): Reminder[] {
  const { taxYear } = options;
  const plan = outlook === undefined ? undefined : ledger.plans.get(outlook.plan);
  const calendar = outlook?.soFar.calendar;
  const inPlan = plan?.features?.inPlanRothRollover;
  return reminders({
    taxYear,
    habit: options.habit ?? (inPlan === "automatic" ? "automatic" : "monthly"),
    payDates:
      calendar === undefined
        ? []
        : payDates({ calendar, from: yearStart(taxYear), to: yearEnd(taxYear) }),
    settlementDays: 3,
    ...(plan !== undefined && {
      limitationYearEnd: limitationYearEnding(taxYear, limitationYearEndOf(ledger, plan.plan)).end,
    }),
  });
}
