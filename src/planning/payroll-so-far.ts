// What the recorded paychecks of one plan say of the year so far and, as the best guess for the checks to
// come, what the latest regular check looked like.

import type { CalendarDate, LimitationYear } from "../kernel/calendar.ts";
import { add, type Cents, total, ZERO } from "../kernel/money.ts";
import { contributedOf, DEFERRAL_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Contributions } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { inferPayCalendar, type PayCalendar, payDates } from "./pay-dates.ts";

export interface PayrollSoFar {
  /** Gross pay of the checks that state it. */
  readonly pay: Cents;
  readonly deferrals: Cents;
  /** Match paid, on checks and outside them. */
  readonly match: Cents;
  readonly afterTax: Cents;
  readonly checks: number;
  readonly last?: LedgerEvent<"paycheck">;
  /** The latest check on a usual pay date: bonuses stand aside. */
  readonly usual?: LedgerEvent<"paycheck">;
  /** The payroll calendar that the dates follow, if they follow one. */
  readonly calendar?: PayCalendar;
}

export function payrollSoFar(
  ledger: Ledger,
  scope: { readonly person: string; readonly plan: string; readonly year: LimitationYear },
): PayrollSoFar {
  const { person, plan, year } = scope;
  const mine = ledger
    .of("paycheck")
    .filter(({ data }) => data.person === person && data.plan === plan);
  const checks = mine.filter(({ data }) => isWithin(data.date, year));
  const outside = ledger
    .of("employer_contribution")
    .filter(
      ({ data }) =>
        data.person === person &&
        data.plan === plan &&
        String(data.limitationYear) === year.end.slice(0, 4) &&
        (data.source === "match" || data.source === "roth_match"),
    );
  const sum = (part: (data: LedgerEvent<"paycheck">["data"]) => Cents) =>
    total(checks.map(({ data }) => part(data)));
  // Last year's dates help to recognise the calendar early in the year.
  const calendar = inferPayCalendar(mine.slice(-12).map(({ data }) => data.date));
  const last = checks.at(-1);
  const usual = checks.findLast(({ data }) => calendar !== undefined && isOn(calendar, data.date));
  return {
    pay: sum(({ grossPay }) => grossPay ?? ZERO),
    deferrals: sum(({ contributions }) => deferralOf(contributions)),
    match: add(
      sum(({ contributions }) => matchOf(contributions)),
      ...outside.map(({ data }) => data.amount),
    ),
    afterTax: sum(({ contributions }) => contributions.afterTax ?? ZERO),
    checks: checks.length,
    ...(last !== undefined && { last, usual: usual ?? last }),
    ...(calendar !== undefined && { calendar }),
  };
}

export function deferralOf(contributions: Contributions): Cents {
  return contributedOf(contributions, DEFERRAL_KEYS);
}

export function matchOf({ match, rothMatch }: Contributions): Cents {
  return add(match ?? ZERO, rothMatch ?? ZERO);
}

/** Employer money that follows no deferral and comes with each check. */
export function otherEmployerOf(contributions: Contributions): Cents {
  const { nonelective, rothNonelective, safeHarbor } = contributions;
  return add(nonelective ?? ZERO, rothNonelective ?? ZERO, safeHarbor ?? ZERO);
}

function isOn(calendar: PayCalendar, date: CalendarDate): boolean {
  return payDates({ calendar, from: date, to: date }).length > 0;
}

function isWithin(date: CalendarDate, { start, end }: LimitationYear): boolean {
  return start <= date && date <= end;
}
