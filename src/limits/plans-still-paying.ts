// The plans whose paychecks go on side by side. A plan is left out where a job was changed, though nobody
// recorded the day of leaving: another employer's first paycheck came after its last one.
import type { CalendarDate } from "../kernel/calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** In the order of their first paychecks; `until` leaves out what came after that day. */
export function plansStillPaying(ledger: Ledger, person: string, until?: CalendarDate): string[] {
  const spans = new Map<string, { first: CalendarDate; last: CalendarDate }>();
  for (const { data } of ledger.of("paycheck")) {
    if (data.person !== person || (until !== undefined && data.date > until)) continue;
    const { first = data.date, last = data.date } = spans.get(data.plan) ?? {};
    const [earliest = first, , latest = last] = [first, data.date, last].toSorted();
    spans.set(data.plan, { first: earliest, last: latest });
  }
  const all = [...spans.values()];
  return [...spans].flatMap(([plan, { last }]) =>
    all.some(({ first }) => first > last) ? [] : [plan],
  );
}
