// The days of a tax year on which something is to be done: convert, review, verify, and the deadlines by
// which an excess can still be put right. Only dates; a calendar file is made of them elsewhere. What section
// 7503 moves over a weekend or holiday is moved; what it does not is named on the last business day before.

import { type Advice, byCommand } from "../kernel/advice.ts";
import { dueDay, lastBusinessDay } from "../kernel/business-days.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  type TaxYear,
  yearEnd,
  yearStart,
} from "../kernel/calendar.ts";
import type { Citation } from "../kernel/citation.ts";
import {
  forms1099rDueDay,
  forms5498DueDay,
  lastDayToReturnDeferrals,
  returnDueDay,
} from "../kernel/due-days.ts";
import { type Said, say } from "../kernel/sentence.ts";

export type ReminderKind =
  | "conversion"
  | "review"
  | "verification"
  | "document"
  | "deadline"
  | "open";

/** What a day is for. */
export type ReminderTopic =
  | "last-check"
  | "verify"
  | "employee-deposits"
  | "form-1099r"
  | "excess-deferral-notice"
  | "acp-refund"
  | "excess-deferral-payment"
  | "return"
  | "form-5498"
  | "convert"
  | "review"
  /** Something that is open. */
  | "open";

export interface Reminder {
  readonly topic: ReminderTopic;
  /** Stable over runs, so that a calendar updates an entry instead of repeating it. */
  readonly id: string;
  /** Whose day it is: two calendars of one household are told apart. */
  readonly person: string;
  readonly kind: ReminderKind;
  readonly date: CalendarDate;
  readonly title: Said;
  readonly detail: Advice;
  readonly citation?: Citation;
}

/** The days that somebody without a plan has not to keep. */
const OF_PLANS: ReadonlySet<ReminderTopic> = new Set([
  "employee-deposits",
  "excess-deferral-notice",
  "excess-deferral-payment",
  "acp-refund",
]);

/** How the plan converts: automatic conversion needs no day, only a look once a quarter. */
export type ConversionHabit = "automatic" | "per_paycheck" | "monthly" | "quarterly" | "yearly";

export interface ReminderOptions {
  readonly person: string;
  /** Whose money it is that is converted; conversion days name it. */
  readonly plan?: string;
  /** Where there is none, no day of a plan is to be kept. */
  readonly hasPlan?: boolean;
  /** The first payday in the plan: nothing is converted before it. */
  readonly joined?: CalendarDate;
  readonly taxYear: TaxYear;
  readonly habit: ConversionHabit;
  /** Of the tax year, ascending; needed for `per_paycheck` and for the last check. */
  readonly payDates: readonly CalendarDate[];
  /** Days after a paycheck until its money can be converted. */
  readonly settlementDays: number;
  /** The last day of the plan's limitation year that ends in the tax year. */
  readonly limitationYearEnd?: CalendarDate;
}

