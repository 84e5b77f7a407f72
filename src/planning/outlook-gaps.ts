// Which facts the room of a year rests on and the ledger lacks. Without pay the limit of 100 % of
// compensation (IRC §415(c)(1)(B)) cannot be held against the year, so the room is not known either.
import type { FactPath } from "../kernel/amount-state.ts";
import type { LimitationYear } from "../kernel/calendar.ts";
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
}): FactPath[] {
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
    (path) => path === `person.${person}.birth_date`,
  );
  // Pay so far is not the year's pay while pay is still to come: 100 % of one check is no limit of a year.
  const unknownDates: readonly FactPath[] =
    given.areDatesKnown || facts.compensationIsOfYear || enough || !known
      ? []
      : [`employer.${employer}.pay_frequency`];
  return [...(known || (enough && !percentCap) ? [] : unknownPay), ...unknownDates, ...birthDate];
}

/** What to do about them, in sentences. */
export function gapReasons(missing: readonly FactPath[]): string[] {
  const birthDate = missing.filter((path) => path.endsWith(".birth_date"));
  return [
    ...(missing.some((path) => !/\.(birth_date|pay_frequency)$/.test(path))
      ? [
          "The room cannot be known without pay: record gross pay with the paychecks, or the year's compensation as wages; --gross-pay states it for the checks to come.",
        ]
      : []),
    ...(birthDate.length > 0
      ? ["Whether deferrals above the limit are catch-up depends on the birth date: record it."]
      : []),
  ];
}
