// One plan's year as an exhibit: each after-tax contribution beside the conversion that took it, the
// distributions with where they went, and what the form of the plan should say. Every amount of lines 5a
// and 5b stands in exactly one row.

import type { Movement } from "../../../basis/movement.ts";
import { planHistory } from "../../../basis/plan-history.ts";
import { afterTaxBasis } from "../../../basis/roll-forward.ts";
import { designatedRothPeriod, type PeriodStart } from "../../../basis/roth-five-year-periods.ts";
import type { ReportedCode } from "../../../distributions/reported-amount.ts";
import {
  isFromRoth,
  isLateExcessDeferral,
  reportedCorrection,
} from "../../../distributions/reported-corrections.ts";
import { type Amount, complete } from "../../../kernel/amount-state.ts";
import {
  addDays,
  type CalendarDate,
  type TaxYear,
  taxYearOf,
  yearEnd,
} from "../../../kernel/calendar.ts";
import { type Cents, total, ZERO } from "../../../kernel/money.ts";
import { contributedOf, DEFERRAL_KEYS } from "../../../ledger/contribution-kinds.ts";
import type { Ledger } from "../../../ledger/ledger.ts";

/** A contribution, a conversion, or a contribution with the conversion of the same money. */
export interface ExhibitRow {
  readonly contribution?: { readonly date: CalendarDate; readonly amount: Cents };
  readonly conversion?: Movement;
  /** By which the row is sorted and its month is told. */
  readonly date: CalendarDate;
}

export interface PlanExhibit {
  readonly person: string;
  readonly plan: string;
  readonly planName: string;
  readonly employerName: string | undefined;
  readonly trustee: string | undefined;
  readonly account: string | undefined;
  readonly inPlanConversion: "automatic" | "manual" | "none" | undefined;
  readonly rothSince: PeriodStart;
  readonly rows: readonly ExhibitRow[];
  /** Distributions, in the order of their days. */
  readonly distributions: readonly Movement[];
  readonly contributed: Cents;
  readonly openingBasis: Amount;
  readonly basisLeft: Amount;
}

/** In the order of the first money of the year; plans without after-tax money or movements have none. */
export function planExhibits(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): PlanExhibit[] {
  const history = planHistory(ledger, person);
  const movements = history.movements.filter((movement) => movement.taxYear === taxYear);
  const contributions = history.entries.filter(
    (entry) =>
      entry.taxYear === taxYear && entry.pool === "after_tax" && entry.change === "contribution",
  );
  const bases = afterTaxBasis(ledger, person, taxYear);
  const plans = new Set([...contributions, ...movements].map(({ plan }) => plan));
  return [...plans]
    .map((plan) => {
      const rows = rowsOf(
        contributions.filter((entry) => entry.plan === plan),
        movements.filter(
          (movement) => movement.plan === plan && movement.kind === "in_plan_roth_rollover",
        ),
      );
      const recorded = ledger.plans.get(plan);
      const basis = bases.find((each) => each.plan === plan);
      const account = ledger
        .of("form_1099r")
        .find(({ data }) => data.person === person && data.plan === plan && data.accountNumber)
        ?.data.accountNumber;
      return {
        person,
        plan,
        planName: recorded?.name ?? plan,
        employerName: ledger.employers.get(recorded?.employer ?? "")?.name,
        trustee: recorded?.trustee,
        account: account?.slice(-4),
        inPlanConversion: recorded?.features?.inPlanRothRollover,
        rothSince: designatedRothPeriod(throughYear(ledger, taxYear), { person, plan }),
        rows,
        distributions: movements.filter(
          (movement) => movement.plan === plan && movement.kind === "distribution",
        ),
        contributed: total(rows.map(({ contribution }) => contribution?.amount ?? ZERO)),
        openingBasis: basis?.openingBasis ?? complete(ZERO),
        basisLeft: basis?.closingBasis ?? complete(ZERO),
      };
    })
    .toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
}

function throughYear(ledger: Ledger, taxYear: TaxYear): Ledger {
  const end = yearEnd(taxYear);
  const of: Ledger["of"] = (kind) =>
    ledger.of(kind).filter(({ data }) => {
      const { date } = data as { date?: CalendarDate };
      return date === undefined || date <= end;
    });
  return { ...ledger, of };
}

