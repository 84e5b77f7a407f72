// Everything that is open for one person and tax year, in one list: what the checks find and nobody has
// accepted, papers that are awaited, lines that lack a fact, what to tell payroll, days ahead, the backup.

import { runChecks } from "../../../checks/run-checks.ts";
import { correctExcess } from "../../../forms/correct-excess.ts";
import { form8606Chain, standingProblems } from "../../../forms/form-8606/chain.ts";
import { byCommand } from "../../../kernel/advice.ts";
import {
  type CalendarDate,
  calendarDate,
  daysBetween,
  type TaxYear,
  taxYearOf,
  taxYear as taxYearOfNumber,
  yearEnd,
} from "../../../kernel/calendar.ts";
import { total } from "../../../kernel/money.ts";
import type { Problem } from "../../../kernel/problem.ts";
import { say } from "../../../kernel/sentence.ts";
import type { Law } from "../../../law/law.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { type Expectations, yearOutlook } from "../../../planning/year-outlook.ts";
import type { BackupFacts } from "../../ports.ts";
import { remindersOf } from "../reminders-of.ts";
import { conversionsOverdue } from "./conversions-overdue.ts";
import { datesAhead } from "./dates-ahead.ts";
import { electionsToMake } from "./elections-to-make.ts";
import { forms5498Awaited } from "./forms-5498-awaited.ts";
import { formsAwaited } from "./forms-awaited.ts";
import { incompleteLines } from "./incomplete-lines.ts";
import {
  inOrder,
  type OpenPoint,
  openFrom,
  pointOfProblem,
  todo,
  withDayToKeep,
} from "./open-point.ts";
import { paychecksNotRecorded } from "./paychecks-not-recorded.ts";
import { returnEntries } from "./return-entries.ts";

export interface OpenPointsRequest {
  readonly ledger: Ledger;
  readonly law: Law;
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
  readonly backup?: BackupFacts | undefined;
  /** Of which plan elections are said, and what the ledger cannot know of payroll. */
  readonly plan?: string;
  readonly expect?: Expectations;
  /** Found by a question itself: a joint return that cannot be made, an older copy in the ledger's place. */
  readonly also?: readonly Problem[];
}

export function openPoints(request: OpenPointsRequest): OpenPoint[] {
  const { ledger, law, person, taxYear, today } = request;
  const only = { person, taxYear };
  const outlook = yearOutlook(ledger, law, {
    ...only,
    today,
    expect: request.expect ?? {},
    ...(request.plan !== undefined && { plan: request.plan }),
  });
  const found = outlook.ok ? outlook.value : undefined;
  const points = [
    ...runChecks(ledger, law, { ...only, today }).map((problem) =>
      withExcess(request, pointOfProblem(problem)),
    ),
    ...standingProblems(form8606Chain({ ledger, person, throughYear: taxYear })).map(
      pointOfProblem,
    ),
    ...(request.also ?? []).map(pointOfProblem),
    ...incompleteLines(request),
    ...returnEntries(request),
    ...formsAwaited(ledger, { ...only, today }),
    ...forms5498Awaited(ledger, { ...only, today }),
    ...paychecksNotRecorded(request),
    ...conversionsOverdue(request),
    ...(found === undefined ? [] : electionsToMake(found)),
    ...openingsFromMemory(ledger, { ...only, today }),
    ...datesAhead(remindersOf(ledger, only, found), today),
    ...figuresAwaited(law, { taxYear, today }),
    ...backupToMake(request.backup, today),
  ];
  // A year without figures is said by every question that meets it.
  const once = new Map(points.map((point) => [`${point.code} ${point.message}`, point]));
  return inOrder(
    saidOnce([...once.values()]).map((point) => ({ ...withDayToKeep(point, today), person })),
  );
}

/** What a finding says already is not to be done a second time. */
function saidOnce(points: readonly OpenPoint[]): OpenPoint[] {
  const found = points.filter(({ severity }) => severity !== "todo");
  const asked = new Set(found.flatMap(({ facts = [] }) => facts));
  const isExcessSaid = found.some(({ code }) => code === "limits.elective-deferrals-exceeded");
  return points.filter(
    ({ severity, code, facts = [] }) =>
      severity !== "todo" ||
      !(
        (facts.length > 0 && facts.every((fact) => asked.has(fact))) ||
        (code === "return.income-without-form" && isExcessSaid)
      ),
  );
}

/** How much of a deferral above the limit is to be asked for, and by when. */
function withExcess(
  { ledger, law, person, taxYear, today }: OpenPointsRequest,
  point: OpenPoint,
): OpenPoint {
  if (point.amount !== undefined || !point.code.startsWith("limits.")) return point;
  const correction = correctExcess(ledger, law, { person, taxYear, today });
  if (!correction.ok) return point;
  const { deferrals, annualAdditions } = correction.value;
  if (point.code === "limits.elective-deferrals-exceeded" && deferrals !== undefined)
    return { ...point, amount: deferrals.excess, due: deferrals.returnBy };
  if (point.code === "limits.annual-additions-exceeded" && annualAdditions.length === 1)
    return { ...point, amount: total(annualAdditions.map(({ excess }) => excess)) };
  return point;
}

/** Figures that a preparer will ask a proof for. */
function openingsFromMemory(
  ledger: Ledger,
  asked: { readonly person: string; readonly taxYear: TaxYear; readonly today: CalendarDate },
): OpenPoint[] {
  return ledger
    .of("opening_basis")
    .filter(
      ({ data }) =>
        data.person === asked.person &&
        data.evidence === "recollection" &&
        data.asOf <= yearEnd(asked.taxYear),
    )
    .map(({ id, data }) =>
      todo(
        "opening-basis.from-memory",
        say`the opening basis of ${{ money: data.amount }} (${data.account.replaceAll("_", " ")}, ${{ date: data.asOf }}) is recorded from memory`,
        {
          action: "find a filed Form 8606, a Form 5498 or a statement that proves it",
          events: [id],
          amount: data.amount,
          due: openFrom(asked.taxYear, asked.today),
        },
      ),
    );
}

/** From November on, because a limit that is not known cannot be kept in January. */
function figuresAwaited(
  law: Law,
  { taxYear, today }: { readonly taxYear: TaxYear; readonly today: CalendarDate },
): OpenPoint[] {
  const next = taxYearOfNumber(taxYear + 1);
  if (law.years.includes(next) || today < calendarDate(`${taxYear}-11-01`)) return [];
  const begun = taxYearOf(today) > taxYear;
  return [
    todo(
      "law.figures-awaited",
      `the figures of ${next} are not known${begun ? `: limits, room and schedule of ${next} cannot be said yet` : " yet"}`,
      {
        action: byCommand(
          "when the IRS has published them, fill in a file of them and add it",
          `law template ${next} -o ${next}.json`,
          `law add ${next}.json`,
        ),
      },
    ),
  ];
}

const OLD = 30;

/** Of what is remembered on this machine. It has no day: whether a return is ready does not hang on it. */
function backupToMake(facts: BackupFacts | undefined, today: CalendarDate): OpenPoint[] {
  if (facts === undefined) return [];
  const action = byCommand("make one, on another disk", "backup FILE");
  const { newest, head } = facts;
  if (newest === undefined)
    return [
      todo("backup.missing", "no backup of this ledger is known on this machine", { action }),
    ];
  const days = daysBetween(newest.madeOn, today);
  if (days < OLD || head <= newest.seq) return [];
  return [
    todo(
      "backup.old",
      say`the newest backup is of ${{ date: newest.madeOn }}, ${days} days ago, and lacks ${head - newest.seq} events`,
      { action },
    ),
  ];
}
