// Transfers inside a plan. Money out and in on one day in one amount may be an in-plan Roth rollover
// (§402A(c)(4)), a change of funds or a change of recordkeeper; only words that name the sources, the
// layout or the plan decide which. Everything else is shown and waits.
import type { CalendarDate } from "../../kernel/calendar.ts";
import { add, type Cents, formatCents } from "../../kernel/money.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { EventData } from "../../ledger/kinds.ts";
import type { LayoutTable } from "../layouts/layout.ts";
import type { ReadContext, ReadResult } from "../read-record.ts";
import type { PlanSource, Transfer } from "../read-row.ts";

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

interface Pair<R> {
  readonly out: OwnedTransfer<R>;
  readonly into: OwnedTransfer<R>;
}

/** The result for every transfer: pairs of one day and source are one rollover, others are open. */
export function pairTransfers<R extends PlacedRow>(
  all: readonly OwnedTransfer<R>[],
  context: ReadContext,
): Map<R, ReadResult> {
  const results = new Map<R, ReadResult>();
  const exchanged = changesOfFunds(all);
  const reason = "moved between funds of one source";
  for (const { row } of exchanged) results.set(row, { bucket: "ignored", reason });
  const transfers = all.filter((transfer) => !exchanged.has(transfer));
  const outs = Map.groupBy(
    transfers.filter(({ transfer }) => transfer.direction === "out"),
    pairKey,
  );
  const events = new Map<string, Pair<R>[]>();
  for (const into of transfers) {
    if (into.transfer.direction !== "in") continue;
    const out = takeOut(outs.get(pairKey(into)), into);
    if (out === undefined) {
      results.set(into.row, unpaired(into.transfer));
      continue;
    }
    const [from, to] = [out.transfer.source, into.transfer.source];
    if (from !== undefined && from === to && from !== "after_tax") {
      for (const { row } of [out, into]) results.set(row, { bucket: "ignored", reason });
      continue;
    }
    const key = [into.person, into.plan, into.transfer.date, from ?? "", to ?? ""].join("|");
    events.set(key, [...(events.get(key) ?? []), { out, into }]);
  }
  for (const out of [...outs.values()].flat()) results.set(out.row, unpaired(out.transfer));

  for (const pairs of events.values()) {
    const rows = pairs
      .flatMap(({ out, into }) => [out.row, into.row])
      .toSorted((a, b) => a.line - b.line);
    const [leader, ...others] = rows;
    const [first] = pairs;
    if (leader === undefined || first === undefined) continue;
    results.set(leader, rolloverOf(pairs, first, leader, context));
    for (const row of others) results.set(row, { bucket: "folded", into: leader.line });
  }
  return results;
}

/** What went out of a source and came back into it on one day, in however many funds: no conversion. */
function changesOfFunds<R>(transfers: readonly OwnedTransfer<R>[]): Set<OwnedTransfer<R>> {
  const certain = transfers.filter(
    ({ transfer: { source, mayBeRoth } }) => source !== undefined && mayBeRoth !== true,
  );
  const groups = Map.groupBy(certain, ({ person, plan, transfer }) =>
    [person, plan, transfer.date, transfer.source].join("|"),
  );
  const cancels = (group: readonly OwnedTransfer<R>[]) => {
    const signed = group.map(({ transfer: { direction, amount } }) =>
      direction === "in" ? amount : -amount,
    );
    return signed.length > 1 && signed.reduce((sum, amount) => sum + amount, 0) === 0;
  };
  return new Set([...groups.values()].filter(cancels).flat());
}

function rolloverOf<R extends PlacedRow>(
  pairs: readonly Pair<R>[],
  first: Pair<R>,
  leader: R,
  context: ReadContext,
): ReadResult {
  const { person, plan } = first.into;
  const { date } = first.into.transfer;
  const [from, to] = [first.out.transfer.source, first.into.transfer.source];
  const amount: Cents = add(...pairs.map(({ into }) => into.transfer.amount));
  const data: EventData<"in_plan_roth_rollover"> = {
    person,
    plan,
    date,
    amount,
    from: from === undefined || from === "designated_roth" ? "after_tax" : from,
  };
  const source = { file: context.file, line: leader.line, column: leader.column };
  const candidate: Candidate = { kind: "in_plan_roth_rollover", data, source };
  if (isStated(from, to) || leader.table.pairs_are_rollovers || planConverts(context, plan)) {
    return { bucket: "candidates", candidates: [candidate] };
  }
  const reason = `${formatCents(amount)} went out and came in on ${date}: an in-plan Roth rollover, or a change of funds? The statement does not say`;
  return { bucket: "needs_review", reason, proposal: [candidate], stated: [{ date, amount }] };
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
    reason: `${words}: ${formatCents(amount)} ${direction === "in" ? "came in" : "went out"} on ${date}, and nothing of that amount went the other way`,
    proposal: [],
    stated: [{ date, amount }],
  };
}

function pairKey<R>({ person, plan, transfer }: OwnedTransfer<R>): string {
  const date: CalendarDate = transfer.date;
  return [person, plan, date, transfer.amount].join("|");
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
