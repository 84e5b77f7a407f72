// Pay dates of a running year that have passed and of which nothing is recorded: the room is said without them.
// A plan is left out where a job was changed, though nobody recorded the day of leaving.
import type { CalendarDate } from "../../../kernel/calendar.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { yearOutlook } from "../../../planning/year-outlook.ts";
import { type OpenPoint, todo } from "./open-point.ts";
import type { OpenPointsRequest } from "./open-points.ts";

/** The latest one may be on its way, and days that are only assumed are a payday off at most. */
const FEWEST = 2;

export function paychecksNotRecorded(request: OpenPointsRequest): OpenPoint[] {
  const { ledger, law, person, taxYear, today, expect = {} } = request;
  return plansStillPaying(ledger, person).flatMap((plan) => {
    const found = yearOutlook(ledger, law, { person, taxYear, today, plan, expect });
    // Once the year is over, wages and forms tell whether it is whole.
    if (!found.ok || today > found.value.limitationYear.end) return [];
    const { unrecorded } = found.value;
    const [first] = unrecorded;
    if (first === undefined || unrecorded.length < FEWEST) return [];
    return [
      todo(
        "paychecks.not-recorded",
        `nothing is recorded of ${unrecorded.length} pay dates from ${first} on in ${plan}: the room is said without them`,
        {
          action: "import or record the paychecks, or record the day of leaving",
          due: first,
        },
      ),
    ];
  });
}

/** Another employer's first paycheck after the last one of a plan is a change of jobs; side by side they both go on. */
function plansStillPaying(ledger: Ledger, person: string): string[] {
  const spans = new Map<string, { first: CalendarDate; last: CalendarDate }>();
  for (const { data } of ledger.of("paycheck")) {
    if (data.person !== person) continue;
    const { first = data.date, last = data.date } = spans.get(data.plan) ?? {};
    const [earliest = first, , latest = last] = [first, data.date, last].toSorted();
    spans.set(data.plan, { first: earliest, last: latest });
  }
  const all = [...spans.values()];
  return [...spans].flatMap(([plan, { last }]) =>
    all.some(({ first }) => first > last) ? [] : [plan],
  );
}
