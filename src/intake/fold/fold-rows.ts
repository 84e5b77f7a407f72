// Rows → events. A plan prints a row per fund and source, so the rows of one pay date become one paycheck;
// while any of them is an open question all of them wait, for half a paycheck is a wrong one.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { taxYear } from "../../kernel/calendar.ts";
import { isName } from "../../kernel/ids.ts";
import { add, type Cents, formatDollars, total } from "../../kernel/money.ts";
import type { SourceSpan } from "../../kernel/problem.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { CONTRIBUTION_KINDS } from "../../ledger/contribution-kinds.ts";
import type { Candidate } from "../../ledger/event.ts";
import {
  type ContributionKey,
  type Contributions,
  contributionFields,
  type EventData,
} from "../../ledger/kinds.ts";
import type { Layout, LayoutTable } from "../layouts/layout.ts";
import type {
  ReadContext,
  ReadRecord,
  ReadResult,
  StatedMoney,
  YearToDate,
} from "../read-record.ts";
import type { Meaning, MoneyIn, Owner } from "../rows/meaning.ts";
import { maskAccount, maskNumbers } from "../text/mask.ts";
import { normaliseValue } from "../text/wording.ts";
import { askedWords, type KnownFeed, type Named, type Recalled, type Unknown } from "../unknown.ts";
import { type OwnedTransfer, pairTransfers } from "./pair-transfers.ts";
import { settleWithdrawals } from "./withdrawals.ts";

/** A data row with its meaning, in file order. */
export interface MeaningfulRow {
  readonly line: number;
  readonly lines: number;
  readonly column: number;
  readonly table: LayoutTable;
  readonly meaning: Meaning;
  readonly sumsOfYear?: readonly YearToDate[];
}

type PersonAndPlan = { readonly person: string; readonly plan: string };

/** One record a row, in the order of the rows. */
export function foldRows(
  rows: readonly MeaningfulRow[],
  layout: Layout,
  context: ReadContext,
  known: KnownFeed = { feed: { layout: layout.layout, words: "" } },
): ReadRecord[] {
  const results = new Map<MeaningfulRow, ReadResult>();
  const unknowns = new Map<MeaningfulRow, readonly Unknown[]>();
  const owners = ownersOf(rows, layout, context, known);
  const settled = new Map<MeaningfulRow, PersonAndPlan>();
  const paychecks = new Map<string, { owner: PersonAndPlan; rows: [MeaningfulRow, MoneyIn][] }>();
  const transfers: OwnedTransfer<MeaningfulRow>[] = [];

  for (const row of rows) {
    const { meaning } = row;
    const place = { file: context.file, line: row.line, column: row.column };
    if ("unknowns" in meaning && meaning.unknowns !== undefined)
      unknowns.set(
        row,
        meaning.unknowns.map((unknown) => ({ at: place, ...unknown })),
      );
    if (meaning.is === "ignored") {
      results.set(row, { bucket: "ignored", reason: meaning.reason });
      continue;
    }
    if (meaning.is === "error") {
      results.set(row, { bucket: "error", problems: meaning.problems });
      continue;
    }
    if (meaning.is === "review") {
      results.set(row, needsReview(meaning.reason, [], layout, stated(meaning)));
      const whose = meaning.owner === undefined ? undefined : owners(meaning.owner);
      if (whose !== undefined && "person" in whose) settled.set(row, whose);
      continue;
    }
    const owner = owners(meaning.owner);
    if ("ignored" in owner) {
      results.set(row, { bucket: "ignored", reason: owner.ignored });
      unknowns.delete(row);
      continue;
    }
    if ("reason" in owner) {
      results.set(row, needsReview(owner.reason, [], layout, stated(meaning)));
      const { unknown } = owner;
      if (unknown !== undefined)
        unknowns.set(row, [
          ...(unknowns.get(row) ?? []),
          { ...unknown, at: place, amount: meaning.amount, date: meaning.date },
        ]);
      continue;
    }
    settled.set(row, owner);
    if (meaning.is === "transfer") {
      transfers.push({ ...owner, transfer: meaning, row });
      continue;
    }
    const late = lateContribution(meaning, owner, row, context.file);
    if (late !== undefined) {
      results.set(row, late);
      continue;
    }
    const key = [owner.person, owner.plan, meaning.date].join("|");
    const group = paychecks.get(key) ?? { owner, rows: [] };
    group.rows.push([row, meaning]);
    paychecks.set(key, group);
  }

  for (const { owner, rows: members } of paychecks.values()) {
    const [leader, ...others] = members;
    if (leader === undefined) continue;
    results.set(leader[0], paycheckOf(members, owner, layout, context.file));
    for (const [row] of others) results.set(row, { bucket: "folded", into: leader[0].line });
  }
  const leaving = transfers.filter(({ transfer }) => transfer.leaves === true);
  const inside = transfers.filter(({ transfer }) => transfer.leaves !== true);
  for (const paired of [
    pairTransfers(inside, context, known),
    settleWithdrawals(leaving, context, known),
  ]) {
    for (const [row, result] of paired.results) results.set(row, result);
    for (const [row, unknown] of paired.unknowns) {
      const at = { file: context.file, line: row.line, column: row.column };
      unknowns.set(row, [{ ...unknown, at }]);
    }
  }

  return rows.map((row) => {
    const at: SourceSpan = { file: context.file, line: row.line, column: row.column };
    const result = results.get(row) ?? { bucket: "ignored", reason: "nothing is known of it" };
    const asked = unknowns.get(row);
    const owner = settled.get(row);
    const { sumsOfYear } = row;
    return {
      at,
      lines: row.lines,
      result,
      ...(owner !== undefined && { owner: { person: owner.person, plan: owner.plan } }),
      ...(sumsOfYear !== undefined && { sumsOfYear }),
      ...(asked !== undefined && { unknowns: asked }),
    };
  });
}

