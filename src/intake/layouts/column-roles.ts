// Which column of a table that nobody knows is what: by its header first, by what stands below it where the
// header says nothing. A unit value is an amount to look at and no money, a company code repeats and is no kind
// of row, so what a header rules out is out before anything is chosen.
//
//     Effective Date,Transaction,Contribution type,Investment,Units,Unit value,Amount
//     date           kind        source                                        amount

import { columnWords } from "../tables/column-words.ts";
import { isSurnameFirst, peopleAmong } from "../tables/person-columns.ts";
import type { StudiedColumn } from "../tables/study-table.ts";
import { headerWords } from "../text/wording.ts";
import { saysEmployer } from "./likely-contribution.ts";
import { CONTRIBUTION, likelyKind } from "./likely-kind.ts";

export interface ColumnRoles {
  readonly date: StudiedColumn | undefined;
  /** The day the money was in the plan, beside the day of pay. */
  readonly deposited_on: StudiedColumn | undefined;
  readonly kind: StudiedColumn | undefined;
  readonly source: StudiedColumn | undefined;
  readonly amount: StudiedColumn | undefined;
  /** What the employer paid in for the same row. */
  readonly employer_amount: StudiedColumn | undefined;
  /** Names of people, or their numbers; several may be one name. */
  readonly employee: readonly StudiedColumn[];
}

/** Columns by what stands below their headers. */
export interface ColumnKinds {
  readonly dates: readonly StudiedColumn[];
  readonly amounts: readonly StudiedColumn[];
  readonly words: readonly StudiedColumn[];
}

export interface StudiedRoles {
  readonly roles: ColumnRoles;
  readonly side: "payroll" | "plan";
  /** Columns of amounts that have no role and may be money of the plan all the same. */
  readonly unexplained: readonly StudiedColumn[];
  /** Words for a source that stand on lines of several kinds: the employee's 401k and the employer's. */
  readonly mixed: readonly string[];
}

/** A column that has more words than this names no kinds. */
const MOST_WORDS = 40;

export function columnKinds(columns: readonly StudiedColumn[]): ColumnKinds {
  const mostly = (column: StudiedColumn, count: number) =>
    column.values.length > 0 && count >= column.values.length * 0.8;
  const dates = columns.filter((column) => mostly(column, column.dates));
  const amounts = columns.filter((column) => mostly(column, column.amounts));
  const words = columns.filter((column) => !dates.includes(column) && !amounts.includes(column));
  return { dates, amounts, words };
}

/** The roles of a table with a row for each amount. */
export function columnRoles({ dates, amounts, words }: ColumnKinds): StudiedRoles {
  const date = named(dates, PAID) ?? named(dates, /trade|date/) ?? dates[0];
  const deposited = named(
    dates.filter((column) => column !== date),
    /deposit/,
  );
  const telling = words.filter(
    ({ header, distinct }) => distinct.size <= MOST_WORDS && !IDENTIFIES.test(headerWords(header)),
  );
  const source = named(telling, /source|money|contribution/) ?? namingMoney(telling);
  const others = telling.filter((column) => column !== source);
  const beside = others.filter((column) => source === undefined || !saysTheSame(column, source));
  const kind =
    named(others, /type|activity|action|transaction/) ??
    named(beside, /description/) ??
    mostRepeated(beside);

  const payroll = kind !== undefined && isSideOfPay(kind);
  const employee = peopleIn(words, amounts);
  const money = amounts.filter(
    (column) => !employee.includes(column) && !COUNTED.test(headerWords(column.header)),
  );
  const employers = money.filter(({ header }) => saysEmployer(header));
  const own = money.filter((column) => !employers.includes(column));
  const amount =
    named(own, /\bamo?u?nt\b/) ?? named(own, /contrib|total/) ?? named(own, /value/) ?? own.at(-1);
  const [employerAmount] = amount === undefined ? [] : employers;
  const taken = new Set([amount, employerAmount]);
  return {
    roles: {
      date,
      deposited_on: deposited,
      kind: payroll ? undefined : kind,
      source,
      amount: amount ?? employers.at(-1),
      employer_amount: employerAmount,
      employee,
    },
    side:
      payroll || (date !== undefined && PAID.test(headerWords(date.header))) ? "payroll" : "plan",
    unexplained: money.filter(
      (column) =>
        !taken.has(column) &&
        columnWords(column.header) !== "other" &&
        !sameValues(column, amount) &&
        column.values.some((value) => /[1-9]/.test(value)),
    ),
    mixed: payroll && source !== undefined ? mixedWords(source, kind) : [],
  };
}

const PAID = /check|chk|pay ?d|pay date|paid|payment/;

