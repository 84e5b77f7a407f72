// Where a warning is accepted that is right as it is.
import type { OpenPoint } from "../../app/questions/open-points/open-point.ts";
import { query } from "./document.ts";

/** The page on which a finding is accepted; nothing of what the checks do not find. */
export function addressOfAccepting(
  { severity, code, events: [event] }: OpenPoint,
  scope: { readonly person: string; readonly year: number },
): string | undefined {
  return severity === "warning" && event !== undefined
    ? `/accept?${query(scope)}&${new URLSearchParams({ code, event }).toString()}`
    : undefined;
}
