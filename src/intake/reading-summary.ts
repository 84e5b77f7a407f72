// What a statement amounts to by itself, without a ledger: lines by bucket, money by source, what is left
// over. `layout test` and `formats explain` print it.
import { add, type Cents, ZERO } from "../kernel/money.ts";
import type { Candidate } from "../ledger/event.ts";
import { contributionFields } from "../ledger/kinds.ts";
import type { ReadRecord } from "./read-record.ts";

export interface ReadingSummary {
  readonly lines: number;
  /** Lines that would become events, if the ledger has none of them yet. */
  readonly importable: number;
  readonly ignored: number;
  readonly needs_review: number;
  readonly errors: number;
  readonly events: number;
  readonly totals: Readonly<Record<string, Cents>>;
  readonly reasons: readonly {
    readonly bucket: "ignored" | "needs_review";
    readonly reason: string;
    readonly lines: number;
    readonly first_line: number;
    readonly entries?: number;
  }[];
  /** In formats that do not keep to lines: entries by bucket. */
  readonly entries?: Readonly<Record<Counted, number>>;
}

type Counted = "importable" | "ignored" | "needs_review" | "errors";

export function summarise(records: readonly ReadRecord[]): ReadingSummary {
  const none = { importable: 0, ignored: 0, needs_review: 0, errors: 0 };
  const counts: Record<Counted, number> = { ...none };
  const inEntries: Record<Counted, number> = { ...none };
  const fates = new Map<number, Counted>();
  const totals = new Map<string, Cents>();
  const reasons = new Map<string, ReadingSummary["reasons"][number]>();
  let events = 0;
  for (const { at, lines, entries, result } of records) {
    const fate = fateOf(result, fates);
    fates.set(at.line, fate);
    counts[fate] += lines;
    inEntries[fate] += entries ?? 0;
    if (result.bucket === "candidates") {
      events += result.candidates.length;
      for (const candidate of result.candidates) addMoney(totals, candidate);
    }
    if (result.bucket !== "ignored" && result.bucket !== "needs_review") continue;
    const { bucket, reason } = result;
    const known = reasons.get(`${bucket} ${reason}`);
    reasons.set(`${bucket} ${reason}`, {
      bucket,
      reason,
      lines: (known?.lines ?? 0) + lines,
      first_line: known?.first_line ?? at.line,
      ...(entries !== undefined && { entries: (known?.entries ?? 0) + entries }),
    });
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    lines: total,
    ...counts,
    ...(records.some(({ entries }) => entries !== undefined) && { entries: inEntries }),
    events,
    totals: Object.fromEntries(totals),
    reasons: [...reasons.values()],
  };
}

function fateOf(result: ReadRecord["result"], fates: ReadonlyMap<number, Counted>): Counted {
  switch (result.bucket) {
    case "candidates":
    case "already_recorded":
      return "importable";
    case "folded":
      return fates.get(result.into) ?? "ignored";
    case "error":
      return "errors";
    case "ignored":
    case "needs_review":
      return result.bucket;
  }
}

function addMoney(totals: Map<string, Cents>, candidate: Candidate): void {
  const put = (source: string, amount: Cents) =>
    totals.set(source, add(totals.get(source) ?? ZERO, amount));
  if (candidate.kind === "paycheck") {
    for (const [key, field] of Object.entries(contributionFields)) {
      const amount = candidate.data.contributions[key as keyof typeof contributionFields];
      if (amount !== undefined) put(field.wire, amount);
    }
  } else if (candidate.kind === "employer_contribution") {
    put(candidate.data.source, candidate.data.amount);
  } else if (candidate.kind === "in_plan_roth_rollover") {
    put("in_plan_roth_rollover", candidate.data.amount);
  }
}