/** What tells one company, person, fund or check from another: it repeats, and says nothing of the money. */
const IDENTIFIES =
  /\bcompany\b|\bco (?:code|id|name)\b|\bid\b|\bemployee (?:name|number|no|code)\b|\bee (?:code|name)\b|\bname$|\bfund\b|\binvest|\bsecurity\b|\bsymbol\b|\bticker\b|\bcusip\b|\blocation\b|\bdept\b|\bdepartment\b|\bdivision\b|\bstatus\b|\b(?:check|chk|cheque)\b|\bnumber\b|#|\bbatch\b|\bfrequency\b|\bcurrency\b/;

/** Amounts that are counted, priced, or left over: nothing of it went into the plan on that day. */
const COUNTED =
  /\bunits?\b|\bshares?\b|\bprice\b|\bnav\b|\bquantity\b|\bqty\b|\bhours\b|\bhrs\b|\brate\b|%|percent|\bpct\b|\bbalance\b|\bytd\b|year to date|\bgains?\b|\bloss(?:es)?\b|\bcost\b|\bbasis\b|\bvested\b|\bnumber\b|#|\bid\b|\bcode\b|\bmarket value\b/;

/** A column of people is words or, of their numbers, what reads as an amount. */
function peopleIn(
  words: readonly StudiedColumn[],
  amounts: readonly StudiedColumn[],
): readonly StudiedColumn[] {
  const people = peopleAmong(words);
  if (people.length > 0) return people;
  const likely =
    named(words, PERSON) ??
    words.find(({ values }) => values.length > 0 && values.every(isSurnameFirst));
  return likely === undefined ? peopleAmong(amounts) : [likely];
}

const PERSON = /employee|worker|associate|colleague|member|participant|staff|payee|person/;

function named(among: readonly StudiedColumn[], pattern: RegExp): StudiedColumn | undefined {
  return among.find(({ header }) => pattern.test(headerWords(header)));
}

/**
 * The column whose words are most of all kinds of money: half of them, or one beside the pay, taxes and insurance
 * that a payroll tells. Of a code and its description the words say more.
 */
function namingMoney(columns: readonly StudiedColumn[]): StudiedColumn | undefined {
  const share = ({ distinct }: StudiedColumn) => {
    const said = [...distinct.keys()].filter((word) => columnWords(word) !== "other");
    const plan = said.filter((word) => columnWords(word) === "plan" && !CONTRIBUTION.test(word));
    return plan.length / Math.max(1, said.length);
  };
  const described = ({ header }: StudiedColumn) => Number(/desc/.test(headerWords(header)));
  const [most] = columns.toSorted((a, b) => share(b) - share(a) || described(b) - described(a));
  return most !== undefined && share(most) >= 0.5 ? most : undefined;
}

/** A code and its description: each word of one goes with one word of the other. */
function saysTheSame(one: StudiedColumn, other: StudiedColumn): boolean {
  if (one.distinct.size !== other.distinct.size) return false;
  const pairs = new Set(one.cells.map((cell, row) => JSON.stringify([cell, other.cells[row]])));
  return pairs.size === one.distinct.size;
}

/** The column of words that says least that is new: what kind of row this is. A word on every row says nothing. */
function mostRepeated(columns: readonly StudiedColumn[]): StudiedColumn | undefined {
  return columns
    .filter(({ values, distinct }) => distinct.size < values.length)
    .filter(
      ({ distinct }) =>
        distinct.size > 1 || [...distinct.keys()].some((word) => likelyKind(word) !== undefined),
    )
    .toSorted((a, b) => a.distinct.size - b.distinct.size)[0];
}

/** A payroll's list with a row for each line of a check says which side of it the line is on. */
function isSideOfPay({ distinct }: StudiedColumn): boolean {
  const sides = [...distinct.keys()].filter((word) => SIDE_OF_PAY.test(word));
  return (
    sides.length === distinct.size && sides.some((word) => /earning|deduction|tax/i.test(word))
  );
}

const SIDE_OF_PAY =
  /^(?:(?:employe[er]s?|company|er|ee|pre-?tax|post-?tax|after-?tax|other) )?(?:earnings?|deductions?|tax(?:es)?|benefits?|contributions?|memos?|reimbursements?|withholdings?|garnishments?)$/i;

function mixedWords(source: StudiedColumn, kind: StudiedColumn): string[] {
  const sides = new Map<string, string>();
  const mixed = new Set<string>();
  source.cells.forEach((word, row) => {
    const side = kind.cells[row];
    if (word === "" || side === undefined) return;
    if ((sides.get(word) ?? side) !== side) mixed.add(word);
    sides.set(word, side);
  });
  return [...mixed].filter((word) => columnWords(word) !== "other");
}

function sameValues(column: StudiedColumn, amount: StudiedColumn | undefined): boolean {
  return amount?.values.join("|") === column.values.join("|");
}
