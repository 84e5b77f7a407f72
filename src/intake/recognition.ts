// How a statement was understood, and what was left over.
import type { Problem } from "../kernel/problem.ts";
import type { Encoding } from "./text/statement-text.ts";
import type { Delimiter } from "./text/text-rows.ts";

/** What `formats explain` prints: how the file was understood, and what was left over. */
export interface Recognition {
  readonly decision: "recognised" | "declined" | "refused";
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly layout?: string;
  readonly title?: string;
  readonly confidence?: number;
  /** The best matches, in words. */
  readonly considered: readonly string[];
  readonly headers: readonly { readonly table: string; readonly line: number }[];
  readonly skipped: readonly {
    readonly line: number;
    readonly lines: number;
    readonly reason: string;
  }[];
  readonly unmappedColumns: readonly { readonly line: number; readonly header: string }[];
  readonly unmappedValues: readonly {
    readonly column: string;
    readonly value: string;
    readonly count: number;
  }[];
  readonly problems: readonly Problem[];
}
