// A question as a value: what it is called, what it takes, how it is asked, how its answer is shown and when
// the answer is not a good one. Shells are made from it: a command of the command line, a screen of the
// page. `questions.ts` lists them; what is large is loaded when a question is asked, not when it is listed.
import type { Result } from "../app/attempt.ts";
import type { LedgerAccess } from "../app/ledger-access.ts";
import type { Problem } from "../kernel/problem.ts";
import type { View } from "../render/views/view.ts";
import type { Inputs, Values } from "./input.ts";

export interface QuestionOf<I extends Inputs, A> {
  /** One word, or two for a question of a group: `reconcile statements`. */
  readonly name: string;
  readonly summary: string;
  /** As a command, without the program's name: `limits --tax-year 2025`. */
  readonly example: string;
  readonly inputs: I;
  readonly ask: (access: LedgerAccess, given: Values<I>) => Promise<Result<A>>;
  /** The answer as cells and tables; JSON, CSV, text and pages are printed from it. */
  readonly view?: (answer: A, given: Values<I>) => Promise<View>;
  /** For a terminal, when it is no list of tables. */
  readonly screen?: (answer: A) => Promise<(columns: number) => string>;
  /** The answer in formats of its own, beside those of a view or instead of them. */
  readonly documents?: Readonly<Record<string, Document<I, A>>>;
  /** The format that an input asks for, and which input. */
  readonly impliedFormat?: (
    given: Values<I>,
  ) => { readonly format: string; readonly by: string } | undefined;
  /** What else is to be said, in words. */
  readonly remarks?: (answer: A) => readonly string[];
  /** Why there is nothing to deliver, when there is nothing: no letter has to be written. */
  readonly nothing?: (answer: A, given: Values<I>) => string | undefined;
  /** What is to be said beside the answer; an error among it decides the exit code. */
  readonly problems?: (answer: A) => readonly Problem[];
  readonly endsWithOne?: EndsWithOne<A>;
}

/** An answer was given, and it is not a good one: a script must not take it for one. */
export interface EndsWithOne<A> {
  /** Completes "ends with 1 when …". */
  readonly when: string;
  readonly is: (answer: A, shown: View | undefined) => boolean;
}

export interface Document<I extends Inputs, A> {
  readonly make: (
    answer: A,
    how: {
      readonly access: LedgerAccess;
      readonly given: Values<I>;
      /** The width of a terminal. */
      readonly columns: number;
    },
  ) => Promise<string | Uint8Array>;
  /** Set when an option of its own names it as well, `--letter`: what help says of that. */
  readonly shortcut?: string;
  /** Set when a terminal cannot show it: what it is, and a name for a file of it. */
  readonly file?: {
    readonly what: string;
    readonly name: (given: Values<I>) => string;
  };
}

/** Whatever it takes and answers: as a shell goes through the list. */
export type Question = QuestionOf<Inputs, unknown>;

/** Infers what is asked from the inputs, and what is shown from the answer. */
export function defineQuestion<const I extends Inputs, A>(
  question: QuestionOf<I, A>,
): QuestionOf<I, A> {
  return question;
}
