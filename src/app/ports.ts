// What the use cases need from outside: a ledger and files. The shell implements these and
// hands them in; nothing in `app` knows of SQLite or of the file system.
import type { CalendarDate } from "../kernel/calendar.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Candidate, LedgerEvent } from "../ledger/event.ts";
import type { EventData, EventKind } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** A thrown fault of the outside world that already says what is wrong and what to do. */
export interface Fault extends Error {
  readonly problem: Problem;
}

export interface EventFilter {
  /** Only this person's events, or with null those of nobody in particular; with `shared`, both. */
  readonly person?: string | null;
  readonly shared?: boolean;
  readonly kinds?: readonly EventKind[];
  /** The `seq` of a batch. */
  readonly batch?: number;
  /** The calendar year of the event's date. */
  readonly year?: number;
  /** Nothing after this `seq`. */
  readonly upTo?: number;
}

/** The last event's number and hash: what an outside witness keeps. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
  readonly ledgerId: string;
  /** Set when the chain up to here was not followed, because the ledger is large. */
  readonly partRead?: PartRead;
}

/** The events that were read, each held against its own hash. */
export interface PartRead {
  readonly events: number;
  /** SHA-256 over their hashes in the order of their numbers, 64 hexadecimal digits. */
  readonly digest: string;
}

export interface LedgerReader {
  /** Everything recorded that fits, reversed events and reversals too, by `seq`, a page at a time. */
  events(filter: EventFilter): AsyncIterable<readonly LedgerEvent[]>;
  /** What fits, replayed: there where it is kept for the next question, `readOnce`. */
  replayed?(filter: EventFilter): Promise<Ledger>;
  /** Of whom there are events, recorded as a person or not, in the order of their ids. */
  mentionedPeople(): Promise<readonly string[]>;
  /** The first calendar year that something recorded belongs to. */
  firstYear(): Promise<number | undefined>;
  /** The last event, or the one of that number. */
  head(upTo?: number): Promise<Head>;
  /** The exact text of an event that was hashed. */
  body(seq: number): Promise<string>;
  verify(options: { readonly deep: boolean }): Promise<Verification>;
  /** Writes a verified copy to a path where nothing is; none is left when its verification finds problems. */
  backup(destination: string): Promise<Verification>;
  /** What is remembered of backups; undefined where nothing can be remembered. */
  backups(): Promise<BackupFacts | undefined>;
  /** What the heads remembered here say against it: an older copy, or another history. Nothing where none are remembered. */
  againstRememberedHeads(): Promise<readonly Problem[]>;
  /** Writes a folder that needs no program of ours to be read and verified. */
  archive(folder: string, tables: readonly ArchiveTable[]): Promise<void>;
}

/** A backup that this machine made: when, and up to which event. */
export interface RememberedBackup {
  readonly madeOn: CalendarDate;
  readonly seq: number;
}

export interface BackupFacts {
  /** Undefined when none was made on this machine. */
  readonly newest: RememberedBackup | undefined;
  /** The last event of the ledger. */
  readonly head: number;
}

/** Hashes, as 64 hexadecimal digits; the tree is that of RFC 9162 §2.1. */
export interface Hashing {
  sha256(text: string): string;
  merkleRoot(bodies: readonly string[]): string;
  inclusionProof(bodies: readonly string[], index: number): readonly string[];
  /** Undefined when index, size and path do not fit together. */
  rootFromProof(proof: {
    readonly body: string;
    readonly index: number;
    readonly size: number;
    readonly path: readonly string[];
  }): string | undefined;
}

/** A table for people that goes into an archive. */
export interface ArchiveTable {
  readonly name: string;
  readonly csv: string;
}

/** What `audit verify` found. */
export interface Verification {
  readonly head: Head;
  readonly events: number;
  /** The first event that does not verify, and the last good one before it. */
  readonly firstBad?: number;
  readonly problems: readonly Problem[];
}

export type BatchOpening = Omit<EventData<"batch">, "recordedAt" | "app">;

/** A recorded event that is not decoded before it is asked for. */
export interface Recorded {
  readonly seq: number;
  /** Whether its bytes are those of this candidate; no says nothing. Not for candidates with an id of their own. */
  isBodyOf(candidate: Candidate): boolean;
  event(): LedgerEvent;
}

