// What is wrong with somebody's data or request: a value, never an exception.

import type { Advice } from "./advice.ts";
import type { CalendarDate } from "./calendar.ts";
import type { Citation } from "./citation.ts";
import type { EventId } from "./ids.ts";
import type { MissingFact } from "./missing-fact.ts";
import type { Cents } from "./money.ts";
import { EXIT, type ExitCode, PROBLEM_CODES, type ProblemCode } from "./problem-codes.ts";
import type { Sentence } from "./sentence.ts";

/** A place in a text file. Lines and columns are physical and start at 1; columns count characters. */
export interface SourceSpan {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly endColumn?: number;
  /** Of a PDF, whose lines are those of its text. */
  readonly page?: number;
  readonly excerpt?: string;
}

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  /** A sentence with the offending value quoted, as a terminal and JSON have it. */
  readonly message: string;
  /** The same as parts, where it names people, plans, days or amounts of the ledger. */
  readonly said?: Sentence;
  readonly at?: SourceSpan;
  /** What to do about it. */
  readonly hint?: Advice;
  /** Present whenever the law is the reason. */
  readonly citation?: Citation;
  /** The recorded events that the problem is about. */
  readonly events?: readonly EventId[];
  /** What it comes to in dollars, where that is known. */
  readonly amount?: Cents;
  /** The day by which it should be put right. */
  readonly due?: CalendarDate;
  /** The facts whose absence it is about. */
  readonly facts?: readonly MissingFact[];
}

/** What a check finds: shown on paper and on the page too, so it is always said in parts. */
export type Finding = Problem & { readonly said: Sentence };

/** The exit code for a set of problems: the gravest need first — unreadable, usage, problems, decision. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  const exits = new Set(
    problems
      .filter((problem) => problem.severity === "error")
      .map((problem) => PROBLEM_CODES[problem.code].exit),
  );
  for (const exit of [EXIT.unreadable, EXIT.usage, EXIT.problems, EXIT.decision]) {
    if (exits.has(exit)) return exit;
  }
  return EXIT.done;
}

/** What a problem may say beside its code and message. */
export type ProblemDetails = Omit<Problem, "code" | "severity" | "message" | "said">;

/**
 * An error of that code.
 *
 * @example problem("file.not-found", 'there is no file "pay.csv"', { hint: "look at its name" })
 */
export function problem(code: ProblemCode, message: string, details: ProblemDetails = {}): Problem {
  return { code, severity: "error", message, ...details };
}
