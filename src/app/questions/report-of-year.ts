// The report page's value for one person and year, from the ledger: what the rules say, arranged, and
// every figure with the terms that sum to it.
import { planHistory } from "../../basis/plan-history.ts";
import { rothIraLayers } from "../../basis/roth-ira.ts";
import { expectedForms1099r } from "../../distributions/expected-forms-1099r.ts";
import { form8606Chain } from "../../forms/form-8606/chain.ts";
import { taxableConversions } from "../../forms/form-8606/results.ts";
import { type Amount, complete, sum } from "../../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, yearEnd } from "../../kernel/calendar.ts";
import { add, type Cents, formatDollars, ZERO } from "../../kernel/money.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { AnnualAdditions } from "../../limits/annual-additions.ts";
import { contributionsBySource } from "../../limits/contributions-by-source.ts";
import { daysText } from "../../planning/waiting-lots.ts";
import type { YearOutlook } from "../../planning/year-outlook.ts";
import type { Result } from "../attempt.ts";
import { readingOf } from "../person-ledger.ts";
import type { LedgerReader } from "../ports.ts";
import { openPointsOfYear } from "./open-points/open-points-of-year.ts";
import { status } from "./status.ts";
import type {
  AfterTaxPoint,
  FormComparison,
  ReportEvent,
  ReportExplanation,
  ReportTerm,
  YearReport,
} from "./year-report.ts";

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
  if (!stands.ok) return failure(stands.error);
  const { outlook, waiting } = stands.value;
  const { annualAdditions, electiveDeferrals } = outlook.limits;
  const forms = expectedForms1099r(ledger, { person, taxYear });
  const taxed = sum(forms.map(({ box2a }) => box2a));
  const chain = form8606Chain({ ledger, person, throughYear: taxYear });
  const layers = rothIraLayers(ledger, { person, taxYear }, taxableConversions(chain, person));
  const remaining = outlook.projected.checks.length;
  const name = ledger.people.get(person)?.name;
  const events = eventsOfYear(ledger, person, taxYear);
  const shown = new Set(events.map(({ id }) => id));
  const explanations = [
    roomExplanation(outlook),
    ...annualAdditions.map((row) => additionsExplanation(ledger, row)),
    deferralsExplanation(ledger, { person, taxYear }, electiveDeferrals),
    {
      id: "waiting",
      title: "Waiting to be converted",
      value:
        waiting.missing.length > 0
          ? { state: "incomplete" as const, missing: waiting.missing }
          : complete(waiting.basis),
      terms: waiting.lots.map(
        ({ basis, date, plan, event }): ReportTerm => ({
          sign: "+",
          amount: basis,
          label: `after-tax contribution of ${date} to ${plan}`,
          ...(event !== undefined && { event }),
        }),
      ),
    },
    {
      id: "taxed",
      title: "Taxed on distributions and conversions",
      value: taxed,
      terms: forms.flatMap(({ box2a, plan, events: [event] }): ReportTerm[] =>
        box2a.state === "complete" && taxed.state === "complete"
          ? [
              {
                sign: "+",
                amount: box2a.cents,
                label: `box 2a of ${plan}`,
                ...(event !== undefined && { event }),
              },
            ]
          : [],
      ),
    },
  ].map((explanation) => withShownEvents(explanation, shown));
  const mainRow = annualAdditions.find(
    ({ employerGroup }) => employerGroup === outlook.employerGroup,
  );
  return success({
    taxYear,
    person,
    ...(name !== undefined && { personName: name }),
    asOf,
    figures: [
      {
        label: "After-tax room left",
        value: roomOfReport(outlook),
        ...(outlook.incomplete.length === 0 && {
          of: add(outlook.room.atYearEnd, outlook.soFar.afterTax),
        }),
        detail:
          outlook.incomplete.length > 0
            ? "not known yet"
            : remaining === 0
              ? "no paychecks are left"
              : `${formatDollars(outlook.amounts.perPaycheck)} on each of ${remaining} paychecks`,
        explanation: "room",
      },
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
        of: add(electiveDeferrals.limit.amount, electiveDeferrals.catchUpLimit),
        detail: `of ${formatDollars(electiveDeferrals.limit.amount)} over all employers`,
        explanation: "deferrals",
      },
      {
        label: "Waiting to be converted",
        value:
          waiting.missing.length > 0
            ? { state: "incomplete", missing: waiting.missing }
            : complete(waiting.basis),
        detail:
          waiting.lots.length === 0 ? "nothing waits" : `oldest ${daysText(waiting.oldestDays)}`,
        explanation: "waiting",
      },
      {
        label: "Taxed on conversion",
        value: taxed,
        detail: "box 2a of the year's forms",
        explanation: "taxed",
      },
    ],
    contributions: contributionsBySource(annualAdditions),
    limits: annualAdditions.map((row) => ({
      label: employerName(ledger, row.employerGroup),
      group: row.employerGroup,
      limit: row.limit,
      total: row.total,
      room: row.afterTaxRoom,
      explanation: `additions-${row.employerGroup}`,
    })),
    afterTax: afterTaxPoints(ledger, person, taxYear),
    tranches: layers.tranches.map(({ taxYear: year, taxable, nontaxable, fiveYearPeriodEnds }) => ({
      taxYear: year,
      taxable,
      nontaxable,
      periodEnds: fiveYearPeriodEnds,
    })),
    forms: formComparisons(ledger, { person, taxYear }),
    next: stands.value.next,
    open: stands.value.open.map((point) => ({
      ...point,
      events: point.events.filter((event) => shown.has(event)),
    })),
    explanations,
    events,
  });
}

