// The report page's value for one person and year, from the ledger: what the rules say, arranged, and
// every figure with the terms that sum to it.

import { afterTaxPoints, waitedBefore } from "../../basis/after-tax-points.ts";
import { rothIraLayers } from "../../basis/roth-ira.ts";
import { expectedForms1099r } from "../../distributions/expected-forms-1099r.ts";
import { reconcile } from "../../distributions/reconcile.ts";
import type { ExplainedFigure } from "../../forms/explained-figure.ts";
import { form8606Chain } from "../../forms/form-8606/chain.ts";
import { taxableConversions } from "../../forms/form-8606/results.ts";
import { withEffects } from "../../forms/reconciliation-effects.ts";
import type { Term } from "../../forms/worksheet.ts";
import { complete } from "../../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, yearEnd } from "../../kernel/calendar.ts";
import { type Cents, formatDollars, total } from "../../kernel/money.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { payerName } from "../../kernel/payer-name.ts";
import { plainText, say } from "../../kernel/sentence.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { hasLimitToKeep } from "../../limits/annual-additions.ts";
import { contributionsBySource } from "../../limits/contributions-by-source.ts";
import { limitsOf } from "../../limits/limits-of.ts";
import { daysText, waitingLots } from "../../planning/waiting-lots.ts";
import {
  additionsFigure,
  afterTaxInAll,
  deferralsFigure,
  ownDeferralsFigure,
  roomFigure,
  taxedFigure,
  unusedFigure,
  waitingFigure,
} from "../../planning/year-figures.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import { type NextDay, nextDays } from "./open-points/next-days.ts";
import { isOpen, type OpenPoint } from "./open-points/open-point.ts";
import { openPointsOfYear } from "./open-points/open-points-of-year.ts";
import { formChecklist } from "./packet/form-checklist.ts";
import { iraExhibit } from "./packet/ira-exhibit.ts";
import { remindersOf } from "./reminders-of.ts";
import { status } from "./status.ts";
import { afterTaxFlow } from "./year/after-tax-flow.ts";
import { rothClocks } from "./year/roth-clocks.ts";
import { explainedLines, taxResult } from "./year/tax-result.ts";
import type { ReportEvent, ReportFigure, ReportForm, YearReport } from "./year-report.ts";

