// An amount so large that a comma was lost, or a row of totals taken for a person. Nobody's plan money of
// one day is above ten million dollars; whoever's is says so.
import { type Cents, formatDollars } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Candidate } from "../../ledger/event.ts";

/** In cents. No law: a bound for the eye. */
const PLAUSIBLE = 10_000_000_00;

export function implausibleAmount(candidate: Candidate): Problem | undefined {
  const amount = largestIn(candidate.data);
  if (amount <= PLAUSIBLE) return undefined;
  const { source } = candidate;
  return {
    code: "import.amount-implausible",
    severity: "error",
    message: `${formatDollars(amount as Cents)} in one ${candidate.kind} is above ${formatDollars(PLAUSIBLE as Cents)}`,
    hint: "if it is right, import with --confirm large-amounts",
    ...(source && source.file !== "" && { at: { file: source.file, line: source.line } }),
  };
}

/** The numbers of an event are cents and years, and no year is that large. */
function largestIn(data: unknown): number {
  if (typeof data === "number") return data;
  if (typeof data !== "object" || data === null) return 0;
  let largest = 0;
  for (const value of Object.values(data)) {
    if (typeof value === "string") continue;
    largest = Math.max(largest, largestIn(value));
  }
  return largest;
}
