// Takes in what a reader hands on, as one batch: each record is judged against the ledger, and each of its
// lines ends in one bucket of the report.

import { settleSides } from "../../intake/fold/settle-sides.ts";
import type { ReadRecord, StatedAccount, StatementReader } from "../../intake/read-record.ts";
import type { Feed, Recalled, Unknown } from "../../intake/unknown.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { batchIdOf, type EventId } from "../../kernel/ids.ts";
import { type Problem, problem, type SourceSpan } from "../../kernel/problem.ts";
import { callerIdOf } from "../../ledger/body.ts";
import type { JsonObject } from "../../ledger/codec.ts";
import { type Candidate, type LedgerEvent, personOf, whenOf } from "../../ledger/event.ts";
import { contentOf, identityOf } from "../../ledger/identity.ts";
import { isToldByPlan } from "../../ledger/told-by-plan.ts";
import { danglingProblems } from "../change/referrers.ts";

import type { BatchOpening, LedgerReader, LedgerWriter, Written } from "../ports.ts";
import { SealedYears } from "../seal/sealed-years.ts";
import { AcceptedEvents } from "./accepted-events.ts";
import { Admission, contradiction } from "./already-recorded.ts";
import { ConvertedBalances } from "./converted-balances.ts";
import { type KnownHere, knownHere } from "./evidence.ts";
import type { ImportOptions } from "./import-options.ts";
import { type Bucket, type FileReport, type Stretch, Tally } from "./import-report.ts";
import { otherAccount } from "./known-accounts.ts";
import { Memory } from "./memory.ts";
import { recordedMovement } from "./movements.ts";
import { NONE, type Question, YES } from "./question.ts";
import { Questions } from "./questions-of-file.ts";
import { References } from "./references.ts";
import { standsIn } from "./same-name.ts";
import {
  beyondSum,
  implausibleAmount,
  implausibleDate,
  withSoundFigures,
} from "./sound-candidates.ts";
import { doubtsOfFile, isOfWholeFile } from "./whole-file.ts";

export interface FileResult {
  readonly report: FileReport;
  readonly problems: readonly Problem[];
  readonly questions: readonly Question[];
  readonly answered: readonly string[];
  readonly touched: readonly Touched[];
}

/** A person whose money was recorded, and the latest year of it. */
export interface Touched {
  readonly person: string;
  readonly year: number;
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

/** A file with more problems than this is not the file that was meant; the lines still count. */
const MOST_PROBLEMS = 10_000;

const SEALED = "would change a tax year that is sealed";

export class Intake {
  readonly #store: LedgerReader;
  readonly #writer: LedgerWriter;
  readonly #opening: BatchOpening;
  readonly #options: ImportOptions;
  readonly #tally = new Tally();
  readonly #problems: Problem[] = [];
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
  readonly appended: number[] = [];
  readonly #superseded: LedgerEvent[] = [];
  readonly #accounts: StatedAccount[] = [];
  readonly #questions = new Questions();
  readonly #memory: Memory;
  #known: KnownHere;
  #feed: Feed | undefined;
  /** People of the file of whom something without a year is recorded: they themselves. */
  readonly #named = new Set<string>();
  readonly #touched = new Map<string, number>();
  readonly #aboutFile: Unknown[] = [];
  #batch: number | undefined;
  #layout = "";
  /** The layout of what a workbook holds. */
  #inner: { readonly layout?: string } = {};
  #failed = false;

  constructor({ store, writer }: OpenTransaction, opening: BatchOpening, options: ImportOptions) {
    this.#store = store;
    this.#writer = writer;
    this.#opening = opening;
    this.#options = options;
    this.#admission = new Admission(writer);
    this.#references = new References(writer);
    this.#sealed = new SealedYears(writer);
    this.#recordedBefore = recordedBefore(writer, opening.sha256);
    this.#known = knownHere(writer, options);
    this.#memory = new Memory(writer, this.#known, options);
  }

