// What an incoming event is to the ledger: new, there already, or at odds with what is there. Identities
// are compared as multisets, so two equal paychecks on one day stay two and a repeat stays a repeat.
import { type Advice, byCommand } from "../../kernel/advice.ts";
import { isLedgerEventId } from "../../kernel/ids.ts";
import type { Problem } from "../../kernel/problem.ts";
import { callerIdOf } from "../../ledger/body.ts";
import {
  type Candidate,
  encodeData,
  type LedgerEvent,
  personOf,
  whenOf,
} from "../../ledger/event.ts";
import { contentOf, lastingNames, sameEventKey } from "../../ledger/identity.ts";
import type { EventData } from "../../ledger/kinds.ts";
import { SeqSet } from "../../ledger/seq-set.ts";
import { isToldByPlan } from "../../ledger/told-by-plan.ts";
import type { LedgerWriter, Recorded } from "../ports.ts";

export type Fate = "new" | "already_recorded" | "undecided";

export class Admission {
  readonly #writer: LedgerWriter;
  /** Recorded events that an equal incoming one was matched with. */
  readonly #matched = new SeqSet();
  /** The last of them, and how many came one after another up to it. */
  #last = 0;
  #inOrder = 0;

  constructor(writer: LedgerWriter) {
    this.#writer = writer;
  }

  /** `undecided` until the whole file is known: the event it differs from may yet be matched by another. */
  judge(candidate: Candidate): Fate {
    if (candidate.id === undefined && this.#isNext(candidate)) return "already_recorded";
    const earlier = candidate.id === undefined ? this.#earlier(candidate) : [];
    const [first] = earlier;
    if (first?.isBodyOf(candidate)) {
      this.#match(first.seq);
      return "already_recorded";
    }
    const same = this.#sameIdentity(candidate, earlier);
    if (same.length === 0) return "new";
    const content = this.#contentOf(candidate);
    for (const event of same) {
      if (this.#contentOf(asTold(event, candidate)) !== content) continue;
      this.#match(event.seq);
      return "already_recorded";
    }
    return "undecided";
  }

  /**
   * A second import of a file meets its own rows in their order and with the same bytes: after two of them the next
   * one is compared before anything is looked for.
   */
  #isNext(candidate: Candidate): boolean {
    if (this.#inOrder < 2) return false;
    const next = this.#writer.after(this.#last);
    if (next !== undefined && !this.#matched.has(next.seq) && next.isBodyOf(candidate)) {
      this.#match(next.seq);
      return true;
    }
    this.#inOrder = 0;
    return false;
  }

  #match(seq: number): void {
    this.#inOrder = seq === this.#last + 1 ? this.#inOrder + 1 : 1;
    this.#last = seq;
    this.#matched.add(seq);
  }

  /** Whether the ledger holds an equal event, matched or not. Asks without matching. */
  isRecorded(candidate: Candidate): boolean {
    const content = this.#contentOf(candidate);
    return this.#sameIdentity(candidate).some(
      (event) => this.#contentOf(asTold(event, candidate)) === content,
    );
  }

  /** At the end of a file: the recorded event that this one contradicts, if one is left. */
  contradicted(candidate: Candidate): LedgerEvent | undefined {
    const [event] = this.#sameIdentity(candidate);
    if (event !== undefined) this.#matched.add(event.seq);
    return event;
  }

