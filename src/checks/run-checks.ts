// Runs the checks over a ledger: for each person, and for each year in which something was contributed.
import {
  type CalendarDate,
  limitationYearOf,
  type TaxYear,
  taxYearOf,
} from "../kernel/calendar.ts";
import type { Problem } from "../kernel/problem.ts";
import { type Law, lawYearOf } from "../law/law.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { byPerson, type Ledger, limitationYearEndOf, ofPerson } from "../ledger/ledger.ts";
import { yearsOf } from "../ledger/sealed-year.ts";
import { limitsOf } from "../limits/limits-of.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import { type Findings, sortFindings } from "./accepted-findings.ts";
import { CHECKS } from "./all.ts";

interface Only {
  readonly taxYear?: TaxYear;
  readonly person?: string;
  readonly today?: CalendarDate | undefined;
}

/** What is open: nothing for a clean ledger. A year that cannot be checked is a problem of its own. */
export function runChecks(ledger: Ledger, law: Law, only: Only = {}): readonly Problem[] {
  return findings(ledger, law, only).open;
}

/** The same, and apart from it the warnings that were accepted. */
export function findings(ledger: Ledger, law: Law, only: Only = {}): Findings {
  return sortFindings(ledger, everything(ledger, law, only));
}

function everything(ledger: Ledger, law: Law, only: Only): Problem[] {
  const ledgers =
    only.person === undefined
      ? byPerson(ledger)
      : new Map([[only.person, ofPerson(ledger, only.person)]]);
  return [...ledgers.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([person, own]) => {
      const years =
        only.taxYear === undefined
          ? yearsToCheck(own, law, person).filter((year) => !isAhead(law, year))
          : [only.taxYear];
      const ofPerson = CHECKS.flatMap((check) =>
        check.per === "person" ? check.find(own, person) : [],
      );
      return [
        ...(only.taxYear === undefined ? ofPerson : upTo(only.taxYear, own, ofPerson)),
        ...years.flatMap((taxYear) => checkYear(own, law, { person, taxYear, today: only.today })),
      ];
    });
}

/** Of two records of one thing either can be the one too many. */
const EITHER: ReadonlySet<Problem["code"]> = new Set([
  "ledger.paycheck-told-twice",
  "basis.conversion-recorded-twice",
]);

/**
 * What is wrong in a year or before it: basis is carried on, so a slip of 2022 spoils 2024. A slip of 2025 does not,
 * and the return of 2024 is not open for it.
 */
function upTo(taxYear: TaxYear, ledger: Ledger, found: readonly Problem[]): Problem[] {
  const since = new Map(ledger.events.map((event) => [event.id, firstYearOf(event)]));
  return found.filter(({ code, events = [] }) => {
    const years = events.map((id) => since.get(id) ?? taxYear);
    const of = EITHER.has(code) ? Math.min(...years) : Math.max(...years);
    return years.length === 0 || of <= taxYear;
  });
}

/** A form with code P or R is about the year before its own. */
function firstYearOf(event: LedgerEvent): number {
  const isAboutBefore = event.kind === "form_1099r" && /[PR]/i.test(event.data.box7);
  return Math.min(...yearsOf(event)) - (isAboutBefore ? 1 : 0);
}

/**
 * Years with contributions whose limits cannot be tested yet: in January the figures of the new year are often not
 * known. Asked for by name such a year is refused.
 */
export function yearsNotTested(ledger: Ledger, law: Law, person: string): TaxYear[] {
  return yearsToCheck(ledger, law, person).filter((year) => isAhead(law, year));
}

function isAhead(law: Law, year: TaxYear): boolean {
  return law.years.every((known) => known < year);
}

function checkYear(
  ledger: Ledger,
  law: Law,
  {
    person,
    taxYear,
    today,
  }: {
    readonly person: string;
    readonly taxYear: TaxYear;
    readonly today: CalendarDate | undefined;
  },
): Problem[] {
  const limits = limitsOf(ledger, law, { person, taxYear });
  if (!limits.ok) return limits.error;
  const when = today === undefined ? {} : { today };
  const context = { ledger, law, person, taxYear, limits: limits.value, ...when };
  return CHECKS.flatMap((check) => (check.per === "year" ? check.find(context) : []));
}

/** The years of pay dates, and those in which limitation years end. */
function yearsToCheck(ledger: Ledger, law: Law, person: string): TaxYear[] {
  const { paychecks, employerContributions } = eventsOfPerson(ledger, person);
  const years = new Set<TaxYear>();
  for (const { data } of paychecks) {
    years.add(taxYearOf(data.date));
    for (const date of [data.date, data.depositedOn ?? data.date]) {
      const ends = lawYearOf(limitationYearOf(date, limitationYearEndOf(ledger, data.plan)));
      // A limitation year that ends in a year without figures is still running, most likely.
      if (law.years.includes(ends)) years.add(ends);
    }
  }
  for (const { data } of employerContributions) years.add(data.limitationYear);
  return [...years].toSorted((a, b) => a - b);
}
