// How an import is to go about its files: what the command line, a review or a script asks for.
import type { Layout } from "../../intake/layouts/layout.ts";
import type { StatedMoney } from "../../intake/read-record.ts";
import type { Encoding } from "../../intake/text/statement-text.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { Answers } from "./question.ts";

const CONFIRMATIONS = ["account", "large-amounts", "far-dates"] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];
/** What is typed is of no account. */
export type TypedConfirmation = Exclude<Confirmation, "account">;

export interface ImportOptions {
  readonly person?: string | undefined;
  readonly plan?: string | undefined;
  readonly layout?: string | undefined;
  /** Shows what would happen and records nothing. */
  readonly dryRun?: boolean | undefined;
  /** Replaces what is recorded with other content: a reversal and a new event. */
  readonly supersede?: boolean | undefined;
  /** Layouts of statements that the user wrote. */
  readonly userLayouts?: readonly Layout[] | undefined;
  readonly encoding?: Encoding | undefined;
  /** What somebody has looked at: that the account is another one, that amounts are that large, days that far. */
  readonly confirm?: readonly Confirmation[] | undefined;
  /** The day on which it is taken in: a date of the year after next is asked about. */
  readonly takenOn?: CalendarDate | undefined;
  /** Answers to questions about the files, by the id of the question. */
  readonly answers?: Answers | undefined;
  /** Whether answers are kept for the next file like these; unless said otherwise they are. */
  readonly remember?: boolean | undefined;
  /** Records nothing of a file while it has questions: somebody is there to answer them. */
  readonly holdForAnswers?: boolean | undefined;
  /** Lines whose proposals are to be recorded: somebody looked. */
  readonly accept?: "all" | ReadonlySet<number> | undefined;
  /** Told of every line that stays open. */
  readonly onOpen?: ((open: OpenLine) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A line that needs review, and what would be recorded if it were accepted. */
export interface OpenLine {
  readonly file: string;
  readonly line: number;
  /** Of a PDF. */
  readonly page?: number;
  readonly lines: number;
  readonly reason: string;
  readonly lacks?: "person";
  readonly proposal: readonly Candidate[];
  readonly stated: readonly StatedMoney[];
}

export interface Progress {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytes: number;
}
