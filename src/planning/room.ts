// How much after-tax money still fits, now and once the rest of the year has happened: the annual
// additions limit less what went in, less the deferrals, the match and the true-up still to come, and
// never above the plan's own cap. The terms sum to the room.
import type { Citation } from "../kernel/citation.ts";
import {
  add,
  atLeastZero,
  type Cents,
  min,
  negate,
  subtract,
  total,
  ZERO,
} from "../kernel/money.ts";
import { type Percent, percentOf } from "../kernel/percent.ts";
import type { ProjectedYear } from "./upcoming-checks.ts";

/** What the limits engine says of one employer group, as recorded so far. */
export interface RoomFacts {
  /** §415(c)(1)(A), for the limitation year. */
  readonly dollarLimit: Cents;
  /** 415 compensation recorded so far. */
  readonly compensation: Cents;
  /** Whether `compensation` is that of the whole year already, so that no pay is added to it. */
  readonly compensationIsOfYear: boolean;
  /** Annual additions so far, catch-up left out. */
  readonly annualAdditions: Cents;
  readonly afterTax: Cents;
  /** Caps of the plan, below the law's limit. */
  readonly afterTaxCap?: Cents;
  readonly afterTaxCapPercentOfPay?: Percent;
  /** §401(a)(17): a plan's percentages of pay stop there. */
  readonly compensationLimit: Cents;
  readonly citation?: Citation;
}

/** What a term is: the limit, what fills it, and what brings a sum below nothing up to nothing. */
export type RoomPart = "limit" | "so_far" | "to_come" | "above_plan_cap" | "over";

export interface RoomTerm {
  readonly part: RoomPart;
  readonly label: string;
  /** Signed: the terms sum to the room. */
  readonly amount: Cents;
  readonly citation?: Citation;
}

export interface Room {
  /** If nothing but after-tax money came any more. */
  readonly now: Cents;
  /** For after-tax elections over the remaining checks, spillover left out: it happens by itself. */
  readonly atYearEnd: Cents;
  /** Deferrals that turn into after-tax contributions by themselves. */
  readonly spillover: Cents;
  /** By how much the year passes the limit even without after-tax elections. */
  readonly excess: Cents;
  readonly terms: readonly RoomTerm[];
}

const LIMIT: Citation = { authority: "IRC §415(c)(1)" };

/** @see IRC §415(c)(1), §414(v)(3)(A) */
export function roomOf(
  facts: RoomFacts,
  projected: ProjectedYear,
  reserve: { readonly extra: Cents } = { extra: ZERO },
): Room {
  const upcomingPay = total(projected.checks.map(({ grossPay }) => grossPay));
  const yearPay = facts.compensationIsOfYear
    ? facts.compensation
    : add(facts.compensation, upcomingPay);
  const terms: RoomTerm[] = [];
  const put = (part: RoomPart, label: string, amount: Cents) => {
    if (amount !== 0) terms.push({ part, label, amount });
  };
  const byPay = yearPay < facts.dollarLimit;
  const limit = min(facts.dollarLimit, yearPay);
  terms.push({
    part: "limit",
    label: byPay ? "limit: 100% of the year's compensation" : "limit on annual additions",
    amount: limit,
    citation: facts.citation ?? LIMIT,
  });
  put("so_far", "annual additions so far", negate(facts.annualAdditions));
  const deferrals = total(
    projected.checks.map(({ deferral, catchUp }) => subtract(deferral, catchUp)),
  );
  put("to_come", "deferrals still to come, without catch-up", negate(deferrals));
  put("to_come", "match still to come", negate(total(projected.checks.map(({ match }) => match))));
  const otherEmployer = total(projected.checks.map((check) => check.otherEmployer));
  put("to_come", "other employer money still to come", negate(otherEmployer));
  put("to_come", "true-up expected after year end", negate(projected.trueUp));
  put("to_come", "reserved for employer money after year end", negate(reserve.extra));
  const spillover = total(projected.checks.map((check) => check.spillover));
  const byLaw = sumOf(terms);
  const byPlan = planRoom(facts, yearPay);
  if (byPlan !== undefined && byPlan < byLaw)
    put(
      "above_plan_cap",
      "above the plan's own cap on after-tax contributions",
      subtract(byPlan, byLaw),
    );
  put("to_come", "deferrals that turn into after-tax contributions", negate(spillover));
  const left = sumOf(terms);
  put("over", "not below zero", atLeastZero(negate(left)));
  const nowByLaw = subtract(min(facts.dollarLimit, limitNow(facts)), facts.annualAdditions);
  const nowByPlan = planRoom(facts, facts.compensation) ?? nowByLaw;
  return {
    now: atLeastZero(min(nowByLaw, nowByPlan)),
    atYearEnd: atLeastZero(left),
    spillover,
    excess: atLeastZero(negate(left)),
    terms,
  };
}

function limitNow(facts: RoomFacts): Cents {
  return facts.compensationIsOfYear ? facts.compensation : facts.dollarLimit;
}

/** What the plan's caps leave; undefined when it has none. */
function planRoom(facts: RoomFacts, pay: Cents): Cents | undefined {
  const { afterTaxCap, afterTaxCapPercentOfPay, compensationLimit } = facts;
  const caps = [
    ...(afterTaxCap === undefined ? [] : [afterTaxCap]),
    ...(afterTaxCapPercentOfPay === undefined
      ? []
      : [percentOf(afterTaxCapPercentOfPay, min(pay, compensationLimit), "down")]),
  ];
  const [first, ...rest] = caps;
  return first === undefined
    ? undefined
    : atLeastZero(subtract(min(first, ...rest), facts.afterTax));
}

function sumOf(terms: readonly RoomTerm[]): Cents {
  return total(terms.map(({ amount }) => amount));
}
