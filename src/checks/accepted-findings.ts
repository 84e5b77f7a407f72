// Warnings that somebody has looked at and accepted: they are kept and shown with their reason, but are
// nothing to do any more. An error is never accepted, and a warning about any event that was recorded or
// corrected after the acceptance is looked at anew.
import type { EventId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/problem.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { lastingNames } from "../ledger/identity.ts";
import type { Ledger } from "../ledger/ledger.ts";

export interface AcceptedFinding {
  readonly problem: Problem;
  readonly reason: string;
  /** The event that accepted it. */
  readonly by: EventId;
}

export interface Findings {
  readonly open: readonly Problem[];
  readonly accepted: readonly AcceptedFinding[];
}

/** Parts what the checks found into what is open and what was accepted. */
export function sortFindings(ledger: Ledger, found: readonly Problem[]): Findings {
  const acceptances = ledger.of("accepted_finding");
  if (acceptances.length === 0) return { open: found, accepted: [] };
  const recordedAt = new Map(ledger.events.map(({ id, seq }) => [id, seq]));
  const names = lastingNames(ledger.events);
  const open: Problem[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const problem of found) {
    const by = acceptances.find((each) => accepts(each, problem, { recordedAt, names }));
    if (by === undefined) open.push(problem);
    else accepted.push({ problem, reason: by.data.reason, by: by.id });
  }
  return { open, accepted };
}

function accepts(
  { seq, data }: LedgerEvent<"accepted_finding">,
  { severity, code, events = [] }: Problem,
  known: {
    readonly recordedAt: ReadonlyMap<EventId, number>;
    readonly names: ReadonlyMap<EventId, string>;
  },
): boolean {
  return (
    severity === "warning" &&
    code === data.code &&
    events.some((id) => id === data.event || known.names.get(id) === data.event) &&
    !events.some((id) => isLater(known.recordedAt.get(id), seq))
  );
}

/** An event that does not stand any more, as of a name that is gone, came before. */
function isLater(recordedAt: number | undefined, acceptedAt: number): boolean {
  return recordedAt !== undefined && recordedAt > acceptedAt;
}
