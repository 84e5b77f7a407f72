// What stands at the leaves of an answer: a value that still knows what it is, so that no printer has to
// guess. A plan called `1401.01` is a name and 1,401.01 an amount, and nothing else can tell them apart.
// A tree of such cells, with the names of the contract, is the answer to a question.

import { type Advice, adviceText } from "../../kernel/advice.ts";
import type { Amount } from "../../kernel/amount-state.ts";
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Citation, citationText } from "../../kernel/citation.ts";
import { missingWords } from "../../kernel/fact-questions.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { type Cents, formatDollars } from "../../kernel/money.ts";
import { formatPercent, type Percent } from "../../kernel/percent.ts";
import type { Sentence } from "../../kernel/sentence.ts";

export type Cell = Value & {
  /** Where a reader finds why: a line that `explain` takes apart, or the events it rests on. */
  readonly why?: Why;
  /** What a place that has names says instead: "Form 1099-R of Acme 401(k), code G, box 2a". */
  readonly said?: Sentence;
  /** What must not be: an excess. Printers that have colour show it. */
  readonly tone?: "wrong";
};

type Value =
  | { readonly kind: "money"; readonly cents: Cents }
  | { readonly kind: "number"; readonly number: number }
  /** A tax year: a number that is never added up or grouped. */
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "percent"; readonly percent: Percent }
  | { readonly kind: "date"; readonly date: CalendarDate }
  /** An id, a code, the name of a file: printed as it is, whatever it looks like. */
  | { readonly kind: "name"; readonly name: string }
  /** Several of them in one place of a table: `e3 e4`. */
  | { readonly kind: "names"; readonly names: readonly string[] }
  /** Words for people. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "flag"; readonly flag: boolean }
  /** An amount that rests on facts we do not have. */
  | {
      readonly kind: "incomplete";
      readonly missing: readonly MissingFact[];
      /** JSON says `null`: the record lists its facts under a key of its own. */
      readonly listedApart?: true;
    }
  | { readonly kind: "none" };

export type Why =
  /** A line of a worksheet; of the form `year` a figure of the year, as report and page explain it. */
  { readonly form: string; readonly line: string } | { readonly events: readonly string[] };

/** A cell, a list, or a record by the contract's names in the contract's order; a key without value is absent. */
export type Tree = Cell | readonly Tree[] | TreeRecord;
export type TreeRecord = { readonly [name: string]: Tree | undefined };

export const NONE: Cell = { kind: "none" };

export function moneyCell(cents: Cents | undefined): Cell {
  return cents === undefined ? NONE : { kind: "money", cents };
}

/** What is above a limit: wrong unless it is nothing. */
export function excessCell(cents: Cents | undefined): Cell {
  const cell = moneyCell(cents);
  return cents !== undefined && cents > 0 ? { ...cell, tone: "wrong" } : cell;
}

export function amountCell(amount: Amount): Cell {
  return amount.state === "complete"
    ? moneyCell(amount.cents)
    : { kind: "incomplete", missing: amount.missing };
}

/** The same cell with the place that explains it; what is not there has nothing to explain. */
export function explained(cell: Cell, why: Why): Cell {
  return cell.kind === "none" ? cell : { ...cell, why };
}

export function numberCell(number: number | undefined): Cell {
  return number === undefined ? NONE : { kind: "number", number };
}

export function yearCell(year: number | undefined): Cell {
  return year === undefined ? NONE : { kind: "year", year };
}

export function dateCell(date: CalendarDate | undefined): Cell {
  return date === undefined ? NONE : { kind: "date", date };
}

export function nameCell(name: string | undefined): Cell {
  return name === undefined ? NONE : { kind: "name", name };
}

export function personCell(id: string | undefined): Cell {
  return id === undefined ? NONE : { kind: "name", name: id, said: [{ person: id }] };
}

/** Or whoever else sent a form. */
export function planCell(id: string | undefined): Cell {
  return id === undefined ? NONE : { kind: "name", name: id, said: [{ payer: id }] };
}

/** Or a group of employers. */
export function employerCell(id: string | undefined): Cell {
  return id === undefined ? NONE : { kind: "name", name: id, said: [{ employer: id }] };
}

export function textCell(text: string | undefined): Cell {
  return text === undefined ? NONE : { kind: "text", text };
}

/** As a terminal says it, with the commands. */
export function adviceCell(advice: Advice): Cell {
  return textCell(adviceText(advice));
}

export function citationCell(citation: Citation | undefined): Cell {
  return citation === undefined ? NONE : textCell(citationText(citation));
}

export function percentCell(percent: Percent): Cell {
  return { kind: "percent", percent };
}

export function flagCell(flag: boolean): Cell {
  return { kind: "flag", flag };
}

export function names(list: readonly string[]): readonly Cell[] {
  return list.map(nameCell);
}

export function texts(list: readonly string[]): readonly Cell[] {
  return list.map(textCell);
}

/** A line of a file. */
export function placeTree({ file, line }: { readonly file: string; readonly line: number }) {
  return { file: nameCell(file), line: numberCell(line) };
}

export function isCell(tree: Tree | undefined): tree is Cell {
  // A record may have a key `kind`, but then a cell stands there and no text.
  return tree !== undefined && "kind" in tree && typeof tree.kind === "string";
}

/** How a cell reads for people: `1,234.50`, `yes`, `— needs: the date of birth of alex`. */
export function shownOf(cell: Cell): string {
  switch (cell.kind) {
    case "money":
      return formatDollars(cell.cents);
    case "number":
      return String(cell.number);
    case "year":
      return String(cell.year);
    case "percent":
      return formatPercent(cell.percent);
    case "date":
      return cell.date;
    case "name":
      return cell.name;
    case "names":
      return cell.names.join(" ");
    case "text":
      return cell.text;
    case "flag":
      return cell.flag ? "yes" : "no";
    case "incomplete":
      return `— needs: ${missingWords(cell.missing)}`;
    case "none":
      return "";
  }
}

/** Whether anything in it waits for a fact. */
export function lacksFacts(tree: Tree): boolean {
  if (isCell(tree)) return tree.kind === "incomplete";
  return Object.values(tree).some((each) => each !== undefined && lacksFacts(each));
}
