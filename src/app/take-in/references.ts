// Names that events refer to must be defined, in the ledger or in the same file: checked when the whole
// file is known, so that order in a file does not matter.
import type { Problem, SourceSpan } from "../../kernel/problem.ts";
import {
  admitReference,
  type KnownNames,
  type Reference,
  referencesOf,
} from "../../ledger/admit.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { LedgerWriter } from "../ports.ts";

type Names = { readonly [kind in keyof KnownNames]: Set<string> };

export class References {
  readonly known: Names;
  readonly #mentioned = new Map<string, { reference: Reference; at: SourceSpan | undefined }>();
  /** By the unknown names that they mention: how many lines, so that each is counted once. */
  readonly #unsure = new Map<
    string,
    { readonly keys: readonly string[]; lines: number; entries: number }
  >();

  constructor(writer: LedgerWriter) {
    this.known = { people: new Set(), employers: new Set(), plans: new Set() };
    for (const event of writer.eachStanding(["person", "employer", "plan"])) this.#define(event);
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
      (data.person === undefined || this.known.people.has(data.person)) &&
      (data.plan === undefined || this.known.plans.has(data.plan)) &&
      (data.toPlan === undefined || this.known.plans.has(data.toPlan)) &&
      (data.employer === undefined || this.known.employers.has(data.employer))
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
        .filter(([, { reference }]) => admitReference(reference, this.known) !== undefined)
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
    return [...this.#mentioned.values()]
      .map(({ reference, at }) => admitReference(reference, this.known, at))
      .filter((problem) => problem !== undefined);
  }

  #define(event: { readonly kind: string; readonly data: unknown }): void {
    const data = event.data as { person?: string; plan?: string; employer?: string };
    if (event.kind === "person" && data.person !== undefined) this.known.people.add(data.person);
    if (event.kind === "employer" && data.employer !== undefined)
      this.known.employers.add(data.employer);
    if (event.kind === "plan" && data.plan !== undefined) this.known.plans.add(data.plan);
  }
}

const DEFINING: ReadonlySet<string> = new Set(["person", "employer", "plan"]);

/** A copy of its text: a slice would keep the whole chunk of the file that it was cut from. */
function copied({ kind, data }: Candidate): Pick<Candidate, "kind" | "data"> {
  return structuredClone({ kind, data } as Pick<Candidate, "kind" | "data">);
}
