// The `check` output of the contract: every problem that the checks found.
import { citationText } from "../../kernel/citation.ts";
import type { Problem } from "../../kernel/problem.ts";

export function checkJson(problems: readonly Problem[]): Readonly<Record<string, unknown>> {
  return {
    problems: problems.map(({ code, severity, message, hint, events, citation }) => ({
      code,
      severity,
      message,
      events: events ?? [],
      citation: citation === undefined ? null : citationText(citation),
      ...(hint !== undefined && { hint }),
    })),
  };
}
