// What a question about the rest of the year may be told: the plan, and what payroll will do.
import { PAY_FREQUENCIES, readElection } from "../app/questions/payroll-request.ts";
import type { Outcome } from "../kernel/outcome.ts";
import { anyText, oneOf, option, repeatedOption, switchOption } from "./input.ts";
import { readCount, readDate, readDatedAmount, readMoney } from "./read-values.ts";

function readPayDays(text: string): Outcome<readonly [number, number], string> {
  const [first, second, ...rest] = text.split(",").map(Number);
  const isDay = (day: number | undefined): day is number =>
    day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31;
  return isDay(first) && isDay(second) && rest.length === 0
    ? { ok: true, value: [first, second] }
    : { ok: false, error: "two days of the month, such as 15,31 (31 is the last day)" };
}

export const planInput = option(
  "--plan <id>",
  "the plan (default: of the latest paycheck)",
  anyText,
);

const payCalendarInputs = {
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

export const payrollInputs = {
  ...payCalendarInputs,
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