/** One transaction. What it says of the ledger includes what it has appended itself, unless it says otherwise. */
export interface LedgerWriter {
  /** The number of the last event before this transaction. */
  readonly start: number;
  /** Whether anything of the kind was recorded before this transaction: when not, `earlier` is empty. */
  hasEarlier(kind: EventKind): boolean;
  /** The standing events with this key that were recorded before this transaction, in their order. */
  earlier(key: {
    readonly kind: EventKind;
    readonly person: string | undefined;
    readonly when: string | undefined;
  }): readonly Recorded[];
  /** The event with the next number, when it stands and was recorded before this transaction: for reading on in order. */
  after(seq: number): Recorded | undefined;
  /** The standing event with the caller's own id. */
  byCallerId(id: string): LedgerEvent | undefined;
  bySeq(seq: number): LedgerEvent | undefined;
  isStanding(seq: number): boolean;
  /** Whether the person was recorded, and stands, before the file that is taken in: the file itself says whom it adds. */
  hasPerson(person: string): boolean;
  /** The standing events of these kinds. */
  standing(kinds: readonly EventKind[]): readonly LedgerEvent[];
  /** The same one after another, where a whole plan may have them by the ten thousand; nothing is appended meanwhile. */
  eachStanding(kinds: readonly EventKind[]): Iterable<LedgerEvent>;
  /** The standing events whose text holds the name, in quotes; a reader of their fields decides what it means there. */
  mentioning(name: string): readonly LedgerEvent[];
  /** The numbers of the events that a batch wrote, after its opening. */
  batchRange(batch: number): { readonly first: number; readonly last: number } | undefined;

  /** Opens the batch that the following events belong to; returns its `seq`. */
  openBatch(opening: BatchOpening): number;
  /** Appends one event to the open batch; returns its `seq`. */
  append(candidate: Candidate, replaces?: number): number;
  /** Appends the reversal of a standing event. */
  reverse(target: LedgerEvent, reason: ReversalReason, text?: string): number;

  /** Marks this point; `toMark` takes back everything appended since. */
  mark(): void;
  toMark(): void;
}

export type ReversalReason = EventData<"reversal">["reason"];

export interface LedgerStore extends LedgerReader {
  /** Runs one transaction, and keeps what it wrote when it says so. A thrown error takes everything back. */
  write<T>(work: (writer: LedgerWriter) => Promise<Written<T>>): Promise<T>;
  close(): void;
}

export interface Written<T> {
  readonly keep: boolean;
  readonly value: T;
}

/** Bytes to import. */
export interface SourceFile {
  /** The name as the user gave it. */
  readonly name: string;
  /** Reads it once for its digest and length. */
  fingerprint(): Promise<Fingerprint>;
  /** Reads it for its content; `changed` says, once read to the end, whether it is not what was fingerprinted. */
  read(): { readonly chunks: AsyncIterable<Uint8Array>; changed(): boolean };
}

export interface Fingerprint {
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, by which a layout is recognised. */
  readonly head: Uint8Array;
}

/** A new ledger that is not in its place yet. */
export interface LedgerInTheMaking {
  fill<T>(work: (store: LedgerStore) => Promise<T>): Promise<T>;
  /** Puts it in its place, with all that is in it. */
  keep(): void;
  /** Clears away what is only needed while it is made; to be called in the end, kept or not. */
  discard(): void;
}

/** Where ledgers are. All throw a `Fault`. */
export interface LedgerFiles {
  /** Makes one with nothing in it. */
  create(path: string): void;
  /** Begins one that is to be filled: nothing is at the path until it is kept. */
  begin(path: string): LedgerInTheMaking;
  open(path: string): LedgerStore;
  /** Looks a ledger over and records nothing. */
  examine(path: string): Promise<Examination>;
  /** Puts a verified copy of a backup in the ledger's place; what was there is renamed, with `stamp` in its name. */
  restore(options: {
    readonly backup: string;
    /** What it came as, where that is no file of the user\'s. */
    readonly cameAs?: string;
    readonly ledger: string;
    readonly stamp: string;
    /** Also a history that is not the one remembered here. */
    readonly force?: boolean;
  }): Restored | Verification;
}

export interface Examination {
  readonly findings: readonly Finding[];
  /** Why it could not be opened. */
  readonly fault?: Problem;
}

/** One thing that was looked at; `problem` when something should be done. */
export interface Finding {
  readonly what: string;
  readonly detail: string;
  readonly unknown?: boolean;
  readonly problem?: Problem;
}

export interface Restored {
  readonly head: Head;
  /** Where the file that was there before is now. */
  readonly movedTo?: string;
}

/** The fonts that every PDF embeds, as files. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  /** Chinese characters and kana: ten megabytes, read only when a name needs them. */
  chinese(): Uint8Array;
}
