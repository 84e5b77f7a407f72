// A register's sums of the year beside the money of the payday: `401K` and `YTD 401K`. Only a pair of the same
// words leaves no doubt: `YTD Retirement` beside three columns of a plan says nothing here.
import type { CalendarDate } from "../../kernel/calendar.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { YearToDate } from "../read-record.ts";
import { maskNumbers } from "../text/mask.ts";
import { readAmount } from "../text/statement-amount.ts";
import type { Row } from "../text/text-rows.ts";
import { headerWords, plainText } from "../text/wording.ts";
import { cellAt, type FoundHeader } from "./find-tables.ts";

interface YearToDateColumn {
  readonly index: number;
  readonly source: string;
  /** The kind of the column that it is the sum of, first; then those that it may hold besides. */
  readonly keys: readonly ContributionKey[];
}

export function yearToDateColumns(
  { row }: Pick<FoundHeader, "row">,
  money: FoundHeader["wide"],
): readonly YearToDateColumn[] {
  const known = KNOWN.get(money);
  if (known !== undefined) return known;
  const sums = row.cells.flatMap(({ text }, index) => {
    const words = headerWords(text);
    return SUM.test(words) ? [{ index, words: bare(words), source: plainText(text) }] : [];
  });
  const single = money.map(({ index, contribution }) => ({
    contribution,
    words: bare(headerWords(row.cells[index]?.text ?? "")),
  }));
  const sumOf = (words: string) => sums.filter((sum) => sum.words === words);
  const columns = single.flatMap(({ contribution, words }): YearToDateColumn[] => {
    const [sum, another] = sumOf(words);
    const same = single.filter((column) => column.words === words);
    if (sum === undefined || another !== undefined || same.length > 1) return [];
    // `YTD 401K` beside `401K` and `401K Roth`, which has no sum of its own, may be of both.
    const besides = single.filter(
      (other) =>
        other.words !== words && holds(other.words, words) && sumOf(other.words).length === 0,
    );
    const keys = [contribution, ...besides.map((other) => other.contribution)];
    return [{ index: sum.index, source: maskNumbers(sum.source), keys }];
  });
  KNOWN.set(money, columns);
  return columns;
}

/** What a row of one day states in such columns; a cell that is no amount says nothing. */
export function sumsOfYear(
  row: Row,
  columns: readonly YearToDateColumn[],
  date: CalendarDate,
): readonly YearToDate[] {
  return columns.flatMap(({ index, source, keys }): YearToDate[] => {
    const read = readAmount(cellAt(row, index)?.text ?? "");
    if (!read.ok || read.value === undefined || read.value <= 0) return [];
    const amount = read.value;
    return [{ date, side: "payroll", source, keys, amount, includesLoanPayments: false }];
  });
}

const SUM = /\bytd\b|\byear to date\b/;

/** `CONT_YTD_401K`, `401K (YTD)` and `401K Current` without the word of their time. */
function bare(words: string): string {
  return words
    .replace(/\b(?:ytd|year to date|current|curr|cur|this period)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function holds(words: string, part: string): boolean {
  const all = new Set(words.split(" "));
  return part.split(" ").every((word) => all.has(word));
}

/** Once for a header: it is asked for every row. */
const KNOWN = new WeakMap<FoundHeader["wide"], readonly YearToDateColumn[]>();
