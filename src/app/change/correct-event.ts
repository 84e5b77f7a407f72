// Corrects an event the only way there is: its whole reversal, and a new event that says what it replaces.
import { eventIdOf, isLedgerEventId } from "../../kernel/ids.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { Problem } from "../../kernel/problem.ts";
import { maskTaxpayerNumbers, quoted } from "../../kernel/shown-text.ts";
import { admit } from "../../ledger/admit.ts";
import { callerIdOf } from "../../ledger/body.ts";
import type { Fault, Json, JsonObject } from "../../ledger/codec.ts";
import { type Candidate, decodeData, encodeData, type LedgerEvent } from "../../ledger/event.ts";
import { contributionFields, type EventKind, isRecordedKind } from "../../ledger/kinds.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import type { LedgerStore, LedgerWriter, ReversalReason } from "../ports.ts";
import { SealedYears } from "../seal/sealed-years.ts";
import { References } from "../take-in/references.ts";

/** Why a person corrects an event; the ledger has reasons of its own besides. */
const CORRECTION_REASONS = [
  "typo",
  "duplicate",
  "custodian_corrected",
  "reclassified",
  "wrong_year",
] as const satisfies readonly ReversalReason[];

export interface Correction {
  /** `e17`, or the caller's own id. */
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
}

export interface Corrected {
  readonly reversed: string;
  readonly reversal: string;
  readonly replacement?: string;
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
        ? { keep: value.ok, value }
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
    return refusal("ledger.unknown-event", message, "list them with: rothbook events");
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
  if (replacement === undefined) return success(done);
  const references = new References(writer);
  references.note(replacement.value);
  const problems = references.problems();
  if (problems.length > 0) return failure(problems);
  const seq = writer.append(replacement.value, target.seq);
  return success({ ...done, replacement: replacement.value.id ?? eventIdOf(seq) });
}

function eventCalled(writer: LedgerWriter, id: string): LedgerEvent | undefined {
  return isLedgerEventId(id) ? writer.bySeq(Number(id.slice(1))) : writer.byCallerId(id);
}

function replacementOf(
  target: LedgerEvent,
  changes: Readonly<Record<string, Json>>,
): Result<Candidate> {
  const { note, ...fields } = changes;
  const data = withFields(encodeData(target.kind, target.data), fields);
  const faults: Fault[] = [];
  const decoded = decodeData(target.kind, data, (fault) => faults.push(fault));
  if (decoded === undefined) {
    return failure(
      faults.map(({ path, code, message, hint }): Problem => {
        const named = `${message} (${path.slice(1).replaceAll("/", ".")})`;
        return { code, severity: "error", message: named, ...(hint !== undefined && { hint }) };
      }),
    );
  }
  const id = callerIdOf(target);
  const words = note === undefined ? target.note : note;
  const candidate = {
    kind: target.kind,
    data: decoded,
    ...(id !== undefined && { id }),
    ...(typeof words === "string" && { note: maskTaxpayerNumbers(words) }),
  } as Candidate;
  const problems = admit(candidate);
  return problems.length > 0 ? failure(problems) : success(candidate);
}

const CONTRIBUTIONS = new Set(Object.values(contributionFields).map(({ wire }): string => wire));

function withFields(data: JsonObject, fields: JsonObject): JsonObject {
  let changed = data;
  for (const [name, value] of Object.entries(fields)) {
    const own = isObject(data["contributions"]) && CONTRIBUTIONS.has(name);
    changed = withField(changed, own ? ["contributions", name] : name.split("."), value);
  }
  return changed;
}

function withField(data: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [name = "", ...inner] = path;
  if (inner.length > 0) {
    const within = data[name];
    const changed = withField(isObject(within) ? within : {}, inner, value);
    return { ...data, [name]: changed };
  }
  return { ...data, [name]: value };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
