// Transfers inside a plan. Money out and in on one day in one amount may be an in-plan Roth rollover
// (§402A(c)(4)), a change of funds or a change of recordkeeper; only words that name the sources, the
// layout or the plan decide which. Everything else is shown and waits.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { invariant } from "../../kernel/invariant.ts";
import { add, type Cents, formatDollars, negate, total } from "../../kernel/money.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { EventData } from "../../ledger/kinds.ts";
import type { LayoutTable } from "../layouts/layout.ts";
import type { ReadContext, ReadResult } from "../read-record.ts";
import type { PlanSource, Transfer } from "../rows/meaning.ts";
import {
  askedWords,
  type KnownFeed,
  type Movement,
  type Recalled,
  type Unknown,
} from "../unknown.ts";

export interface OwnedTransfer<R> {
  readonly person: string;
  readonly plan: string;
  readonly transfer: Transfer;
  readonly row: R;
}

interface PlacedRow {
  readonly line: number;
  readonly column: number;
  readonly table: LayoutTable;
}

/** Rows that are one movement: out of one source and into another, or the same. */
interface MovedRows<R> {
  readonly parts: readonly OwnedTransfer<R>[];
  readonly amount: Cents;
  readonly date: CalendarDate;
  readonly from?: PlanSource | undefined;
  readonly to?: PlanSource | undefined;
  /** The statement calls it a conversion. */
  readonly named: boolean;
}

interface Paired<R> {
  readonly results: Map<R, ReadResult>;
  readonly unknowns: Map<R, Omit<Unknown, "at">>;
  /** What may have been converted so far: it is not there for what comes later. */
  readonly presumed: Movement[];
}

/** The result for every transfer: what went out and came in on one day is one movement, others are open. */
export function pairTransfers<R extends PlacedRow>(
  all: readonly OwnedTransfer<R>[],
  context: ReadContext,
  { recalled }: Pick<KnownFeed, "recalled">,
): Paired<R> {
  const paired: Paired<R> = { results: new Map(), unknowns: new Map(), presumed: [] };
  const exchanged = changesOfFunds(all);
  const reason = "moved between funds of one source";
  for (const { row } of exchanged) paired.results.set(row, { bucket: "ignored", reason });
  // In the order of their days: what an earlier one took is not there for the next.
  const transfers = all
    .filter((transfer) => !exchanged.has(transfer))
    .toSorted((a, b) => a.transfer.date.localeCompare(b.transfer.date));
  for (const ofDay of Map.groupBy(transfers, dayKey).values()) {
    const { movements, alone } = movementsOf(ofDay);
    for (const movement of united(movements)) settle(movement, paired, context, recalled);
    for (const { transfer, row } of alone)
      paired.results.set(
        row,
        // Prices round, so the sides of an exchange between funds need not be equal.
        transfer.exchange === true
          ? { bucket: "ignored", reason: "exchange between funds" }
          : unpaired(transfer),
      );
  }
  return paired;
}

/** One amount out and in first; then sums, since a movement may touch many funds. */
function movementsOf<R>(ofDay: readonly OwnedTransfer<R>[]) {
  const outs = Map.groupBy(
    ofDay.filter(({ transfer }) => transfer.direction === "out"),
    ({ transfer }) => transfer.amount,
  );
  const movements: MovedRows<R>[] = [];
  const alone: OwnedTransfer<R>[] = [];
  for (const into of ofDay) {
    if (into.transfer.direction !== "in") continue;
    const out = takeOut(outs.get(into.transfer.amount), into);
    if (out === undefined) alone.push(into);
    else movements.push(movementOf([out, into]));
  }
  for (const left of outs.values()) for (const out of left) alone.push(out);
  const bySource = Map.groupBy(alone, ({ transfer }) => transfer.source);
  for (const parts of bySource.values()) if (balances(parts)) movements.push(movementOf(parts));
  const left = [...bySource.values()].filter((parts) => !balances(parts)).flat();
  const sources = new Set(left.map(({ transfer }) => transfer.source));
  if (balances(left) && sources.size === 2)
    return { movements: [...movements, movementOf(left)], alone: [] };
  // What the statement calls a conversion needs no other side.
  const named = left.filter(({ transfer }) => transfer.named === true);
  return {
    movements: [...movements, ...named.map((part) => movementOf([part]))],
    alone: left.filter((part) => !named.includes(part)),
  };
}

