// Which deposit is which paycheck's money, for one plan and one kind of contribution. Dates and amounts
// are all there is to go by, so the pairing is the one that needs the least explaining: what a statement
// says outright first, then equal amounts in the order of their dates, then sums, then what is left.

import { byText } from "../kernel/by-text.ts";
import { addDays, type CalendarDate, daysBetween } from "../kernel/calendar.ts";
import { add, type Cents, total } from "../kernel/money.ts";
import { aligned } from "./align.ts";

/** What a paycheck sent to the plan. */
export interface Sent {
  readonly payDate: CalendarDate;
  readonly amount: Cents;
  /** The day of deposit, when the ledger has it. */
  readonly depositedOn?: CalendarDate;
}

/** What the plan received. */
export interface Received {
  readonly date: CalendarDate;
  readonly amount: Cents;
  /** The pay date, when the statement names it. */
  readonly payDate?: CalendarDate;
}

export interface Pair<S extends Sent, R extends Received> {
  readonly sent: S;
  readonly received: R;
  /** `together`: one deposit of several paychecks, which sum to it. */
  readonly how: "equal" | "together" | "different" | "doubled";
}

export interface Pairing<S extends Sent, R extends Received> {
  readonly pairs: readonly Pair<S, R>[];
  readonly duplicates: readonly { readonly of: S; readonly received: R }[];
  readonly notReceived: readonly S[];
  readonly notSent: readonly R[];
}

/** Some payrolls fund the plan before they pay. */
export const DAYS_BEFORE_PAY = 3;
/** A deposit this long after the usual day is still the next paycheck's to explain, whatever its amount. */
export const NEAR_DAYS = 12;
/** What leaving a paycheck or a deposit alone costs, in days of delay: up to twice as many are believed. */
const UNPAIRED = 30;
/** What another amount costs: less than a paycheck and a deposit alone, more than some days of delay. */
const DIFFERENT = 20;
/** Paychecks that one deposit sums up lie within this time before it. */
const TOGETHER_WITHIN = 120;
/** How far back a paycheck may lie that says how long deposits take. */
const HABIT_WITHIN = 45;

export function pairDeposits<S extends Sent, R extends Received>(
  allSent: readonly S[],
  allReceived: readonly R[],
): Pairing<S, R> {
  let sent = allSent.toSorted((a, b) => byText(a.payDate, b.payDate));
  let received = allReceived.toSorted((a, b) => byText(a.date, b.date));
  const pairs: Pair<S, R>[] = [];
  const take = (found: readonly Pair<S, R>[]) => {
    for (const pair of found) pairs.push(pair);
    const taken = new Set<Sent | Received>(found.flatMap((pair) => [pair.sent, pair.received]));
    sent = sent.filter((each) => !taken.has(each));
    received = received.filter((each) => !taken.has(each));
  };
  const habit = usualLag(sent, received);
  take(stated(sent, received));
  take(inOrder(sent, received, habit));
  take(together(sent, received));
  take(nearest(sent, received, habit));
  take(sameAmount(sent, received));
  const duplicates = received.flatMap((each) => {
    const of = pairs.find(
      (pair) =>
        pair.sent.amount === each.amount &&
        isNear(daysBetween(pair.sent.payDate, each.date), habit),
    )?.sent;
    return of === undefined ? [] : [{ of, received: each }];
  });
  const doubled = new Set(duplicates.map((duplicate) => duplicate.received));
  return {
    pairs,
    duplicates,
    notReceived: sent,
    notSent: received.filter((each) => !doubled.has(each)),
  };
}

/** The lower median, in whole days; undefined of nothing. */
export function medianDays(days: readonly number[]): number | undefined {
  return days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)];
}

/** A first guess, from the latest paycheck of the same amount before each deposit. */
function usualLag(sent: readonly Sent[], received: readonly Received[]): number {
  const lags = received.flatMap(({ date, amount }) => {
    const last = sent.findLast((each) => each.amount === amount && each.payDate <= date);
    const lag = last && daysBetween(last.payDate, date);
    return lag !== undefined && lag <= HABIT_WITHIN ? [lag] : [];
  });
  return medianDays(lags) ?? 0;
}

