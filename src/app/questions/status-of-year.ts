// Where the year stands, and the days on which something is to be done.
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { ConversionHabit, Reminder } from "../../planning/reminders.ts";
import { yearOutlook } from "../../planning/year-outlook.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import type { OpenPoint } from "./open-points/open-point.ts";
import { openPointsOfYear } from "./open-points/open-points-of-year.ts";
import { remindersOf } from "./reminders-of.ts";
import { expectations, type RestOfYearRequest } from "./rest-of-year.ts";
import { type Status, status } from "./status.ts";

export async function statusOfYear(
  store: LedgerReader,
  request: RestOfYearRequest,
): Promise<Result<Status>> {
  const reading = await readingOf(store, request.person, { plan: request.plan });
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const expect = expectations(request, ledger, person);
  if (!expect.ok) return failure([expect.error]);
  const { taxYear, today, plan } = request;
  return status(ledger, law, {
    person,
    taxYear,
    today,
    expect: expect.value,
    openPoints: await openPointsOfYear(store, reading.value, {
      taxYear,
      today,
      expect: expect.value,
      ...(plan !== undefined && { plan }),
    }),
    ...(plan !== undefined && { plan }),
  });
}

/** They are open as long as the return is: no day of theirs is to be kept. */
const WITHOUT_DAY: readonly OpenPoint["code"][] = [
  "date.ahead",
  "line.incomplete",
  "opening-basis.from-memory",
  "return.income-without-form",
  "return.early-distribution-tax",
  "return.exception-not-recorded",
  "form-5498.awaited",
];

/** The days of the law stand there already; a line that lacks a fact has no day of its own. */
function withOpenPoints(
  days: readonly Reminder[],
  points: readonly OpenPoint[],
  person: string,
): Reminder[] {
  const open = points.flatMap(
    ({ code, due, message, said = message, action, citation, events }): Reminder[] =>
      due === undefined || WITHOUT_DAY.includes(code)
        ? []
        : [
            {
              id: [code, events.join("-") || due, encodeURIComponent(person)].join("."),
              topic: "open",
              person,
              kind: "open",
              date: due,
              title: said,
              detail: action ?? "",
              ...(citation !== undefined && { citation }),
            },
          ],
  );
  return [...days, ...open].toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

export async function remindersOfYear(
  store: LedgerReader,
  request: {
    readonly taxYear: TaxYear;
    readonly person: string | undefined;
    readonly plan: string | undefined;
    readonly today: CalendarDate;
    readonly habit: ConversionHabit | undefined;
  },
): Promise<Result<readonly Reminder[]>> {
  const reading = await readingOf(store, request.person, { plan: request.plan });
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const { taxYear, today, plan, habit } = request;
  const outlook = yearOutlook(ledger, law, {
    person,
    taxYear,
    today,
    expect: {},
    ...(plan !== undefined && { plan }),
  });
  // Without figures for the year, or without a plan, the dates of the law are still dates.
  const known = outlook.ok ? outlook.value : undefined;
  if (plan !== undefined && !outlook.ok) return outlook;
  const days = remindersOf(
    ledger,
    { person, taxYear, ...(habit !== undefined && { habit }) },
    known,
  );
  const points = await openPointsOfYear(store, reading.value, {
    taxYear,
    today,
    ...(plan !== undefined && { plan }),
  });
  return success(withOpenPoints(days, points, person));
}