function employerName(ledger: Ledger, group: string): string {
  return ledger.employers.get(group)?.name ?? group;
}

function afterTaxPoints(ledger: Ledger, person: string, taxYear: TaxYear): AfterTaxPoint[] {
  const held = new Map<string, Amount>();
  const points: AfterTaxPoint[] = [];
  for (const entry of planHistory(ledger, person).entries) {
    if (entry.pool !== "after_tax") continue;
    held.set(entry.plan, entry.balance);
    if (entry.taxYear !== taxYear) continue;
    const known = (amount: Amount) => (amount.state === "complete" ? amount.cents : ZERO);
    points.push({
      date: entry.date,
      event: entry.events[0]?.id ?? "",
      plan: entry.plan,
      contributed: entry.change === "contribution" ? known(entry.basis) : ZERO,
      converted: entry.change === "converted" ? known(sum([entry.basis, entry.earnings])) : ZERO,
      basis: sum([...held.values()]),
    });
  }
  return points;
}

function formComparisons(
  ledger: Ledger,
  scope: { readonly person: string; readonly taxYear: TaxYear },
): FormComparison[] {
  const received = ledger
    .of("form_1099r")
    .filter(({ data }) => data.person === scope.person && data.taxYear === scope.taxYear);
  return expectedForms1099r(ledger, scope).flatMap((form): FormComparison[] => {
    const code = form.box7.state === "known" ? form.box7.code : `${form.box7.asIf}?`;
    const mine = received.filter(({ data }) => data.plan === form.plan && data.box7 === code);
    const total = (of: (data: LedgerEvent<"form_1099r">["data"]) => Cents | undefined) =>
      mine.length === 0 ? {} : { received: add(...mine.map(({ data }) => of(data) ?? ZERO)) };
    const payer = ledger.plans.get(form.plan)?.name ?? form.plan;
    return [
      { payer, code, box: "1", expected: complete(form.box1), ...total(({ box1 }) => box1) },
      { payer, code, box: "2a", expected: form.box2a, ...total(({ box2a }) => box2a) },
      { payer, code, box: "5", expected: form.box5, ...total(({ box5 }) => box5) },
    ];
  });
}

function roomOfReport({ incomplete, room }: YearOutlook): Amount {
  return incomplete.length > 0
    ? { state: "incomplete", missing: incomplete }
    : complete(room.atYearEnd);
}

function roomExplanation(outlook: YearOutlook): ReportExplanation {
  return {
    id: "room",
    title: "After-tax room left",
    value: roomOfReport(outlook),
    terms: (outlook.incomplete.length > 0 ? [] : outlook.room.terms).map(
      ({ label, amount, citation }) => ({
        sign: amount < 0 ? "-" : "+",
        amount: Math.abs(amount) as Cents,
        label,
        ...(citation && { citation }),
      }),
    ),
  };
}

function additionsExplanation(ledger: Ledger, row: AnnualAdditions): ReportExplanation {
  const terms = row.additions.map(
    ({ event, amount, source, plan }): ReportTerm => ({
      sign: "+",
      amount,
      label: `${source.replaceAll("_", " ")} of ${event.data.date} in ${plan}`,
      event: event.id,
    }),
  );
  const catchUp: ReportTerm[] =
    row.catchUpExcluded === 0
      ? []
      : [
          {
            sign: "-",
            amount: row.catchUpExcluded,
            label: "catch-up, outside the limit",
            citation: { authority: "IRC §414(v)(3)(A)" },
          },
        ];
  return {
    id: `additions-${row.employerGroup}`,
    title: `Annual additions, ${employerName(ledger, row.employerGroup)}`,
    value: complete(row.total),
    terms: [...terms, ...catchUp],
  };
}

function deferralsExplanation(
  ledger: Ledger,
  scope: { readonly person: string; readonly taxYear: TaxYear },
  deferrals: { readonly total: Cents; readonly corrected: Cents },
): ReportExplanation {
  const terms = ledger.of("paycheck").flatMap(({ id, data }): ReportTerm[] => {
    if (data.person !== scope.person || !data.date.startsWith(String(scope.taxYear))) return [];
    const { pretaxDeferral, rothDeferral, pretaxCatchUp, rothCatchUp } = data.contributions;
    const amount = add(
      pretaxDeferral ?? ZERO,
      rothDeferral ?? ZERO,
      pretaxCatchUp ?? ZERO,
      rothCatchUp ?? ZERO,
    );
    return amount === 0
      ? []
      : [{ sign: "+", amount, label: `paycheck of ${data.date}`, event: id }];
  });
  const returned: ReportTerm[] =
    deferrals.corrected === 0
      ? []
      : [{ sign: "-", amount: deferrals.corrected, label: "returned in time" }];
  return {
    id: "deferrals",
    title: "Elective deferrals",
    value: complete(deferrals.total),
    terms: [...terms, ...returned],
  };
}

/** A link must lead somewhere: events of other years are named, not linked. */
function withShownEvents(
  explanation: ReportExplanation,
  shown: ReadonlySet<string>,
): ReportExplanation {
  const terms = explanation.terms.map(
    ({ event, ...term }): ReportTerm =>
      event === undefined || shown.has(event)
        ? { ...term, ...(event !== undefined && { event }) }
        : { ...term, label: `${term.label} (${event})` },
  );
  return { ...explanation, terms };
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
    const amount = data.amount ?? (parts.length > 0 ? add(...parts) : undefined);
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
