// Where something stands in an OFX file, and what is wrong there.
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import type { ProblemCode } from "../../kernel/problem-codes.ts";

/** Physical line and column, from 1; columns count characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A problem whose file is not known yet. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  readonly at: Place;
  readonly length?: number;
}

export function faultAt(
  at: Place,
  message: string,
  hint: string,
  code: ProblemCode = "import.malformed-ofx",
): Fault {
  return { code, message, hint, at };
}

export function problemOf(fault: Fault, file: string): Problem {
  const { code, message, hint, at, length } = fault;
  const span: SourceSpan = {
    file,
    ...at,
    ...(length !== undefined && { endColumn: at.column + length }),
  };
  return { code, severity: "error", message, hint, at: span };
}
