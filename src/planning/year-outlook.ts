// One person's after-tax money for the rest of a year, from the ledger: what has happened, what payroll
// will do by itself, what room that leaves and what to set. Every assumption is said. The limits engine
// decides what counts; nothing here counts again.

import { type Advice, byCommand } from "../kernel/advice.ts";
import {
  type CalendarDate,
  type LimitationYear,
  type TaxYear,
  taxYearOf,
  yearStart,
} from "../kernel/calendar.ts";
import { factsInOrder, type MissingFact } from "../kernel/missing-fact.ts";
import { atLeastZero, type Cents, formatDollars, subtract, total, ZERO } from "../kernel/money.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Percent } from "../kernel/percent.ts";
import type { Problem } from "../kernel/problem.ts";
import { joined, say } from "../kernel/sentence.ts";
import type { Law } from "../law/law.ts";
import type { MatchFormula, PlanFeatures } from "../ledger/kinds.ts";
import { type Ledger, limitationYearEndOf, plansNamed } from "../ledger/ledger.ts";
import { type LimitsReport, limitsOf } from "../limits/limits-of.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import { plansStillPaying } from "../limits/plans-still-paying.ts";
import { type CheckExpectations, checksToCome } from "./checks-to-come.ts";
import { yearOfDay } from "./limitation-year-of-day.ts";
import { gapReasons, outlookGaps } from "./outlook-gaps.ts";
import {
  deferralOf,
  matchOf,
  otherEmployerOf,
  type PayrollSoFar,
  payrollSoFar,
} from "./payroll-so-far.ts";
import { type Room, roomOf } from "./room.ts";
import { aboveLimit, roomFacts } from "./room-facts.ts";
import {
  type AmountSchedule,
  type Overshoot,
  overshootOf,
  type PercentSchedule,
  scheduleAmounts,
  schedulePercents,
} from "./schedule.ts";
import { type Election, type ProjectedYear, projectChecks } from "./upcoming-checks.ts";

/** What the ledger cannot know; everything may be left out. */
export interface Expectations extends CheckExpectations {
  /** Of each regular check; by default the amount of the latest one. */
  readonly deferral?: Election;
  /** Of bonus checks; by default nothing. */
  readonly bonusDeferral?: Election;
  readonly match?: MatchFormula;
  readonly spillover?: boolean;
  /** Employer money after year end beyond the true-up of the match formula. */
  readonly reserve?: Cents;
  /** The steps in which payroll takes percentages: a whole percent, or a tenth. */
  readonly percentStep?: Percent;
  /** The after-tax election that stands today; by default the amount of the latest check. */
  readonly afterTax?: Election;
}

export interface OutlookOptions {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly today: CalendarDate;
  /** By default the plan of the latest paycheck of the year. */
  readonly plan?: string;
  readonly expect: Expectations;
}

export interface YearOutlook {
  readonly person: string;
  readonly taxYear: TaxYear;
  readonly plan: string;
  readonly employerGroup: string;
  readonly limitationYear: LimitationYear;
  readonly limits: LimitsReport;
  readonly soFar: PayrollSoFar;
  /** As the plan's features say, else as a recorded contribution shows. */
  readonly takesAfterTax: "yes" | "no" | "unknown";
  readonly projected: ProjectedYear;
  /** Pay dates that have passed and whose paychecks are not recorded: the room is overstated until they are. */
  readonly unrecorded: readonly CalendarDate[];
  readonly room: Room;
  /** Facts that the room rests on and the ledger lacks: while there are any, the room is not known. */
  readonly incomplete: readonly MissingFact[];
  readonly amounts: AmountSchedule;
  /** Where pay is known. */
  readonly percents?: PercentSchedule;
  readonly overshoot?: Overshoot;
  /** What was assumed, and what was found, in sentences. */
  readonly reasons: readonly Advice[];
}

const WHOLE_PERCENT = 10_000 as Percent;

