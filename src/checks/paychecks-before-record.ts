// A book that began in the middle of a year: an opening holds the money that was paid into a plan before, and the
// paychecks of that year before it, or between it and the first one recorded, are missing. An opening is basis; no limit
// counts it, and the room would be said as if nothing had been paid in.
import { orAccept } from "../kernel/accept-finding.ts";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  type LimitationYear,
  limitationYearEnding,
  yearEnd,
} from "../kernel/calendar.ts";
import type { EventId } from "../kernel/ids.ts";
import type { Finding } from "../kernel/problem.ts";
import { type Sentence, say, worded } from "../kernel/sentence.ts";
import { limitationYearEndOf } from "../ledger/ledger.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearCheck, YearContext } from "./check.ts";
import { datesOf } from "./nothing-to-be-paid.ts";
import { rhythmOf } from "./paydays.ts";

export const paychecksBeforeRecord: YearCheck = {
  name: "paychecks-before-record",
  per: "year",
  find: (context) => {
    const { ledger, person } = context;
    const openings = ledger
      .of("opening_basis")
      .filter(({ data }) => data.person === person && data.plan !== undefined && data.amount > 0);
    if (openings.length === 0) return [];
    const paychecks = eventsOfPerson(ledger, person).paychecks;
    return [...Map.groupBy(openings, ({ data }) => data.plan ?? "")].flatMap(([plan, ofPlan]) => {
      const own = paychecks.filter((each) => each.data.plan === plan);
      const dates = datesOf(own);
      const [first] = dates;
      const opening = ofPlan.findLast(({ data }) => first !== undefined && data.asOf < first);
      if (first === undefined || opening === undefined) return [];
      const begins: Begin = { plan, first, opening: opening.data.asOf, dates };
      const found = missingBefore(context, begins) ?? missingAfter(context, begins);
      if (found === undefined) return [];
      const isOfOpening = found.on === begins.opening;
      const event = isOfOpening ? opening.id : own.find(({ data }) => data.date === first)?.id;
      return event === undefined ? [] : [finding(context, plan, { ...found, event })];
    });
  },
};

interface Begin {
  readonly plan: string;
  readonly dates: readonly CalendarDate[];
  readonly first: CalendarDate;
  readonly opening: CalendarDate;
}

interface Missing {
  readonly when: Sentence;
  readonly on: CalendarDate;
}

/** The year of the plan that holds a day. Where that is no calendar year, deferrals are counted by another one besides. */
function yearWith({ ledger, taxYear }: YearContext, { plan, first }: Begin): LimitationYear[] {
  const year = limitationYearEnding(taxYear, limitationYearEndOf(ledger, plan));
  return first >= year.start && first <= year.end ? [year] : [];
}

/** Half a year of paychecks in an opening of June: of these the record says nothing at all. */
function missingBefore(context: YearContext, begins: Begin): Missing | undefined {
  const { opening } = begins;
  const [year] = yearWith(context, begins);
  if (year === undefined || opening < year.start) return undefined;
  if (daysBetween(year.start, opening) < stepOf(context, begins)) return undefined;
  return {
    when: say`from ${{ date: year.start }} to ${{ date: opening }}, the day of its opening`,
    on: opening,
  };
}

/** Paid in before the end of a year by the opening, and again from March: between there was pay as well. */
function missingAfter(context: YearContext, begins: Begin): Missing | undefined {
  const { opening, first } = begins;
  const [year] = yearWith(context, begins);
  if (year === undefined) return undefined;
  const [from = opening] = [opening, addDays(year.start, -1)].toSorted().toReversed();
  if (daysBetween(from, first) <= stepOf(context, begins)) return undefined;
  return {
    when: say`between ${{ date: from }} and ${{ date: first }}, the first that is recorded`,
    on: first,
  };
}

/** One payday and some days of grace; a month where nothing tells how often there is one. */
const GRACE = 2;
const MONTH = 31;

function stepOf({ ledger }: YearContext, { plan, dates }: Begin): number {
  const employer = ledger.employers.get(ledger.plans.get(plan)?.employer ?? "");
  const days = rhythmOf(dates, employer?.payFrequency)?.days;
  return days === undefined ? MONTH : days + GRACE;
}

function finding(
  context: YearContext,
  plan: string,
  { when, event }: Missing & { readonly event: EventId },
): Finding {
  const { ledger, person, taxYear } = context;
  const code = "limits.paycheck-missing";
  const { end } = limitationYearEnding(taxYear, limitationYearEndOf(ledger, plan));
  const year = end === yearEnd(taxYear) ? taxYear : say`the limitation year to ${{ date: end }}`;
  return {
    code,
    severity: "warning",
    ...worded(
      say`${{ plan }} held money that was paid in before the record begins, and nothing is recorded of ${{ person }}'s paydays ${when}: the limits and the room of ${year} are said without them`,
    ),
    hint: orAccept(
      "record the paychecks of the year so far, or one with their sums on the day of the opening, which counts them no second time; where nothing was paid in, accept the finding with the reason",
      { person, code, event },
    ),
    events: [event],
  };
}