function firstDay({ rows, distributions }: PlanExhibit): string {
  return rows[0]?.date ?? distributions[0]?.date ?? "";
}

/** A conversion belongs to the one contribution before it whose amount is its basis, within a month. */
function rowsOf(
  contributions: readonly { readonly date: CalendarDate; readonly basis: Amount }[],
  conversions: readonly Movement[],
): ExhibitRow[] {
  const waiting = contributions.map(({ date, basis }) => ({
    date,
    amount: basis.state === "complete" ? basis.cents : ZERO,
    taken: false,
  }));
  const rows: ExhibitRow[] = [];
  for (const conversion of conversions) {
    const { basis, date } = conversion;
    const match = waiting.find(
      (each) =>
        !each.taken &&
        each.date <= date &&
        date <= addDays(each.date, 31) &&
        basis.state === "complete" &&
        basis.cents === each.amount,
    );
    if (match === undefined) rows.push({ conversion, date });
    else {
      match.taken = true;
      const { date: payday, amount } = match;
      rows.push({ contribution: { date: payday, amount }, conversion, date: payday });
    }
  }
  for (const { date, amount, taken } of waiting)
    if (!taken) rows.push({ contribution: { date, amount }, date });
  return rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The paychecks of one plan and kind, for the deferral statement. */
export interface DeferralRow {
  readonly plan: string;
  readonly planName: string;
  readonly employerName: string | undefined;
  readonly paydays: number;
  /** When every payday had the same. */
  readonly each: Cents | undefined;
  readonly amount: Cents;
}

export interface DeferralPayment {
  readonly planName: string;
  readonly date: CalendarDate;
  readonly amount: Cents;
  readonly earnings: Cents;
  /** Roth deferrals were wages of their year: the excess is no income of it besides. */
  readonly isRoth: boolean;
  /** All of it is income again of the year in which it was paid. */
  readonly isLate: boolean;
  /** The Forms 1099-R of the year in which it was paid. */
  readonly forms: readonly {
    readonly gross: Cents;
    readonly taxable: Cents;
    readonly code: string;
  }[];
}

export interface DeferralStatement {
  readonly rows: readonly DeferralRow[];
  readonly paid: readonly DeferralPayment[];
}

/** With those that a payer may use as well. */
function codeText(code: ReportedCode): string {
  if (code.state === "unknown") return "1 or 7";
  return code.or === undefined
    ? code.code
    : code.or.codes.join(", ").replace(/, (?=[^,]*$)/, " or ");
}

export function deferralStatement(
  ledger: Ledger,
  { person, taxYear }: { readonly person: string; readonly taxYear: TaxYear },
): DeferralStatement {
  const paychecks = ledger
    .of("paycheck")
    .filter(({ data }) => data.person === person && taxYearOf(data.date) === taxYear);
  const rows = [...Map.groupBy(paychecks, ({ data }) => data.plan)].flatMap(([plan, ofPlan]) => {
    const amounts = ofPlan
      .map(({ data: { contributions } }) => contributedOf(contributions, DEFERRAL_KEYS))
      .filter((amount) => amount > 0);
    const [first] = amounts;
    if (first === undefined) return [];
    const recorded = ledger.plans.get(plan);
    return [
      {
        plan,
        planName: recorded?.name ?? plan,
        employerName: ledger.employers.get(recorded?.employer ?? "")?.name,
        paydays: amounts.length,
        each: amounts.every((amount) => amount === first) ? first : undefined,
        amount: total(amounts),
      },
    ];
  });
  const paid = ledger
    .of("corrective_distribution")
    .filter(
      ({ data }) =>
        data.person === person &&
        data.forTaxYear === taxYear &&
        data.reason === "elective_deferral",
    )
    .map((event) => ({
      planName: ledger.plans.get(event.data.plan)?.name ?? event.data.plan,
      date: event.data.date,
      amount: event.data.amount,
      earnings: event.data.earnings,
      isRoth: isFromRoth(event),
      isLate: isLateExcessDeferral(event),
      forms: reportedCorrection(ledger, event).map(({ box1, box2a, code }) => ({
        gross: box1,
        taxable: box2a.state === "complete" ? box2a.cents : box1,
        code: codeText(code),
      })),
    }));
  return { rows, paid };
}