  async read(
    reader: StatementReader,
    chunks: AsyncIterable<Uint8Array>,
    file: string,
  ): Promise<void> {
    this.#layout = reader.layout;
    const { people, plans } = this.#references.known;
    const person = this.#options.person ?? sole(people);
    const plan = this.#options.plan ?? sole(plans);
    const context = {
      file,
      ...(person !== undefined && { person }),
      ...(plan !== undefined && { plan }),
      personNamed: this.#options.person !== undefined,
      planNamed: this.#options.plan !== undefined,
      peopleNamed: (text: string) =>
        this.#known.people.flatMap(({ person, name = "" }) =>
          standsIn(name, text) ? [{ person, name }] : [],
        ),
      recall: (feed: Feed) => this.#recall(feed),
      planFeatures: (name: string) => this.#planFeatures(name),
    };
    for await (const records of reader.read(chunks, context)) {
      const layout = records.find((record) => record.layout !== undefined)?.layout;
      if (layout !== undefined) {
        this.#layout = layout;
        this.#inner = { layout };
      }
      for (const record of this.#completed(this.#settled(records)))
        this.#take(withSoundFigures(record));
    }
  }

  #recall(feed: Feed): Recalled {
    const recalled = this.#memory.recall(feed);
    this.#feed = feed;
    this.#known = { ...this.#known, plan: recalled.plan, person: recalled.person };
    return recalled;
  }