function movementOf<R>(parts: readonly OwnedTransfer<R>[]): MovedRows<R> {
  const [first] = parts;
  invariant(first !== undefined, "a movement has a part");
  const side = (direction: "in" | "out") =>
    parts.filter(({ transfer }) => transfer.direction === direction).map((part) => part.transfer);
  const [outs, ins] = [side("out"), side("in")];
  return {
    parts,
    amount: add(...(ins.length > 0 ? ins : outs).map(({ amount }) => amount)),
    date: first.transfer.date,
    from: outs[0]?.source,
    to: ins[0]?.source ?? outs[0]?.into,
    named: parts.some(({ transfer }) => transfer.named === true),
  };
}

/** As much went in as out. */
function balances<R>(parts: readonly OwnedTransfer<R>[]): boolean {
  const signed = parts.map(({ transfer: { direction, amount } }) =>
    direction === "in" ? amount : negate(amount),
  );
  return parts.length > 1 && total(signed) === 0;
}

/** Several amounts moved in one way on one day are one event. */
function united<R>(movements: readonly MovedRows<R>[]): MovedRows<R>[] {
  const alike = Map.groupBy(movements, ({ from, to }) => `${from} ${to}`);
  return [...alike.values()].map((same) => ({
    ...movementOf(same.flatMap(({ parts }) => parts)),
    amount: add(...same.map(({ amount }) => amount)),
  }));
}

function settle<R extends PlacedRow>(
  movement: MovedRows<R>,
  { results, unknowns, presumed }: Paired<R>,
  context: ReadContext,
  recalled: Recalled | undefined,
): void {
  const rows = movement.parts.map(({ row }) => row).toSorted((a, b) => a.line - b.line);
  const [leader, ...others] = rows;
  const [part] = movement.parts;
  invariant(leader !== undefined && part !== undefined, "a movement has a part");
  const { from, to, date, amount, named } = movement;
  const { person, plan } = part;
  const converts = leader.table.pairs_are_rollovers || planConverts(context, plan);
  const ignored = (reason: string) => {
    for (const row of rows) results.set(row, { bucket: "ignored", reason });
  };
  const within = from !== undefined && from === to && !named;
  const mayBeRoth = movement.parts.some(({ transfer }) => transfer.mayBeRoth === true);
  if (within && (from !== "after_tax" || !mayBeRoth)) {
    ignored("moved between funds of one source");
    return;
  }
  const about = { person, plan, date, amount };
  // A Roth account may hold other funds: what takes just what was there to convert is no mere exchange.
  const neverConverts = context.planFeatures?.(plan)?.inPlanRothRollover === "none";
  const mayBeAll = !neverConverts && context.mayBeAll?.(about, presumed) === true;
  if (isBetweenFunds(movement) && !mayBeAll) {
    ignored("exchange between funds");
    return;
  }
  const candidate = rolloverOf(movement, part, leader, context.file);
  for (const row of others) results.set(row, { bucket: "folded", into: leader.line });
  presumed.push(about);
  if (isStated(from, to) || (converts && !named)) {
    results.set(leader, { bucket: "candidates", candidates: [candidate] });
    return;
  }
  const words = askedWords(
    [...new Set(movement.parts.map(({ transfer }) => transfer.words))].join(" / "),
  );
  const answer = recalled?.answerTo("pair", words, about);
  if (answer === "change_of_funds") {
    presumed.pop();
    ignored("a change of funds, as answered");
    return;
  }
  if (answer === "conversion" || answer === "conversion_of_all") {
    const all = answer === "conversion_of_all" && { accountBalance: amount };
    const answered = { ...candidate, data: { ...candidate.data, ...all } };
    results.set(leader, { bucket: "candidates", candidates: [answered] });
    return;
  }
  unknowns.set(leader, {
    asked: "pair",
    words,
    amount,
    date,
    about,
    ...(named && { detail: "the file calls it a conversion" }),
  });
  const reason = named
    ? `${formatDollars(amount)} on ${date} that the statement calls a conversion`
    : `${formatDollars(amount)} went out and came in on ${date}: an in-plan Roth rollover, or a change of funds? The statement does not say`;
  results.set(leader, {
    bucket: "needs_review",
    reason,
    proposal: [candidate],
    stated: [{ date, amount }],
  });
}

