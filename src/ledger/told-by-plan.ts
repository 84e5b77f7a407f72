// The same money is told twice: by payroll when it is paid, by the plan when it arrives. An event does
// not say who told it; what it holds does.
import type { CalendarDate } from "../kernel/calendar.ts";
import type { EventData } from "./kinds.ts";

/** Deposits follow the pay date by up to this many days; later ones are asked about. */
export const DEPOSIT_WITHIN_DAYS = 12;

/**
 * Whether a recorded paycheck is known from the plan alone: it has the day of deposit for a date, or a
 * deposit and nothing that only payroll knows.
 */
export function isToldByPlan(
  paycheck: EventData<"paycheck">,
): paycheck is EventData<"paycheck"> & { readonly depositedOn: CalendarDate } {
  return (
    paycheck.depositedOn !== undefined &&
    paycheck.grossPay === undefined &&
    paycheck.periodStart === undefined &&
    paycheck.periodEnd === undefined
  );
}
