// What lacks a fact is printed, and still not a finished answer.
import { EXIT, type ExitCode } from "../kernel/problem-codes.ts";

export function exitOf(exit: ExitCode, missing: readonly string[]): ExitCode {
  return exit === EXIT.done && missing.length > 0 ? EXIT.problems : exit;
}
