// Names that events refer to must be defined, in the ledger or in the same file: checked when the whole
// file is known, so that order in a file does not matter.
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import { admitReference, type Reference, referencesOf } from "../../ledger/admit.ts";
import type { Candidate, LedgerEvent } from "../../ledger/event.ts";
import { definedBy } from "../../ledger/mentions.ts";
import type { LedgerWriter } from "../ports.ts";
import type { PeopleOfFile } from "./people-of-file.ts";

interface Names {
  readonly people: Set<string>;
  readonly employers: Set<string>;
  readonly plans: Set<string>;
}

/** Whatever is recorded by now. */
export function knownNames(writer: LedgerWriter): Names {
  return namesIn(writer.eachStanding(["person", "employer", "plan"]));
}

function namesIn(events: Iterable<LedgerEvent>): Names {
  const names = {
    people: new Set<string>(),
    employers: new Set<string>(),
    plans: new Set<string>(),
  };
  const of = { person: names.people, employer: names.employers, plan: names.plans };
  for (const event of events) {
    const defined = definedBy(event);
    if (defined !== undefined) of[defined.to].add(defined.name);
  }
  return names;
}

export class References {
  readonly #writer: LedgerWriter;
  readonly #people: PeopleOfFile;
  readonly #employers: Set<string>;
  readonly #plans: Set<string>;
  readonly #mentioned = new Map<string, { reference: Reference; at: SourceSpan | undefined }>();
  /** By the unknown names that they mention: how many lines, so that each is counted once. */
  readonly #unsure = new Map<
    string,
    { readonly keys: readonly string[]; lines: number; entries: number }
  >();

  constructor(writer: LedgerWriter, people: PeopleOfFile) {
    this.#writer = writer;
    this.#people = people;
    const { employers, plans } = namesIn(writer.standing(["employer", "plan"]));
    this.#employers = employers;
    this.#plans = plans;
  }

  /** The only one that is recorded so far. */
  sole(kind: "person" | "plan"): string | undefined {
    let only: string | undefined;
    for (const event of this.#writer.eachStanding([kind])) {
      const name = definedBy(event)?.name;
      if (only !== undefined && name !== only) return undefined;
      only = name;
    }
    return only;
  }

  /** Notes what an event defines and what it mentions; only the first mention of a name is kept. */
  note(candidate: Candidate, stretch = { lines: 1, entries: 0 }): void {
    if (DEFINING.has(candidate.kind)) this.#define(copied(candidate));
    const data = candidate.data as {
      person?: string;
      plan?: string;
      employer?: string;
      toPlan?: string;
    };
    // Nearly every row mentions names that are known: nothing to keep then.
    if (
      (data.person === undefined || this.#people.isDefined(data.person)) &&
      (data.plan === undefined || this.#plans.has(data.plan)) &&
      (data.toPlan === undefined || this.#plans.has(data.toPlan)) &&
      (data.employer === undefined || this.#employers.has(data.employer))
    )
      return;
    const keys: string[] = [];
    for (const reference of referencesOf(candidate)) {
      const key = `${reference.to} ${reference.name}`;
      keys.push(key);
      if (this.#mentioned.has(key)) continue;
      const { source } = candidate;
      // A copy: a slice would keep the whole chunk of text that it was cut from.
      const copy = structuredClone({ to: reference.to, name: reference.name });
      const at = source && { file: source.file, line: source.line };
      this.#mentioned.set(structuredClone(key), { reference: copy, at });
    }
    const mention = structuredClone(keys.join("\n"));
    const unsure = this.#unsure.get(mention) ?? { keys: mention.split("\n"), lines: 0, entries: 0 };
    unsure.lines += stretch.lines;
    unsure.entries += stretch.entries;
    this.#unsure.set(mention, unsure);
  }

  /** How many lines mention what nothing defines. */
  condemned(): { lines: number; entries: number } {
    const unknown = new Set(
      [...this.#mentioned]
        .filter(([, { reference }]) => !this.#isDefined(reference))
        .map(([key]) => key),
    );
    const sum = { lines: 0, entries: 0 };
    for (const { keys, lines, entries } of this.#unsure.values()) {
      if (!keys.some((key) => unknown.has(key))) continue;
      sum.lines += lines;
      sum.entries += entries;
    }
    return sum;
  }

  problems(): Problem[] {
    const unknown = [...this.#mentioned.values()].filter(
      ({ reference }) => !this.#isDefined(reference),
    );
    if (unknown.length === 0) return [];
    // Now everybody is read: who is meant may be among them.
    const { people } = knownNames(this.#writer);
    for (const person of this.#people) people.add(person);
    const known = { people, employers: this.#employers, plans: this.#plans };
    return unknown.flatMap(({ reference, at }) => admitReference(reference, known, at) ?? []);
  }

  #isDefined({ to, name }: Reference): boolean {
    if (to === "person") return this.#people.isDefined(name);
    return (to === "plan" ? this.#plans : this.#employers).has(name);
  }

  #define(event: Candidate): void {
    const { to, name = "" } = definedBy(event) ?? {};
    if (to === "person") this.#people.define(name);
    if (to === "employer") this.#employers.add(name);
    if (to === "plan") this.#plans.add(name);
  }
}

const DEFINING: ReadonlySet<string> = new Set(["person", "employer", "plan"]);

/** A copy of its text: a slice would keep the whole chunk of the file that it was cut from. */
function copied({ kind, data }: Candidate): Candidate {
  return structuredClone({ kind, data } as Candidate);
}
