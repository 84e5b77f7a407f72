// The ledger as it was known at a moment: the events recorded up to one of them. Every use case reads
// through this and none of them knows of it; the chain makes any such state reproducible.
import { byCommand } from "../kernel/advice.ts";
import { type CalendarDate, calendarDate, parseCalendarDate } from "../kernel/calendar.ts";
import { batchIdOf, eventIdOf, isLedgerEventId, parseBatchId } from "../kernel/ids.ts";
import { invariant } from "../kernel/invariant.ts";
import { success } from "../kernel/outcome.ts";
import { quoted } from "../kernel/shown-text.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { attempt, type Result, refusal } from "./attempt.ts";
import { collect } from "./person-ledger.ts";
import type { LedgerReader, LedgerStore } from "./ports.ts";

/** A state of the ledger: everything up to event number `seq`. */
export interface LedgerPoint {
  /** As it was asked for: a date, an event, a batch. */
  readonly asked: string;
  readonly seq: number;
  /** The day, in UTC, on which its last event was recorded. */
  readonly recordedOn: CalendarDate;
  /** The day to stand at: the date that was asked for, else `recordedOn`. */
  readonly day: CalendarDate;
  /** How many events have been recorded since. */
  readonly later: number;
}

type Batch = LedgerEvent<"batch">;

/**
 * Finds the state that a date (up to the end of that day, UTC), an event (`e17`, or the caller's own
 * id), a batch (`b12`) or `now` names.
 *
 * @returns `ledger.unknown-event`, `ledger.unknown-batch` or `ledger.nothing-known-then`
 */
export async function pointOf(store: LedgerReader, asked: string): Promise<Result<LedgerPoint>> {
  return await attempt(async () => {
    const head = (await store.head()).seq;
    const batches = (await collect(store, { kinds: ["batch"] })).filter(isBatch);
    const at = (seq: number, day?: CalendarDate) => {
      const recordedOn = dayOf(batches.findLast((batch) => batch.seq <= seq));
      const known = recordedOn ?? day;
      return known === undefined
        ? nothingThen(`nothing was recorded before ${asked}`, batches[0])
        : success({ asked, seq, recordedOn: known, day: day ?? known, later: head - seq });
    };
    if (asked === "now") return at(head);
    const date = parseCalendarDate(asked);
    if (date !== undefined) {
      const last = batches.findLastIndex((batch) => (dayOf(batch) ?? "") <= date);
      if (last < 0) return nothingThen(`nothing was recorded by ${asked}`, batches[0]);
      const next = batches[last + 1];
      return at(next === undefined ? head : next.seq - 1, date);
    }
    const batch = parseBatchId(asked);
    if (batch !== undefined) {
      const index = batches.findIndex(({ seq }) => seq === batch);
      const next = batches[index + 1];
      if (index >= 0) return at(next === undefined ? head : next.seq - 1);
      const hint = byCommand("list them", "audit log");
      return refusal("ledger.unknown-batch", `there is no batch ${quoted(asked)}`, hint);
    }
    const seqs = await seqsOf(store, asked, head);
    const [seq, second] = seqs;
    if (seq !== undefined && second === undefined) return at(seq);
    if (seq !== undefined) {
      const ids = seqs.map(eventIdOf).join(", ");
      const message = `${quoted(asked)} was recorded more than once: as ${ids}`;
      return refusal("usage.bad-option", message, "name one of them");
    }
    const message = `${quoted(asked)} is neither a date nor an event of the ledger`;
    const hint = byCommand(
      `a date such as 2026-03-31, or an event from e1 to ${eventIdOf(head)}`,
      "events",
    );
    return refusal("ledger.unknown-event", message, hint);
  });
}

/** The same ledger with nothing after an event. It can only be read. */
export function ledgerAt(store: LedgerStore, point: Pick<LedgerPoint, "seq">): LedgerStore {
  return {
    events: (filter) =>
      store.events({ ...filter, upTo: Math.min(filter.upTo ?? point.seq, point.seq) }),
    mentionedPeople: () => store.mentionedPeople(),
    firstYear: () => store.firstYear(),
    head: (upTo) => store.head(Math.min(upTo ?? point.seq, point.seq)),
    body: (seq) => store.body(seq),
    verify: (options) => store.verify(options),
    backup: async () => readOnly(),
    backups: () => store.backups(),
    againstRememberedHeads: () => store.againstRememberedHeads(),
    archive: async () => readOnly(),
    write: async () => readOnly(),
    close: () => store.close(),
  };
}

function readOnly(): never {
  invariant(false, "a past state of the ledger is only read");
}

async function seqsOf(store: LedgerReader, id: string, head: number): Promise<number[]> {
  if (isLedgerEventId(id)) {
    const seq = Number(id.slice(1));
    return seq >= 1 && seq <= head ? [seq] : [];
  }
  const seqs: number[] = [];
  for await (const page of store.events({}))
    for (const event of page) if (event.id === id) seqs.push(event.seq);
  return seqs;
}

function nothingThen(message: string, first: Batch | undefined) {
  const day = dayOf(first);
  const hint =
    first === undefined || day === undefined
      ? byCommand("the ledger is empty", "import FILE")
      : `the first record is ${batchIdOf(first.seq)} of ${day}; to move only the day that counts as today: --today DATE`;
  return refusal("ledger.nothing-known-then", message, hint);
}

function isBatch(event: LedgerEvent): event is Batch {
  return event.kind === "batch";
}

function dayOf(batch: Batch | undefined): CalendarDate | undefined {
  return batch && calendarDate(batch.data.recordedAt.slice(0, 10));
}
