// A warning that may be right as it is: what else to do about it, and the command that accepts it with a reason.
import { type Advice, byCommand } from "./advice.ts";
import type { EventId } from "./ids.ts";
import type { ProblemCode } from "./problem-codes.ts";
import type { Said } from "./sentence.ts";

export function orAccept(
  words: Said,
  finding: { readonly person: string; readonly code: ProblemCode; readonly event: EventId },
): Advice {
  const { person, code, event } = finding;
  return byCommand(
    words,
    `record accepted_finding --person ${person} --code ${code} --event ${event} --reason …`,
  );
}