/** Problems: those of the limits engine, and `ledger.unknown-plan` when there is no plan to speak of. */
export function yearOutlook(
  ledger: Ledger,
  law: Law,
  options: OutlookOptions,
): Outcome<YearOutlook, readonly Problem[]> {
  const found = limitsOf(ledger, law, options);
  if (!found.ok) return found;
  const plan = options.plan ?? planInQuestion(ledger, options);
  const recorded = plan === undefined ? undefined : ledger.plans.get(plan);
  if (plan === undefined || recorded === undefined)
    return failure([noPlan(plan, ledger, options.person)]);

  const { person, taxYear, expect } = options;
  const reasons: Advice[] = [];
  const endsOn = limitationYearEndOf(ledger, plan);
  const asked = { person, taxYear, today: options.today, plan, endsOn, limits: found.value };
  const ofDay = yearOfDay(ledger, law, asked);
  const { limits, limitationYear } = ofDay;
  reasons.push(...ofDay.reasons);
  const figures = law.figuresOf(ofDay.lawYear);
  if (!figures.ok) return failure([figures.error]);
  const employerGroup = eventsOfPerson(ledger, person).groupOf(plan) ?? plan;
  const soFar = payrollSoFar(ledger, { person, plan, year: limitationYear });
  const features = recorded.features ?? {};
  const leftOn = ledger
    .of("separation")
    .findLast(({ data }) => data.person === person && data.employer === recorded.employer)
    ?.data.date;
  const toCome = checksToCome({
    expect,
    today: options.today,
    soFar,
    limitationYear,
    frequency: ledger.employers.get(recorded.employer)?.payFrequency,
    leftOn,
  });
  const { checks } = toCome;
  reasons.push(...toCome.reasons);
  if (options.plan === undefined && soFar.last !== undefined) {
    const others = plansStillPaying(ledger, person, soFar.last.data.date).filter(
      (other) =>
        other !== plan &&
        takesAfterTax(ledger, { ...ledger.plans.get(other), plan: other }) !== "no",
    );
    if (others.length > 0)
      reasons.push(
        byCommand(
          say`This is of ${{ plan }}; ${joined(
            others.map((other) => say`${{ plan: other }}`),
            " and ",
          )} paid too, and is asked of by itself`,
          ...others.map((other) => `room --plan ${other}`),
        ),
      );
  }
  // The compensation limit is that of the year in which the limitation year begins.
  const begins = law.figuresOf(taxYearOf(limitationYear.start));
  if (!begins.ok) return failure([begins.error]);
  const compensationLimit = begins.value.figures.compensationLimit.amount;
  const { electiveDeferrals } = limits;
  const aboveDeferralLimit = aboveLimit(electiveDeferrals);
  const latest = soFar.usual?.data.contributions ?? {};
  const deferral: Election = expect.deferral ?? { kind: "amount", amount: deferralOf(latest) };
  const formula = expect.match ?? features.match;
  const payIsKnown = checks.every(({ grossPay }) => grossPay > 0);
  if (checks.length > 0) {
    reasons.push(
      ...assumptionsOn({ expect, soFar, deferral, formula: payIsKnown ? formula : undefined }),
    );
  }
  const deferralRemaining = atLeastZero(
    subtract(electiveDeferrals.limit.amount, electiveDeferrals.total),
  );
  const projected = projectChecks({
    checks: payIsKnown
      ? checks
      : checks.map((check) => ({ ...check, grossPay: compensationLimit })),
    soFar: {
      pay: soFar.pay,
      deferrals: soFar.deferrals,
      match: soFar.match,
      deferralRemaining,
      catchUpRemaining:
        features.catchUp === false
          ? ZERO
          : atLeastZero(subtract(electiveDeferrals.catchUpLimit, aboveDeferralLimit)),
      ...(ofDay.nextDeferrals !== undefined && {
        nextYear: {
          from: yearStart(ofDay.lawYear),
          ...remainingOf(ofDay.nextDeferrals, features.catchUp !== false),
        },
      }),
    },
    deferral,
    bonusDeferral: expect.bonusDeferral ?? { kind: "amount", amount: ZERO },
    ...(payIsKnown && formula !== undefined && { match: formula }),
    matchPerDeferral: { match: matchOf(latest), deferral: deferralOf(latest) },
    otherEmployer: otherEmployerOf(latest),
    compensationLimit,
    spillover: expect.spillover ?? false,
    ...(features.deferralCapPercentOfPay !== undefined && {
      deferralCap: features.deferralCapPercentOfPay,
    }),
  });
  const facts = roomFacts({
    ledger,
    limits,
    person,
    taxYear: ofDay.lawYear,
    employerGroup,
    features,
    soFar,
    limit: figures.value.figures.annualAdditionsLimit,
    compensationLimit,
  });
  const row = limits.annualAdditions.find((each) => each.employerGroup === employerGroup);
  const gaps = outlookGaps({
    ledger,
    person,
    plan,
    employerGroup,
    limitationYear,
    row,
    facts,
    checks,
    areDatesKnown: toCome.areDatesKnown,
    ageMatters:
      aboveDeferralLimit > 0 ||
      (row !== undefined && row.total > row.limit) ||
      deferralsReach(projected, deferralRemaining),
  });
  reasons.push(...gapReasons(gaps));
  const incomplete = factsInOrder([...gaps, ...ofDay.missing]);
  // While pay is not known, what is above the dollar limit is certainly above the limit.
  const known = incomplete.length === 0 && (payIsKnown || facts.compensationIsOfYear);
  const room = roomOf(
    known ? facts : { ...facts, compensation: facts.dollarLimit, compensationIsOfYear: true },
    projected,
    { extra: expect.reserve ?? ZERO },
  );
  // Room under the limits is room only where the plan takes after-tax money.
  const takes = takesAfterTax(ledger, recorded);
  if (takes === "no") reasons.push("The plan takes no after-tax contributions.");
  if (takes === "unknown")
    reasons.push(
      say`Whether ${{ plan }} takes after-tax contributions is not recorded; if it does, this is the room.`,
    );
  // Where the limit of that year is not known, what there is of one is that of the year before.
  if (room.excess > 0 && ofDay.missing.length === 0)
    reasons.push(
      `Without any more after-tax money the year passes the limit by ${formatDollars(room.excess)}: lower the deferrals or the after-tax contributions made.`,
    );
  const standing: Election = expect.afterTax ?? { kind: "amount", amount: latest.afterTax ?? ZERO };
  const overshoot = overshootOf(room.atYearEnd, projected.checks, standing);
  if (overshoot !== undefined)
    reasons.push(
      `Left as it is, the after-tax election passes the room on ${overshoot.date} and by ${formatDollars(overshoot.byYearEnd)} at the end.`,
    );
  return success({
    person,
    taxYear,
    plan,
    employerGroup,
    limitationYear,
    limits,
    soFar,
    takesAfterTax: takes,
    projected,
    unrecorded: toCome.unrecorded,
    room,
    incomplete,
    amounts: scheduleAmounts(room.atYearEnd, projected.checks),
    ...(payIsKnown && {
      percents: schedulePercents(
        room.atYearEnd,
        projected.checks,
        expect.percentStep ?? WHOLE_PERCENT,
      ),
    }),
    ...(overshoot !== undefined && { overshoot }),
    reasons,
  });
}

