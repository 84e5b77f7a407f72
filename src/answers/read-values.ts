// What stands in an input, as text, and what it reads to; else a phrase that completes "… is not".
import { type CalendarDate, parseCalendarDate, type TaxYear, taxYear } from "../kernel/calendar.ts";
import { type Cents, parseCents } from "../kernel/money.ts";
import type { Outcome } from "../kernel/outcome.ts";
import { type Percent, parsePercent } from "../kernel/percent.ts";

export function readTaxYear(text: string): Outcome<TaxYear, string> {
  return /^(19|20|21)\d{2}$/.test(text)
    ? { ok: true, value: taxYear(Number(text)) }
    : { ok: false, error: "a year of four digits, such as 2026" };
}

export function readDate(text: string): Outcome<CalendarDate, string> {
  const date = parseCalendarDate(text);
  return date === undefined
    ? { ok: false, error: "a date, such as 2026-01-15" }
    : { ok: true, value: date };
}

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
