// The reminders of a person's year, with the plan's own conversion habit and pay dates.
import { limitationYearEnding, type TaxYear, yearEnd, yearStart } from "../../kernel/calendar.ts";
import { type Ledger, limitationYearEndOf } from "../../ledger/ledger.ts";
import { payDates } from "../../planning/pay-dates.ts";
import { type ConversionHabit, type Reminder, reminders } from "../../planning/reminders.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";

/** Without an outlook only the days of the law are known. */
export function remindersOf(
  ledger: Ledger,
  options: { readonly taxYear: TaxYear; readonly habit?: ConversionHabit },
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
