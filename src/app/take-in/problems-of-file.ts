// What is wrong with a file: every problem of it, and whether any of them keeps it out of the ledger.
import type { Problem } from "../../kernel/problem.ts";
import type { Candidate } from "../../ledger/event.ts";

/** A file with more problems than this is not the file that was meant; the lines still count. */
const MOST_PROBLEMS = 10_000;

export class ProblemsOfFile {
  readonly list: Problem[] = [];
  #failed = false;

  /** Nothing of the file is kept, so the rest of it is only checked. */
  get failed(): boolean {
    return this.#failed;
  }

  fail(): void {
    this.#failed = true;
  }

  add(problem: Problem): void {
    if (problem.severity === "error") this.#failed = true;
    if (this.list.length < MOST_PROBLEMS) this.list.push(problem);
  }

  /** At the line that the event was read from. */
  refuse({ source }: Candidate, refusal: Problem): void {
    const at = source && source.file !== "" && { file: source.file, line: source.line };
    this.add({ ...refusal, ...(at && { at }) });
  }
}
