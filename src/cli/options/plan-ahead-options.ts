// Options of the commands that look ahead: amounts, percentages, dates, and what payroll will do.

import { anyText, oneOf, option, repeatedOption, switchOption } from "../../answers/input.ts";
import { readDate } from "../../answers/shared-inputs.ts";
import { PAY_FREQUENCIES, readElection } from "../../app/questions/rest-of-year.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, parseCents } from "../../kernel/money.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { type Percent, parsePercent } from "../../kernel/percent.ts";

export function readMoney(text: string): Outcome<Cents, string> {
  const amount = parseCents(text);
  return amount.ok && amount.value >= 0
    ? { ok: true, value: amount.value }
    : { ok: false, error: "a dollar amount, such as 1250.00" };
}

export function readPercent(text: string): Outcome<Percent, string> {
  const percent = parsePercent(text);
  return percent === undefined
    ? { ok: false, error: "a percentage, such as 24 or 6.5" }
    : { ok: true, value: percent };
}

export function readCount(text: string): Outcome<number, string> {
  return /^\d{1,3}$/.test(text)
    ? { ok: true, value: Number(text) }
    : { ok: false, error: "a whole number below 1000" };
}

/** `2026-11-03=20000.00`. */
export function readDatedAmount(
  text: string,
): Outcome<{ readonly date: CalendarDate; readonly amount: Cents }, string> {
  const [left = "", right = ""] = text.split("=");
  const [date, amount] = [readDate(left), readMoney(right)];
  return date.ok && amount.ok
    ? { ok: true, value: { date: date.value, amount: amount.value } }
    : { ok: false, error: "a date and an amount, such as 2026-11-03=20000.00" };
}

function readPayDays(text: string): Outcome<readonly [number, number], string> {
  const [first, second, ...rest] = text.split(",").map(Number);
  const isDay = (day: number | undefined): day is number =>
    day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31;
  return isDay(first) && isDay(second) && rest.length === 0
    ? { ok: true, value: [first, second] }
    : { ok: false, error: "two days of the month, such as 15,31 (31 is the last day)" };
}

export const planOption = option(
  "--plan <id>",
  "the plan (default: of the latest paycheck)",
  anyText,
);

const payCalendarOptions = {
  payFrequency: option(
    "--pay-frequency <frequency>",
    `${PAY_FREQUENCIES.join(", ")} (default: as the recorded dates show)`,
    oneOf(PAY_FREQUENCIES),
  ),
  payDate: option("--pay-date <date>", "a pay date to count from", readDate),
  payDays: option("--pay-days <days>", "semimonthly days (default 15,31)", readPayDays),
  weekend: option(
    "--weekend <rule>",
    "pay on a weekend: keep (default) or before",
    oneOf(["keep", "before"]),
  ),
} as const;

export const payrollOptions = {
  ...payCalendarOptions,
  remainingPaychecks: option("--remaining-paychecks <count>", "instead of a frequency", readCount),
  grossPay: option("--gross-pay <amount>", "of each check (default: as on the latest)", readMoney),
  deferral: option("--deferral <election>", "of each check: 10% or 1000.00", readElection),
  afterTax: option(
    "--after-tax <election>",
    "the after-tax election that stands now",
    readElection,
  ),
  bonuses: repeatedOption(
    "--bonus <date=amount>",
    "a bonus check; may be repeated",
    readDatedAmount,
  ),
  bonusDeferral: option(
    "--bonus-deferral <election>",
    "of bonus checks (default: none)",
    readElection,
  ),
  reserve: option("--reserve <amount>", "employer money expected after year end", readMoney),
  percentStep: option(
    "--percent-step <step>",
    "percentages in whole (default) or tenth",
    oneOf(["whole", "tenth"]),
  ),
  spillover: switchOption("--spillover", "deferrals turn into after-tax at the limit"),
} as const;
