// Forms 5498 against the ledger: money from a plan to an IRA stands in box 2, a conversion from a
// traditional IRA in box 3, Roth contributions in box 10. Trustees confuse them, and then the IRS
// sees a contribution above the limit where there was a rollover.
import { iraRollovers, isBetweenIras } from "../basis/ira-rollovers.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { add, type Cents, formatDollars, subtract, total, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { eventIds, type Ledger } from "../ledger/ledger.ts";

const BOXES = [
  { box: "box1", name: "1", means: "traditional IRA contributions" },
  { box: "box2", name: "2", means: "rollovers" },
  { box: "box3", name: "3", means: "Roth conversions" },
  { box: "box10", name: "10", means: "Roth IRA contributions" },
] as const;

type Box = (typeof BOXES)[number]["box"];

/** One problem for each box and year that differs; nothing for years without a form. @see Instructions for Form 5498 */
export function checkReceivedForms5498(ledger: Ledger, person: string): Finding[] {
  const forms = ledger.of("form_5498").filter(({ data }) => data.person === person);
  const byYear = Map.groupBy(forms, ({ data }) => data.taxYear);
  return [...byYear].flatMap(([year, ofYear]) => {
    const recorded = recordedOf(ledger, person, year);
    return BOXES.flatMap(({ box, name, means }) => {
      const received = total(ofYear.map(({ data }) => data[box] ?? ZERO));
      if (received === recorded[box]) return [];
      return [differs({ year, forms: ofYear, name, means, received, recorded: recorded[box] })];
    });
  });
}

function differs(found: {
  readonly year: TaxYear;
  readonly forms: readonly LedgerEvent<"form_5498">[];
  readonly name: string;
  readonly means: string;
  readonly received: Cents;
  readonly recorded: Cents;
}): Finding {
  const { year, forms, name, means, received, recorded } = found;
  const gap = formatDollars(Math.abs(subtract(received, recorded)) as Cents);
  return {
    code: "form-5498.box-differs",
    severity: "warning",
    ...worded(
      say`box ${name} of Form 5498 for ${year}: ${means} are ${{ money: received }} on the forms and ${{ money: recorded }} in the ledger, ${gap} ${received < recorded ? "less" : "more"}`,
    ),
    hint: "record every form of the year; money from a plan belongs in box 2, from a traditional to a Roth IRA in box 3; ask the trustee to correct it",
    citation: { authority: "Instructions for Forms 1099-R and 5498", locator: `box ${name}` },
    events: eventIds(forms),
  };
}

function recordedOf(ledger: Ledger, person: string, year: TaxYear): Record<Box, Cents> {
  const { traditional, roth } = expected5498(ledger, person, year);
  return {
    box1: traditional.contributions,
    box2: add(traditional.rollovers, roth.rollovers),
    box3: roth.conversions,
    box10: roth.contributions,
  };
}

/** What the Forms 5498 of one kind of IRA should say together. */
export interface Expected5498 {
  readonly contributions: Cents;
  readonly rollovers: Cents;
  readonly conversions: Cents;
}

export function expected5498(
  ledger: Ledger,
  person: string,
  year: TaxYear,
): Readonly<Record<"traditional" | "roth", Expected5498>> {
  const contributions = (ira: "traditional" | "roth") =>
    total(
      ledger
        .of("ira_contribution")
        .filter(({ data }) => data.person === person && data.ira === ira && data.taxYear === year)
        .map(({ data }) => data.amount),
    );
  // A trustee reports a rollover in the year in which it arrived, whenever it left.
  const rollovers = (to: "traditional_ira" | "roth_ira") =>
    total([
      ...planMovements(ledger, person).flatMap(({ parts, date }) =>
        parts
          .filter((part) => part.to === to && taxYearOf(part.arrivedOn ?? date) === year)
          .map(({ amount }) => amount),
      ),
      ...iraRollovers(ledger, person)
        .filter(
          ({ data }) =>
            isBetweenIras(data) &&
            data.to === to &&
            taxYearOf(data.arrivedOn ?? data.date) === year,
        )
        .map(({ data }) => data.amount),
    ]);
  const converted = ledger
    .of("ira_conversion")
    .filter(({ data }) => data.person === person && taxYearOf(data.date) === year);
  return {
    traditional: {
      contributions: contributions("traditional"),
      rollovers: rollovers("traditional_ira"),
      conversions: ZERO,
    },
    roth: {
      contributions: contributions("roth"),
      rollovers: rollovers("roth_ira"),
      conversions: total(converted.map(({ data }) => data.amount)),
    },
  };
}
