// Whose figures of which year a page is about: chosen once in the address, the same on every page.

import type { Result } from "../../app/attempt.ts";
import type { LedgerStore } from "../../app/ports.ts";
import { latestYear } from "../../app/questions/latest-year.ts";
import { yearsOfLedger } from "../../app/questions/years-of-ledger.ts";
import { type CalendarDate, type TaxYear, taxYear, taxYearOf } from "../../kernel/calendar.ts";
import { returnDueDay } from "../../kernel/due-days.ts";
import { success } from "../../kernel/outcome.ts";

export interface Scope {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** More than a household has: they are not shown together, one is chosen. */
  readonly isOfPlan: boolean;
  /** The one who was chosen; undefined for the household. */
  readonly person: string | undefined;
  readonly years: readonly TaxYear[];
  readonly year: TaxYear;
  readonly sealedYears: readonly number[];
  /** Said on every page of a sealed year. */
  readonly sealed: string | undefined;
  readonly today: CalendarDate;
}

export interface Asked {
  readonly person: string | undefined;
  readonly year: string | undefined;
  /** For what goes on a return: until it is due, the year before is meant where no other is asked for. */
  readonly isForReturn?: boolean;
}

/** What is asked for and is not there gives way to what is: an old bookmark still leads somewhere. */
export async function scopeOf(
  store: LedgerStore,
  asked: Asked,
  today: CalendarDate,
): Promise<Result<Scope>> {
  const found = await yearsOfLedger(store, today);
  if (!found.ok) return found;
  const { people, years, seals } = found.value;
  // Money from before the book is dated in the last year, and no year of the book.
  const latest = await latestYear(store, { today, without: ["opening_basis"] });
  if (!latest.ok) return latest;
  const wanted = /^\d{4}$/.test(asked.year ?? "") ? taxYear(Number(asked.year)) : undefined;
  const isThere = (one: TaxYear | undefined) => one !== undefined && years.includes(one);
  const isFiled = (one: TaxYear) =>
    people.every(({ id }) => seals.some((seal) => seal.person === id && seal.taxYear === one));
  const toFile = asked.isForReturn === true ? yearToFile(today, isFiled) : undefined;
  const year = [wanted, toFile].find(isThere) ?? latest.value.year;
  const named = people.find(({ id }) => id === asked.person)?.id;
  const person = named ?? (people.length === 1 ? people[0]?.id : undefined);
  const sealedFor = seals.filter(
    (seal) => seal.taxYear === year && (person === undefined || seal.person === person),
  );
  const isOfPlan = people.length > MOST_TOGETHER;
  return success({
    people,
    isOfPlan,
    person,
    years,
    year,
    sealedYears: [...new Set(seals.map((seal) => seal.taxYear))],
    sealed:
      sealedFor.length === 0 || (isOfPlan && person === undefined)
        ? undefined
        : `${year} is sealed: what was filed is kept beside what the book says now.`,
    today,
  });
}

/** People whose figures a page can show beside each other. */
const MOST_TOGETHER = 8;

/** Sealed, it has been filed. */
function yearToFile(today: CalendarDate, isFiled: (year: TaxYear) => boolean): TaxYear | undefined {
  const now = taxYearOf(today);
  const last = taxYear(now - 1);
  const isOver = today > returnDueDay(last);
  return isOver || isFiled(last) ? undefined : last;
}
