// Takes in what a reader hands on, as one batch: each record is judged against the ledger, and each of its
// lines ends in one bucket of the report.

import type { ReadRecord, StatedAccount, StatementReader } from "../../intake/read-record.ts";
import type { Feed, Movement, Recalled, Unknown } from "../../intake/unknown.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { batchIdOf, type EventId } from "../../kernel/ids.ts";
import { type Problem, problem, type SourceSpan } from "../../kernel/problem.ts";
import type { Candidate } from "../../ledger/event.ts";
import { danglingProblems } from "../change/referrers.ts";
import type { BatchOpening, LedgerReader, LedgerWriter, Written } from "../ports.ts";
import { SealedYears } from "../seal/sealed-years.ts";
import { AcceptedEvents } from "./accepted-events.ts";
import { Admission, contradiction } from "./already-recorded.ts";
import { answersToRemember, usedLayout } from "./answers-to-remember.ts";
import { BatchOfFile } from "./batch-of-file.ts";
import { withDayOfDeposit } from "./day-of-deposit.ts";
import { type KnownHere, knownHere } from "./evidence.ts";
import type { ImportOptions } from "./import-options.ts";
import { type Bucket, type FileReport, type Stretch, Tally } from "./import-report.ts";
import { otherAccount } from "./known-accounts.ts";
import { Memory } from "./memory.ts";
import { mayBeAll } from "./movements.ts";
import type { Touched } from "./people-of-file.ts";
import { ProblemsOfFile } from "./problems-of-file.ts";
import { NONE, type Question, YES } from "./question.ts";
import { Questions } from "./questions-of-file.ts";
import { References } from "./references.ts";
import { RowsTaken } from "./rows-taken.ts";
import { planFeatures, SettledRecords } from "./settled-records.ts";
import { beyondSum, doubtsAbout, withSoundFigures } from "./sound-candidates.ts";
import { SumsOfFile } from "./sums-of-file.ts";
import { goneColumns, isOfWholeFile } from "./whole-file.ts";

export interface FileResult {
  readonly report: FileReport;
  readonly problems: readonly Problem[];
  readonly questions: readonly Question[];
  readonly answered: readonly string[];
  readonly touched: Touched;
}

/** The ledger in a transaction: what it appends, the store reads. */
export interface OpenTransaction {
  readonly store: LedgerReader;
  readonly writer: LedgerWriter;
}

/** A record that waits for the end of the file. */
interface Waiting {
  readonly line: number;
  lines: number;
  readonly entries: number | undefined;
  readonly candidates: readonly Candidate[];
  readonly someNew: boolean;
  /** Something of it would change a closed year. */
  readonly refused: boolean;
}

const SEALED = "would change a tax year that is sealed";

export class Intake {
  readonly #store: LedgerReader;
  readonly #writer: LedgerWriter;
  readonly #opening: BatchOpening;
  readonly #options: ImportOptions;
  readonly #tally = new Tally();
  readonly #problems = new ProblemsOfFile();
  readonly #batch: BatchOfFile;
  readonly #records: SettledRecords;
  readonly #admission: Admission;
  readonly #references: References;
  readonly #acceptedEvents = new AcceptedEvents();
  readonly #sealed: SealedYears;
  /** Several may stand on one line: a whole OFX statement often does. */
  readonly #waiting: Waiting[] = [];
  readonly #waitingAt = new Map<number, Waiting>();
  readonly #recordedBefore: string;
  /** What became of each line that later lines may be folded into. */
  readonly #fates = new Map<number, { readonly bucket: Bucket; readonly reason?: string }>();
  readonly #questions = new Questions();
  readonly #memory: Memory;
  readonly #taken: RowsTaken;
  readonly #sums = new SumsOfFile();
  #known: KnownHere;
  #feed: Feed | undefined;
  readonly #aboutFile: Unknown[] = [];
  #layout = "";

  constructor({ store, writer }: OpenTransaction, opening: BatchOpening, options: ImportOptions) {
    this.#store = store;
    this.#writer = writer;
    this.#opening = opening;
    this.#options = options;
    this.#admission = new Admission(writer);
    this.#batch = new BatchOfFile(writer, opening);
    this.#records = new SettledRecords(writer, this.#admission, options);
    this.#references = new References(writer, this.#batch.people);
    this.#sealed = new SealedYears(writer);
    this.#taken = new RowsTaken(writer, opening.sha256);
    this.#recordedBefore = recordedBefore(writer, opening.sha256);
    this.#known = knownHere(writer, options);
    this.#memory = new Memory(writer, this.#known, options);
  }

