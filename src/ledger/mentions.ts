// Which names a recorded event rests on. What defines such a name cannot go while the event stands.
import { type KnownNames, type Reference, referencesOf } from "./admit.ts";
import type { Candidate, LedgerEvent } from "./event.ts";
import { isRecordedKind } from "./kinds.ts";

/** What has to be recorded for the event to count. */
export function restsOn(event: Candidate | LedgerEvent): readonly Reference[] {
  return isRecordedKind(event.kind) ? referencesOf(event as Candidate) : [];
}

/** The same, and a spouse, whom admission does not ask for: what must not lose its name. */
export function mentionsOf(event: Candidate | LedgerEvent): readonly Reference[] {
  const { spouse } = event.data as { spouse?: string };
  const references = restsOn(event);
  return spouse === undefined ? references : [...references, { to: "person", name: spouse }];
}

/** The name that an event defines, if it defines one. */
export function definedBy({ kind, data }: Candidate | LedgerEvent): Reference | undefined {
  if (kind !== "person" && kind !== "employer" && kind !== "plan") return undefined;
  const name = (data as { person?: string; employer?: string; plan?: string })[kind];
  return name === undefined ? undefined : { to: kind, name };
}

export function isKnown({ to, name }: Reference, known: KnownNames): boolean {
  return { person: known.people, employer: known.employers, plan: known.plans }[to].has(name);
}