function paycheckOf(
  members: readonly (readonly [MeaningfulRow, MoneyIn])[],
  owner: PersonAndPlan,
  layout: Layout,
  file: string,
): ReadResult {
  const meanings = members.map(([, meaning]) => meaning);
  const [row, first] = members[0] ?? [];
  if (row === undefined || first === undefined) return { bucket: "ignored", reason: "no rows" };
  const totals = new Map<ContributionKey, Cents>();
  for (const { contributions } of meanings) {
    for (const [key, amount] of contributions) {
      totals.set(key, add(totals.get(key) ?? (0 as Cents), amount));
    }
  }
  const grossPays = meanings.flatMap((meaning) => meaning.grossPay ?? []);
  const periodStart = earliest(meanings.flatMap((meaning) => meaning.periodStart ?? []));
  const periodEnd = meanings
    .flatMap((meaning) => meaning.periodEnd ?? [])
    .toSorted()
    .at(-1);
  const depositedOn = earliest(meanings.flatMap((meaning) => meaning.depositedOn ?? []));
  const data: EventData<"paycheck"> = {
    ...owner,
    date: first.date,
    ...(periodStart && { periodStart }),
    ...(periodEnd && { periodEnd }),
    ...(depositedOn && { depositedOn }),
    ...(grossPays.length > 0 && { grossPay: total(grossPays) }),
    contributions: contributionsOf(totals),
  };
  const candidate: Candidate = {
    kind: "paycheck",
    data,
    source: { file, line: row.line, column: row.column },
  };
  const open = [...new Set(meanings.flatMap((meaning) => meaning.open ?? []))];
  if (open.length === 0)
    return { bucket: "candidates", candidates: [candidate], side: layout.side };
  const proposal = meanings.every((meaning) => meaning.complete) ? [candidate] : [];
  const review = needsReview(open.join("; "), proposal, layout, meanings.flatMap(stated));
  if (layout.side !== "plan") return review;
  const unsplit = meanings.every(
    ({ open: why, rothUnstated }) => why === undefined || rothUnstated,
  );
  if (!unsplit && meanings.some((meaning) => meaning.complete)) return review;
  const amount = total(meanings.map((meaning) => meaning.amount));
  return { ...review, deposit: { ...owner, date: depositedOn ?? first.date, amount } };
}

/** Employer money of an earlier limitation year is an event of its own; an employee's is a question. */
function lateContribution(
  meaning: MoneyIn,
  owner: PersonAndPlan,
  row: MeaningfulRow,
  file: string,
): ReadResult | undefined {
  const { limitationYear, date, amount } = meaning;
  if (limitationYear === undefined || limitationYear === Number(date.slice(0, 4))) return undefined;
  const key = meaning.contributions[0]?.[0];
  if (meaning.open !== undefined || key === undefined) {
    const reason = meaning.open ?? "the row names no source";
    return { bucket: "needs_review", reason, proposal: [], stated: stated(meaning) };
  }
  if (CONTRIBUTION_KINDS[key].family !== "employer") {
    const reason = `an employee contribution of ${formatDollars(amount)} for ${limitationYear}, paid in ${date.slice(0, 4)}: say which paycheck it belongs to`;
    return { bucket: "needs_review", reason, proposal: [], stated: stated(meaning) };
  }
  const data: EventData<"employer_contribution"> = {
    ...owner,
    date,
    limitationYear: taxYear(limitationYear),
    source: contributionFields[key].wire as EventData<"employer_contribution">["source"],
    amount,
  };
  const source = { file, line: row.line, column: row.column };
  const candidate: Candidate = { kind: "employer_contribution", data, source };
  return { bucket: "candidates", candidates: [candidate] };
}

