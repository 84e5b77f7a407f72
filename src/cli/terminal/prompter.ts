// Questions on a terminal, as the commands ask them: one interface, so that tests answer from a list.
// Whoever gives up (Ctrl-C, Esc) ends the command before anything was written.

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface Prompter {
  /** The default, or nothing, when the answer is empty; `check` says what is wrong with an answer. */
  text(question: {
    readonly message: string;
    readonly suggestion?: string;
    /** What an empty answer means. */
    readonly fallback?: string;
    readonly check?: (text: string) => string | undefined;
  }): Promise<string>;
  /** What is typed is not shown. */
  secret(question: {
    readonly message: string;
    readonly check: (text: string) => string | undefined;
  }): Promise<string>;
  choose(question: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly initial?: string;
  }): Promise<string>;
  /** Any number of the choices, none too unless `atLeastOne`. */
  chooseMany(question: {
    readonly message: string;
    readonly choices: readonly Choice[];
    readonly atLeastOne?: boolean;
  }): Promise<readonly string[]>;
  confirm(question: { readonly message: string; readonly initial: boolean }): Promise<boolean>;
}

/** The user gave up; what a shell reports for it is 128 + SIGINT. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

export const CANCELLED = 130;
