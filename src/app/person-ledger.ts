// What every question to the ledger starts from: one person's events and those of nobody in particular, by
// index, so that a ledger of a whole plan answers for one person as fast as a small one; and the law with
// the years that its owner added.
import { byCommand } from "../kernel/advice.ts";
import { success } from "../kernel/outcome.ts";
import { suggestion } from "../kernel/suggestion.ts";
import { type Law, lawOf } from "../law/law.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { type Ledger, replay } from "../ledger/ledger.ts";
import { onceALedger } from "../ledger/once-a-ledger.ts";
import { attempt, type Result, refusal } from "./attempt.ts";
import { withoutPlansOfOthers } from "./plans-of-others.ts";
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
    // In the ledger of a whole plan, listing everybody costs more than reading one: ask for the one first.
    if (named !== undefined) {
      const ledger = await ledgerOf(store, named);
      if (ledger.people.has(named)) return success({ person: named, ledger });
    }
    const people = await peopleOf(store);
    const list = people.length === 0 ? "none is recorded" : `recorded: ${clip(people)}`;
    if (named !== undefined) {
      const close = suggestion(named, people);
      const hint = close === undefined ? list : `did you mean ${close}?`;
      return refusal("usage.unknown-person", `there is no person "${named}"`, hint);
    }
    const [person, second] = people;
    if (person === undefined)
      return refusal(
        "usage.person-needed",
        "no person is recorded yet",
        byCommand("record one", "record person --person ID"),
      );
    if (second !== undefined)
      return refusal("usage.person-needed", "several people are recorded", `--person ID; ${list}`);
    return success({ person, ledger: await ledgerOf(store, person) });
  });
}

export interface Reading extends PersonLedger {
  readonly law: Law;
}

/** A plan that is asked for by name is among the person's, whoever has money in it. */
export async function readingOf(
  store: LedgerReader,
  named: string | undefined,
  { plan }: { readonly plan?: string | undefined } = {},
): Promise<Result<Reading>> {
  const loaded = await loadPersonLedger(store, named);
  if (!loaded.ok) return loaded;
  const { person } = loaded.value;
  return await attempt(async () => {
    const ledger =
      plan === undefined
        ? await withoutPlansOfOthers(store, loaded.value.ledger, person)
        : loaded.value.ledger;
    return success({ person, ledger, law: lawOnce(ledger) });
  });
}

const lawOnce = onceALedger((ledger) => lawOf(ledger));

/** The built-in years and those that the ledger's owner added. */
export async function lawOfLedger(store: LedgerReader): Promise<Result<Law>> {
  return await attempt(async () =>
    success(
      lawOf(replay(await collect(store, { person: null, kinds: ["law_figures", "reversal"] }))),
    ),
  );
}

async function ledgerOf(store: LedgerReader, person: string): Promise<Ledger> {
  return await replayed(store, { person, shared: true });
}

/** What fits as a ledger, the same as before where the store remembers. */
export async function replayed(store: LedgerReader, filter: EventFilter): Promise<Ledger> {
  return (await store.replayed?.(filter)) ?? replay(await collect(store, filter));
}

/** Everybody who is recorded, in the order of their ids. */
export async function peopleOf(store: LedgerReader): Promise<readonly string[]> {
  const { people } = await replayed(store, { kinds: ["person", "reversal"] });
  return [...people.keys()].toSorted();
}

/** Several people's events and those of nobody in particular. */
export async function loadLedgerOf(
  store: LedgerReader,
  people: readonly string[],
): Promise<Ledger> {
  const [first, ...others] = people;
  if (first === undefined) return replay([]);
  const events = [await collect(store, { person: first, shared: true })];
  for (const person of others) events.push(await collect(store, { person }));
  return replay(events.flat());
}

/**
 * One ledger for each person of whom there are events, recorded as a person or not, each with the events of nobody in particular, in
 * the order of their ids: whoever goes through a whole plan holds one person's events at a time.
 */
export async function* ledgersByPerson(store: LedgerReader): AsyncGenerator<PersonLedger> {
  const people = await store.mentionedPeople();
  const shared = await collect(store, { person: null });
  for (const person of people) {
    const own = await collect(store, { person });
    yield { person, ledger: replay([...shared, ...own]) };
  }
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
