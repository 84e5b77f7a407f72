// Words of a row that no rule knows, as something to ask.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, cents } from "../../kernel/money.ts";
import type { Cell } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { askedWords, type Unknown } from "../unknown.ts";
import type { RowCells } from "./row-cells.ts";

/** The words of a cell, with the money of the row; none of an empty one. */
export function unknownWords(
  cells: RowCells,
  asked: "kind" | "source",
  from: Cell | undefined,
  { date, amount }: { readonly date: CalendarDate | undefined; readonly amount: Cents | undefined },
): Unknown[] {
  const text = plainText(from?.text ?? "");
  if (from === undefined || text === "") return [];
  return [
    {
      asked,
      words: askedWords(text),
      at: cells.spanOf(from),
      ...(amount !== undefined && { amount: cents(Math.abs(amount)) }),
      ...(date && { date }),
    },
  ];
}
