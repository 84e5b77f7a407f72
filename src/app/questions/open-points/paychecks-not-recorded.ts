// Pay dates of a running year that have passed and of which nothing is recorded: the room is said without them.
// A plan is left out where a job was changed.
import { say } from "../../../kernel/sentence.ts";
import { plansStillPaying } from "../../../limits/plans-still-paying.ts";
import { yearOutlook } from "../../../planning/year-outlook.ts";
import { type OpenPoint, todo } from "./open-point.ts";
import type { OpenPointsRequest } from "./open-points.ts";

/** The latest one may be on its way, and days that are only assumed are a payday off at most. */
const FEWEST = 2;

export function paychecksNotRecorded(request: OpenPointsRequest): OpenPoint[] {
  const { ledger, law, person, taxYear, today, expect = {} } = request;
  return plansStillPaying(ledger, person).flatMap((plan) => {
    const found = yearOutlook(ledger, law, { person, taxYear, today, plan, expect });
    // Once the year is over, a check looks for its last paydays.
    if (!found.ok || today > found.value.limitationYear.end) return [];
    const { unrecorded } = found.value;
    const [first] = unrecorded;
    if (first === undefined || unrecorded.length < FEWEST) return [];
    return [
      todo(
        "paychecks.not-recorded",
        say`nothing is recorded of ${unrecorded.length} pay dates from ${{ date: first }} on in ${{ plan }}: the room is said without them`,
        {
          action: "import or record the paychecks, or record the day of leaving",
          due: first,
        },
      ),
    ];
  });
}
