// Who and what a ledger is about, by id and name: what a form offers to choose from.
import { success } from "../../kernel/outcome.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { EventKind } from "../../ledger/kinds.ts";
import { replay } from "../../ledger/ledger.ts";
import { attempt, type Result } from "../attempt.ts";
import { collect } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Household {
  readonly people: readonly Named[];
  readonly employers: readonly Named[];
  readonly plans: readonly Named[];
}

/**
 * Everybody in the ledger; or, where what is said is about one person, that one and who may be named beside them: in the
 * ledger of a whole plan listing everybody costs three times what the rest does.
 */
export async function householdOf(
  store: LedgerReader,
  { of }: { readonly of?: string } = {},
): Promise<Result<Household>> {
  return await attempt(async () => {
    const events =
      of === undefined ? await collect(store, { kinds: NAMING }) : await namingAround(store, of);
    const { people, employers, plans } = replay(events);
    const named = (all: ReadonlyMap<string, { readonly name?: string | undefined }>) =>
      [...all].map(([id, { name }]) => ({ id, name: name ?? id }));
    return success({
      people: named(people),
      employers: named(employers),
      plans: named(plans),
    });
  });
}

const NAMING: readonly EventKind[] = ["person", "employer", "plan", "reversal"];

/** A spouse is the only other person whom an event names, and either may have stated it. */
async function namingAround(store: LedgerReader, person: string): Promise<LedgerEvent[]> {
  const events = await collect(store, { person, shared: true, kinds: NAMING });
  const spouses = new Set<string>();
  for (const event of await collect(store, { kinds: ["filing_status"] })) {
    if (event.kind !== "filing_status" || event.data.spouse === undefined) continue;
    if (event.data.person === person) spouses.add(event.data.spouse);
    if (event.data.spouse === person) spouses.add(event.data.person);
  }
  spouses.delete(person);
  for (const spouse of spouses)
    events.push(...(await collect(store, { person: spouse, kinds: NAMING })));
  return events;
}