export async function reportOfYear(
  store: LedgerReader,
  request: {
    readonly taxYear: TaxYear;
    readonly person: string | undefined;
    readonly today: CalendarDate;
  },
): Promise<Result<YearReport>> {
  const reading = await readingOf(store, request.person);
  if (!reading.ok) return reading;
  const { ledger, law, person } = reading.value;
  const { taxYear, today } = request;
  const [asOf = today] = [today, yearEnd(taxYear)].toSorted();
  const openPoints = await openPointsOfYear(store, reading.value, { taxYear, today });
  const stands = status(ledger, law, { person, taxYear, today, expect: {}, openPoints });
  // Somebody who has IRAs and no plan, or no paycheck that says which, has a year all the same: without room.
  if (!stands.ok && stands.error.some(({ code }) => code !== "ledger.unknown-plan"))
    return failure(stands.error);
  const isClear = stands.ok && stands.value.otherPlans.length === 0;
  const outlook = isClear ? stands.value.outlook : undefined;
  const limits =
    outlook === undefined ? limitsOf(ledger, law, { person, taxYear }) : success(outlook.limits);
  if (!limits.ok) return failure(limits.error);
  // On the day that the page names, not on the day it is made: a closed year does not go on waiting.
  const waiting = waitingLots(ledger, { person, today: asOf });
  const { annualAdditions, electiveDeferrals } = limits.value;
  const forms = expectedForms1099r(ledger, { person, taxYear });
  const chain = form8606Chain({ ledger, person, throughYear: taxYear });
  const layers = rothIraLayers(ledger, { person, taxYear }, taxableConversions(chain, person));
  const name = ledger.people.get(person)?.name;
  const events = eventsOfYear(ledger, person, taxYear);
  const shown = new Set(events.map(({ id }) => id));
  const waits = waitingFigure(waiting, ledger);
  const taxed = taxedFigure(forms, ledger);
  const explanations = [
    ...(outlook === undefined ? [] : [roomFigure(outlook)]),
    ...annualAdditions.flatMap((row) => {
      const employer = employerName(ledger, row.employerGroup);
      return [
        additionsFigure(row, employer),
        ...ownDeferralsFigure(row, employer),
        ...unusedFigure(row, employer),
      ];
    }),
    deferralsFigure(electiveDeferrals),
    waits,
    taxed,
  ].map((explanation) => withShownEvents(explanation, shown));
  const result = await taxResult(store, reading.value, { taxYear, layers });
  const mainRow = annualAdditions.find(
    ({ employerGroup }) => employerGroup === outlook?.employerGroup,
  );
  return success({
    taxYear,
    person,
    ...(name !== undefined && { personName: name }),
    asOf,
    today,
    result,
    figures: [
      ...(outlook?.takesAfterTax === "yes" ? [roomAtAGlance(outlook)] : []),
      ...(mainRow === undefined
        ? []
        : [
            {
              label: "Annual additions",
              value: complete(mainRow.total),
              of: mainRow.limit,
              detail: `of ${formatDollars(mainRow.limit)} at ${employerName(ledger, mainRow.employerGroup)}`,
              explanation: `additions-${mainRow.employerGroup}`,
            },
          ]),
      {
        label: "Elective deferrals",
        value: complete(electiveDeferrals.total),
        of: electiveDeferrals.limitWithCatchUp,
        detail: `of ${formatDollars(electiveDeferrals.limit.amount)} over all employers`,
        explanation: "deferrals",
      },
      {
        label: "Waiting to be converted",
        value: waits.value,
        detail: `${today > asOf ? `on ${asOf}: ` : ""}${waiting.lots.length === 0 ? "nothing waits" : `oldest ${daysText(waiting.oldestDays)}`}`,
        explanation: "waiting",
      },
      {
        label: "Taxed on conversion",
        value: taxed.value,
        detail: "box 2a of the year's forms",
        explanation: "taxed",
      },
      ...(outlook === undefined || outlook.takesAfterTax === "yes" ? [] : [roomAtAGlance(outlook)]),
    ],
    contributions: contributionsBySource(annualAdditions),
    limits: annualAdditions.filter(hasLimitToKeep).map((row) => ({
      label: employerName(ledger, row.employerGroup),
      group: row.employerGroup,
      limit: row.limit,
      limitationYear: row.limitationYear,
      deferrals: row.deferralsWithin,
      catchUp: row.catchUpExcluded,
      employer: row.employer,
      afterTax: row.afterTax,
      total: row.total,
      excess: row.excess,
      unused: row.unused,
      room: row.afterTaxRoom,
      explanation: `additions-${row.employerGroup}`,
    })),
    afterTax: afterTaxPoints(ledger, person, taxYear),
    waitedBefore: waitedBefore(ledger, person, taxYear),
    flow: afterTaxFlow(ledger, { person, taxYear }),
    clocks: rothClocks(ledger, { person, taxYear }, layers),
    forms: formsOf(ledger, { person, taxYear, today }),
    next: stands.ok
      ? stands.value.next
      : daysWithoutPlan(ledger, { person, taxYear, today, openPoints }),
    open: openPoints
      .filter((point) => isOpen(point, today))
      .map((point) => ({
        ...point,
        events: point.events.filter((event) => shown.has(event)),
      })),
    explanations,
    lines: explainedLines([
      ...result.worksheets,
      ...(result.joint === undefined ? [] : [result.joint]),
    ]),
    events,
  });
}

function daysWithoutPlan(
  ledger: Ledger,
  {
    openPoints,
    today,
    ...asked
  }: {
    readonly person: string;
    readonly taxYear: TaxYear;
    readonly today: CalendarDate;
    readonly openPoints: readonly OpenPoint[];
  },
): readonly NextDay[] {
  const reminders = remindersOf(ledger, asked, undefined).filter(({ date }) => date >= today);
  return nextDays({ reminders, openPoints, today });
}

