// A row of a register: a paycheck with a column for each kind of money.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { type Cents, cents } from "../../kernel/money.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import type { ColumnField } from "../layouts/layout.ts";
import { likelyContribution } from "../layouts/likely-contribution.ts";
import { likelyKind } from "../layouts/likely-kind.ts";
import { columnWords } from "../tables/column-words.ts";
import { maskNumbers } from "../text/mask.ts";
import { readAmount } from "../text/statement-amount.ts";
import { readDate } from "../text/statement-date.ts";
import type { Cell } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { askedWords, type Unknown } from "../unknown.ts";
import type { Meaning, Transfer } from "./meaning.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowHead } from "./row-head.ts";
import { PLAN_SOURCE_OF } from "./row-source.ts";
import type { TableRules } from "./table-rules.ts";

export function registerMeaning(cells: RowCells, head: RowHead, rules: TableRules): Meaning {
  const { owner, date, posted } = head;
  const { contributions, sum: total, negative } = moneyOf(cells, rules);
  const grossPay = cells.amountIn(cells.of("gross_pay"));
  const period = periodOf(cells, rules);
  const puzzling = puzzlingCells(cells, rules);
  if (cells.haveFaults) return cells.faults();
  const amount = cents(total);
  const facts = { ...(date && { date }), amount };
  const moved = negative && !grossPay ? convertedIn(cells, head, contributions) : undefined;
  if (moved !== undefined) return moved;
  if (negative || (grossPay ?? 0) < 0) {
    const reason = "a row of negative amounts takes back an earlier paycheck; correct that one";
    return { is: "review", reason, owner, ...facts };
  }
  if (contributions.length === 0 && grossPay === undefined && puzzling.length === 0)
    return { is: "ignored", reason: "no contributions in the row" };
  if (date === undefined) {
    if (!rules.header.fields.has("date") && !rules.context.has("date"))
      return { is: "review", reason: "the file states no pay date", ...facts };
    cells.refuse(cells.of("date"), "import.value-missing", "the row has no pay date");
    return cells.faults();
  }
  const hasRothColumn =
    rules.money.some(({ contribution }) => contribution === "rothDeferral") ||
    rules.suspects.some(({ header }) => likelyContribution(header) === "roth_deferral");
  const beside = {
    contributions,
    ...(grossPay !== undefined && { grossPay }),
    ...(hasRothColumn && { hasRothColumn }),
  };
  const unknowns = puzzling.map((each) => unknownColumn(each, cells, rules, { date, beside }));
  const names = puzzling.map(({ header }) => quoted(maskNumbers(header))).join(", ");
  return {
    is: "money_in",
    owner,
    date,
    ...(posted && { depositedOn: posted }),
    ...(rules.side === "plan" && { depositedOn: posted ?? date }),
    ...period,
    ...(grossPay !== undefined && { grossPay }),
    contributions,
    amount,
    ...(names !== "" && { open: `no rule says what the column ${names} is`, unknowns }),
    complete: names === "",
  };
}

/**
 * `Conversion` beside -2,001.50 in the column of after-tax money and 2,001.50 in that of Roth money. Without the
 * word it may be a payroll that mends what it had put into the wrong column.
 */
function convertedIn(
  cells: RowCells,
  { owner, date }: RowHead,
  contributions: readonly (readonly [ContributionKey, Cents])[],
): Transfer | undefined {
  const outs = contributions.filter(([, amount]) => amount < 0);
  const ins = contributions.filter(([, amount]) => amount > 0);
  const [[from, out] = [], [to, into] = []] = [outs[0], ins[0]];
  if (date === undefined || outs.length !== 1 || ins.length !== 1) return undefined;
  if (from === undefined || to === undefined || out === undefined || into === undefined)
    return undefined;
  if (out + into !== 0 || PLAN_SOURCE_OF[to] !== "designated_roth") return undefined;
  const said = cells.row.cells.find(({ text }) => likelyKind(text) === "conversion");
  if (said === undefined) return undefined;
  return {
    is: "transfer",
    owner,
    date,
    amount: into,
    direction: "out",
    source: PLAN_SOURCE_OF[from],
    into: PLAN_SOURCE_OF[to],
    words: maskNumbers(plainText(said.text)),
    named: true,
  };
}

/** The money of the plan in the row, by the columns whose kind is known. */
function moneyOf(cells: RowCells, { money }: TableRules) {
  const contributions: [ContributionKey, Cents][] = [];
  let negative = false;
  let sum = 0;
  for (const column of money) {
    const read = cells.amountIn(cells.at(column.index));
    if (read === undefined || read === 0) continue;
    if (read < 0) negative = true;
    sum += read;
    contributions.push([column.contribution, read]);
  }
  return { contributions, sum, negative };
}

/** An amount in a column that no rule names. */
interface Puzzling {
  readonly index: number;
  readonly header: string;
  readonly cell: Cell;
  readonly amount: Cents;
}

function puzzlingCells(cells: RowCells, { suspects }: TableRules): Puzzling[] {
  return suspects.flatMap(({ index, header }) => {
    const cell = cells.at(index);
    if (cell === undefined) return [];
    // Whole numbers under words that nobody knows count hours or people, not money.
    if (columnWords(header) !== "plan" && !/\d[.,]\d\d\)?-?$|\$/.test(cell.text.trim())) return [];
    const read = readAmount(cell.text);
    return read.ok && read.value !== undefined && read.value !== 0
      ? [{ index, header, cell, amount: read.value }]
      : [];
  });
}

function unknownColumn(
  { index, header: words, cell, amount }: Puzzling,
  cells: RowCells,
  { header }: TableRules,
  said: Pick<Unknown, "date" | "beside">,
): Unknown {
  const above = header.row.cells[index];
  return {
    asked: "column",
    words: askedWords(words),
    at: cells.spanOf(cell),
    amount,
    ...(above && { header: cells.spanOf(above) }),
    ...said,
  };
}

/** The days that were worked, in one cell or two. No figure depends on them, so one that cannot be read refuses nothing. */
function periodOf(
  cells: RowCells,
  { formats }: TableRules,
): { periodStart?: CalendarDate; periodEnd?: CalendarDate } {
  const [from, to] = cells.of("period")?.text.split(/\s+(?:-|–|to|through)\s+/i) ?? [];
  const day = (text: string | undefined) => {
    const read = readDate(text ?? "", formats);
    return "date" in read ? read.date : undefined;
  };
  const own = (field: ColumnField) => day(cells.of(field)?.text);
  const start = to === undefined ? own("period_start") : day(from);
  const end = to === undefined ? own("period_end") : day(to);
  return { ...(start && { periodStart: start }), ...(end && { periodEnd: end }) };
}
