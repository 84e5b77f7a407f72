// What a reader of any statement hands on: for each stretch of physical lines, what became of it.
// Every line of a file ends up in exactly one bucket, and the counts add up to the file.
import type { Problem, SourceSpan } from "../kernel/problem.ts";
import type { Candidate } from "../ledger/event.ts";

export interface ReadRecord {
  /** The first physical line of the stretch. */
  readonly at: SourceSpan;
  /** How many physical lines it covers; a quoted newline makes it more than one. */
  readonly lines: number;
  readonly result: ReadResult;
}

export type ReadResult =
  /** To be recorded, together or not at all. */
  | { readonly bucket: "candidates"; readonly candidates: readonly Candidate[] }
  /** Known not to be an event: a header, a blank line, a valuation. */
  | { readonly bucket: "ignored"; readonly reason: string }
  /** Not recorded until somebody decides; `proposal` is what it would be. */
  | {
      readonly bucket: "needs_review";
      readonly reason: string;
      readonly proposal: readonly Candidate[];
    }
  | { readonly bucket: "error"; readonly problems: readonly Problem[] };

/** What the caller of an import said, and what the ledger knows, for rows that leave it out. */
export interface ReadContext {
  /** The file name as the user gave it: it stands in every place and problem. */
  readonly file: string;
  /** `--person`, else the only person of the ledger, for rows that name none. */
  readonly person?: string;
  /** `--plan`, else the only plan, for rows that name none. */
  readonly plan?: string;
}

/** One way to read a file, chosen before the first row. Readers stream: memory does not grow with the file. */
export interface StatementReader {
  /** The layout's name as printed: `rothbook/paycheck`. */
  readonly layout: string;
  read(
    chunks: AsyncIterable<Uint8Array>,
    context: ReadContext,
  ): AsyncIterable<readonly ReadRecord[]>;
}
