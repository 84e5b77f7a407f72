// What a person states about payroll, because the ledger cannot know it.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, parseCents } from "../../kernel/money.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { parsePercent } from "../../kernel/percent.ts";
import type { PayFrequency } from "../../planning/pay-dates.ts";
import type { Election } from "../../planning/upcoming-checks.ts";

export const PAY_FREQUENCIES = ["weekly", "biweekly", "semimonthly", "monthly"] as const;

/** What a person states about payroll; everything may be left out. */
export interface PayrollRequest {
  readonly payFrequency?: PayFrequency | undefined;
  /** A known pay date, for weekly and biweekly; for monthly its day counts. */
  readonly payDate?: CalendarDate | undefined;
  readonly payDays?: readonly [number, number] | undefined;
  readonly weekend?: "keep" | "before" | undefined;
  readonly remainingPaychecks?: number | undefined;
  readonly grossPay?: Cents | undefined;
  readonly deferral?: Election | undefined;
  readonly afterTax?: Election | undefined;
  readonly bonuses?: readonly { readonly date: CalendarDate; readonly amount: Cents }[] | undefined;
  readonly bonusDeferral?: Election | undefined;
  readonly reserve?: Cents | undefined;
  readonly percentStep?: "whole" | "tenth" | undefined;
  readonly spillover?: boolean | undefined;
}

/** `10%` of each check, or `1000.00` of each check. */
export function readElection(text: string): Outcome<Election, string> {
  if (text.trim().endsWith("%")) {
    const percent = parsePercent(text);
    if (percent !== undefined) return success({ kind: "percent", percent });
  } else {
    const amount = parseCents(text);
    if (amount.ok && amount.value >= 0) return success({ kind: "amount", amount: amount.value });
  }
  return failure("a percentage or an amount of each check, such as 10% or 1000.00");
}
