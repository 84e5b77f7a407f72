// Which facts the room of a year rests on and the ledger lacks. Without pay the limit of 100% of
// compensation (IRC §415(c)(1)(B)) cannot be held against the year, so the room is not known either.

import type { LimitationYear } from "../kernel/calendar.ts";
import { type FactShape, type MissingFact, missingFact } from "../kernel/missing-fact.ts";
import { add, total } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { AnnualAdditions } from "../limits/annual-additions.ts";
import { compensationFact } from "../limits/compensation.ts";
import type { RoomFacts } from "./room.ts";
import type { UpcomingCheck } from "./upcoming-checks.ts";

export function outlookGaps(given: {
  readonly ledger: Ledger;
  readonly person: string;
  readonly plan: string;
  readonly employerGroup: string;
  readonly limitationYear: LimitationYear;
  /** Absent while nothing of the group is recorded. */
  readonly row: AnnualAdditions | undefined;
  readonly facts: RoomFacts;
  readonly checks: readonly UpcomingCheck[];
  readonly areDatesKnown: boolean;
  /** Deferrals reach a limit, recorded or to come: what is above it may be catch-up. */
  readonly ageMatters: boolean;
}): MissingFact[] {
  const { ledger, person, plan, employerGroup, limitationYear, row, facts, checks } = given;
  const upcoming = total(checks.map(({ grossPay }) => grossPay));
  const isPaid = checks.every(({ grossPay }) => grossPay > 0);
  const soFar = row?.compensation;
  // Nothing recorded is no pay so far, when pay to come is known.
  const none = (row?.events.length ?? 0) === 0 && checks.length > 0;
  const known = facts.compensationIsOfYear || (isPaid && (soFar?.state === "complete" || none));
  const enough = add(facts.compensation, upcoming) >= facts.dollarLimit;
  const employer = ledger.plans.get(plan)?.employer ?? employerGroup;
  const unknownPay =
    soFar?.state === "incomplete" && !none
      ? soFar.missing
      : [compensationFact({ person, employer, employerGroup, limitationYear })];
  const percentCap = facts.afterTaxCapPercentOfPay !== undefined;
  const birthDate = (given.ageMatters ? (row?.incomplete ?? []) : []).filter(
    (fact) => fact === missingFact("person.{person}.birth_date", { person }),
  );
  // Pay so far is not the year's pay while pay is still to come: 100% of one check is no limit of a year.
  const unknownDates: readonly MissingFact[] =
    given.areDatesKnown || facts.compensationIsOfYear || enough || !known
      ? []
      : [missingFact("employer.{employer}.pay_frequency", { employer })];
  return [...(known || (enough && !percentCap) ? [] : unknownPay), ...unknownDates, ...birthDate];
}

const BIRTH_DATE: FactShape = "person.{person}.birth_date";
const PAY_FREQUENCY: FactShape = "employer.{employer}.pay_frequency";

/** What to do about them, in sentences. */
export function gapReasons(missing: readonly MissingFact[]): string[] {
  const birthDate = missing.filter(({ shape }) => shape === BIRTH_DATE);
  return [
    ...(missing.some(({ shape }) => shape !== BIRTH_DATE && shape !== PAY_FREQUENCY)
      ? [
          "The room cannot be known without pay: record gross pay with the paychecks, or the year's compensation as wages; --gross-pay states it for the checks to come.",
        ]
      : []),
    ...(birthDate.length > 0
      ? ["Whether deferrals above the limit are catch-up depends on the birth date: record it."]
      : []),
  ];
}
