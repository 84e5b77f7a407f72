// What changed between two states of the ledger, line by line, and which years' returns it touches. A
// sealed year was filed; without a seal nothing says so, and the answer is conditional.

import { type AmendedReturn, amendedReturn } from "../../forms/amended-return.ts";
import { type Changes, changesBetween } from "../../forms/changes-between.ts";
import { byCommand } from "../../kernel/advice.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { success } from "../../kernel/outcome.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import { attempt, type Result, refusal } from "../attempt.ts";
import { type LedgerPoint, pointOf } from "../known-at.ts";
import { collect, loadPersonLedger } from "../person-ledger.ts";
import type { LedgerStore } from "../ports.ts";
import { isSeal, sealHistory } from "../seal/seal-year.ts";
import type { SealEvent } from "../seal/sealed-years.ts";

export interface DiffRequest {
  /** A date, an event, a batch, `now`, or `seal`: the last seal of the tax year. */
  readonly from: string;
  readonly to: string;
  readonly taxYear: TaxYear | undefined;
  readonly person: string | undefined;
}

export interface ReturnOfYear extends AmendedReturn {
  /** The last seal of the year: what was filed. */
  readonly seal?: string;
}

export interface StateDiff extends Changes {
  readonly person: string;
  readonly taxYear?: TaxYear;
  readonly from: LedgerPoint;
  readonly to: LedgerPoint;
  /** One for every year in which a line differs between the states, or from what was filed. */
  readonly returns: readonly ReturnOfYear[];
}

export async function diffStates(
  store: LedgerStore,
  request: DiffRequest,
): Promise<Result<StateDiff>> {
  return await attempt(async () => {
    const loaded = await loadPersonLedger(store, request.person);
    if (!loaded.ok) return loaded;
    const { person } = loaded.value;
    const { taxYear } = request;
    const seals = (await sealHistory(store, person)).filter(isSeal);
    const [from, to] = [
      await stateOf(store, request.from, seals, taxYear),
      await stateOf(store, request.to, seals, taxYear),
    ];
    if (!from.ok) return from;
    if (!to.ok) return to;
    if (from.value.seq > to.value.seq) {
      const message = `${request.from} is later than ${request.to}`;
      return refusal("usage.bad-option", message, "--from names the earlier state");
    }
    const recorded = await collect(store, { person, shared: true });
    const upTo = (seq: number) => recorded.filter((event) => event.seq <= seq);
    const after = upTo(to.value.seq);
    const changes = changesBetween(upTo(from.value.seq), after, { person, taxYear });
    return success({
      ...changes,
      person,
      ...(taxYear !== undefined && { taxYear }),
      from: from.value,
      to: to.value,
      returns: returnsOf({ changes, seals, to: to.value.seq, after, upTo, person, taxYear }),
    });
  });
}

function returnsOf(options: {
  readonly changes: Changes;
  readonly seals: readonly SealEvent[];
  readonly to: number;
  readonly after: readonly LedgerEvent[];
  readonly upTo: (seq: number) => readonly LedgerEvent[];
  readonly person: string;
  readonly taxYear: TaxYear | undefined;
}): ReturnOfYear[] {
  const { changes, to, after, upTo, person, taxYear } = options;
  const filed = new Map<number, SealEvent>();
  for (const seal of options.seals) if (seal.seq <= to) filed.set(seal.data.taxYear, seal);
  const years = new Set(changes.lines.map((line) => line.taxYear));
  for (const seal of filed.values())
    if (taxYear === undefined || seal.data.taxYear === taxYear) years.add(seal.data.taxYear);
  return [...years]
    .toSorted((a, b) => a - b)
    .map((year) => {
      const seal = filed.get(year);
      if (seal === undefined) return amendedReturn(year, changes.lines, false);
      const since = changesBetween(upTo(seal.seq), after, { person, taxYear: year });
      return { ...amendedReturn(year, since.lines, true), seal: seal.id };
    })
    .filter(
      ({ due, taxYear: year }) =>
        due !== "no" || changes.lines.some((line) => line.taxYear === year),
    );
}

async function stateOf(
  store: LedgerStore,
  asked: string,
  seals: readonly SealEvent[],
  taxYear: TaxYear | undefined,
): Promise<Result<LedgerPoint>> {
  if (asked !== "seal") return await pointOf(store, asked);
  if (taxYear === undefined)
    return refusal("usage.bad-option", "seal is that of a year", "add --tax-year YEAR");
  const seal = seals.findLast(({ data }) => data.taxYear === taxYear);
  if (seal === undefined) {
    const message = `${taxYear} was never sealed`;
    const hint = byCommand("name a date or an event, or close a filed year", "audit seal");
    return refusal("ledger.year-not-sealed", message, hint);
  }
  return await pointOf(store, seal.id);
}
