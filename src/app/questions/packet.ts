// Everything that a preparer needs for one person and year, as one value: worksheets, reconciliation, limits,
// basis from the first event on, what is still open, and the files that it all came from.

import { planHistory } from "../../basis/plan-history.ts";
import { addsToPool, type PoolChange } from "../../basis/pool-entry.ts";
import type { AcceptedFinding } from "../../checks/accepted-findings.ts";
import { findings } from "../../checks/run-checks.ts";
import { type ReceivedForm1099R, receivedForms1099r } from "../../distributions/received-form.ts";
import { reconcile } from "../../distributions/reconcile.ts";
import { withFootingRatio } from "../../forms/form-8606/footing-ratio.ts";
import { type ReconciliationReport, withEffects } from "../../forms/reconciliation-effects.ts";
import type { Worksheet } from "../../forms/worksheet.ts";
import { worksheetOf } from "../../forms/worksheet-of.ts";
import { type Amount, combine } from "../../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../../kernel/calendar.ts";
import { FORM_NAMES, type FormName } from "../../kernel/form-names.ts";
import type { EventId } from "../../kernel/ids.ts";
import type { MissingFact } from "../../kernel/missing-fact.ts";
import { subtract, ZERO } from "../../kernel/money.ts";
import { success } from "../../kernel/outcome.ts";
import type { EventSource } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type LimitsReport, limitsOf } from "../../limits/limits-of.ts";
import { attempt, type Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { Head, LedgerReader } from "../ports.ts";
import { auditLog, type LoggedBatch } from "./audit-log.ts";
import { type BasisAnswer, basis } from "./basis.ts";
import type { YearOfPerson } from "./distributions.ts";
import { type JointReturn, jointReturn } from "./joint-return.ts";
import {
  inOrder,
  isOpen,
  isQuestion,
  nothingIsOpen,
  type OpenPoint,
} from "./open-points/open-point.ts";
import { openPointsOfYear } from "./open-points/open-points-of-year.ts";

export interface Packet {
  readonly person: string;
  readonly personName: string | undefined;
  readonly taxYear: TaxYear;
  readonly head: Head;
  readonly reconciliation: ReconciliationReport;
  /** The year's Forms 1099-R as recorded. */
  readonly received: readonly ReceivedForm1099R[];
  /** In the order of the return: Form 1040 lines, Form 8606, then what they rest on. */
  readonly worksheets: readonly Worksheet[];
  /** Form 1040 of both spouses, when the record says that they file jointly. */
  readonly joint: JointReturn | undefined;
  readonly limits: LimitsReport | undefined;
  readonly basis: BasisAnswer;
  /** Every change of taxed money in plans, from the first event to the end of the year. */
  readonly history: readonly HistoryLine[];
  /** The same list as that of status, check and report: of both people on a joint return. */
  readonly openPoints: readonly OpenPoint[];
  /** Those of them that are open today, the rows of the packet's first page: to do, and to ask. */
  readonly toDo: readonly OpenPoint[];
  readonly toAsk: readonly OpenPoint[];
  readonly nothingIsOpen: boolean;
  /** Warnings that were accepted, with the reason. */
  readonly accepted: readonly AcceptedFinding[];
  readonly incomplete: readonly MissingFact[];
  readonly batches: readonly LoggedBatch[];
}

export interface HistoryLine {
  readonly date: CalendarDate;
  readonly plan: string;
  readonly account: "after_tax" | "designated_roth";
  readonly change: PoolChange;
  /** Negative when it went out. */
  readonly basis: Amount;
  /** Basis in that account after the change. */
  readonly balance: Amount;
  readonly events: readonly EventId[];
  readonly source: EventSource | undefined;
}

/** The return first, then what its lines rest on. */
const PLACE: Readonly<Record<FormName, number>> = {
  "form-1040": 1,
  "form-5329": 2,
  "form-8606": 3,
  "form-1099-r": 4,
  "after-tax-basis": 5,
  "annual-additions": 6,
};

export async function packet(
  store: LedgerReader,
  asked: YearOfPerson & { readonly today: CalendarDate },
): Promise<Result<Packet>> {
  return await attempt(async () => {
    const reading = await readingOf(store, asked.person);
    if (!reading.ok) return reading;
    const { ledger, law, person } = reading.value;
    const { taxYear, today } = asked;
    const answer = await basis(store, { taxYear, person });
    if (!answer.ok) return answer;
    const log = await auditLog(store);
    if (!log.ok) return log;
    const worksheets = FORM_NAMES.toSorted((a, b) => PLACE[a] - PLACE[b]).flatMap((form) => {
      const filled = worksheetOf(form, { ledger, law, person, taxYear });
      // Why one cannot be made is an open point.
      return filled.ok ? [withFootingRatio(filled.value)] : [];
    });
    const joint = await jointReturn(store, { taxYear, person });
    const limits = limitsOf(ledger, law, { person, taxYear });
    const { accepted } = findings(ledger, law, { person, taxYear, today });
    const people = joint.ok ? joint.value.people : [person];
    const points = await openPointsOfAll(store, people, { taxYear, today });
    if (!points.ok) return points;
    const open = points.value.filter((point) => isOpen(point, today));
    return success({
      person,
      personName: ledger.people.get(person)?.name,
      taxYear,
      head: await store.head(),
      received: receivedForms1099r(ledger, { person, taxYear }),
      reconciliation: withEffects(reconcile(ledger, { person, taxYear })),
      worksheets,
      joint: joint.ok ? joint.value : undefined,
      limits: limits.ok ? limits.value : undefined,
      basis: answer.value,
      history: historyOf(ledger, person, taxYear),
      openPoints: points.value,
      toDo: open.filter((point) => !isQuestion(point)),
      toAsk: open.filter(isQuestion),
      nothingIsOpen: nothingIsOpen(points.value, today),
      accepted,
      incomplete: [
        ...new Set(
          [...worksheets, ...(joint.ok ? [joint.value.worksheet] : [])].flatMap(
            ({ incomplete }) => incomplete,
          ),
        ),
      ].toSorted(),
      batches: log.value,
    });
  });
}

/** Of everybody on the return; what the ledger as a whole lacks stands once. */
async function openPointsOfAll(
  store: LedgerReader,
  people: readonly string[],
  when: { readonly taxYear: TaxYear; readonly today: CalendarDate },
): Promise<Result<OpenPoint[]>> {
  const points = new Map<string, OpenPoint>();
  for (const person of people) {
    const reading = await readingOf(store, person);
    if (!reading.ok) return reading;
    for (const point of await openPointsOfYear(store, reading.value, when))
      points.set(`${point.code} ${point.message}`, point);
  }
  return success(inOrder([...points.values()]));
}

function historyOf(ledger: Ledger, person: string, taxYear: TaxYear): HistoryLine[] {
  return planHistory(ledger, person)
    .entries.filter((entry) => entry.taxYear <= taxYear)
    .map(({ date, plan, pool, change, basis: moved, balance, events }) => {
      const signed = addsToPool(change)
        ? moved
        : combine([moved], (known) => subtract(ZERO, known));
      return {
        date,
        plan,
        account: pool,
        change,
        basis: signed,
        balance,
        events: events.map(({ id }) => id),
        source: events.find((event) => event.source !== undefined)?.source,
      };
    });
}
