// What statements say, as values that can be held against the ledger: what a plan received, what payroll
// paid, and the sums of a year to date.
import type { CalendarDate } from "../kernel/calendar.ts";
import type { Cents } from "../kernel/money.ts";
import type { ContributionFamily } from "../ledger/contribution-kinds.ts";
import type { ContributionKey, Contributions } from "../ledger/kinds.ts";

/** The line of a file that says it. */
export interface Said {
  readonly plan: string;
  readonly file: string;
  readonly line: number;
}

/** A sum that the plan received on one day; `all` when the statement does not say which kind it is. */
export interface StatedDeposit extends Said {
  readonly date: CalendarDate;
  readonly payDate?: CalendarDate;
  readonly source: ContributionFamily | "all";
  readonly amount: Cents;
}

/** A paycheck as a payslip or a payroll register states it. */
export interface StatedPaycheck extends Said {
  readonly date: CalendarDate;
  readonly contributions: Contributions;
}

/** A line of a plan's statement that waits for review, so that what it means is not known. */
export interface OpenDeposit extends Said {
  readonly date: CalendarDate;
}

/** The sum of a year's contributions up to and with a day. */
export interface StatedYearToDate extends Said {
  readonly date: CalendarDate;
  /** When it does not begin on 1 January. */
  readonly start?: CalendarDate;
  readonly toldBy: "payroll" | "plan";
  /** In the statement's words. */
  readonly source: string;
  readonly keys: readonly ContributionKey[];
  readonly amount: Cents;
  readonly includesLoanPayments: boolean;
}

/** The days that a file covers, where it says so. */
export interface StatedCoverage extends Said {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface Statements {
  readonly covered: readonly StatedCoverage[];
  readonly deposits: readonly StatedDeposit[];
  readonly paychecks: readonly StatedPaycheck[];
  readonly open: readonly OpenDeposit[];
  readonly yearToDate: readonly StatedYearToDate[];
}