/** An exchange that names its funds moves money from one to another; out of a fund and into it again does not. */
function isBetweenFunds<R>({ parts }: MovedRows<R>): boolean {
  if (parts.some(({ transfer }) => transfer.exchange !== true)) return false;
  const funds = (direction: "in" | "out") =>
    new Set(
      parts.flatMap(({ transfer }) => (transfer.direction === direction ? [transfer.fund] : [])),
    );
  const [outs, ins] = [funds("out"), funds("in")];
  return [...outs].every((fund) => fund !== undefined && !ins.has(fund));
}

/** What went out of a source and came back into it on one day, in however many funds: no conversion. */
function changesOfFunds<R>(transfers: readonly OwnedTransfer<R>[]): Set<OwnedTransfer<R>> {
  const certain = transfers.filter(
    ({ transfer: { source, mayBeRoth, named } }) =>
      source !== undefined && mayBeRoth !== true && named !== true,
  );
  const groups = Map.groupBy(certain, ({ person, plan, transfer }) =>
    [person, plan, transfer.date, transfer.source].join("|"),
  );
  return new Set([...groups.values()].filter(balances).flat());
}

function rolloverOf<R extends PlacedRow>(
  { from, date, amount }: MovedRows<R>,
  { person, plan }: OwnedTransfer<R>,
  leader: R,
  file: string,
): Candidate<"in_plan_roth_rollover"> {
  const data: EventData<"in_plan_roth_rollover"> = {
    person,
    plan,
    date,
    amount,
    from: from === undefined || from === "designated_roth" ? "after_tax" : from,
  };
  const source = { file, line: leader.line, column: leader.column };
  return { kind: "in_plan_roth_rollover", data, source };
}

/** The statement itself names both ends: out of a source that is not Roth, into the Roth account. */
function isStated(from: PlanSource | undefined, to: PlanSource | undefined): boolean {
  return from !== undefined && from !== "designated_roth" && to === "designated_roth";
}

/** A plan that converts after-tax money as it arrives does so in pairs like these. */
function planConverts(context: ReadContext, plan: string): boolean {
  return context.planFeatures?.(plan)?.inPlanRothRollover === "automatic";
}

function unpaired(transfer: Transfer): ReadResult {
  const { amount, date, words, direction } = transfer;
  return {
    bucket: "needs_review",
    reason: `${words}: ${formatDollars(amount)} ${direction === "in" ? "came in" : "went out"} on ${date}, and nothing of that amount went the other way`,
    proposal: [],
    stated: [{ date, amount }],
  };
}

function dayKey<R>({ person, plan, transfer }: OwnedTransfer<R>): string {
  return [person, plan, transfer.date].join("|");
}

/** The opposite transfer: one from another source first, since a change of source is what we look for. */
function takeOut<R>(
  candidates: OwnedTransfer<R>[] | undefined,
  into: OwnedTransfer<R>,
): OwnedTransfer<R> | undefined {
  if (candidates === undefined || candidates.length === 0) return undefined;
  const other = candidates.findIndex(({ transfer }) => transfer.source !== into.transfer.source);
  return candidates.splice(Math.max(other, 0), 1)[0];
}
