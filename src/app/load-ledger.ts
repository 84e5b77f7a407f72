// The ledger as the rules want it: one person's events and those of nobody in particular, by index, so
// that a ledger of a whole plan answers for one person as fast as a small one.
import { success } from "../kernel/outcome.ts";
import { suggestion } from "../kernel/suggestion.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { type Ledger, replay } from "../ledger/ledger.ts";
import { attempt, type Result, refusal } from "./attempt.ts";
import type { EventFilter, LedgerReader } from "./ports.ts";

export interface PersonLedger {
  readonly ledger: Ledger;
  readonly person: string;
}

/** The person named, or the only one; a problem when there are several or none of that name. */
export async function loadPersonLedger(
  store: LedgerReader,
  named: string | undefined,
): Promise<Result<PersonLedger>> {
  return await attempt(async () => {
    const people = [
      ...replay(await collect(store, { kinds: ["person", "reversal"] })).people.keys(),
    ];
    const list = people.length === 0 ? "none is recorded" : `recorded: ${clip(people)}`;
    if (named !== undefined && !people.includes(named)) {
      const close = suggestion(named, people);
      const hint = close === undefined ? list : `did you mean ${close}?`;
      return refusal("usage.unknown-person", `there is no person "${named}"`, hint);
    }
    const [first, second] = people;
    const person = named ?? (second === undefined ? first : undefined);
    if (person === undefined) {
      const message =
        first === undefined ? "no person is recorded yet" : "several people are recorded";
      const hint =
        first === undefined ? "rothbook record person --person ID" : `--person ID; ${list}`;
      return refusal("usage.person-needed", message, hint);
    }
    const events = await collect(store, { person, shared: true });
    return success({ person, ledger: replay(events) });
  });
}

/** Everything that stands, of everybody. */
export async function loadLedger(store: LedgerReader): Promise<Result<Ledger>> {
  return await attempt(async () => success(replay(await collect(store, {}))));
}

export async function collect(store: LedgerReader, filter: EventFilter): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const page of store.events(filter)) for (const event of page) events.push(event);
  return events;
}

function clip(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(", ");
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
