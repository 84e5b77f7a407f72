// Takes back everything that a batch recorded and that still stands. The file can be imported again after.
import { byCommand } from "../../kernel/advice.ts";
import { batchIdOf, isLedgerEventId, parseBatchId } from "../../kernel/ids.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { reversedSeq } from "../../ledger/ledger.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import type { LedgerStore, LedgerWriter } from "../ports.ts";
import { SealedYears } from "../seal/sealed-years.ts";
import { carryAlong, danglingProblems } from "./referrers.ts";

export interface Undone {
  readonly batch: string;
  /** How many events were reversed. */
  readonly reversed: number;
  /** The batch that holds the reversals. */
  readonly undoneBy: string;
  /** How many events were taken along. */
  readonly carried: number;
}

export interface Undoing {
  readonly batch: string;
  readonly text?: string | undefined;
  /** Also what rests on a name that the batch defines. */
  readonly carry?: boolean;
}

export async function undoBatch(store: LedgerStore, undoing: Undoing): Promise<Result<Undone>> {
  return await attempt(async () =>
    store.write<Result<Undone>>(async (writer) => {
      const sealed = new SealedYears(writer);
      const value = undo(writer, sealed, undoing);
      const refused = value.ok ? await sealed.refusalOfChangedLines(store) : undefined;
      return refused === undefined
        ? { keep: value.ok, value }
        : { keep: false, value: failure([refused]) };
    }),
  );
}

function undo(
  writer: LedgerWriter,
  sealed: SealedYears,
  { batch: batchId, text, carry = false }: Undoing,
): Result<Undone> {
  const batch = parseBatchId(batchId);
  const range = batch === undefined ? undefined : writer.batchRange(batch);
  if (range === undefined) {
    const event = isLedgerEventId(batchId)
      ? writer.bySeq(Number(batchId.slice(1)))
      : writer.byCallerId(batchId);
    if (event !== undefined) {
      const own = batchIdOf(event.batch);
      const message = `${quoted(batchId)} is one event of ${own}; undo takes a whole batch back`;
      const hint = byCommand(
        "take the batch back, or this one alone",
        `undo ${own}`,
        `correct ${batchId} --remove`,
      );
      return refusal("ledger.unknown-batch", message, hint);
    }
    const message = `there is no batch ${quoted(batchId)}`;
    return refusal("ledger.unknown-batch", message, byCommand("list them", "audit log"));
  }
  let undoneBy: number | undefined;
  const taken: LedgerEvent[] = [];
  // From the last back: a replacement goes before the event that it replaced comes again.
  for (let seq = range.last; seq >= range.first; seq -= 1) {
    const event = writer.bySeq(seq);
    const target = event && reversible(writer, event);
    if (target === undefined) continue;
    const refused = sealed.refusalOfReversing(target);
    if (refused !== undefined) return failure([refused]);
    undoneBy ??= writer.openBatch({ command: "undo" });
    writer.reverse(target, "undone", text);
    taken.push(target);
  }
  if (undoneBy === undefined) {
    const message = `nothing of ${batchId} stands any more`;
    return refusal("ledger.already-reversed", message, byCommand("see what did that", "audit log"));
  }
  const carried = carry
    ? carryAlong(writer, sealed, taken, { reason: "undone", text })
    : success(0);
  if (!carried.ok) return carried;
  const dangling = danglingProblems(writer, taken);
  if (dangling.length > 0) return failure(dangling);
  const done = { batch: batchId, reversed: taken.length, undoneBy: batchIdOf(undoneBy) };
  return success({ ...done, carried: carried.value });
}

/** The event whose reversal takes this one back, if it still has an effect. */
function reversible(writer: LedgerWriter, event: LedgerEvent): LedgerEvent | undefined {
  if (!writer.isStanding(event.seq)) return undefined;
  if (event.kind !== "reversal") return event;
  const target = writer.bySeq(reversedSeq(event));
  // Reversals go two deep: to take back the reversal of a reversal, the event itself is reversed again.
  if (target?.kind !== "reversal") return event;
  const original = writer.bySeq(reversedSeq(target));
  return original !== undefined && writer.isStanding(original.seq) ? original : undefined;
}
