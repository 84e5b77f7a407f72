// A row of one amount that went into the plan: by its source it is a contribution of a kind, or somebody is asked.
import { add, type Cents, cents, formatDollars } from "../../kernel/money.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { contributionKey } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import { maskNumbers } from "../text/mask.ts";
import type { Cell } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import type { Meaning } from "./meaning.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowHead } from "./row-head.ts";
import type { RowMoney } from "./row-source.ts";
import { ANSWERED_NONE, NOT_PLAN_MONEY, type TableRules } from "./table-rules.ts";
import { unknownWords } from "./unknown-words.ts";

export function contributionMeaning(
  cells: RowCells,
  { owner, posted, kind }: RowHead,
  { date, own, employer, source }: RowMoney,
  { header: { table }, side, answerTo }: TableRules,
): Meaning {
  if ((own < 0 && !table.unsigned) || employer < 0) {
    const back = own < 0 ? own : employer;
    const reason = `${formatDollars(back)} was taken back; undo or correct what it reverses`;
    return { is: "review", reason, date, amount: own };
  }
  const rule = source.fits?.rule;
  const words = maskNumbers(plainText(source.cell?.text ?? ""));
  const known = rule !== undefined && rule.review === undefined;
  const answer = words === "" || known ? undefined : answerTo("source", words);
  if (answer === NOT_PLAN_MONEY) return { is: "ignored", reason: ANSWERED_NONE };

  const magnitude = cents(Math.abs(own));
  const answered = contributionKey(answer ?? "");
  const key = answered ?? contributionKey(rule?.contribution ?? "");
  const employerKey =
    contributionKey(rule?.employer_contribution ?? "") ?? (magnitude === 0 ? answered : undefined);
  const contributions: (readonly [ContributionKey, Cents])[] = [];
  if (key !== undefined && magnitude > 0) contributions.push([key, magnitude]);
  if (employerKey !== undefined && employer > 0) contributions.push([employerKey, employer]);
  const complete =
    (key !== undefined || magnitude === 0) && (employerKey !== undefined || employer === 0);
  const unknowns =
    answer === undefined && (key === undefined || rule?.review !== undefined)
      ? unknownWords(cells, "source", source.cell, { date, amount: magnitude })
      : [];
  const open =
    (answer === undefined ? rule?.review : undefined) ??
    kind.fits?.rule.review ??
    (complete ? undefined : (table.no_source ?? whatIsMissing(words)));
  const year = limitationYear(kind.fits?.match, cells.of("limitation_year"));
  return {
    is: "money_in",
    owner,
    date,
    ...(side === "plan" && { depositedOn: posted ?? date }),
    ...(side === "payroll" && posted && { depositedOn: posted }),
    ...(year !== undefined && { limitationYear: year }),
    contributions,
    amount: add(magnitude, employer),
    ...(words !== "" && { sourceWords: words }),
    ...(open !== undefined && { open }),
    ...(unknowns.length > 0 && { unknowns }),
    complete,
  };
}

function whatIsMissing(words: string): string {
  return words === ""
    ? "the row names no source"
    : `no rule says what kind of money ${quoted(words)} is`;
}

function limitationYear(
  match: RegExpExecArray | undefined,
  cell: Cell | undefined,
): number | undefined {
  const named =
    match?.groups?.["limitation_year"] ?? /\b((?:19|20)\d{2})\b/.exec(cell?.text ?? "")?.[1];
  return named === undefined ? undefined : Number(named);
}
