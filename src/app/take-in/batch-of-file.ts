// What of a file is written: one batch, opened by the first event, so that a file of nothing new leaves the
// ledger as it is; and whose money it was.
import type { StatedAccount } from "../../intake/read-record.ts";
import { batchIdOf } from "../../kernel/ids.ts";
import { type Candidate, type LedgerEvent, personOf, whenOf } from "../../ledger/event.ts";
import type { BatchOpening, LedgerWriter } from "../ports.ts";
import { PeopleOfFile } from "./people-of-file.ts";

export class BatchOfFile {
  readonly #writer: LedgerWriter;
  readonly #opening: BatchOpening;
  readonly #accounts: StatedAccount[] = [];
  readonly people: PeopleOfFile;
  /** The numbers of what was typed. */
  readonly appended: number[] = [];
  /** What was replaced by other content. */
  readonly superseded: LedgerEvent[] = [];
  /** The layout of what a workbook holds. */
  #inner: { readonly layout?: string } = {};
  #batch: number | undefined;

  constructor(writer: LedgerWriter, opening: BatchOpening) {
    this.#writer = writer;
    this.#opening = opening;
    this.people = new PeopleOfFile(writer);
  }

  /** `b12`, once anything is written. */
  get id(): string | undefined {
    return this.#batch === undefined ? undefined : batchIdOf(this.#batch);
  }

  /** An account is remembered by the import that it fed. */
  meet(account: StatedAccount): void {
    this.#accounts.push(account);
  }

  holds(layout: string): void {
    this.#inner = { layout };
  }

  append(candidate: Candidate, replaces?: number): void {
    const seq = this.remember(candidate, replaces);
    if (this.#opening.command === "record") this.appended.push(seq);
  }

  /** Written beside the events of the file: an answer about it, a day that it tells of another event. */
  remember(candidate: Candidate, replaces?: number): number {
    this.#open();
    return this.#writer.append(candidate, replaces);
  }

  /** What is appended next takes its place. */
  takeBack(recorded: LedgerEvent): void {
    this.#open();
    this.#writer.reverse(recorded, "superseded");
  }

  /** Whose it is, whether or not it is written in the end. */
  note(candidate: Candidate): void {
    const person = personOf(candidate);
    if (person === undefined) return;
    const when = whenOf(candidate);
    this.people.note(person, when === undefined ? undefined : Number(when.slice(0, 4)));
  }

  #open(): void {
    const accounts = this.#accounts.length > 0 && { accounts: this.#accounts };
    this.#batch ??= this.#writer.openBatch({ ...this.#opening, ...this.#inner, ...accounts });
  }
}
