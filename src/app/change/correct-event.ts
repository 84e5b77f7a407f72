// Corrects an event the only way there is: its whole reversal, and a new event that says what it replaces.
import { byCommand } from "../../kernel/advice.ts";
import { eventIdOf, isLedgerEventId } from "../../kernel/ids.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Json } from "../../ledger/codec.ts";
import type { Candidate, LedgerEvent } from "../../ledger/event.ts";
import { type EventKind, isRecordedKind } from "../../ledger/kinds.ts";
import { definedBy } from "../../ledger/mentions.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import type { LedgerStore, LedgerWriter, ReversalReason } from "../ports.ts";
import { SealedYears } from "../seal/sealed-years.ts";
import { PeopleOfFile } from "../take-in/people-of-file.ts";
import { References } from "../take-in/references.ts";
import { carryAlong, danglingProblems } from "./referrers.ts";
import { replacementOf } from "./replacement.ts";

/** Why a person corrects an event; the ledger has reasons of its own besides. */
const CORRECTION_REASONS = [
  "typo",
  "duplicate",
  "custodian_corrected",
  "reclassified",
  "wrong_year",
] as const satisfies readonly ReversalReason[];

export interface Correction {
  /** `e17`, the caller's own id, or what it defines: `person/alex`. */
  readonly event: string;
  /**
   * Fields to set, by their names in the contract; null takes an optional field away. A field inside
   * another is named by its path, `features.after_tax`; those of contributions by themselves too, as
   * events and statements show them.
   */
  readonly changes: Readonly<Record<string, Json>>;
  /** Takes the event away without a replacement. */
  readonly remove?: boolean;
  readonly reason: (typeof CORRECTION_REASONS)[number];
  readonly text?: string;
  /** Also what rests on a name that the event defines: renamed with it, or taken back with it. */
  readonly carry?: boolean;
  /** Looks and records nothing. */
  readonly dryRun?: boolean;
}

export interface Corrected {
  readonly reversed: string;
  readonly reversal: string;
  readonly replacement?: string;
  /** How many events were taken along. */
  readonly carried: number;
}

export async function correctEvent(
  store: LedgerStore,
  correction: Correction,
): Promise<Result<Corrected>> {
  return await attempt(async () =>
    store.write<Result<Corrected>>(async (writer) => {
      const sealed = new SealedYears(writer);
      const value = correct(writer, sealed, correction);
      const refused = value.ok ? await sealed.refusalOfChangedLines(store) : undefined;
      return refused === undefined
        ? { keep: value.ok && correction.dryRun !== true, value }
        : { keep: false, value: failure([refused]) };
    }),
  );
}

function correct(
  writer: LedgerWriter,
  sealed: SealedYears,
  correction: Correction,
): Result<Corrected> {
  const target = eventCalled(writer, correction.event);
  // Figures of a year are taken back whole; other figures are added as a file with their sources.
  const isMeant = (kind: EventKind) =>
    isRecordedKind(kind) || (kind === "law_figures" && correction.remove === true);
  if (target === undefined || !isMeant(target.kind)) {
    const message = `there is no event ${quoted(correction.event)} to correct`;
    return refusal("ledger.unknown-event", message, byCommand("list them", "events"));
  }
  if (!writer.isStanding(target.seq)) {
    const message = `${target.id} was reversed before`;
    return refusal("ledger.already-reversed", message, "correct the event that replaced it");
  }
  const replacement = correction.remove ? undefined : replacementOf(target, correction.changes);
  if (replacement !== undefined && !replacement.ok) return replacement;
  const refused =
    sealed.refusalOfReversing(target) ?? (replacement && sealed.refusalOf(replacement.value));
  if (refused !== undefined) return failure([refused]);
  writer.openBatch({ command: "correct" });
  const reversal = writer.reverse(target, correction.reason, correction.text);
  const done = { reversed: target.id, reversal: eventIdOf(reversal) };
  let by: string | undefined;
  if (replacement !== undefined) {
    const references = new References(writer, new PeopleOfFile(writer));
    references.note(replacement.value);
    const problems = references.problems();
    if (problems.length > 0) return failure(problems);
    const seq = writer.append(replacement.value, target.seq);
    by = replacement.value.id ?? eventIdOf(seq);
  }
  const carried = correction.carry
    ? carryAlong(writer, sealed, [target], {
        reason: correction.reason,
        text: correction.text,
        renamed: replacement && renaming(target, replacement.value),
      })
    : success(0);
  if (!carried.ok) return carried;
  const dangling = danglingProblems(writer, [target]);
  if (dangling.length > 0) return failure(dangling);
  return success({ ...done, ...(by !== undefined && { replacement: by }), carried: carried.value });
}

/** The name that a correction gives to what the event defines, when it is another. */
function renaming(target: LedgerEvent, replacement: Candidate) {
  const [from, to] = [definedBy(target), definedBy(replacement)];
  return from === undefined || to === undefined || from.name === to.name
    ? undefined
    : { from, to: to.name };
}

function eventCalled(writer: LedgerWriter, id: string): LedgerEvent | undefined {
  if (isLedgerEventId(id)) return writer.bySeq(Number(id.slice(1)));
  return writer.byCallerId(id) ?? definitionOf(writer, id);
}

/** `person/alex`, `employer/acme`, `plan/acme-401k`: what defines that name. */
function definitionOf(writer: LedgerWriter, id: string): LedgerEvent | undefined {
  const at = id.indexOf("/");
  const [kind, name] = [id.slice(0, at), id.slice(at + 1)];
  return writer
    .standing(["person", "employer", "plan"])
    .findLast((event) => event.kind === kind && definedBy(event)?.name === name);
}