  #sameIdentity(
    candidate: Candidate,
    earlier: readonly Recorded[] = this.#earlier(candidate),
  ): readonly LedgerEvent[] {
    if (candidate.id !== undefined) {
      // An id names one event, so a repeat in the same file is a repeat of it too.
      const event = this.#writer.byCallerId(candidate.id);
      return event === undefined ? [] : [event];
    }
    if (earlier.length === 0) return [];
    const identity = sameEventKey(this.#lasting(candidate), undefined);
    return earlier
      .map((recorded) => recorded.event())
      .filter((event) => sameEventKey(this.#lasting(event), callerIdOf(event)) === identity);
  }

  /** What may be the candidate, of what nothing was matched with yet. */
  #earlier(candidate: Candidate): readonly Recorded[] {
    const { kind } = candidate;
    if (!this.#writer.hasEarlier(kind)) return [];
    const key = { kind, person: personOf(candidate), when: whenOf(candidate) };
    return this.#writer.earlier(key).filter(({ seq }) => !this.#matched.has(seq));
  }

  #contentOf(event: Candidate | LedgerEvent): string {
    return contentOf(event.kind, this.#lasting(event).data, event.note);
  }

  /** An export names the event that an acceptance is about as any ledger would, so both are compared so. */
  #lasting(event: Candidate | LedgerEvent): Candidate | LedgerEvent {
    if (event.kind !== "accepted_finding") return event;
    const data = event.data as EventData<"accepted_finding">;
    if (!isLedgerEventId(data.event)) return event;
    const about = this.#writer.bySeq(Number(data.event.slice(1)));
    const name = about && lastingNames(this.#writer.standing([about.kind])).get(about.id);
    return name === undefined ? event : { ...event, data: { ...data, event: name } };
  }
}

/** Payroll tells a paycheck again without the day of deposit that the plan told since: the same paycheck. */
function asTold(event: LedgerEvent, candidate: Candidate): LedgerEvent {
  if (event.kind !== "paycheck" || candidate.kind !== "paycheck") return event;
  if (candidate.data.depositedOn !== undefined || isToldByPlan(event.data)) return event;
  const { depositedOn: _, ...data } = event.data;
  return { ...event, data };
}

/** Both versions, so that a person can decide. */
export function contradiction(candidate: Candidate, recorded: LedgerEvent): Problem {
  const where =
    recorded.source === undefined || recorded.source.file === ""
      ? recorded.id
      : `${recorded.id}, from ${recorded.source.file}:${recorded.source.line}`;
  const { source } = candidate;
  return {
    code: "import.exists-with-different-content",
    severity: "error",
    message: `this ${candidate.kind} is recorded already with other content (${where}): ${differences(candidate, recorded)}`,
    hint: wayOut(candidate, recorded),
    events: [recorded.id],
    ...(source && source.file !== "" && { at: { file: source.file, line: source.line } }),
  };
}

/** Who typed one more fact about somebody does not want the others gone: it is added where they stand. */
function wayOut(candidate: Candidate, recorded: LedgerEvent): Advice {
  const typed = candidate.source === undefined || candidate.source.file === "";
  const [theirs, ours] = [flatOf(candidate), flatOf(recorded)];
  const sets = Object.entries(theirs).flatMap(([key, is]) =>
    typeof is === "string" && is !== ours[key] ? [`--set ${key}=${shellWord(is)}`] : [],
  );
  return typed && candidate.kind === recorded.kind && sets.length > 0
    ? byCommand(
        "to put this in the place of all that is recorded, --supersede; to change only what differs",
        `correct ${recorded.id} ${sets.join(" ")}`,
      )
    : "keep what is recorded and drop the row, or record the new version with --supersede";
}

function shellWord(text: string): string {
  return /^[\w.:@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function flatOf(event: Candidate | LedgerEvent): Readonly<Record<string, unknown>> {
  const { contributions, ...data } = encodeData(event.kind, event.data) as Record<string, unknown>;
  const flat: Record<string, unknown> = { ...data, ...(contributions as object | undefined) };
  if (event.note !== undefined) flat["note"] = event.note;
  return flat;
}

function differences(candidate: Candidate, recorded: LedgerEvent): string {
  const [theirs, ours] = [flatOf(candidate), flatOf(recorded)];
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const show = (value: unknown) =>
    value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
  const changed = keys
    .map((key) => ({ key, was: show(ours[key]), is: show(theirs[key]) }))
    .filter(({ was, is }) => was !== is);
  if (candidate.kind !== recorded.kind) return `${recorded.kind} recorded, ${candidate.kind} now`;
  return changed.map(({ key, was, is }) => `${key} ${was} recorded, ${is} now`).join("; ");
}
