// The reminders of a person's year, with the plan's own conversion habit and pay dates.
import {
  type CalendarDate,
  limitationYearEnding,
  type TaxYear,
  yearEnd,
  yearStart,
} from "../../kernel/calendar.ts";
import { type Ledger, limitationYearEndOf } from "../../ledger/ledger.ts";
import { payDates } from "../../planning/pay-dates.ts";
import { type ConversionHabit, type Reminder, reminders } from "../../planning/reminders.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";

/** Without an outlook only the days of the law are known. */
export function remindersOf(
  ledger: Ledger,
  options: {
    readonly person: string;
    readonly taxYear: TaxYear;
    readonly habit?: ConversionHabit;
  },
  outlook: YearOutlook | undefined,
): Reminder[] {
  const { person, taxYear } = options;
  const plan = outlook === undefined ? undefined : ledger.plans.get(outlook.plan);
  const calendar = outlook?.soFar.calendar;
  const joined = plan === undefined ? undefined : firstPayday(ledger, person, plan.plan);
  return reminders({
    person,
    taxYear,
    habit: options.habit ?? habitOf(ledger, outlook),
    payDates:
      calendar === undefined
        ? []
        : payDates({ calendar, from: yearStart(taxYear), to: yearEnd(taxYear) }),
    settlementDays: 3,
    hasPlan: ledger.plans.size > 0,
    ...(joined !== undefined && { joined }),
    ...(plan !== undefined && {
      plan: plan.plan,
      limitationYearEnd: limitationYearEnding(taxYear, limitationYearEndOf(ledger, plan.plan)).end,
    }),
  });
}

/** No day to convert on where a plan converts by itself, or is not known to hold after-tax money. */
function habitOf(ledger: Ledger, outlook: YearOutlook | undefined): ConversionHabit {
  if (outlook?.takesAfterTax !== "yes") return "automatic";
  const { inPlanRothRollover, inServiceRollover } = ledger.plans.get(outlook.plan)?.features ?? {};
  const isImpossible = inPlanRothRollover === "none" && inServiceRollover === false;
  return inPlanRothRollover === "automatic" || isImpossible ? "automatic" : "monthly";
}

/** Nothing can be converted before the first paycheck of the plan. */
function firstPayday(ledger: Ledger, person: string, plan: string): CalendarDate | undefined {
  return ledger.of("paycheck").find(({ data }) => data.person === person && data.plan === plan)
    ?.data.date;
}
