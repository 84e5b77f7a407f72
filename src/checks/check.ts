// What a check is: a name, and a function from recorded facts to problems. It says nothing when it has
// nothing to say; a warning only where the missing or doubtful fact could change a result.
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import type { Finding } from "../kernel/problem.ts";
import type { Law } from "../law/law.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { LimitsReport } from "../limits/limits-of.ts";

/** Looks at one person over all years. */
export interface PersonCheck {
  readonly name: string;
  readonly per: "person";
  find(ledger: Ledger, person: string): Finding[];
}

/** Looks at one person and tax year; not run for a year whose limits are refused. */
export interface YearCheck {
  readonly name: string;
  readonly per: "year";
  find(context: YearContext): Finding[];
}

export interface YearContext {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly limits: LimitsReport;
  /** Left out where no clock is asked: then only the record tells that a year is over. */
  readonly today?: CalendarDate;
}

export type Check = PersonCheck | YearCheck;
