// A packet as a value: sections, each with blocks, tables with typed cells, and references by name. What
// stands where is decided here and in the files beside it; how it looks is decided by the drawing.

import type { Amount } from "../../../kernel/amount-state.ts";
import type { CalendarDate } from "../../../kernel/calendar.ts";
import type { MissingFact } from "../../../kernel/missing-fact.ts";
import type { Cents } from "../../../kernel/money.ts";
import { monthName } from "../../month-names.ts";

export interface Words {
  readonly text: string;
  readonly bold?: boolean;
  readonly goTo?: string;
  readonly quiet?: boolean;
  /** The page that `goTo` is on is the text: "page 5". */
  readonly isPage?: boolean;
}

export type Cell =
  | { readonly kind: "words"; readonly words: readonly Words[] }
  | { readonly kind: "money"; readonly cents: Cents; readonly bold?: boolean }
  /** It waits for the answer to a question. */
  | { readonly kind: "unknown"; readonly missing: readonly MissingFact[] }
  | { readonly kind: "refs"; readonly refs: readonly Reference[] }
  | {
      readonly kind: "mark";
      readonly mark: "agrees" | "differs" | "awaited";
      readonly word: string;
    }
  | { readonly kind: "box"; readonly checked: boolean }
  | { readonly kind: "grade"; readonly grade: string; readonly text: string }
  | { readonly kind: "blank" };

/** A name that leads to a place of the document. */
export interface Reference {
  readonly text: string;
  readonly goTo: string;
  /** The page that it leads to is the text: "p. 5". */
  readonly isPage?: boolean;
}

export interface Column {
  readonly head: string;
  readonly align: "left" | "right" | "center";
  /** Share of the width. */
  readonly width: number;
  /** An empty column for the preparer, with rules at its sides. */
  readonly empty?: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly style?: "subtotal" | "total" | "plain";
  /** References lead here. */
  readonly place?: string;
  /** Rows of one form: no rule between them. */
  readonly joined?: boolean;
}

export interface DocTable {
  readonly kind: "table";
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly size: "letter" | "normal" | "middle" | "dense" | "exhibit";
  /** For the heading that is repeated on the pages after the first. */
  readonly continued?: string;
  /** As a share of the text's width. */
  readonly width?: number;
}

/** A line as it stands on a form: number, words, its evidence below, number box and amount box. */
export interface FormLine {
  readonly line: string;
  readonly label: string;
  readonly small?: readonly Words[];
  readonly value: Cell;
  readonly refs: readonly Reference[];
  /** Lines 9 to 12 of Form 8606 stand in the inner column. */
  readonly inner?: boolean;
  readonly place?: string;
}

export type Block =
  | DocTable
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "text";
      readonly words: readonly Words[];
      readonly style: "body" | "note" | "lead";
    }
  | { readonly kind: "panel"; readonly title: string; readonly words: readonly Words[] }
  | {
      readonly kind: "part";
      readonly part: string;
      readonly title: string;
      readonly lines: readonly FormLine[];
    }
  /** Label over value, side by side. */
  | {
      readonly kind: "facts";
      readonly facts: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly kind: "pair"; readonly left: readonly Block[]; readonly right: readonly Block[] }
  | {
      readonly kind: "names";
      readonly rows: readonly (readonly [string, readonly Words[], string, string])[];
    }
  | { readonly kind: "banner"; readonly status: string; readonly words: readonly Words[] }
  | {
      readonly kind: "tiles";
      readonly tiles: readonly {
        readonly amount: Cell;
        readonly where: string;
        readonly what: string;
      }[];
    }
  | { readonly kind: "contents" }
  | {
      readonly kind: "answers";
      readonly rows: readonly {
        readonly number: string;
        readonly text: string;
        readonly boxes: readonly string[];
        readonly line: boolean;
      }[];
    }
  | { readonly kind: "signatures"; readonly names: readonly string[] }
  /** Rows in three columns, for an annex. */
  | {
      readonly kind: "annex";
      readonly head: readonly string[];
      readonly rows: readonly { readonly cells: readonly string[]; readonly place: string }[];
    };

export interface Section {
  readonly place: string;
  readonly title: string;
  readonly subtitle?: string;
  /** In the contents and in the outline; "" keeps it out of the contents. */
  readonly contents: string;
  readonly headLeft: string;
  readonly headRight: string;
  /** "page" may stand below a neighbour that fills little of its page; "flow" wherever there is some room. */
  readonly start: "always" | "page" | "flow";
  readonly blocks: readonly Block[];
  /** In the outline, below the section before it. */
  readonly nested?: boolean;
}

export interface PacketDocument {
  readonly title: string;
  readonly foot: string;
  readonly sections: readonly Section[];
}

export const BLANK: Cell = { kind: "blank" };

export function words(text: string, look: Omit<Words, "text"> = {}): Cell {
  return { kind: "words", words: [{ text, ...look }] };
}

export function bold(text: string): Cell {
  return words(text, { bold: true });
}

export function money(cents: Cents | undefined, look: { bold?: boolean } = {}): Cell {
  return cents === undefined ? BLANK : { kind: "money", cents, ...look };
}

export function amountCell(amount: Amount | undefined, look: { bold?: boolean } = {}): Cell {
  if (amount === undefined) return BLANK;
  return amount.state === "complete"
    ? money(amount.cents, look)
    : { kind: "unknown", missing: amount.missing };
}

export function refs(...list: readonly (Reference | undefined)[]): Cell {
  const known = list.filter((each) => each !== undefined);
  return known.length === 0 ? BLANK : { kind: "refs", refs: known };
}

/** 03/09/2026, as in tables. */
export function shortDate(date: CalendarDate): string {
  return `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
}

/** "March 9, 2026", as in sentences. */
export function longDate(date: CalendarDate): string {
  return `${monthName(date)} ${Number(date.slice(8, 10))}, ${date.slice(0, 4)}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function listed(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(" and ");
  return `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
}
