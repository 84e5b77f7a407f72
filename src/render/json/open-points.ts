// Open points for other programs, as the contract has them.
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { citationText } from "../../kernel/citation.ts";
import { formatCents } from "../../kernel/money.ts";
import type { AmountJson } from "./amount.ts";

export interface OpenPointJson {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly events: readonly string[];
  readonly due?: string;
  readonly amount?: AmountJson;
  readonly action?: string;
  readonly citation?: string;
}

export function openPointsJson(points: readonly OpenPoint[]): readonly OpenPointJson[] {
  return points.map(({ code, severity, message, events, due, amount, action, citation }) => ({
    code,
    severity,
    message,
    events,
    ...(due !== undefined && { due }),
    ...(amount !== undefined && { amount: formatCents(amount) }),
    ...(action !== undefined && { action }),
    ...(citation !== undefined && { citation: citationText(citation) }),
  }));
}

/** Errors and warnings alone, as `check` has them. */
export function problemsJson(points: readonly OpenPoint[]) {
  return points
    .filter(({ severity }) => severity !== "todo")
    .map(({ code, severity, message, events, citation, action }) => ({
      code,
      severity,
      message,
      events,
      citation: citation === undefined ? null : citationText(citation),
      ...(action !== undefined && { hint: action }),
    }));
}
