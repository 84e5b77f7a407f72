// Faults of the outside world arrive as exceptions that say what is wrong; a use case hands them on as
// problems. Everything else is a bug of ours and goes up.
import type { Advice } from "../kernel/advice.ts";
import { failure, type Outcome } from "../kernel/outcome.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import type { Fault } from "./ports.ts";

export type Result<T> = Outcome<T, readonly Problem[]>;

export async function attempt<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (isFault(error)) return failure([error.problem]);
    throw error;
  }
}

/** The same for what is read piece by piece: the caller's loop ends with the fault's problem. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Error && "problem" in error;
}

export function refusal(
  code: Problem["code"],
  message: string,
  hint: Advice,
): { readonly ok: false; readonly error: readonly Problem[] } {
  return failure([problem(code, message, { hint })]);
}