/** The statement names the pay date, or the ledger the day of deposit. */
function stated<S extends Sent, R extends Received>(
  sent: readonly S[],
  received: readonly R[],
): Pair<S, R>[] {
  const free = new Set(sent);
  return received.flatMap((each) => {
    const own = [...free].find(
      ({ payDate, depositedOn, amount }) =>
        payDate === each.payDate || (depositedOn === each.date && amount === each.amount),
    );
    if (own === undefined) return [];
    free.delete(own);
    return [{ sent: own, received: each, how: likeness(own, each) }];
  });
}

/**
 * The equal amounts in the cheapest alignment that keeps the order of both sides. Other amounts take part
 * so that one wrong deposit does not shift all later ones; whose they are is decided afterwards.
 */
function inOrder<S extends Sent, R extends Received>(
  sent: readonly S[],
  received: readonly R[],
  habit: number,
): Pair<S, R>[] {
  const pairCost = (one: S, other: R): number => {
    const lag = daysBetween(one.payDate, other.date);
    const away = Math.abs(lag - habit);
    if (one.amount !== other.amount) return isNear(lag, habit) ? DIFFERENT + away : Infinity;
    return lag < -DAYS_BEFORE_PAY ? Infinity : away;
  };
  return aligned(sent, received, { pairCost, unpaired: UNPAIRED })
    .filter(([one, other]) => one.amount === other.amount)
    .map(([one, other]) => ({ sent: one, received: other, how: "equal" }));
}

/** One deposit of several paychecks that follow each other: a match that is paid by the quarter. */
function together<S extends Sent, R extends Received>(
  sent: readonly S[],
  received: readonly R[],
): Pair<S, R>[] {
  const free = new Set(sent);
  return received.flatMap((each): Pair<S, R>[] => {
    const before = [...free].filter(
      ({ payDate }) =>
        payDate >= addDays(each.date, -TOGETHER_WITHIN) &&
        payDate <= addDays(each.date, DAYS_BEFORE_PAY),
    );
    for (let last = before.length; last >= 2; last -= 1) {
      for (let first = last - 2; first >= 0; first -= 1) {
        const run = before.slice(first, last);
        const sum = total(run.map(({ amount }) => amount));
        if (sum > each.amount) break;
        if (sum < each.amount) continue;
        for (const one of run) free.delete(one);
        return run.map((one) => ({ sent: one, received: each, how: "together" }));
      }
    }
    return [];
  });
}

/** What is left over on both sides about when it is due, whatever the amount. */
function nearest<S extends Sent, R extends Received>(
  sent: readonly S[],
  received: readonly R[],
  habit: number,
): Pair<S, R>[] {
  const free = new Set(sent);
  return received.flatMap((each): Pair<S, R>[] => {
    const away = ({ payDate }: S) => Math.abs(daysBetween(payDate, each.date) - habit);
    const [own] = [...free]
      .filter(({ payDate }) => isNear(daysBetween(payDate, each.date), habit))
      .toSorted((a, b) => away(a) - away(b));
    if (own === undefined) return [];
    free.delete(own);
    return [{ sent: own, received: each, how: likeness(own, each) }];
  });
}

/** A deposit that came after those of later paychecks. */
function sameAmount<S extends Sent, R extends Received>(
  sent: readonly S[],
  received: readonly R[],
): Pair<S, R>[] {
  const free = new Set(sent);
  return received.flatMap((each): Pair<S, R>[] => {
    const own = [...free].find(
      ({ amount, payDate }) => amount === each.amount && payDate <= each.date,
    );
    if (own === undefined) return [];
    free.delete(own);
    return [{ sent: own, received: each, how: "equal" }];
  });
}

function likeness(sent: Sent, received: Received): "equal" | "doubled" | "different" {
  if (sent.amount === received.amount) return "equal";
  return received.amount === add(sent.amount, sent.amount) ? "doubled" : "different";
}

function isNear(lag: number, habit: number): boolean {
  return lag >= -DAYS_BEFORE_PAY && lag <= habit + NEAR_DAYS;
}
