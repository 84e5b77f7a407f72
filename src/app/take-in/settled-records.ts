// Records as they are judged: what payroll and the plan both tell is one, what somebody accepted waits no
// longer, and a conversion of all that was there carries its balance.
import { settleSides } from "../../intake/fold/settle-sides.ts";
import type { ReadRecord } from "../../intake/read-record.ts";
import type { PlanFeatures } from "../../ledger/kinds.ts";
import type { LedgerWriter } from "../ports.ts";
import type { Admission } from "./already-recorded.ts";
import { ConvertedBalances } from "./converted-balances.ts";
import type { ImportOptions } from "./import-options.ts";
import { recordedMovement } from "./movements.ts";

export class SettledRecords {
  readonly #writer: LedgerWriter;
  readonly #admission: Admission;
  readonly #accept: ImportOptions["accept"];

  constructor(writer: LedgerWriter, admission: Admission, { accept }: ImportOptions) {
    this.#writer = writer;
    this.#admission = admission;
    this.#accept = accept;
  }

  settled(records: readonly ReadRecord[], layout: string): readonly ReadRecord[] {
    const settled = this.#told(records).map((record) => this.#accepted(record));
    // Events of our own say what they say.
    if (layout.startsWith("rothbook/")) return settled;
    const convertsAll = (plan: string) =>
      planFeatures(this.#writer, plan)?.inPlanRothRollover === "automatic";
    return new ConvertedBalances(this.#writer, convertsAll).completed(settled);
  }

  /** What payroll and the plan both tell is recorded once. */
  #told(records: readonly ReadRecord[]): readonly ReadRecord[] {
    const told = records.some(
      ({ result }) =>
        (result.bucket === "candidates" && result.side !== undefined) ||
        (result.bucket === "needs_review" && result.deposit !== undefined),
    );
    if (!told) return records;
    const paychecks = [...this.#writer.standing(["paycheck"])];
    return settleSides(
      records,
      paychecks.filter((event) => event.kind === "paycheck"),
    );
  }

  /** A proposal that somebody accepted, now or before, is a candidate like any other. */
  #accepted(record: ReadRecord): ReadRecord {
    const { at, result } = record;
    if (result.bucket !== "needs_review") return record;
    const moved = record.unknowns?.flatMap(({ about }) => about ?? []) ?? [];
    const { unknowns: _, ...settled } = record;
    for (const movement of moved) {
      const event = recordedMovement(this.#writer, movement);
      if (event === undefined) continue;
      const reason = "a movement that is recorded";
      return { ...settled, result: { bucket: "already_recorded", event: event.id, reason } };
    }
    if (result.proposal.length === 0) return record;
    const accepted = this.#accept === "all" || this.#accept?.has(at.line) === true;
    if (!accepted && !result.proposal.every((candidate) => this.#admission.isRecorded(candidate)))
      return record;
    return { ...settled, result: { bucket: "candidates", candidates: result.proposal } };
  }
}

/** What the plan is recorded to allow. */
export function planFeatures(writer: LedgerWriter, name: string): PlanFeatures | undefined {
  for (const event of writer.standing(["plan"]))
    if (event.kind === "plan" && event.data.plan === name) return event.data.features;
  return undefined;
}
