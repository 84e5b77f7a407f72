// A ledger that can be asked, at a moment: the file, what is known of it (`--as-of`) and which day is
// today (`--today`). Settled once, before anything is asked, so that no question and no rule handles
// either. A shell makes one from a path and its own clock.
import type { CalendarDate } from "../kernel/calendar.ts";
import { success } from "../kernel/outcome.ts";
import type { Result } from "./attempt.ts";
import type { LedgerPoint } from "./known-at.ts";
import type { FontFiles, Hashing, LedgerStore, SourceFile } from "./ports.ts";

export interface LedgerAccess {
  /** The file, as the user named it. */
  readonly ledger: string;
  /** The calendar day that counts as today. */
  readonly today: CalendarDate;
  /** Set when an earlier state of the ledger was asked for: nothing after it is read. */
  readonly knownAt?: LedgerPoint;
  /** Whether there is one to ask: it was named, or the file is there. Some questions can do without. */
  expected(): boolean;
  /** Opens the file as it is now; `withLedger` does it for one question, and closes it. */
  open(): Promise<LedgerStore>;
  /** Set while several questions share one opening; whoever opened it closes it. */
  readonly opened?: LedgerStore;
  hashing(): Promise<Hashing>;
  /** A file that somebody names beside the ledger: a path for a command line, an upload for a page. */
  source(name: string): Promise<SourceFile>;
  fonts(): Promise<FontFiles>;
  /** The style sheet that the page and the written report share. */
  style(): Promise<string>;
}

/** Opens the ledger for one question, as it was known at the moment asked for, and closes it, whatever happens. */
export async function withLedger<T>(
  access: LedgerAccess,
  work: (store: LedgerStore) => Promise<T>,
): Promise<T> {
  if (access.opened !== undefined) return await work(access.opened);
  const store = await access.open();
  try {
    if (access.knownAt === undefined) return await work(store);
    const { ledgerAt } = await import("./known-at.ts");
    return await work(ledgerAt(store, access.knownAt));
  } finally {
    store.close();
  }
}

export interface Moment {
  /** A date, an event (`e17`) or a batch (`b12`). */
  readonly asOf?: string | undefined;
  readonly today?: CalendarDate | undefined;
}

/** The same ledger as it was at that moment; problems when nothing was recorded then. */
export async function atMoment(
  access: LedgerAccess,
  { asOf, today }: Moment,
): Promise<Result<LedgerAccess>> {
  if (asOf === undefined) return success(today === undefined ? access : { ...access, today });
  const { pointOf } = await import("./known-at.ts");
  const point = await withLedger(access, (store) => pointOf(store, asOf));
  if (!point.ok) return point;
  return success({ ...access, today: today ?? point.value.day, knownAt: point.value });
}
