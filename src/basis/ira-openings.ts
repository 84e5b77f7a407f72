// Openings of IRAs: the basis as of a day, everything up to and including that day contained, and what was
// contributed later for a tax year that had ended by then (Form 8606, line 14). An opening of
// 31 December 2024 holds a contribution for 2024 that was made in March 2025.
import { addDays, type CalendarDate, type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";

type Opening = LedgerEvent<"opening_basis">;

/** The year in which an opening stands first: a balance at the end of December opens the next one. */
export function iraOpeningYear({ data }: Opening): TaxYear {
  return taxYearOf(addDays(data.asOf, 1));
}

/** Of several openings of one account: those of the latest day, which holds the earlier ones. */
export function lastStated(openings: readonly Opening[]): readonly Opening[] {
  const last = openings
    .map(({ data }) => data.asOf)
    .toSorted()
    .at(-1);
  return openings.filter(({ data }) => data.asOf === last);
}

/**
 * Whether a contribution is in an opening that stands in the middle of its own tax year. (One of an
 * earlier year is in an opening of a later year in any case: that opening starts the layer anew.)
 */
export function isInOpening(
  ledger: Ledger,
  contribution: {
    readonly person: string;
    readonly account: Opening["data"]["account"];
    readonly year: TaxYear;
    readonly date: CalendarDate;
  },
): boolean {
  const { person, account, year, date } = contribution;
  return ledger
    .of("opening_basis")
    .some(
      (event) =>
        event.data.person === person &&
        event.data.account === account &&
        iraOpeningYear(event) === year &&
        taxYearOf(event.data.asOf) === year &&
        date <= event.data.asOf,
    );
}