/** First where the plan takes after-tax money; last where nobody has said that it does. */
function roomAtAGlance(outlook: YearOutlook): ReportFigure {
  const remaining = outlook.projected.checks.length;
  const { perPaycheck, mostOnOne } = outlook.amounts;
  const most = mostOnOne > perPaycheck ? ` to ${formatDollars(mostOnOne)}` : "";
  const detail =
    outlook.incomplete.length > 0
      ? "not known yet"
      : remaining === 0
        ? "no paychecks are left"
        : `${formatDollars(perPaycheck)}${most} on each of ${remaining} paychecks`;
  const ifAny = {
    yes: detail,
    no: "the plan takes no after-tax contributions",
    unknown: `${detail}, if the plan takes after-tax money: that is not recorded`,
  };
  return {
    label: "After-tax room left",
    value: roomFigure(outlook).value,
    ...(outlook.incomplete.length === 0 && {
      of: afterTaxInAll(outlook),
    }),
    detail: ifAny[outlook.takesAfterTax],
    explanation: "room",
  };
}

/** Those of plans and of custodians of IRAs, by the name of who issues them. */
function formsOf(
  ledger: Ledger,
  asked: { readonly person: string; readonly taxYear: TaxYear; readonly today: CalendarDate },
): ReportForm[] {
  const checklist = formChecklist(ledger, asked, {
    report: withEffects(reconcile(ledger, asked)),
    iraRows: iraExhibit(ledger, asked).rows,
  });
  return checklist.map((form) => ({ ...form, payerName: payerOf(ledger, form) }));
}

const IRAS = {
  traditional: "traditional IRA",
  roth: "Roth IRA",
  recharacterized: "recharacterized IRA",
} as const;

function payerOf(ledger: Ledger, { plan, payer, ira }: Omit<ReportForm, "payerName">): string {
  if (plan !== undefined) return ledger.plans.get(plan)?.name ?? plan;
  if (payer !== undefined) return payerName(payer);
  return ira === undefined ? "A payer without a name" : `The custodian of the ${IRAS[ira]}`;
}

function employerName(ledger: Ledger, group: string): string {
  return ledger.employers.get(group)?.name ?? group;
}

/** A link must lead somewhere: events of other years are named, not linked. */
function withShownEvents(
  explanation: ExplainedFigure,
  shown: ReadonlySet<string>,
): ExplainedFigure {
  const terms = explanation.terms.map(
    ({ event, ...term }): Term =>
      event === undefined || shown.has(event)
        ? { ...term, ...(event !== undefined && { event }) }
        : named(term, event),
  );
  return { ...explanation, terms };
}

function named(term: Term, event: string): Term {
  const said = say`${term.said ?? term.label}${{ events: [event] }}`;
  return { ...term, said, label: plainText(said) };
}

/** What happened in the year, and what was paid later for it. */
function eventsOfYear(ledger: Ledger, person: string, taxYear: TaxYear): ReportEvent[] {
  return ledger.events.flatMap((event): ReportEvent[] => {
    const data = event.data as {
      person?: string;
      date?: CalendarDate;
      plan?: string;
      amount?: Cents;
      grossPay?: Cents;
      limitationYear?: number;
      contributions?: Readonly<Record<string, Cents | undefined>>;
    };
    if (data.person !== person || data.date === undefined) return [];
    if (!data.date.startsWith(String(taxYear)) && data.limitationYear !== taxYear) return [];
    const parts = Object.values(data.contributions ?? {}).flatMap((part) => part ?? []);
    const amount = data.amount ?? (parts.length > 0 ? total(parts) : undefined);
    return [
      {
        id: event.id,
        date: data.date,
        kind: event.kind,
        plan: data.plan ?? "",
        summary:
          event.note ??
          (data.grossPay === undefined ? "" : `of ${formatDollars(data.grossPay)} gross`),
        ...(amount !== undefined && { amount }),
        // What was typed is in no file.
        ...(event.source !== undefined && event.source.file !== "" && { source: event.source }),
      },
    ];
  });
}
