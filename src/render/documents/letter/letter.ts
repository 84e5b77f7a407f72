// A letter to a plan as a value: paragraphs and tables, from the sender's address to the enclosures. It
// states what the records show and asks; addresses and telephone are left to the sender, on ruled lines.

import { lastBusinessDay } from "../../../kernel/business-days.ts";
import { addDays, type CalendarDate, type TaxYear } from "../../../kernel/calendar.ts";
import { returnDueDay } from "../../../kernel/due-days.ts";
import { type Cents, formatDollars } from "../../../kernel/money.ts";
import {
  bold,
  type Cell,
  type Column,
  type DocTable,
  longDate,
  type Row,
  words,
} from "../packet/document.ts";

export type LetterBlock =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "table"; readonly title: string; readonly table: DocTable };

export interface Letter {
  readonly date: CalendarDate;
  readonly from: string;
  readonly to: string;
  /** Who at that address, below its name. */
  readonly attention: string;
  readonly greeting: string;
  /** The matter, then the plan and the account. */
  readonly subject: readonly string[];
  readonly body: readonly LetterBlock[];
  readonly enclosures: readonly string[];
  /** A list that is an enclosure of its own, on a page after the letter. */
  readonly enclosed?: { readonly title: string; readonly table: DocTable };
}

/** What the letter is about beside the figures. */
export interface LetterPeople {
  readonly date: CalendarDate;
  readonly personName: string;
  readonly plan: string;
  readonly planName: string;
  /** Who holds the plan's money and prints its forms, where that is recorded. */
  readonly trustee: string | undefined;
  readonly account: string | undefined;
}

export function paragraph(text: string): LetterBlock {
  return { kind: "text", text };
}

/** Dollars on the first row and on a total, as in letters; "− $1,150.25". */
export function inDollars(amount: Cents): string {
  return amount < 0 ? `− $${formatDollars(-amount as Cents)}` : `$${formatDollars(amount)}`;
}

export function letterTable(
  title: string,
  columns: readonly Column[],
  rows: readonly { readonly cells: readonly string[]; readonly look?: "total" | "bold" }[],
): Extract<LetterBlock, { kind: "table" }> {
  const cellsOf = (cells: readonly string[], isBold: boolean): Cell[] =>
    cells.map((text) => (isBold ? bold(text) : words(text)));
  return {
    kind: "table",
    title,
    table: {
      kind: "table",
      size: "letter",
      columns,
      rows: rows.map(
        ({ cells, look }): Row => ({
          cells: cellsOf(cells, look !== undefined),
          ...(look === "total" && { style: "total" }),
        }),
      ),
    },
  };
}

export function addressee({ planName, trustee, account }: LetterPeople): {
  readonly to: string;
  readonly about: string;
} {
  return {
    to: trustee ?? planName,
    about: `${planName}${account === undefined ? "" : `, account ending ${account}`}`,
  };
}

/** Two weeks and a day to answer, where that is still before the return is due. */
export function answerBy(date: CalendarDate, taxYear: TaxYear): string {
  const day = lastBusinessDay(addDays(date, 16));
  const due = returnDueDay(taxYear);
  return day < due
    ? ` by ${longDate(day)}, so that my return can be filed on time`
    : " before I file";
}