  /** The numbers of what was typed. */
  get appended(): readonly number[] {
    return this.#batch.appended;
  }

  async read(
    reader: StatementReader,
    chunks: AsyncIterable<Uint8Array>,
    file: string,
  ): Promise<void> {
    this.#layout = reader.layout;
    const person = this.#options.person ?? this.#references.sole("person");
    const plan = this.#options.plan ?? this.#references.sole("plan");
    const context = {
      file,
      ...(person !== undefined && { person }),
      ...(plan !== undefined && { plan }),
      personNamed: this.#options.person !== undefined,
      planNamed: this.#options.plan !== undefined,
      peopleNamed: (text: string) =>
        this.#known.standingIn(text).map(({ person, name = "" }) => ({ person, name })),
      recall: (feed: Feed) => this.#recall(feed),
      planFeatures: (name: string) => planFeatures(this.#writer, name),
      mayBeAll: (movement: Movement, presumed: readonly Movement[]) =>
        mayBeAll(movement.amount, this.#known.waiting(movement, presumed)),
    };
    for await (const records of reader.read(chunks, context)) {
      const layout = records.find((record) => record.layout !== undefined)?.layout;
      if (layout !== undefined) {
        this.#layout = layout;
        this.#batch.holds(layout);
      }
      for (const record of this.#records.settled(records, this.#layout))
        this.#take(withSoundFigures(record));
    }
  }

  #recall(feed: Feed): Recalled {
    const recalled = this.#memory.recall(feed);
    this.#feed = feed;
    this.#known = { ...this.#known, plan: recalled.plan, person: recalled.person };
    return recalled;
  }

  async finish(): Promise<Written<FileResult>> {
    for (const waiting of this.#waiting) this.#settle(waiting);
    // Of each unknown name the first line is told; all the lines that mention it count as wrong.
    for (const problem of this.#references.problems()) this.#problems.add(problem);
    for (const problem of danglingProblems(this.#writer, this.#batch.superseded))
      this.#problems.add(problem);
    this.#tally.condemn(this.#references.condemned());
    // Once the file has failed its events are not there to be named.
    if (!this.#problems.failed)
      for (const problem of this.#acceptedEvents.problems(this.#writer))
        this.#problems.add(problem);
    const file = this.#opening.file ?? "";
    if (!this.#tally.anyData && this.#layout.startsWith("rothbook/")) {
      const hint = "a file to import has at least one row of data";
      const message = "the file has no data rows";
      const at = { file, line: 1 };
      this.#problems.add({ code: "import.no-data", severity: "error", message, hint, at });
    }
    const changed = this.#problems.failed
      ? undefined
      : await this.#sealed.refusalOfChangedLines(this.#store);
    if (changed !== undefined) this.#problems.add(changed);
    const leftOut = this.#settleWholeFile();
    for (const [id, values] of this.#memory.wrong) this.#problems.add(noAnswer(id, values));
    const waits = this.#aboutFile.length > 0;
    if (this.#problems.failed) this.#tally.refuse();
    else if (leftOut) this.#tally.leaveOut("the file is left out, as answered");
    else if (waits) this.#tally.wait("sound, but a question about the whole file is open");
    const questions = this.#questions.list(() => this.#known);
    const proven = questions.length === 0 && this.#tally.events > 0;
    if (this.#options.remember !== false) this.#rememberAnswers(proven);
    const held = this.#options.holdForAnswers === true && questions.length > 0;
    const { id, people } = this.#batch;
    const taken = !this.#problems.failed && !held && !waits && !leftOut;
    const keep = taken && id !== undefined;
    if (taken) for (const problem of this.#sums.problems(this.#writer)) this.#problems.add(problem);
    const batch = keep ? id : null;
    const report = this.#tally.report({ file, layout: this.#layout, batch });
    return {
      keep,
      value: {
        report,
        problems: this.#problems.list,
        questions,
        answered: [...this.#memory.used],
        touched: keep ? people.touched : new Map(),
      },
    };
  }

  /** Whether somebody says that the file is not to be taken; what is open of it is asked. */
  #settleWholeFile(): boolean {
    const { plan } = this.#known;
    const doubts = [...this.#aboutFile, ...this.#taken.doubts()];
    this.#aboutFile.length = 0;
    if (this.#opening.command === "import" && this.#feed !== undefined)
      doubts.push(
        ...goneColumns(this.#writer, {
          file: this.#opening.file ?? "",
          layout: this.#layout,
          feed: this.#feed,
          plan,
          ownLayout:
            this.#options.userLayouts?.some(({ layout }) => layout === this.#layout) === true,
          answered: this.#memory.answeredColumns,
          people: this.#batch.people.noted,
        }),
      );
    let leftOut = false;
    for (const doubt of doubts) {
      const answer = this.#memory.answerOfFile(this.#layout, plan, doubt);
      if (answer === NONE) leftOut = true;
      else if (answer !== YES) this.#aboutFile.push(doubt);
    }
    this.#questions.note(this.#aboutFile);
    return leftOut;
  }

  /** A new answer takes the place of the one that was remembered. */
  #rememberAnswers(proven: boolean): void {
    if (this.#problems.failed) return;
    const candidates = [
      ...this.#memory.fresh(proven, this.#tally.events > 0),
      ...(proven ? usedLayout(this.#options, this.#layout) : []),
    ];
    for (const { candidate, before } of answersToRemember(this.#writer, candidates)) {
      if (before !== undefined) this.#batch.takeBack(before);
      this.#batch.remember(candidate, before?.seq);
    }
  }

  #take(record: ReadRecord): void {
    const { at, lines, entries, result, notes, account, unknowns } = record;
    this.#sums.note(record);
    const place = { line: at.line, lines, entries };
    this.#aboutFile.push(...(unknowns ?? []).filter(isOfWholeFile));
    this.#questions.note(unknowns?.filter((unknown) => !isOfWholeFile(unknown)));
    if (account !== undefined) this.#meet(account, at);
    for (const note of notes ?? []) this.#problems.add(note);
    if (result.bucket === "candidates") this.#takeCandidates(result.candidates, place);
    else if (result.bucket === "folded") this.#fold(result.into, place);
    else if (result.bucket === "error") {
      this.#problems.fail();
      for (const problem of result.problems) this.#problems.add(problem);
      this.#count("errors", place);
    } else {
      this.#count(result.bucket, place, result.reason);
      if (result.bucket === "already_recorded" && result.depositedOn !== undefined)
        this.#noteDeposit(result.event, result.depositedOn, at);
      if (result.bucket !== "needs_review") return;
      const { reason, lacks, proposal, stated = [] } = result;
      const where = {
        file: at.file,
        line: at.line,
        ...(at.page !== undefined && { page: at.page }),
      };
      const open = { ...where, lines, reason, ...(lacks && { lacks }), proposal, stated };
      this.#options.onOpen?.(open);
    }
  }

  #noteDeposit(id: EventId, depositedOn: CalendarDate, at: SourceSpan): void {
    const recorded = this.#writer.bySeq(Number(id.slice(1)));
    if (recorded?.kind !== "paycheck" || this.#problems.failed) return;
    const dated = withDayOfDeposit(recorded, depositedOn, at);
    if (dated === undefined || this.#sealed.refusalOfReversing(recorded) !== undefined) return;
    this.#batch.takeBack(recorded);
    this.#batch.remember(dated, recorded.seq);
    this.#batch.note(dated);
  }

  #meet(account: StatedAccount, at: SourceSpan): void {
    this.#batch.meet(account);
    if (this.#options.confirm?.includes("account") === true) return;
    const other = otherAccount(this.#writer, account, { layout: this.#layout, at });
    if (other !== undefined) this.#problems.add(other);
  }

  #fold(into: number, place: Stretch): void {
    const waiting = this.#waitingAt.get(into);
    if (waiting !== undefined) waiting.lines += place.lines;
    else {
      const { bucket, reason } = this.#fates.get(into) ?? { bucket: "ignored" as const };
      this.#tally.count(bucket, place, reason);
    }
  }

  #takeCandidates(candidates: readonly Candidate[], place: Stretch): void {
    let someNew = false;
    let refused = false;
    let doubtful = false;
    const undecided: Candidate[] = [];
    let counted = { lines: place.lines, entries: place.entries ?? 0 };
    for (const candidate of candidates) {
      this.#references.note(candidate, counted);
      this.#acceptedEvents.note(candidate);
      counted = { lines: 0, entries: 0 };
      const fate = this.#admission.judge(candidate);
      if (fate !== "already_recorded") doubtful = this.#doubts(candidate) || doubtful;
      if (fate === "undecided") undecided.push(candidate);
      if (fate !== "new") continue;
      someNew = true;
      refused = !this.#append(candidate) || refused;
    }
    if (undecided.length > 0) {
      const { line, lines, entries } = place;
      const waiting: Waiting = { line, lines, entries, candidates: undecided, someNew, refused };
      this.#waiting.push(waiting);
      this.#waitingAt.set(place.line, waiting);
    } else if (refused) this.#count("errors", place, SEALED);
    else if (doubtful) this.#count("needs_review", place, "a figure that wants a second look");
    else if (someNew) this.#count("imported", place);
    else this.#count("already_recorded", place, this.#recordedBefore);
  }

  #settle({ candidates, someNew, refused: refusedBefore, ...place }: Waiting): void {
    let contradicted = false;
    let refused = refusedBefore;
    for (const candidate of candidates) {
      const recorded = this.#admission.contradicted(candidate);
      if (recorded === undefined) refused = !this.#append(candidate) || refused;
      else if (this.#options.supersede === true) {
        const closed = this.#sealed.refusalOfReversing(recorded);
        if (closed !== undefined) {
          this.#problems.refuse(candidate, closed);
          refused = true;
          continue;
        }
        if (!this.#problems.failed) {
          this.#batch.takeBack(recorded);
          this.#batch.superseded.push(recorded);
        }
        refused = !this.#append(candidate, recorded.seq) || refused;
      } else {
        contradicted = true;
        this.#problems.add(contradiction(candidate, recorded));
      }
    }
    const differs = "recorded before with other content";
    if (refused) this.#tally.count("errors", place, SEALED);
    else if (contradicted) this.#tally.count("needs_review", place, differs);
    else
      this.#tally.count(someNew || candidates.length > 0 ? "imported" : "already_recorded", place);
  }

  /** False when it would change a closed year. */
  #append(candidate: Candidate, replaces?: number): boolean {
    const refused = this.#sealed.refusalOf(candidate);
    if (refused !== undefined) this.#problems.refuse(candidate, refused);
    if (replaces === undefined) this.#taken.note(candidate);
    // Once the file has failed nothing of it is kept, so the rest is only checked.
    if (!this.#problems.failed) this.#batch.append(candidate, replaces);
    this.#batch.note(candidate);
    if (!this.#tally.add(candidate)) this.#problems.refuse(candidate, beyondSum());
    return refused === undefined;
  }

  #count(bucket: Bucket, place: Stretch, reason?: string): void {
    this.#tally.count(bucket, place, reason);
    if (this.#foldable)
      this.#fates.set(place.line, { bucket, ...(reason !== undefined && { reason }) });
  }

  #doubts(candidate: Candidate): boolean {
    const doubts = doubtsAbout(candidate, this.#opening.command, this.#options);
    for (const doubt of doubts) this.#problems.add(doubt);
    return doubts.length > 0;
  }

  /** Our own layouts have a row an event; remembering every line would grow with the file. */
  get #foldable(): boolean {
    return !this.#layout.startsWith("rothbook/");
  }
}

function noAnswer(id: string, values: readonly string[]): Problem {
  return problem("usage.bad-option", `that is no answer to ${id}`, {
    hint: `answers: ${values.join(", ")}`,
  });
}

function recordedBefore(writer: LedgerWriter, sha256: string | undefined): string {
  if (sha256 === undefined) return "recorded before";
  for (const event of writer.standing(["batch"])) {
    if (event.kind !== "batch" || event.data.sha256 !== sha256) continue;
    const day = event.data.recordedAt.slice(0, 10);
    return `recorded before: the same file was imported as ${batchIdOf(event.seq)} on ${day}`;
  }
  return "recorded before";
}
