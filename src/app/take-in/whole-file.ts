// Questions about a file as a whole: while one is open nothing of it is recorded. A kind of money that had
// a column and has none any more, sums at the foot that disagree, bytes that were somebody else's before.
import type { Feed, Unknown } from "../../intake/unknown.ts";
import { contributionFields } from "../../ledger/kinds.ts";
import type { LedgerWriter } from "../ports.ts";
import { standingOfBatch } from "./standing-of-batch.ts";

const OF_WHOLE_FILE: ReadonlySet<string> = new Set(["gone", "sums", "again"]);

export function isOfWholeFile({ asked }: Unknown): boolean {
  return OF_WHOLE_FILE.has(asked);
}

export interface FileAtHand {
  readonly file: string;
  readonly layout: string;
  readonly feed?: Feed | undefined;
  readonly plan?: string | undefined;
  /** The layout is the user's own: what it names, it needs. */
  readonly ownLayout: boolean;
  /** Columns that no header says and an answer did. */
  readonly answered: readonly string[];
  /** Whose events it would record. */
  readonly people: ReadonlySet<string>;
}

/** Against the last file of this layout and plan, and against a layout that the user wrote. */
export function goneColumns(writer: LedgerWriter, at: FileAtHand): Unknown[] {
  const { feed, file } = at;
  if (feed?.columns === undefined) return [];
  const here = new Set([...feed.columns, ...at.answered]);
  const before = [...kindsOfLastFile(writer, at)]
    .filter((kind) => !here.has(kind))
    .map((kind) => kind.replaceAll("_", " "));
  const own = at.ownLayout ? (feed.absent ?? []) : [];
  const named = own.map(({ contribution }) => contribution.replaceAll("_", " "));
  return [...new Set([...before, ...named])].map((words) => ({
    asked: "gone",
    words,
    detail: before.includes(words) ? "the last file like this had one" : "the layout names one",
    at: { file, line: 1 },
  }));
}

function kindsOfLastFile(writer: LedgerWriter, { layout, plan, people }: FileAtHand): Set<string> {
  const kinds = new Set<string>();
  const batches = writer
    .standing(["batch"])
    .flatMap((event) =>
      event.kind === "batch" &&
      event.seq <= writer.start &&
      event.data.command === "import" &&
      event.data.layout === layout
        ? [event.seq]
        : [],
    );
  for (const batch of batches.toReversed()) {
    for (const event of standingOfBatch(writer, batch)) {
      if (event.kind !== "paycheck" || event.data.plan !== plan) continue;
      if (!people.has(event.data.person)) continue;
      for (const [key, field] of Object.entries(contributionFields)) {
        const amount = event.data.contributions[key as keyof typeof contributionFields];
        if (amount !== undefined && amount > 0) kinds.add(field.wire);
      }
    }
    if (kinds.size > 0) break;
  }
  return kinds;
}
