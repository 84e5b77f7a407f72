// §415 compensation of a limitation year: what `wages` states for a calendar year, else the gross pay of
// the paychecks. When a part of it is not known, the 100% limit cannot be tested and that is said.

import { type Amount, complete, incomplete, sum } from "../kernel/amount-state.ts";
import { type LimitationYear, taxYearOf } from "../kernel/calendar.ts";
import { type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { type Cents, min, total, ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { isWithin } from "./annual-addition.ts";
import type { PersonEvents } from "./person-events.ts";

export interface Compensation {
  readonly amount: Amount;
  /** What is known of it at least. */
  readonly atLeast: Cents;
  /** Whether it is the sum of the paychecks recorded so far. */
  readonly fromPaychecks: boolean;
}

export interface CompensationScope {
  readonly person: string;
  readonly employerGroup: string;
  readonly limitationYear: LimitationYear;
}

/** Over all employers of the group that paid the person. @see IRC §415(c)(3), §415(h) */
export function groupCompensation(
  ledger: Ledger,
  events: PersonEvents,
  scope: CompensationScope,
): Compensation {
  const employers = new Set<string>();
  const inGroup = (plan: string) => events.groupOf(plan) === scope.employerGroup;
  const sponsors = new Set(
    [...ledger.plans.values()].filter(({ plan }) => inGroup(plan)).map(({ employer }) => employer),
  );
  const note = (employer: string | undefined) => {
    if (employer !== undefined) employers.add(employer);
  };
  for (const { data } of events.paychecks) {
    if (isWithin(data.date, scope.limitationYear) && inGroup(data.plan))
      note(ledger.plans.get(data.plan)?.employer);
  }
  const year = Number(scope.limitationYear.end.slice(0, 4));
  for (const { data } of events.employerContributions) {
    if (data.limitationYear === year && inGroup(data.plan))
      note(ledger.plans.get(data.plan)?.employer);
  }
  for (const { data } of events.wages) {
    const group = ledger.employers.get(data.employer)?.group ?? data.employer;
    if (data.taxYear === year && (group === scope.employerGroup || sponsors.has(data.employer)))
      note(data.employer);
  }
  const parts = [...employers]
    .toSorted()
    .map((employer) => employerCompensation(ledger, events, { ...scope, employer }));
  if (parts.length === 0) {
    // An employer is asked, not a group of them.
    const [employer = scope.employerGroup] = [...sponsors].toSorted();
    const unknown = incomplete(compensationFact({ ...scope, employer }));
    return { amount: unknown, atLeast: ZERO, fromPaychecks: false };
  }
  return {
    amount: sum(parts.map((part) => part.amount)),
    atLeast: total(parts.map((part) => part.atLeast)),
    fromPaychecks: parts.some((part) => part.fromPaychecks),
  };
}

/** From one employer: the pay to which a plan's percentages apply, before §401(a)(17). */
export function employerCompensation(
  ledger: Ledger,
  events: PersonEvents,
  scope: CompensationScope & { readonly employer: string },
): Compensation {
  if (isCalendarYear(scope.limitationYear)) {
    const year = Number(scope.limitationYear.end.slice(0, 4));
    const stated = events.wages.findLast(
      ({ data }) =>
        data.employer === scope.employer &&
        data.taxYear === year &&
        data.compensation !== undefined,
    )?.data.compensation;
    if (stated !== undefined)
      return { amount: complete(stated), atLeast: stated, fromPaychecks: false };
  }
  // Pay is that of a person from an employer on a day: the same amount on the paychecks of two plans is one.
  const paydays = new Map<string, Set<Cents>>();
  for (const { data } of events.paychecks) {
    if (!isWithin(data.date, scope.limitationYear)) continue;
    if (ledger.plans.get(data.plan)?.employer !== scope.employer) continue;
    const stated = paydays.get(data.date) ?? new Set();
    paydays.set(data.date, stated);
    if (data.grossPay !== undefined) stated.add(data.grossPay);
  }
  const atLeast = total([...paydays.values()].flatMap((stated) => [...stated]));
  const unknown = [...paydays.values()].some((stated) => stated.size === 0);
  if (paydays.size === 0 || unknown)
    return {
      amount: incomplete(compensationFact(scope)),
      atLeast,
      fromPaychecks: paydays.size > 0,
    };
  return { amount: complete(atLeast), atLeast, fromPaychecks: true };
}

/** Pay above the limit does not count for a plan's percentages. @see IRC §401(a)(17) */
export function cappedPay(pay: Cents, compensationLimit: Cents): Cents {
  return min(pay, compensationLimit);
}

function isCalendarYear({ end }: LimitationYear): boolean {
  return end.endsWith("-12-31");
}

/** Wages are stated by calendar year; another limitation year needs the gross pay of its paychecks. */
export function compensationFact(
  scope: CompensationScope & { readonly employer: string },
): MissingFact {
  const { person, employer, limitationYear } = scope;
  return isCalendarYear(limitationYear)
    ? missingFact("wages.{person}.{employer}.{year}.compensation", {
        person,
        employer,
        year: taxYearOf(limitationYear.end),
      })
    : missingFact("gross_pay.{person}.{employer}.{start}.{end}", {
        person,
        employer,
        start: limitationYear.start,
        end: limitationYear.end,
      });
}
