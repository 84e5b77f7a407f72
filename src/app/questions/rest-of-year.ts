// The rest of a person's year in one plan: room, schedule and what they rest on. The command line says
// what the ledger cannot know.
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import type { Percent } from "../../kernel/percent.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { PayCalendar } from "../../planning/pay-dates.ts";
import { type Expectations, type YearOutlook, yearOutlook } from "../../planning/year-outlook.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { PayrollRequest } from "./payroll-request.ts";

export interface RestOfYearRequest extends PayrollRequest {
  readonly taxYear: TaxYear;
  readonly person: string | undefined;
  readonly plan?: string | undefined;
  readonly today: CalendarDate;
}

export async function restOfYear(
  store: LedgerReader,
  request: RestOfYearRequest,
): Promise<Result<YearOutlook>> {
  const reading = await readingOf(store, request.person, { plan: request.plan });
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const expect = expectations(request, ledger, person);
  if (!expect.ok) return failure([expect.error]);
  return yearOutlook(ledger, law, {
    person,
    taxYear: request.taxYear,
    today: request.today,
    expect: expect.value,
    ...(request.plan !== undefined && { plan: request.plan }),
  });
}

export function expectations(
  request: PayrollRequest,
  ledger: Ledger,
  person: string,
): Outcome<Expectations, Problem> {
  const calendar = payCalendarOf(request, ledger, person);
  if (!calendar.ok) return calendar;
  const given = {
    calendar: calendar.value,
    weekend: request.weekend,
    remainingChecks: request.remainingPaychecks,
    grossPay: request.grossPay,
    deferral: request.deferral,
    afterTax: request.afterTax,
    bonuses: request.bonuses,
    bonusDeferral: request.bonusDeferral,
    reserve: request.reserve,
    spillover: request.spillover,
    percentStep: request.percentStep === "tenth" ? (1_000 as Percent) : undefined,
  };
  // What was not said must be absent, not undefined.
  return success(
    Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Expectations,
  );
}

function payCalendarOf(
  request: PayrollRequest,
  ledger: Ledger,
  person: string,
): Outcome<PayCalendar | undefined, Problem> {
  const { payFrequency: frequency, payDays } = request;
  const payDate =
    request.payDate ??
    ledger.of("paycheck").findLast(({ data }) => data.person === person)?.data.date;
  if (frequency === undefined) return success(undefined);
  if (frequency === "semimonthly") return success({ frequency, days: payDays ?? [15, 31] });
  if (frequency === "monthly")
    return success({ frequency, day: payDate === undefined ? 31 : Number(payDate.slice(8)) });
  if (payDate !== undefined) return success({ frequency, anchor: payDate });
  return failure({
    code: "usage.bad-option",
    severity: "error",
    message: `--pay-frequency ${frequency} needs a pay date to count from`,
    hint: "--pay-date YYYY-MM-DD, any date on which pay came",
  });
}
