// The rest of the year's paychecks as payroll will run them: deferrals by election until the §402(g)
// limit and the catch-up limit are used, the match on each check, deferrals that turn into after-tax
// contributions where a plan spills over, and the true-up that the employer will owe.
import type { CalendarDate } from "../kernel/calendar.ts";
import { add, atLeastZero, type Cents, min, prorate, subtract, ZERO } from "../kernel/money.ts";
import { type Percent, percentOf } from "../kernel/percent.ts";
import type { MatchFormula } from "../ledger/kinds.ts";
import { matchOn } from "../limits/match-formula.ts";

export interface UpcomingCheck {
  readonly date: CalendarDate;
  readonly grossPay: Cents;
  readonly kind: "regular" | "bonus";
}

/** What a person told payroll: a percentage of each check, or an amount of each check. */
export type Election =
  | { readonly kind: "percent"; readonly percent: Percent }
  | { readonly kind: "amount"; readonly amount: Cents };

/** What the year holds already, and what is left of the person's limits over all employers. */
export interface YearSoFar {
  /** Pay and match with this plan's employer, for the compensation limit and the true-up. */
  readonly pay: Cents;
  readonly deferrals: Cents;
  readonly match: Cents;
  /** What is left of the §402(g) limit: shared by all employers of the person. */
  readonly deferralRemaining: Cents;
  /** What is left of the §414(v) limit, zero where catch-up is not possible. */
  readonly catchUpRemaining: Cents;
  /** Where the limitation year runs into the next calendar year: its limits begin anew. */
  readonly nextYear?: {
    readonly from: CalendarDate;
    readonly deferralRemaining: Cents;
    readonly catchUpRemaining: Cents;
  };
}

export interface CheckOptions {
  readonly checks: readonly UpcomingCheck[];
  readonly soFar: YearSoFar;
  readonly deferral: Election;
  /** The election for bonus checks, if it is another. */
  readonly bonusDeferral?: Election;
  readonly match?: MatchFormula;
  /** Without a formula: the match of a check in proportion to its deferral, as lately paid. */
  readonly matchPerDeferral?: { readonly match: Cents; readonly deferral: Cents };
  /** Employer money of each regular check that follows no deferral: nonelective, safe harbor. */
  readonly otherEmployer?: Cents;
  /** The plan takes no deferral above this percentage of pay. */
  readonly deferralCap?: Percent;
  /** §401(a)(17): pay above it earns no match. */
  readonly compensationLimit: Cents;
  /** Deferrals above the limits become after-tax contributions of the same check. */
  readonly spillover: boolean;
}

export interface ProjectedCheck extends UpcomingCheck {
  /** Elective deferral, catch-up included. */
  readonly deferral: Cents;
  readonly catchUp: Cents;
  readonly match: Cents;
  readonly otherEmployer: Cents;
  /** After-tax contributions that a deferral election turned into. */
  readonly spillover: Cents;
}

export interface ProjectedYear {
  readonly checks: readonly ProjectedCheck[];
  /** The match that the year's pay and deferrals earn beyond what the checks paid. */
  readonly trueUp: Cents;
}

/** The amount elected on a check, rounded half up to the cent as payroll does, at most the check. */
export function electedOn(check: UpcomingCheck, election: Election): Cents {
  const elected =
    election.kind === "amount"
      ? election.amount
      : percentOf(election.percent, check.grossPay, "half_up");
  return min(elected, check.grossPay);
}

export function projectChecks(options: CheckOptions): ProjectedYear {
  let { pay, deferralRemaining, catchUpRemaining } = options.soFar;
  const checks: ProjectedCheck[] = [];
  let { nextYear } = options.soFar;
  for (const check of options.checks) {
    if (nextYear !== undefined && check.date >= nextYear.from) {
      ({ deferralRemaining, catchUpRemaining } = nextYear);
      nextYear = undefined;
    }
    const election =
      check.kind === "bonus" ? (options.bonusDeferral ?? options.deferral) : options.deferral;
    const counted = min(check.grossPay, atLeastZero(subtract(options.compensationLimit, pay)));
    const elected = min(electedOn(check, election), mostOfPlan(options, counted, check));
    const regular = min(elected, deferralRemaining);
    const catchUp = min(subtract(elected, regular), catchUpRemaining);
    const deferral = add(regular, catchUp);
    checks.push({
      ...check,
      deferral,
      catchUp,
      match: matchOfCheck(options, counted, deferral),
      otherEmployer: check.kind === "regular" ? (options.otherEmployer ?? ZERO) : ZERO,
      spillover: options.spillover ? subtract(elected, deferral) : ZERO,
    });
    pay = add(pay, check.grossPay);
    deferralRemaining = subtract(deferralRemaining, regular);
    catchUpRemaining = subtract(catchUpRemaining, catchUp);
  }
  return { checks, trueUp: trueUpOf(options, checks) };
}

/** A cent above the percentage is above the plan's limit, so it is rounded down. */
function mostOfPlan({ deferralCap }: CheckOptions, counted: Cents, check: UpcomingCheck): Cents {
  return deferralCap === undefined ? check.grossPay : percentOf(deferralCap, counted, "down");
}

function matchOfCheck(options: CheckOptions, counted: Cents, deferral: Cents): Cents {
  if (options.match !== undefined)
    return matchOn({ formula: options.match, pay: counted, deferral });
  const lately = options.matchPerDeferral;
  if (lately === undefined || lately.deferral === 0) return ZERO;
  const { match, deferral: matched } = lately;
  return min(
    match,
    prorate({ amount: match, numerator: deferral, denominator: matched }, "half_up"),
  );
}

function trueUpOf(options: CheckOptions, checks: readonly ProjectedCheck[]): Cents {
  if (options.match?.trueUp !== true) return ZERO;
  const { soFar } = options;
  const pay = add(soFar.pay, ...checks.map(({ grossPay }) => grossPay));
  const deferral = add(soFar.deferrals, ...checks.map((check) => check.deferral));
  const paid = add(soFar.match, ...checks.map((check) => check.match));
  const earned = matchOn({
    formula: options.match,
    pay: min(pay, options.compensationLimit),
    deferral,
  });
  return atLeastZero(subtract(earned, paid));
}
