// What a row of a statement means: money that went in, money that moved, known noise, a question, or an error.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { SourceRule } from "../layouts/layout.ts";
import type { AskedOfRow } from "../unknown.ts";

export type PlanSource = NonNullable<SourceRule["plan_source"]>;

/** The employee and account of a row in the statement's words; empty when it has none. */
export interface Owner {
  readonly employee: string;
  readonly employeeWords: readonly string[];
  readonly account: string;
}

/** Money that went into the plan. */
export interface MoneyIn {
  readonly is: "money_in";
  readonly owner: Owner;
  readonly date: CalendarDate;
  readonly depositedOn?: CalendarDate;
  readonly periodStart?: CalendarDate;
  readonly periodEnd?: CalendarDate;
  readonly grossPay?: Cents;
  readonly limitationYear?: number;
  /** By kind; one that no rule could name is missing from here and told in `open`. */
  readonly contributions: readonly (readonly [key: ContributionKey, amount: Cents])[];
  readonly amount: Cents;
  readonly sourceWords?: string;
  /** Why somebody has to look; `complete` says whether the contributions are nevertheless all there. */
  readonly open?: string;
  readonly complete: boolean;
  /** All that is open is how much of it is Roth: payroll may know. */
  readonly rothUnstated?: true;
  readonly unknowns?: readonly AskedOfRow[];
}

export interface Transfer {
  readonly is: "transfer";
  readonly owner: Owner;
  readonly date: CalendarDate;
  /** Never negative. */
  readonly amount: Cents;
  readonly direction: "in" | "out";
  readonly source?: PlanSource;
  /** Where it went, on a row that states both sides. */
  readonly into?: PlanSource;
  /** OFX has no source for Roth money: what it calls after-tax may be either. */
  readonly mayBeRoth?: true;
  readonly words: string;
  /** The statement calls it a conversion. */
  readonly named?: boolean;
  /** The statement calls it an exchange, between funds as a rule. */
  readonly exchange?: boolean;
  readonly fund?: string;
  /** It left the plan. */
  readonly leaves?: boolean;
}

export type Meaning =
  | MoneyIn
  | Transfer
  | {
      readonly is: "ignored";
      readonly reason: string;
      /** It is a line of the paycheck above, and may say its gross pay. */
      readonly ofPaycheckAbove?: { readonly grossPay?: Cents };
    }
  | {
      readonly is: "review";
      readonly reason: string;
      readonly owner?: Owner;
      readonly date?: CalendarDate;
      readonly amount?: Cents;
      readonly unknowns?: readonly AskedOfRow[];
    }
  | { readonly is: "error"; readonly problems: readonly Problem[] };
