// What a file says in words that no rule knows. A reader tells it where it stands and how much money turns
// on it; whoever reads for a ledger makes questions of it, and answers it the next time.
import { createHash } from "node:crypto";
import type { CalendarDate } from "../kernel/calendar.ts";
import type { Cents } from "../kernel/money.ts";
import type { SourceSpan } from "../kernel/problem.ts";
import type { Asked, ContributionKey } from "../ledger/kinds.ts";
import { maskNumbers } from "./text/mask.ts";
import { normaliseValue } from "./text/wording.ts";

export interface Unknown {
  readonly asked: Asked;
  /** The words of the file, taxpayer numbers masked; what identifies the file when no words are asked about. */
  readonly words: string;
  /** Where the words stand; the row's own line when they are its header's. */
  readonly at: SourceSpan;
  /** The money of this row that depends on the answer. */
  readonly amount?: Cents;
  /** The header above the words, for words of a column. */
  readonly header?: SourceSpan;
  readonly date?: CalendarDate;
  /** What is odd about it, when the words do not show it. */
  readonly detail?: string;
  readonly about?: Movement;
  /** What else the row says: the match can be told from what it matches. */
  readonly beside?: {
    readonly grossPay?: Cents;
    readonly contributions: readonly (readonly [key: ContributionKey, amount: Cents])[];
    /** Roth deferrals have a column of their own, whatever is in it: another one is not theirs. */
    readonly hasRothColumn?: true;
  };
}

/** Money that moved, for a question that depends on what was there to move. */
export interface Movement {
  readonly person: string;
  readonly plan: string;
  readonly date: CalendarDate;
  readonly amount: Cents;
}

/** Unknown words of a row; without a place of their own they are the row's. */
export type AskedOfRow = Omit<Unknown, "at"> & { readonly at?: SourceSpan };

/** Whose file it is, who its names are, and how its words are read, by what was answered before. */
export interface Recalled {
  readonly plan?: string;
  readonly person?: string;
  /** The answer to these words, if there is one that still stands. */
  answerTo(asked: Asked, words: string, about?: Movement): string | undefined;
  /** The file itself answers, so that the next one like it need not. */
  proves(asked: Asked, words: string, answer: string): void;
  /** Who the ledger holds for a name in the file, among all the names that it has. */
  whoIs(words: string, names: readonly string[]): Named;
}

/** Whose rows they are; `unknown` is a question, `nobody` somebody whom the ledger is not about. */
export type Named =
  | { readonly is: "person"; readonly person: string }
  | { readonly is: "nobody"; readonly reason: string }
  | { readonly is: "unknown" };

/** A feed with what is recalled of it. */
export interface KnownFeed {
  readonly feed: Feed;
  readonly recalled?: Recalled | undefined;
}

/** What tells one feed from another: the layout, whose it says it is, and the words over its columns. */
export interface Feed {
  readonly layout: string;
  readonly words: string;
  /** Kinds of money that have a column of their own, in a file that has a column for each. */
  readonly columns?: readonly string[];
  /** Columns that the layout names and the file lacks. */
  readonly absent?: readonly { readonly header: string; readonly contribution: string }[];
}

/** `whose` is the one name, account or plan that the file states; nothing when it states none. */
export function feedOf(layout: string, whose: readonly string[], headings: Iterable<string>): Feed {
  const over = [...headings].filter((heading) => heading !== "").join(", ");
  const parts = [whose.filter((each) => each !== "").join(" "), over];
  return { layout, words: askedWords(parts.filter((part) => part !== "").join(BETWEEN)) };
}

export function feedParts(words: string): {
  readonly whose: string;
  readonly headings: ReadonlySet<string>;
} {
  const at = words.indexOf(BETWEEN);
  const whose = at < 0 ? "" : words.slice(0, at);
  const over = at < 0 ? words : words.slice(at + BETWEEN.length);
  return { whose, headings: new Set(over.toLowerCase().split(", ")) };
}

const BETWEEN = " · ";

/**
 * What a question is called in a command: the same for the same words, whatever file asks.
 *
 * @example questionId("column", "401K ER MATCH") // "column-401k-er-match"
 */
export function questionId(asked: Asked, words: string): string {
  const slug = normaliseValue(words)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (
    asked !== "plan" &&
    asked !== "owner" &&
    asked !== "again" &&
    slug.length > 0 &&
    slug.length <= LONGEST_SLUG
  )
    return `${asked}-${slug}`;
  // What stands for a whole file is too long to be typed.
  const digest = createHash("sha256").update(normaliseValue(words)).digest("hex");
  return `${asked}-${digest.slice(0, 6)}`;
}

const LONGEST_SLUG = 48;

/** Words as they are compared and remembered: no taxpayer number, no case, no odd spaces. */
export function askedWords(words: string): string {
  return maskNumbers(words).slice(0, LONGEST_ASKED);
}

export function sameWords(one: string, other: string): boolean {
  return normaliseValue(one) === normaliseValue(other);
}

const LONGEST_ASKED = 500;
