// What a reader of any statement hands on: for each stretch of physical lines, what became of it.
// Every line of a file ends up in exactly one bucket, and the counts add up to the file.
import type { CalendarDate } from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import type { Cents } from "../kernel/money.ts";
import type { Problem, SourceSpan } from "../kernel/problem.ts";
import type { Candidate } from "../ledger/event.ts";
import type { ContributionKey, PlanFeatures } from "../ledger/kinds.ts";
import type { Feed, Movement, Recalled, Unknown } from "./unknown.ts";

export interface ReadRecord {
  /** The first physical line of the stretch. */
  readonly at: SourceSpan;
  /** How many physical lines it covers; a quoted newline makes it more than one. */
  readonly lines: number;
  /** In formats that put several entries on a line, or one on many: how many entries it stands for. */
  readonly entries?: number;
  readonly result: ReadResult;
  /** Said on the first record of a file whose layout is known only when it is read: the sheet of a workbook. */
  readonly layout?: string;
  /** What the report says besides, as warnings: that the file was read as Windows-1252. */
  readonly notes?: readonly Problem[];
  /** Said once a file, on any of its records, when no layout has mapped the account to a plan. */
  readonly account?: StatedAccount;
  /** Said once a file: the days that it covers, deposits or none. */
  readonly covers?: Coverage;
  /** Sums of the year that the stretch states besides: no events, but something to check them by. */
  readonly yearToDate?: readonly YearToDate[];
  /** Whose money it is, and of which plan, where that is settled: also of what waits for review. */
  readonly owner?: { readonly person: string; readonly plan: string };
  /** Sums of the year in columns of a register, beside the money of the row: what an import is checked by. */
  readonly sumsOfYear?: readonly YearToDate[];
  /** Words of the stretch that no rule knows and that something depends on: what may be asked. */
  readonly unknowns?: readonly Unknown[];
}

/** Whose account a file says it is, in words that may be kept: `…0042`, `EXAMPLE WORKS`. */
export interface StatedAccount {
  readonly plan: string;
  readonly account: string;
}

/** The days, first to last, that a statement of a plan is about. */
export interface Coverage {
  readonly plan: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Contributions from a start (else 1 January) to a date, in the statement's words and in ours. */
export interface YearToDate {
  /** The plan, when the file says which; the caller's otherwise. */
  readonly plan?: string;
  readonly date: CalendarDate;
  readonly start?: CalendarDate;
  readonly side: Side;
  readonly source: string;
  readonly keys: readonly ContributionKey[];
  readonly amount: Cents;
  readonly includesLoanPayments: boolean;
}

/** Who reported the money: the payroll that paid it, or the plan that received it. The same money, twice told. */
export type Side = "payroll" | "plan";

/** Money that a line states and that is not an event yet: what source inference and `review` work on. */
export interface StatedMoney {
  readonly date: CalendarDate;
  readonly amount: Cents;
  /** The source in the statement's own words; absent when it states none. */
  readonly source?: string;
}

/** A sum that the plan received on one day. */
export interface Deposit {
  readonly person: string;
  readonly plan: string;
  readonly date: CalendarDate;
  readonly amount: Cents;
}

export type ReadResult =
  /** To be recorded, together or not at all. */
  | {
      readonly bucket: "candidates";
      readonly candidates: readonly Candidate[];
      readonly side?: Side;
      /** OFX has no source for Roth money: what it calls after-tax may be either. */
      readonly afterTaxMayBeRoth?: true;
    }
  /** Part of the events of the record at line `into`, which comes first, and shares its fate. */
  | { readonly bucket: "folded"; readonly into: number }
  /** The ledger has it from elsewhere: a deposit of a paycheck that payroll reported. */
  | {
      readonly bucket: "already_recorded";
      readonly event: EventId;
      readonly reason: string;
      /** The day on which the plan received it, which payroll did not know. */
      readonly depositedOn?: CalendarDate;
    }
  /** Known not to be an event: a header, a blank line, a valuation. */
  | { readonly bucket: "ignored"; readonly reason: string }
  /** Not recorded until somebody decides; `proposal` is what it would be. */
  | {
      readonly bucket: "needs_review";
      readonly reason: string;
      /** What somebody has to say before anything can be proposed. */
      readonly lacks?: "person";
      readonly proposal: readonly Candidate[];
      readonly side?: Side;
      readonly stated?: readonly StatedMoney[];
      /** Money that the plan received and whose sources the statement does not state. */
      readonly deposit?: Deposit;
    }
  | { readonly bucket: "error"; readonly problems: readonly Problem[] };

/** What the caller of an import said, and what the ledger knows, for rows that leave it out. */
export interface ReadContext {
  /** The file name as the user gave it: it stands in every place and problem. */
  readonly file: string;
  /** `--person`, else the only person of the ledger, for rows that name none. */
  readonly person?: string;
  /** Whether `--person` named them, so that others in the same file make no row ambiguous. */
  readonly personNamed?: boolean;
  /** `--plan`, else the only plan, for rows that name none. */
  readonly plan?: string;
  /** Whether `--plan` named it. */
  readonly planNamed?: boolean;
  /** Everybody recorded whose full name stands in the text. */
  readonly peopleNamed?: (
    text: string,
  ) => readonly { readonly person: string; readonly name: string }[];
  /** What was answered before, or just now, about files like this one. */
  readonly recall?: (feed: Feed) => Recalled;
  /** What a recorded plan allows; a same-day pair of transfers is a rollover only where the plan does them. */
  readonly planFeatures?: (plan: string) => PlanFeatures | undefined;
  /** Whether it may have been all the after-tax money there, if what is `presumed` was moved before it. */
  readonly mayBeAll?: (movement: Movement, presumed: readonly Movement[]) => boolean;
}

/** One way to read a file, chosen before the first row. Readers stream: memory does not grow with the file. */
export interface StatementReader {
  /** The layout's name as printed: `rothbook/paycheck`. */
  readonly layout: string;
  read(
    chunks: AsyncIterable<Uint8Array>,
    context: ReadContext,
  ): AsyncIterable<readonly ReadRecord[]>;
}