type Resolved =
  | PersonAndPlan
  | { readonly ignored: string }
  | { readonly reason: string; readonly unknown?: Pick<Unknown, "asked" | "words"> };

/** Says whose row it is. One name on the command line does for one employee and one account, not for several. */
function ownersOf(
  rows: readonly MeaningfulRow[],
  layout: Layout,
  context: ReadContext,
  { feed, recalled }: KnownFeed,
): (owner: Owner) => Resolved {
  const employees = new Set<string>();
  const names = new Set<string>();
  const accounts = new Set<string>();
  for (const { meaning } of rows) {
    if (meaning.is !== "money_in" && meaning.is !== "transfer") continue;
    employees.add(meaning.owner.employee);
    if (meaning.owner.employee !== "") names.add(nameOf(meaning.owner));
    accounts.add(meaning.owner.account);
  }
  // A register has a row a payday: who somebody is is asked once.
  const known = new Map<string, Named>();
  const everybody = [...names];
  const whoIs = (words: string, { whoIs }: Recalled): Named => {
    const who = known.get(words) ?? whoIs(words, everybody);
    known.set(words, who);
    return who;
  };
  const people = new Map(
    Object.entries(layout.people).map(([words, id]) => [normaliseValue(words), id]),
  );
  return ({ employee, employeeWords, account }) => {
    let mapped = [employee, ...employeeWords.map(normaliseValue)]
      .map((words) => people.get(words))
      .find((id) => id !== undefined);
    const onlyOne = employees.size === 1 || (employees.size === 2 && employees.has(""));
    if (mapped === undefined && people.size === 0 && employee !== "" && recalled !== undefined) {
      const words = nameOf({ employeeWords });
      const who = whoIs(words, recalled);
      if (who.is === "nobody") return { ignored: who.reason };
      if (who.is === "unknown")
        return {
          reason: `nobody has said yet who ${quoted(words)} is`,
          unknown: { asked: "person", words },
        };
      mapped = who.person;
    } else if (mapped === undefined && (people.size > 0 || !onlyOne) && employee !== "") {
      const who = quoted(maskNumbers(employeeWords.join(" ")));
      const several = people.size > 0 ? "" : "the file has several employees: ";
      const reason = `${several}say who ${who} is under "people" in a layout`;
      return { reason };
    }
    const named =
      layout.accounts[account] ??
      layout.accounts[maskAccount(account)] ??
      layout.accounts[account.slice(-4)];
    if (named === undefined && accounts.size > 1) {
      const which = quoted(maskAccount(account));
      return {
        reason: `the file has several accounts: say which plan ${which} is under "accounts" in a layout`,
      };
    }
    const person = mapped ?? layout.person ?? recalled?.person ?? context.person;
    const plan = named ?? layout.plan ?? recalled?.plan ?? context.plan;
    if (person === undefined || !isName(person)) {
      const reason = "the file does not say whose money it is";
      return { reason, unknown: { asked: "owner", words: feed.words } };
    }
    if (plan === undefined || !isName(plan)) {
      const reason = "the file does not say which of your plans it is about";
      return { reason, unknown: { asked: "plan", words: feed.words } };
    }
    return { person, plan };
  };
}

function nameOf({ employeeWords }: Pick<Owner, "employeeWords">): string {
  return askedWords(employeeWords.join(" "));
}

function needsReview(
  reason: string,
  proposal: readonly Candidate[],
  layout: Layout,
  money: readonly StatedMoney[],
): Extract<ReadResult, { bucket: "needs_review" }> {
  return {
    bucket: "needs_review",
    reason,
    proposal,
    side: layout.side,
    ...(money.length > 0 && { stated: money }),
  };
}

function stated(meaning: Meaning): StatedMoney[] {
  if (meaning.is === "ignored" || meaning.is === "error") return [];
  const { date, amount } = meaning;
  if (date === undefined || amount === undefined) return [];
  const source = meaning.is === "money_in" ? meaning.sourceWords : undefined;
  return [{ date, amount, ...(source !== undefined && { source }) }];
}

function earliest(dates: readonly CalendarDate[]): CalendarDate | undefined {
  return dates.toSorted()[0];
}

/** In the order of the contract, so that equal paychecks are equal however their rows stand. */
function contributionsOf(totals: ReadonlyMap<ContributionKey, Cents>): Contributions {
  const keys = Object.keys(contributionFields) as ContributionKey[];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const total = totals.get(key);
      return total === undefined ? [] : [[key, total]];
    }),
  );
}