export function reminders(options: ReminderOptions): Reminder[] {
  const { taxYear, hasPlan = true } = options;
  const next = (monthDay: string) => calendarDate(`${taxYear + 1}-${monthDay}`);
  const limitationYearEnd = options.limitationYearEnd ?? yearEnd(taxYear);
  const list: Omit<Reminder, "person">[] = [...conversions(options), ...reviews(taxYear)];
  const lastCheck = options.payDates.at(-1);
  if (lastCheck !== undefined) {
    list.push({
      topic: "last-check",
      id: `last-check-${taxYear}${ofPlan(options)}`,
      kind: "review",
      date: lastBusinessDay(addDays(lastCheck, -21)),
      title: say`Set the election for the last paycheck${inPlan(options)}`,
      detail: byCommand(
        say`The last pay date is ${{ date: lastCheck }}, and payroll needs some days. Set what the schedule says`,
        `schedule --tax-year ${taxYear}`,
      ),
    });
  }
  list.push(
    {
      topic: "verify",
      id: `verify-${taxYear}`,
      kind: "verification",
      date: lastBusinessDay(yearEnd(taxYear)),
      title: `Verify ${taxYear}: limits, conversions, balances`,
      detail: byCommand(
        "Import the last statements, convert what is left, look at the limits and at what is open",
        `check --tax-year ${taxYear}`,
        `limits --tax-year ${taxYear}`,
      ),
    },
    {
      topic: "employee-deposits",
      id: `employee-deposits-${taxYear}${ofPlan(options)}`,
      kind: "deadline",
      date: lastBusinessDay(addDays(limitationYearEnd, 30)),
      title: "Last day for employee contributions of the limitation year to be deposited",
      detail: say`An after-tax contribution deposited after ${{ date: addDays(limitationYearEnd, 30) }} counts toward the next limitation year; this one ended on ${{ date: limitationYearEnd }}.`,
      citation: { authority: "26 CFR 1.415(c)-1(b)(6)" },
    },
    {
      topic: "form-1099r",
      id: `form-1099r-${taxYear}`,
      kind: "document",
      date: forms1099rDueDay(taxYear),
      title: `Forms 1099-R for ${taxYear} are due from payers`,
      detail: byCommand(
        "Record each one and compare it with what was expected",
        `reconcile --tax-year ${taxYear}`,
      ),
      citation: { authority: "IRC §6047(d)", source: "Instructions for Form 1099-R" },
    },
    {
      topic: "excess-deferral-notice",
      id: `excess-deferral-notice-${taxYear}`,
      kind: "deadline",
      date: lastBusinessDay(next("03-01")),
      title: `Tell the plan of excess deferrals of ${taxYear}`,
      detail:
        "Deferrals above the limit, over all employers together: say which plan shall pay the excess back.",
      citation: { authority: "IRC §402(g)(2)(A)(i)" },
    },
    {
      topic: "acp-refund",
      id: `acp-refund-${taxYear}`,
      kind: "deadline",
      date: lastBusinessDay(addDays(addMonths(yearEnd(taxYear), 2), 15)),
      title: `Plan refunds for a failed ACP test of ${taxYear} are due`,
      detail:
        "After-tax contributions of highly compensated employees may come back, converted or not; record them as corrective distributions. (Plan years that end in December.)",
      citation: { authority: "IRC §4979(f), §401(m)(6)" },
    },
    {
      topic: "excess-deferral-payment",
      id: `excess-deferral-payment-${taxYear}`,
      kind: "deadline",
      date: lastBusinessDay(lastDayToReturnDeferrals(taxYear)),
      title: `Last day to have excess deferrals of ${taxYear} paid back`,
      detail:
        "Not moved by an extension of the return. After it the excess is taxed twice: now, and again when it is distributed.",
      citation: { authority: "IRC §402(g)(2)(A)(ii)" },
    },
    {
      topic: "return",
      id: `return-${taxYear}`,
      kind: "deadline",
      date: returnDueDay(taxYear),
      title: `The ${taxYear} return, with Form 8606 where one is needed`,
      detail: byCommand(
        `Also the last day for IRA contributions for ${taxYear}. What the return needs stands in its packet`,
        `packet --tax-year ${taxYear}`,
      ),
      citation: { authority: "IRC §6072(a), §219(f)(3), §7503" },
    },
    {
      topic: "form-5498",
      id: `form-5498-${taxYear}`,
      kind: "document",
      date: forms5498DueDay(taxYear),
      title: `Forms 5498 for ${taxYear} are due from IRA custodians`,
      detail: "A rollover from the plan to a Roth IRA stands in box 2, not in box 3.",
      citation: { authority: "IRC §408(i)", source: "Instructions for Forms 1099-R and 5498" },
    },
  );
  return list
    .filter(({ topic }) => hasPlan || !OF_PLANS.has(topic))
    .map((reminder) => ({
      ...reminder,
      id: `${reminder.id}.${encodeURIComponent(options.person)}`,
      person: options.person,
    }))
    .toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

function ofPlan({ plan }: ReminderOptions): string {
  return plan === undefined ? "" : `.${encodeURIComponent(plan)}`;
}

function inPlan({ plan }: ReminderOptions): Said {
  return plan === undefined ? "" : say` in ${{ plan }}`;
}

function conversions(options: ReminderOptions): Omit<Reminder, "person">[] {
  const { taxYear, habit, joined = yearStart(taxYear) } = options;
  const days = conversionDays(options).filter((date) => date > joined);
  return days.map((date) => ({
    topic: "convert",
    id: `convert-${date}${ofPlan(options)}`,
    kind: "conversion",
    date,
    title: say`Convert the after-tax balance${inPlan(options)} to Roth`,
    detail:
      habit === "yearly"
        ? `The last chance to convert in ${taxYear}; allow some days for the plan.`
        : "All of it, earnings included; then record the conversion.",
  }));
}

function conversionDays({ taxYear, habit, payDates, settlementDays }: ReminderOptions) {
  switch (habit) {
    case "automatic":
      return [];
    case "per_paycheck":
      return payDates.map((date) => dueDay(addDays(date, settlementDays)));
    case "monthly":
      return everyMonths(taxYear, 1);
    case "quarterly":
      return everyMonths(taxYear, 3);
    case "yearly":
      return [lastBusinessDay(calendarDate(`${taxYear}-12-15`))];
  }
}

/** Some days before the end of each period, so that the plan still acts within it. */
function everyMonths(year: TaxYear, months: number): CalendarDate[] {
  return Array.from({ length: 12 / months }, (_, index) =>
    lastBusinessDay(addDays(addMonths(yearStart(year), (index + 1) * months), -6)),
  );
}

function reviews(taxYear: TaxYear): Omit<Reminder, "person">[] {
  return [1, 2, 3].map((quarter) => ({
    topic: "review",
    id: `review-${taxYear}-q${quarter}`,
    kind: "review",
    date: dueDay(addDays(addMonths(yearStart(taxYear), quarter * 3), 4)),
    title: `Review quarter ${quarter} of ${taxYear}`,
    detail: byCommand(
      "Import the quarter's statements, and change the election if pay or match changed",
      "status",
      `schedule --tax-year ${taxYear}`,
    ),
  }));
}
