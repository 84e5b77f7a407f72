// A question about a file, as a value: the command line asks it in words or prints the option that answers
// it, the page shows it with its lines. Nothing of it is stored; what is answered is.
import type { Advice } from "../../kernel/advice.ts";
import type { Cents } from "../../kernel/money.ts";
import type { SourceSpan } from "../../kernel/problem.ts";
import type { Asked } from "../../ledger/kinds.ts";

export interface Question {
  /** What an answer names it by: `column-401k-er-match`. */
  readonly id: string;
  readonly kind: Asked;
  /** The words of the file that it is about. */
  readonly words: string;
  readonly text: string;
  /** Why the proposed answer is proposed, or why none is. */
  readonly evidence?: Advice;
  /** What to show: a header and a line with the words, each marked by its columns. */
  readonly shown: readonly SourceSpan[];
  /** Every line of the file that waits for the answer. */
  readonly lines: readonly number[];
  /** What depends on it. */
  readonly amount: Cents;
  readonly answers: readonly Offer[];
  /** The value of the answer that the evidence speaks for. */
  readonly proposal?: string;
}

/** An answer that can be given. */
export interface Offer {
  readonly value: string;
  readonly label: string;
  /** The label without the id, of what has a name. */
  readonly name?: string;
  /** What follows from it. */
  readonly hint?: string;
}

/** Given now, by the id of the question. */
export type Answers = ReadonlyMap<string, string>;

/** It stays open, and is asked again the next time. */
export const LATER = "later";
/** No money of the plan; nobody of this ledger. */
export const NONE = "none";
/** It is as it looks. */
export const YES = "yes";

/** What is open of one file. */
export interface AskedOfFile {
  readonly file: string;
  readonly questions: readonly Question[];
}