function takesAfterTax(
  ledger: Ledger,
  { plan, features }: { readonly plan: string; readonly features?: PlanFeatures },
): YearOutlook["takesAfterTax"] {
  if (features?.afterTax !== undefined) return features.afterTax ? "yes" : "no";
  const shown = ledger
    .of("paycheck")
    .some(({ data }) => data.plan === plan && (data.contributions.afterTax ?? ZERO) > 0);
  return shown ? "yes" : "unknown";
}

function remainingOf(
  { limit, total, catchUpLimit }: LimitsReport["electiveDeferrals"],
  takesCatchUp: boolean,
) {
  const above = aboveLimit({ limit, total });
  return {
    deferralRemaining: atLeastZero(subtract(limit.amount, total)),
    catchUpRemaining: takesCatchUp ? atLeastZero(subtract(catchUpLimit, above)) : ZERO,
  };
}

/** Whether the checks to come use up what is left of the limit. */
function deferralsReach({ checks }: ProjectedYear, remaining: Cents): boolean {
  return checks.length > 0 && total(checks.map(({ deferral }) => deferral)) >= remaining;
}

/** The plan of the latest paycheck of the year, else of the latest before it, else the only plan. */
function planInQuestion(ledger: Ledger, options: OutlookOptions): string | undefined {
  const [plan, ...others] = plansInQuestion(ledger, options);
  return others.length === 0 ? plan : undefined;
}

