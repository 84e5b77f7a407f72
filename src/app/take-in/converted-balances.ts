// Conversions of a statement, completed with what only the ledger knows.
import type { ReadRecord } from "../../intake/read-record.ts";
import type { Movement } from "../../intake/unknown.ts";
import type { Candidate } from "../../ledger/event.ts";
import type { EventData } from "../../ledger/kinds.ts";
import type { LedgerWriter } from "../ports.ts";
import { mayBeAll, recordedMovement, waitingOn } from "./movements.ts";

/**
 * The value of the account that a conversion was made from, where the statement does not say it: as recorded
 * for this movement before; all of it, where the plan converts by itself what the paychecks brought.
 */
export class ConvertedBalances {
  readonly #writer: LedgerWriter;
  readonly #convertsAll: (plan: string) => boolean;

  constructor(writer: LedgerWriter, convertsAll: (plan: string) => boolean) {
    this.#writer = writer;
    this.#convertsAll = convertsAll;
  }

  /** The same records, conversions among them completed. */
  completed(records: readonly ReadRecord[]): readonly ReadRecord[] {
    const bare = records
      .flatMap(({ result }) => (result.bucket === "candidates" ? result.candidates : []))
      .flatMap((candidate) => (isBare(candidate) ? [candidate] : []))
      .toSorted((a, b) => a.data.date.localeCompare(b.data.date));
    if (bare.length === 0) return records;
    const known = new Map<Candidate, Candidate>();
    const presumed: Movement[] = [];
    for (const candidate of bare) {
      const said = this.#said(candidate.data, presumed);
      if (said !== undefined)
        known.set(candidate, { ...candidate, data: { ...candidate.data, ...said } });
      presumed.push(candidate.data);
    }
    return records.map((record) => {
      const { result } = record;
      if (result.bucket !== "candidates") return record;
      const candidates = result.candidates.map((each) => known.get(each) ?? each);
      return { ...record, result: { ...result, candidates } };
    });
  }

  #said(data: Conversion, presumed: readonly Movement[]): Partial<Conversion> | undefined {
    const recorded = recordedMovement(this.#writer, data);
    if (recorded !== undefined) {
      if (recorded.kind !== "in_plan_roth_rollover") return undefined;
      const { basis, accountBalance } = recorded.data;
      return {
        ...(basis !== undefined && { basis }),
        ...(accountBalance !== undefined && { accountBalance }),
      };
    }
    const there = waitingOn(this.#writer, data, presumed);
    return this.#convertsAll(data.plan) && mayBeAll(data.amount, there)
      ? { accountBalance: data.amount }
      : undefined;
  }
}

type Conversion = EventData<"in_plan_roth_rollover">;

function isBare(candidate: Candidate): candidate is Candidate<"in_plan_roth_rollover"> {
  if (candidate.kind !== "in_plan_roth_rollover") return false;
  const { from = "after_tax", basis, accountBalance } = candidate.data as Conversion;
  return from === "after_tax" && basis === undefined && accountBalance === undefined;
}
