// Rows of totals are no money, and a check: the sum under a column is that of its rows, since the header or
// since the total before. One that is not means that rows are missing, or were read wrongly.
import { add, type Cents, formatDollars, subtract, ZERO } from "../../kernel/money.ts";
import { readAmount } from "../text/statement-amount.ts";
import type { Row } from "../text/text-rows.ts";
import { askedWords, type Unknown } from "../unknown.ts";
import { cellAt, type FoundHeader, firstText } from "./find-tables.ts";

interface Running {
  /** Since the header, and since the last row of totals. */
  whole: Cents;
  part: Cents;
}

export class FootSums {
  readonly #file: string;
  readonly #sums = new Map<FoundHeader, Map<number, Running>>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Adds a row up, or holds a row of totals against what came before it. */
  note(
    row: Row,
    header: FoundHeader,
    { is, money }: { readonly is: string; readonly money: readonly { readonly index: number }[] },
  ): Unknown | undefined {
    if (money.length === 0) return undefined;
    const totals = is === "ignored" && TOTALS.test(firstText(row));
    if (is === "ignored" && !totals) return undefined;
    const sums = this.#sums.get(header) ?? new Map<number, Running>();
    this.#sums.set(header, sums);
    let wrong: Unknown | undefined;
    for (const { index } of money) {
      const cell = cellAt(row, index);
      const read = readAmount(cell?.text ?? "");
      if (cell === undefined || !read.ok) continue;
      const running = sums.get(index) ?? { whole: ZERO, part: ZERO };
      const amount = read.value ?? ZERO;
      if (!totals) {
        running.whole = add(running.whole, amount);
        running.part = add(running.part, amount);
      } else if (read.value !== undefined) {
        const { whole, part } = running;
        if (amount !== whole && amount !== part && wrong === undefined) {
          const above = header.row.cells[index]?.text ?? "";
          wrong = {
            asked: "sums",
            words: askedWords(above),
            detail: `${formatDollars(amount)} at the foot, ${formatDollars(whole)} in the rows above it`,
            at: {
              file: this.#file,
              line: cell.line,
              column: cell.column,
              endColumn: cell.column + cell.text.length,
            },
            amount: Math.abs(subtract(amount, whole)) as Cents,
          };
        }
        running.part = ZERO;
      }
      sums.set(index, running);
    }
    return wrong;
  }
}

/** One person's totals in a register of several are a part that nothing here adds up. */
const TOTALS =
  /^(?:(?:grand|report|company|payroll|journal|register|period|overall) )?totals?\b(?! for)|^sums?$/i;
