// A row of one amount that went into the plan: by its source it is a contribution of a kind, or somebody is asked.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { add, type Cents, cents, formatDollars, ZERO } from "../../kernel/money.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { contributionKey } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey } from "../../ledger/kinds.ts";
import { columnWords } from "../tables/column-words.ts";
import { maskNumbers } from "../text/mask.ts";
import type { Cell } from "../text/text-rows.ts";
import { plainText } from "../text/wording.ts";
import { type AskedOfRow, askedWords } from "../unknown.ts";
import type { Meaning } from "./meaning.ts";
import type { RowCells } from "./row-cells.ts";
import type { RowHead } from "./row-head.ts";
import type { RowMoney } from "./row-source.ts";
import { ANSWERED_NONE, NOT_PLAN_MONEY, type TableRules } from "./table-rules.ts";
import { unknownWords } from "./unknown-words.ts";

export function contributionMeaning(
  cells: RowCells,
  { owner, posted, kind }: RowHead,
  { date, own, employer: paid, source }: RowMoney,
  rules: TableRules,
): Meaning {
  const { header, side, answerTo } = rules;
  const { table } = header;
  if ((own < 0 && !table.unsigned) || paid < 0) {
    const back = own < 0 ? own : paid;
    const reason = `${formatDollars(back)} was taken back; undo or correct what it reverses`;
    return { is: "review", reason, date, amount: own };
  }
  const rule = source.fits?.rule;
  const words = maskNumbers(plainText(source.cell?.text ?? ""));
  const known = rule !== undefined && rule.review === undefined;
  const answer = words === "" || known ? undefined : answerTo("source", words);
  if (answer === NOT_PLAN_MONEY) return { is: "ignored", reason: ANSWERED_NONE };
  // A payroll's list of deductions has the rest of the check too, as a register has columns for it.
  if (side === "payroll" && rule === undefined && answer === undefined && words !== "")
    if (columnWords(words) === "other") return { is: "ignored", reason: NO_PLAN_MONEY };

  const magnitude = cents(Math.abs(own));
  const answered = contributionKey(answer ?? "");
  const key = answered ?? contributionKey(rule?.contribution ?? "");
  const { employer, employerKey, unknown } = employersPart(cells, {
    paid,
    date,
    key: rule?.employer_contribution ?? (magnitude === 0 ? answer : undefined),
    rules,
  });
  const contributions: (readonly [ContributionKey, Cents])[] = [];
  if (key !== undefined && magnitude > 0) contributions.push([key, magnitude]);
  if (employerKey !== undefined && employer > 0) contributions.push([employerKey, employer]);
  const complete =
    (key !== undefined || magnitude === 0) && (employerKey !== undefined || employer === 0);
  const sourceIsOpen = answer === undefined && (key === undefined || rule?.review !== undefined);
  const unknowns = [
    ...(sourceIsOpen
      ? unknownWords(cells, "source", source.cell, { date, amount: magnitude })
      : []),
    ...(unknown === undefined || (sourceIsOpen && magnitude === 0) ? [] : [unknown]),
  ];
  const open =
    (answer === undefined ? rule?.review : undefined) ??
    kind.fits?.rule.review ??
    (complete
      ? undefined
      : key === undefined && magnitude > 0
        ? (table.no_source ?? whatIsMissing(words))
        : "no rule says what the employer paid in");
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

const NO_PLAN_MONEY = "pay, a tax or a deduction beside the plan";

/** What the employer paid in on the row, by the source's rule or by what was answered about its column. */
function employersPart(
  cells: RowCells,
  {
    paid,
    date,
    key: named,
    rules: { header, answerTo },
  }: {
    readonly paid: Cents;
    readonly date: CalendarDate;
    readonly key: string | undefined;
    readonly rules: TableRules;
  },
): { employer: Cents; employerKey?: ContributionKey | undefined; unknown?: AskedOfRow } {
  const index = header.fields.get("employer_amount");
  const employerKey = contributionKey(named ?? "");
  if (paid === 0 || index === undefined || employerKey !== undefined)
    return { employer: paid, employerKey };
  const above = header.row.cells[index];
  const words = askedWords(plainText(above?.text ?? ""));
  const answer = answerTo("column", words);
  if (answer === NOT_PLAN_MONEY) return { employer: ZERO };
  const answered = contributionKey(answer ?? "");
  if (answered !== undefined) return { employer: paid, employerKey: answered };
  const cell = cells.at(index);
  const unknown: AskedOfRow = {
    asked: "column",
    words,
    ...(cell && { at: cells.spanOf(cell) }),
    ...(above && { header: cells.spanOf(above) }),
    amount: paid,
    date,
  };
  return { employer: paid, unknown };
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
