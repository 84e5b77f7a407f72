// What to do about money above a limit: how much to ask back, from which plan and source, by when, and how
// it will be reported. The plan corrects; the person decides only where several employers are involved.
import { afterTaxBasis } from "../basis/roll-forward.ts";
import { type Amount, combine } from "../kernel/amount-state.ts";
import {
  type CalendarDate,
  calendarDate,
  limitationYearOf,
  type TaxYear,
  taxYearOf,
} from "../kernel/calendar.ts";
import { lastDayToReturnDeferrals } from "../kernel/due-days.ts";
import type { EventId } from "../kernel/ids.ts";
import { add, atLeastZero, type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
import { type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Law } from "../law/law.ts";
import { type Ledger, limitationYearEndOf } from "../ledger/ledger.ts";
import { type AnnualAddition, isDepositedLate } from "../limits/annual-addition.ts";
import { type AnnualAdditions, annualAdditionsOf } from "../limits/annual-additions.ts";
import { contributionYear } from "../limits/contribution-year.ts";
import { deferralLots, takeOutReturned } from "../limits/deferral-lot.ts";
import type { ElectiveDeferrals } from "../limits/elective-deferrals.ts";
import { limitsOf } from "../limits/limits-of.ts";
import { eventsOfPerson } from "../limits/person-events.ts";

export type ExcessSource = "after_tax" | "pretax_deferral" | "roth_deferral" | "employer";

/** What a plan should pay back, before earnings, which the plan computes. */
export interface ExcessReturn {
  readonly plan: string;
  readonly source: ExcessSource;
  readonly amount: Cents;
  /** Of after-tax money: what has left the after-tax account by conversion or payment. */
  readonly converted?: Amount;
  /** The codes of box 7 that it will be reported with. */
  readonly codes: readonly string[];
}

export interface DeferralExcess {
  readonly excess: Cents;
  /** The day by which the person should have told the plans. */
  readonly notifyBy: CalendarDate;
  /** The last day on which the plan can pay it back in time. @see IRC §402(g)(2)(A) */
  readonly returnBy: CalendarDate;
  readonly isLate: boolean;
  readonly returns: readonly ExcessReturn[];
  /** What each plan could pay back at most: the person may choose another split. */
  readonly choices: readonly { readonly plan: string; readonly atMost: Cents }[];
  /** Which plan holds it is the person's choice: the split is a proposal. @see IRC §402(g)(2)(A)(i) */
  readonly isProposal: boolean;
}

export interface AdditionsExcess {
  readonly employerGroup: string;
  readonly limitationYearEnd: CalendarDate;
  readonly limit: Cents;
  readonly total: Cents;
  readonly excess: Cents;
  /** In the order of correction. */
  readonly returns: readonly ExcessReturn[];
}

/** It counts as an annual addition of the limitation year in which it was deposited. @see 26 CFR 1.415(c)-1(b)(6) */
export interface LateDeposit {
  readonly event: EventId;
  readonly plan: string;
  readonly payDate: CalendarDate;
  readonly depositedOn: CalendarDate;
  readonly amount: Cents;
  /** The end of the limitation year in which it counts. */
  readonly countsTo: CalendarDate;
}

export interface ExcessCorrection {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly deferrals?: DeferralExcess;
  readonly annualAdditions: readonly AdditionsExcess[];
  /** Pretax catch-up that had to be Roth, by employer group. @see IRC §414(v)(7) */
  readonly catchUpNotRoth: readonly { readonly employerGroup: string; readonly amount: Cents }[];
  /** Of the excess deferrals: paid back after 15 April. They are taxed twice; nothing is left to ask for. */
  readonly returnedLate: Cents;
  /** After-tax money that reached the plan too late for its limitation year. */
  readonly lateDeposits: readonly LateDeposit[];
  /** Refunds after a failed test of the plan, as recorded: they stay annual additions. */
  readonly testRefunds: readonly ExcessReturn[];
  readonly isSettled: boolean;
}

/** @returns what keeps the limits from being computed. @see IRC §402(g)(2), §415(c); Rev. Proc. 2021-30 §6.06 */
export function correctExcess(
  ledger: Ledger,
  law: Law,
  options: { readonly person: string; readonly taxYear: TaxYear; readonly today: CalendarDate },
): Outcome<ExcessCorrection, Problem[]> {
  const { person, taxYear } = options;
  const limits = limitsOf(ledger, law, { person, taxYear });
  if (!limits.ok) return limits;
  const { electiveDeferrals, annualAdditions } = limits.value;
  const deferrals = deferralExcess(ledger, electiveDeferrals, options);
  const after = additionsAfter(ledger, law, { deferrals, annualAdditions, options });
  if (!after.ok) return after;
  const additions = after.value
    .filter(({ excess }) => excess > 0)
    .map((row) => additionsExcess(ledger, row, options))
    .map((row) => lessAskedAlready(row, deferrals));
  const catchUpNotRoth = electiveDeferrals.groups
    .filter(({ notRoth }) => notRoth > 0)
    .map(({ employerGroup, notRoth }) => ({ employerGroup, amount: notRoth }));
  return success({
    person,
    taxYear,
    ...(deferrals && { deferrals }),
    annualAdditions: additions,
    catchUpNotRoth,
    returnedLate: electiveDeferrals.returnedLate,
    lateDeposits: lateDeposits(ledger, options),
    testRefunds: testRefunds(ledger, options),
    isSettled: deferrals === undefined && additions.length === 0 && catchUpNotRoth.length === 0,
  });
}

/**
 * The annual additions once the excess deferrals come back: in time they are none any more, so what that cures
 * is not asked for again. @see 26 CFR 1.415(c)-1(b)(2)(ii)(D)
 */
function additionsAfter(
  ledger: Ledger,
  law: Law,
  found: {
    readonly deferrals: DeferralExcess | undefined;
    readonly annualAdditions: readonly AnnualAdditions[];
    readonly options: Asked;
  },
): Outcome<readonly AnnualAdditions[], Problem[]> {
  const { deferrals, annualAdditions, options } = found;
  const { person, taxYear } = options;
  if (deferrals === undefined || deferrals.isLate) return success(annualAdditions);
  const asIfReturned = deferrals.returns.map(({ plan, source, amount }) => ({
    plan,
    taxYear,
    roth: source === "roth_deferral",
    amount,
  }));
  const year = contributionYear(ledger, law, { person, taxYear, asIfReturned });
  return year.ok ? success(annualAdditionsOf(ledger, year.value)) : year;
}

/** Paid back late, deferrals stay annual additions; the same deferrals are asked for once all the same. */
function lessAskedAlready(
  row: AdditionsExcess,
  deferrals: DeferralExcess | undefined,
): AdditionsExcess {
  if (deferrals?.isLate !== true) return row;
  const asked = Map.groupBy(deferrals.returns, ({ plan }) => plan);
  return {
    ...row,
    returns: row.returns.flatMap((each) => {
      if (each.source !== "pretax_deferral") return [each];
      const already = total((asked.get(each.plan) ?? []).map(({ amount }) => amount));
      const amount = atLeastZero(subtract(each.amount, already));
      return amount === 0 ? [] : [{ ...each, amount }];
    }),
  };
}

function lateDeposits(ledger: Ledger, { person, taxYear }: Asked): LateDeposit[] {
  return eventsOfPerson(ledger, person)
    .paychecks.filter(({ data }) => taxYearOf(data.date) === taxYear)
    .filter((event) => isDepositedLate(ledger, event))
    .map(({ id, data: { plan, date, depositedOn, contributions } }) => ({
      event: id,
      plan,
      payDate: date,
      depositedOn,
      amount: contributions.afterTax,
      countsTo: limitationYearOf(depositedOn, limitationYearEndOf(ledger, plan)).end,
    }));
}

interface Asked {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
}

function deferralExcess(
  ledger: Ledger,
  limits: ElectiveDeferrals,
  { person, taxYear, today }: Asked,
): DeferralExcess | undefined {
  const excess = subtract(limits.excess, limits.returnedLate);
  if (excess === 0) return undefined;
  const events = eventsOfPerson(ledger, person);
  const lots = deferralLots(events);
  takeOutReturned(lots, events);
  const ofYear = lots.filter((lot) => lot.taxYear === taxYear && lot.amount > 0);
  // What one employer took above the limit by itself has to come back from that employer's plans.
  const overByItself = limits.groups.map(({ employerGroup, total: deferred, catchUp }) => ({
    employerGroup,
    over: subtract(subtract(deferred, catchUp), limits.limit.amount),
  }));
  const over = new Set(
    overByItself.filter((group) => group.over > 0).map(({ employerGroup }) => employerGroup),
  );
  const latest = ofYear.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const inTurn = [...latest.filter(({ employerGroup }) => over.has(employerGroup)), ...latest];
  const ordered = [...new Set(inTurn.map(({ plan }) => plan))].flatMap((plan) => {
    const ofPlan = latest.filter((lot) => lot.plan === plan);
    return [...ofPlan.filter(({ roth }) => !roth), ...ofPlan.filter(({ roth }) => roth)];
  });
  const returnBy = lastDayToReturnDeferrals(taxYear);
  const isWithinYear = taxYearOf(today) === taxYear;
  const isLate = today > returnBy;
  const returns = new Map<string, ExcessReturn>();
  let left = excess;
  for (const { plan, roth, amount } of ordered) {
    const taken = min(left, amount);
    if (taken === 0) break;
    left = subtract(left, taken);
    const key = `${plan} ${roth}`;
    returns.set(key, {
      plan,
      source: roth ? "roth_deferral" : "pretax_deferral",
      amount: add(returns.get(key)?.amount ?? ZERO, taken),
      codes: deferralCodes(roth, { isWithinYear, isLate }),
    });
  }
  const plans = [...new Set(ofYear.map(({ plan }) => plan))].toSorted();
  return {
    excess,
    notifyBy: calendarDate(`${taxYear + 1}-03-01`),
    returnBy,
    isLate,
    returns: [...returns.values()],
    isProposal: overByItself.every((group) => group.over < excess),
    choices: plans.map((plan) => ({
      plan,
      atMost: min(
        excess,
        total(ofYear.filter((lot) => lot.plan === plan).map(({ amount }) => amount)),
      ),
    })),
  };
}

/**
 * Paid within the year it is all of this year; by 15 April the excess belongs to the year before, its earnings to
 * the year paid; later it is an ordinary payment, by age, or E under EPCRS.
 */
function deferralCodes(
  roth: boolean,
  when: { readonly isWithinYear: boolean; readonly isLate: boolean },
): string[] {
  if (when.isLate) return roth ? ["B1", "B7", "E"] : ["1", "7", "E"];
  if (when.isWithinYear) return [roth ? "B8" : "8"];
  return roth ? ["BP", "B8"] : ["P", "8"];
}

/** After-tax money first, then deferrals, then the employer's. @see Rev. Proc. 2021-30 §6.06(2) */
const ORDER = ["after_tax", "elective_deferral", "employer"] as const;

function additionsExcess(ledger: Ledger, row: AnnualAdditions, asked: Asked): AdditionsExcess {
  const returns: ExcessReturn[] = [];
  let left = row.excess;
  for (const part of ORDER) {
    const ofPart = row.additions.filter((addition) => addition.part === part);
    for (const [plan, additions] of latestPlanFirst(ofPart)) {
      const paidIn = total(additions.map(({ amount }) => amount));
      const before = part === "after_tax" ? returnedAfterTax(ledger, plan, asked) : ZERO;
      const amount = min(left, atLeastZero(subtract(paidIn, before)));
      if (amount === 0) continue;
      left = subtract(left, amount);
      returns.push({
        plan,
        source: part === "elective_deferral" ? "pretax_deferral" : part,
        amount,
        ...(part === "after_tax" && { converted: goneFrom(ledger, plan, amount, asked) }),
        codes: part === "employer" ? [] : ["E"],
      });
    }
  }
  return {
    employerGroup: row.employerGroup,
    limitationYearEnd: row.limitationYear.end,
    limit: row.limit,
    total: row.total,
    excess: row.excess,
    returns,
  };
}

function latestPlanFirst(
  additions: readonly AnnualAddition[],
): [plan: string, additions: readonly AnnualAddition[]][] {
  const inTurn = additions.toSorted((a, b) => (a.event.data.date < b.event.data.date ? 1 : -1));
  return [...Map.groupBy(inTurn, ({ plan }) => plan)];
}

function returnedAfterTax(ledger: Ledger, plan: string, { person, taxYear }: Asked): Cents {
  return total(
    ledger
      .of("corrective_distribution")
      .filter(
        ({ data }) =>
          data.person === person &&
          data.plan === plan &&
          data.reason === "annual_additions" &&
          data.source === "after_tax" &&
          data.forTaxYear === taxYear,
      )
      .map(({ data }) => data.amount),
  );
}

/** The part of an amount that the plan's after-tax account no longer holds. */
function goneFrom(
  ledger: Ledger,
  plan: string,
  amount: Cents,
  { person, today, taxYear }: Asked,
): Amount {
  const year = Math.max(taxYearOf(today), taxYear) as TaxYear;
  const held = afterTaxBasis(ledger, person, year)
    .filter((each) => each.plan === plan)
    .map(({ closingBasis }) => closingBasis);
  return combine(held, (...all) => atLeastZero(subtract(amount, atLeastZero(total(all)))));
}

function testRefunds(ledger: Ledger, { person, taxYear }: Asked): ExcessReturn[] {
  return ledger
    .of("corrective_distribution")
    .filter(
      ({ data }) =>
        data.person === person &&
        data.forTaxYear === taxYear &&
        (data.reason === "acp" || data.reason === "adp"),
    )
    .map(({ data }) => ({
      plan: data.plan,
      source: sourceOf(data.source),
      amount: data.amount,
      codes: [data.source.startsWith("roth") ? "B8" : "8"],
    }));
}

function sourceOf(source: string): ExcessSource {
  if (source === "after_tax") return "after_tax";
  if (source === "match" || source === "nonelective") return "employer";
  return source.startsWith("roth") ? "roth_deferral" : "pretax_deferral";
}
