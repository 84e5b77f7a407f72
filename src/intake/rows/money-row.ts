// A row of one amount: its kind says whether money went in or moved, its source which money.
import { type Cents, cents, ZERO } from "../../kernel/money.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { maskNumbers } from "../text/mask.ts";
import { normaliseValue } from "../text/wording.ts";
import { contributionMeaning } from "./contribution-row.ts";
import type { Meaning, Transfer } from "./meaning.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowHead } from "./row-head.ts";
import { planSourceOf, type RowMoney, sourceOf } from "./row-source.ts";
import { ANSWERED_NONE, NOT_PLAN_MONEY, type TableRules } from "./table-rules.ts";
import { unknownWords } from "./unknown-words.ts";

const KINDS_OF_ROW = [
  "contribution",
  "transfer",
  "transfer_in",
  "transfer_out",
  "conversion",
  "exchange",
  "distribution",
] as const;

type KindOfRow = (typeof KINDS_OF_ROW)[number];

const NOTHING_HAPPENED = "an amount of 0.00: nothing happened";

export function moneyMeaning(cells: RowCells, head: RowHead, rules: TableRules): Meaning {
  const { header, answerTo } = rules;
  const { date, kind } = head;
  const amountCell = cells.of("amount");
  const amount = cells.amountIn(amountCell);
  const employer = cells.amountIn(cells.of("employer_amount")) ?? ZERO;
  if (cells.haveFaults) return cells.faults();

  const facts = { ...(date && { date }), ...(amount !== undefined && { amount }) };
  const told = kind.fits === undefined ? answerTo("kind", kind.words) : undefined;
  if (told === NOT_PLAN_MONEY) return { is: "ignored", reason: ANSWERED_NONE };
  const is = header.fields.has("kind")
    ? (kind.fits?.rule.is ?? KINDS_OF_ROW.find((each) => each === told))
    : header.table.every_row;
  if (is === undefined) return unknownKind(cells, head, amount);
  const source = sourceOf(cells, rules);
  if (source.fits?.rule.ignore !== undefined)
    return { is: "ignored", reason: source.fits.rule.ignore };
  if (date === undefined) {
    if (!header.fields.has("date") && !header.fields.has("deposited_on"))
      return { is: "review", reason: "the file states no pay date", ...facts };
    const where = cells.of("date") ?? cells.of("deposited_on");
    cells.refuse(where, "import.value-missing", "the row has no date");
    return cells.faults();
  }
  if (amount === undefined && employer === 0) {
    cells.refuse(amountCell, "import.value-missing", "the row has no amount");
    return cells.faults();
  }
  const own = amount ?? ZERO;
  if (own === 0 && employer === 0) return { is: "ignored", reason: NOTHING_HAPPENED };
  const money = { date, own, employer, source };
  return is === "contribution"
    ? contributionMeaning(cells, head, money, rules)
    : transfer(cells, head, money, is);
}

function unknownKind(cells: RowCells, head: RowHead, amount: Cents | undefined): Meaning {
  if (amount === 0) return { is: "ignored", reason: NOTHING_HAPPENED };
  const { date, kind } = head;
  const reason =
    kind.fits?.rule.review ?? `no rule says what ${quoted(maskNumbers(kind.words))} is`;
  const unknowns =
    kind.fits === undefined ? unknownWords(cells, "kind", kind.cell, { date, amount }) : [];
  return {
    is: "review",
    reason,
    ...(date && { date }),
    ...(amount !== undefined && { amount }),
    ...(unknowns.length > 0 && { unknowns }),
  };
}

function transfer(
  cells: RowCells,
  { owner, kind: { words } }: RowHead,
  { date, own, source }: RowMoney,
  is: Exclude<KindOfRow, "contribution">,
): Transfer {
  const planSource = source.fits && planSourceOf(source.fits.rule);
  const fund = normaliseValue(cells.of("fund")?.text ?? "");
  return {
    is: "transfer",
    owner,
    date,
    amount: cents(Math.abs(own)),
    direction: directionOf(is, words, own),
    words: maskNumbers(words),
    ...(is === "conversion" && { named: true }),
    ...(is === "distribution" && { leaves: true }),
    ...(is === "exchange" && { exchange: true }),
    ...(fund !== "" && { fund }),
    ...(planSource && { source: planSource }),
  };
}

function directionOf(is: KindOfRow, words: string, own: Cents): Transfer["direction"] {
  if (is === "transfer" || is === "conversion" || is === "exchange")
    return /\bout\b/i.test(words) || own < 0 ? "out" : "in";
  return is === "transfer_in" ? "in" : "out";
}
