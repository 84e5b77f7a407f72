// Which recorded distributions are one distribution: those with the same `scheduled_with`
// (Notice 2014-54 §III, "scheduled to be made at the same time … treated as a single distribution"). A
// designated Roth account is a contract of its own (§402A(d)(4)), and a Form 1099-R covers one
// calendar year, so neither is grouped across.
import { taxYearOf } from "../kernel/calendar.ts";
import type { LedgerEvent } from "../ledger/event.ts";

export type DistributionEvent = LedgerEvent<"distribution">;

/** The distributions of one person, in their order; each group stands where its first event stood. */
export function disbursementGroups(
  distributions: readonly DistributionEvent[],
): (readonly [DistributionEvent, ...DistributionEvent[]])[] {
  const groups = new Map<string, [DistributionEvent, ...DistributionEvent[]]>();
  for (const event of distributions) {
    const key = groupKey(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}

function groupKey({ data, seq }: DistributionEvent): string {
  const contract = data.from === "designated_roth" ? "designated_roth" : "plan";
  if (data.scheduledWith === undefined) return `alone ${seq} ${contract}`;
  return [data.plan, taxYearOf(data.date), contract, data.scheduledWith].join(" ");
}