/**
 * The plans that a person's year may be about. Before the first paycheck there may be several: those with
 * money of this person, else all that are recorded.
 */
export function plansInQuestion(
  ledger: Ledger,
  { person, taxYear }: Pick<OutlookOptions, "person" | "taxYear">,
): readonly string[] {
  const own = ledger.of("paycheck").filter(({ data }) => data.person === person);
  const latest =
    own.findLast(({ data }) => taxYearOf(data.date) === taxYear) ??
    own.findLast(({ data }) => taxYearOf(data.date) < taxYear);
  if (latest !== undefined) return [planOfRoom(ledger, person, latest.data)];
  const named = plansNamed(ledger, person);
  const recorded = [...ledger.plans.keys()];
  const theirs = recorded.filter((plan) => named.has(plan));
  return theirs.length > 0 ? theirs : recorded;
}

function noPlan(plan: string | undefined, ledger: Ledger, person: string): Problem {
  const known = [...ledger.plans.keys()].slice(0, 8).join(", ");
  if (plan === undefined && known === "")
    return {
      code: "ledger.unknown-plan",
      severity: "error",
      message: `no plan of ${person} is known`,
      hint: byCommand("name one of the ledger’s with --plan ID, or record one", "record plan …"),
    };
  return {
    code: "ledger.unknown-plan",
    severity: "error",
    message:
      plan === undefined ? "it is not clear which plan is meant" : `there is no plan "${plan}"`,
    hint: known === "" ? byCommand("record one", "record plan …") : `--plan ID; recorded: ${known}`,
  };
}

/** Of plans that pay side by side, the last one to pay, unless only another takes after-tax money. */
function planOfRoom(
  ledger: Ledger,
  person: string,
  latest: { readonly plan: string; readonly date: CalendarDate },
): string {
  const takes = (plan: string) => takesAfterTax(ledger, { ...ledger.plans.get(plan), plan });
  if (takes(latest.plan) !== "no") return latest.plan;
  const paying = plansStillPaying(ledger, person, latest.date);
  return (
    paying.find((plan) => takes(plan) === "yes") ??
    paying.find((plan) => takes(plan) === "unknown") ??
    latest.plan
  );
}

function assumptionsOn(given: {
  readonly expect: Expectations;
  readonly soFar: PayrollSoFar;
  readonly deferral: Election;
  readonly formula: MatchFormula | undefined;
}): string[] {
  const { expect, soFar, deferral, formula } = given;
  const reasons: string[] = [];
  const usual = soFar.usual?.data;
  if (expect.grossPay === undefined && usual?.grossPay !== undefined)
    reasons.push(
      `Each check is taken to be ${formatDollars(usual.grossPay)}, as on ${usual.date}.`,
    );
  if (expect.deferral === undefined && deferral.kind === "amount")
    reasons.push(
      usual === undefined
        ? "No deferral is assumed: none is recorded and none was stated."
        : `Deferrals go on at ${formatDollars(deferral.amount)} a check until the limit, as on ${usual.date}.`,
    );
  if (formula === undefined) reasons.push("The match follows the deferral as on the latest check.");
  else if (formula.trueUp === true) reasons.push("The plan's true-up is reserved for.");
  return reasons;
}
