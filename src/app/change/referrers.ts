// What standing events rest on must stay: a plan that is renamed or taken back would leave its paychecks
// behind, uncounted, and every answer would look as if nothing were wrong.
import { failure, type Outcome, success } from "../../kernel/outcome.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { admitReference, type Reference } from "../../ledger/admit.ts";
import { encodeData, type LedgerEvent } from "../../ledger/event.ts";
import { reversedSeq } from "../../ledger/ledger.ts";
import { definedBy, isKnown, mentionsOf, restsOn } from "../../ledger/mentions.ts";
import type { LedgerWriter, ReversalReason } from "../ports.ts";
import type { SealedYears } from "../seal/sealed-years.ts";
import { knownNames } from "../take-in/references.ts";
import { replacementOf } from "./replacement.ts";

/** A name that nothing defines any more, and the standing events that rest on it. */
interface Left {
  readonly reference: Reference;
  readonly events: readonly LedgerEvent[];
}

/** What a transaction that took these events back has left without its names. */
function leftWithout(writer: LedgerWriter, taken: readonly LedgerEvent[]): readonly Left[] {
  const defined = taken.map(definedBy).filter((reference) => reference !== undefined);
  if (defined.length === 0) return [];
  const known = knownNames(writer);
  return defined
    .filter((reference) => !isKnown(reference, known))
    .map((reference) => ({
      reference,
      events: writer
        .mentioning(reference.name)
        .filter((event) => mentionsOf(event).some((each) => same(each, reference))),
    }))
    .filter(({ events }) => events.length > 0);
}

/** Why what was taken back, or brought back with it, cannot be: with every event that would be left. */
export function danglingProblems(
  writer: LedgerWriter,
  taken: readonly LedgerEvent[],
): readonly Problem[] {
  const left = leftWithout(writer, taken).map(({ reference: { to, name }, events }) => {
    const ids = events.map(({ id }) => id);
    const shown =
      ids.length > 8 ? `${ids.slice(0, 8).join(", ")} and ${ids.length - 8} more` : ids.join(", ");
    return problem(
      "ledger.still-referred-to",
      `the ${to} ${quoted(name)} is what ${ids.length} ${ids.length === 1 ? "event rests" : "events rest"} on: ${shown}`,
      {
        hint: "change those first; or take them along in the same batch with --carry",
        events: ids,
      },
    );
  });
  return [...left, ...broughtBack(writer, taken)];
}

/** An undone reversal brings an event back; what that rests on must still be there. */
function broughtBack(writer: LedgerWriter, taken: readonly LedgerEvent[]): readonly Problem[] {
  const events = taken
    .filter((event) => event.kind === "reversal")
    .map((event) => writer.bySeq(reversedSeq(event)))
    .filter((event) => event !== undefined)
    .filter((event) => writer.isStanding(event.seq));
  if (events.length === 0) return [];
  const known = knownNames(writer);
  return events.flatMap((event) =>
    restsOn(event)
      .map((reference) => admitReference(reference, known))
      .filter((found) => found !== undefined)
      .map((found) => ({ ...found, events: [event.id] })),
  );
}

export interface Carrying {
  readonly reason: ReversalReason;
  readonly text?: string | undefined;
  /** Where the name went; without it, what rests on a lost name is taken back too. */
  readonly renamed?: { readonly from: Reference; readonly to: string } | undefined;
}

/** Takes along what rests on lost names, and what rests on that, within the open batch. */
export function carryAlong(
  writer: LedgerWriter,
  sealed: SealedYears,
  taken: readonly LedgerEvent[],
  { reason, text, renamed }: Carrying,
): Outcome<number, readonly Problem[]> {
  let carried = 0;
  let last = taken;
  while (last.length > 0) {
    const gone: LedgerEvent[] = [];
    for (const { reference, events } of leftWithout(writer, last)) {
      for (const event of events.filter(({ seq }) => writer.isStanding(seq))) {
        const follows = renamed !== undefined && same(renamed.from, reference);
        const instead = follows ? renamedIn(event, reference, renamed.to) : undefined;
        if (instead !== undefined && !instead.ok) return instead;
        const refused =
          sealed.refusalOfReversing(event) ?? (instead && sealed.refusalOf(instead.value));
        if (refused !== undefined) return failure([refused]);
        writer.reverse(event, reason, text);
        if (instead !== undefined) writer.append(instead.value, event.seq);
        else gone.push(event);
        carried += 1;
      }
    }
    last = gone;
  }
  return success(carried);
}

const FIELDS: Readonly<Record<Reference["to"], readonly string[]>> = {
  person: ["person", "spouse"],
  employer: ["employer"],
  plan: ["plan", "to_plan"],
};

function renamedIn(event: LedgerEvent, { to, name }: Reference, now: string) {
  const data = encodeData(event.kind, event.data);
  const fields = FIELDS[to].filter((field) => data[field] === name);
  return replacementOf(event, Object.fromEntries(fields.map((field) => [field, now])));
}

function same(a: Reference, b: Reference): boolean {
  return a.to === b.to && a.name === b.name;
}
