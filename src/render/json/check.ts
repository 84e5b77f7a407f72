// The `check` output of the contract: every problem that the checks found.
import type { AcceptedFinding } from "../../checks/accepted-findings.ts";
import { citationText } from "../../kernel/citation.ts";
import type { Problem } from "../../kernel/problem.ts";

export function checkJson(
  problems: readonly Problem[],
  accepted?: readonly AcceptedFinding[],
): Readonly<Record<string, unknown>> {
  return {
    problems: problems.map(({ code, severity, message, hint, events, citation }) => ({
      code,
      severity,
      message,
      events: events ?? [],
      citation: citation === undefined ? null : citationText(citation),
      ...(hint !== undefined && { hint }),
    })),
    ...(accepted && {
      accepted: accepted.map(({ problem, reason, by }) => ({
        code: problem.code,
        message: problem.message,
        events: problem.events ?? [],
        reason,
        accepted_by: by,
      })),
    }),
  };
}