  /** Events of our own say what they say. */
  #completed(records: readonly ReadRecord[]): readonly ReadRecord[] {
    if (this.#layout.startsWith("rothbook/")) return records;
    const convertsAll = (plan: string) =>
      this.#planFeatures(plan)?.inPlanRothRollover === "automatic";
    return new ConvertedBalances(this.#writer, convertsAll).completed(records);
  }

  /** What payroll and the plan both tell is recorded once. */
  #settled(records: readonly ReadRecord[]): readonly ReadRecord[] {
    const told = records.some(
      ({ result }) =>
        (result.bucket === "candidates" && result.side !== undefined) ||
        (result.bucket === "needs_review" && result.deposit !== undefined),
    );
    if (!told) return records.map((record) => this.#accepted(record));
    const paychecks = [...this.#writer.standing(["paycheck"])];
    return settleSides(
      records,
      paychecks.filter((event) => event.kind === "paycheck"),
    ).map((record) => this.#accepted(record));
  }

  /** A proposal that somebody accepted, now or before, is a candidate like any other. */
  #accepted(record: ReadRecord): ReadRecord {
    const { at } = record;
    if (record.result.bucket !== "needs_review") return record;
    const moved = record.unknowns?.flatMap(({ about }) => about ?? []) ?? [];
    const { unknowns: _, ...settled } = record;
    for (const movement of moved) {
      const event = recordedMovement(this.#writer, movement);
      if (event === undefined) continue;
      const reason = "a movement that is recorded";
      return { ...settled, result: { bucket: "already_recorded", event: event.id, reason } };
    }
    const { result } = record;
    if (result.proposal.length === 0) return record;
    const { accept } = this.#options;
    const accepted = accept === "all" || accept?.has(at.line) === true;
    if (!accepted && !result.proposal.every((candidate) => this.#admission.isRecorded(candidate)))
      return record;
    return { ...settled, result: { bucket: "candidates", candidates: result.proposal } };
  }

  async finish(): Promise<Written<FileResult>> {
    for (const waiting of this.#waiting) this.#settle(waiting);
    // Of each unknown name the first line is told; all the lines that mention it count as wrong.
    for (const problem of this.#references.problems()) this.#complain(problem);
    for (const problem of danglingProblems(this.#writer, this.#superseded)) this.#complain(problem);
    this.#tally.condemn(this.#references.condemned());
    // Once the file has failed its events are not there to be named.
    if (!this.#failed)
      for (const problem of this.#acceptedEvents.problems(this.#writer)) this.#complain(problem);
    const file = this.#opening.file ?? "";
    if (!this.#tally.anyData && this.#layout.startsWith("rothbook/")) {
      const hint = "a file to import has at least one row of data";
      const message = "the file has no data rows";
      const at = { file, line: 1 };
      this.#complain({ code: "import.no-data", severity: "error", message, hint, at });
    }
    const changed = this.#failed
      ? undefined
      : await this.#sealed.refusalOfChangedLines(this.#store);
    if (changed !== undefined) this.#complain(changed);
    const leftOut = this.#settleWholeFile();
    for (const [id, values] of this.#memory.wrong) this.#complain(noAnswer(id, values));
    const waits = this.#aboutFile.length > 0;
    if (this.#failed) this.#tally.refuse();
    else if (leftOut) this.#tally.leaveOut("the file is left out, as answered");
    else if (waits) this.#tally.wait("sound, but a question about the whole file is open");
    const questions = this.#questions.list(() => this.#known);
    const proven = questions.length === 0 && this.#tally.events > 0;
    if (this.#options.remember !== false) this.#rememberAnswers(proven);
    const held = this.#options.holdForAnswers === true && questions.length > 0;
    const keep = !this.#failed && !held && !waits && !leftOut && this.#batch !== undefined;
    const batch = keep && this.#batch !== undefined ? batchIdOf(this.#batch) : null;
    const report = this.#tally.report({ file, layout: this.#layout, batch });
    return {
      keep,
      value: {
        report,
        problems: this.#problems,
        questions,
        answered: [...this.#memory.used],
        touched: keep ? [...this.#touched].map(([person, year]) => ({ person, year })) : [],
      },
    };
  }

  /** Whether somebody says that the file is not to be taken; what is open of it is asked. */
  #settleWholeFile(): boolean {
    const { plan } = this.#known;
    const doubts = [...this.#aboutFile];
    this.#aboutFile.length = 0;
    if (this.#opening.command === "import" && this.#feed !== undefined)
      doubts.push(
        ...doubtsOfFile(this.#writer, {
          file: this.#opening.file ?? "",
          layout: this.#layout,
          sha256: this.#opening.sha256,
          feed: this.#feed,
          plan,
          ownLayout:
            this.#options.userLayouts?.some(({ layout }) => layout === this.#layout) === true,
          answered: this.#memory.answeredColumns,
          people: new Set([...this.#named, ...this.#touched.keys()]),
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
    const standing = this.#writer.standing(["statement_answer"]);
    for (const candidate of [
      ...this.#memory.fresh(proven),
      ...(proven ? this.#usedLayout() : []),
    ]) {
      if (this.#failed) return;
      const identity = identityOf(candidate, undefined);
      const before = standing.find((event) => identityOf(event, undefined) === identity);
      if (before !== undefined && isSame(before, candidate)) continue;
      this.#openBatch();
      if (before !== undefined) this.#writer.reverse(before, "superseded");
      this.#writer.append(candidate, before?.seq);
    }
  }

  /** The user's own layout, once it has read a file: the next one is known by its headers. */
  #usedLayout(): Candidate<"statement_answer">[] {
    const used = this.#options.userLayouts?.find(({ layout }) => layout === this.#layout);
    if (used === undefined) return [];
    const { layout } = used;
    const rules = JSON.parse(JSON.stringify(used)) as JsonObject;
    const data = { layout, asked: "layout", words: layout, answer: layout, rules } as const;
    return [{ kind: "statement_answer", data }];
  }

  #take({ at, lines, entries, result, notes, account, unknowns }: ReadRecord): void {
    const place = { line: at.line, lines, entries };
    this.#aboutFile.push(...(unknowns ?? []).filter(isOfWholeFile));
    this.#questions.note(unknowns?.filter((unknown) => !isOfWholeFile(unknown)));
    if (account !== undefined) this.#meet(account, at);
    for (const note of notes ?? []) this.#complain(note);
    if (result.bucket === "candidates") this.#takeCandidates(result.candidates, place);
    else if (result.bucket === "folded") this.#fold(result.into, place);
    else if (result.bucket === "error") {
      this.#failed = true;
      for (const problem of result.problems) this.#complain(problem);
      this.#count("errors", place);
    } else {
      this.#count(result.bucket, place, result.reason);
      if (result.bucket === "already_recorded" && result.depositedOn !== undefined)
        this.#noteDeposit(result.event, result.depositedOn, at);
      if (result.bucket !== "needs_review") return;
      const { reason, proposal, stated = [] } = result;
      const page = at.page !== undefined && { page: at.page };
      const open = { file: at.file, line: at.line, ...page, lines, reason, proposal, stated };
      this.#options.onOpen?.(open);
    }
  }

  /** The day on which a paycheck's money was in the plan decides what was there to be converted. */
  #noteDeposit(id: EventId, depositedOn: CalendarDate, at: SourceSpan): void {
    const recorded = this.#writer.bySeq(Number(id.slice(1)));
    if (recorded?.kind !== "paycheck" || this.#failed) return;
    const { data, note } = recorded;
    // With a day of deposit and nothing that only payroll knows it would look like the plan's own.
    if (data.depositedOn !== undefined || isToldByPlan({ ...data, depositedOn })) return;
    if (this.#sealed.refusalOfReversing(recorded) !== undefined) return;
    this.#openBatch();
    this.#writer.reverse(recorded, "superseded");
    // An event stands in one file; the line that payroll told stays with the one that is replaced.
    const source = { file: at.file, line: at.line };
    const callerId = callerIdOf(recorded);
    const dated = { kind: recorded.kind, data: { ...data, depositedOn }, source };
    this.#writer.append(
      { ...dated, ...(note && { note }), ...(callerId && { id: callerId }) },
      recorded.seq,
    );
  }

  /** An account is remembered by the import that it fed. */
  #meet(account: StatedAccount, at: SourceSpan): void {
    this.#accounts.push(account);
    if (this.#options.confirm?.includes("account") === true) return;
    const other = otherAccount(this.#writer, account, { layout: this.#layout, at });
    if (other !== undefined) this.#complain(other);
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
    else if (doubtful) this.#count("needs_review", place, "an amount that wants a second look");
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
          this.#refuse(candidate, closed);
          refused = true;
          continue;
        }
        if (!this.#failed) {
          this.#openBatch();
          this.#writer.reverse(recorded, "superseded");
          this.#superseded.push(recorded);
        }
        refused = !this.#append(candidate, recorded.seq) || refused;
      } else {
        contradicted = true;
        this.#complain(contradiction(candidate, recorded));
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
    if (refused !== undefined) this.#refuse(candidate, refused);
    // Once the file has failed nothing of it is kept, so the rest is only checked.
    if (!this.#failed) {
      this.#openBatch();
      const seq = this.#writer.append(candidate, replaces);
      if (this.#opening.command === "record") this.appended.push(seq);
    }
    const person = personOf(candidate);
    if (person !== undefined) {
      const year = Number(whenOf(candidate)?.slice(0, 4) ?? 0);
      if (year === 0) this.#named.add(person);
      else if (year > (this.#touched.get(person) ?? 0)) this.#touched.set(person, year);
    }
    if (!this.#tally.add(candidate)) this.#refuse(candidate, beyondSum());
    return refused === undefined;
  }

  #refuse({ source }: Candidate, refusal: Problem): void {
    const at = source && source.file !== "" && { file: source.file, line: source.line };
    this.#complain({ ...refusal, ...(at && { at }) });
  }

  /** Opened by the first event, so that an import of nothing new leaves the ledger as it is. */
  #openBatch(): void {
    const accounts = this.#accounts.length > 0 && { accounts: this.#accounts };
    this.#batch ??= this.#writer.openBatch({ ...this.#opening, ...this.#inner, ...accounts });
  }

  #count(bucket: Bucket, place: Stretch, reason?: string): void {
    this.#tally.count(bucket, place, reason);
    if (this.#foldable)
      this.#fates.set(place.line, { bucket, ...(reason !== undefined && { reason }) });
  }

  /** A comma is lost in typing as in a file; a year has a digit wrong. */
  #doubts(candidate: Candidate): boolean {
    const { command } = this.#opening;
    if (command !== "import" && command !== "record") return false;
    const { confirm = [], typedOn } = this.#options;
    const doubts = [
      confirm.includes("large-amounts") ? undefined : implausibleAmount(candidate, command),
      confirm.includes("far-dates") || typedOn === undefined
        ? undefined
        : implausibleDate(candidate, typedOn),
    ].filter((doubt) => doubt !== undefined);
    for (const doubt of doubts) this.#complain(doubt);
    return doubts.length > 0;
  }

  /** Our own layouts have a row an event; remembering every line would grow with the file. */
  get #foldable(): boolean {
    return !this.#layout.startsWith("rothbook/");
  }

  #complain(problem: Problem): void {
    if (problem.severity === "error") this.#failed = true;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  #planFeatures(name: string) {
    for (const event of this.#writer.standing(["plan"]))
      if (event.kind === "plan" && event.data.plan === name) return event.data.features;
    return undefined;
  }
}

function noAnswer(id: string, values: readonly string[]): Problem {
  return problem("usage.bad-option", `that is no answer to ${id}`, {
    hint: `answers: ${values.join(", ")}`,
  });
}

function isSame(event: LedgerEvent, candidate: Candidate): boolean {
  const [one, other] = [event, candidate].map(({ kind, data }) => contentOf(kind, data, undefined));
  return one === other;
}

function sole(names: ReadonlySet<string>): string | undefined {
  const [first, second] = names;
  return second === undefined ? first : undefined;
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
