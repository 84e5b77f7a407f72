// Contributions to IRAs that were recharacterized, returned in time, or withdrawn later as an excess:
// which year's return shows what was moved or paid out, what of it is taxable, and what they do to lines
// 2 and 6 of Form 8606. The contributions themselves are already as the law sees them.

import {
  checkIraContributions,
  type IraCorrection,
  isExcessWithdrawn,
} from "../../basis/ira-contributions.ts";
import { type Amount, combine, complete, incomplete } from "../../kernel/amount-state.ts";
import { type TaxYear, taxYearOf, yearEnd } from "../../kernel/calendar.ts";
import { type MissingFact, missingFact } from "../../kernel/missing-fact.ts";
import { add, min, subtract } from "../../kernel/money.ts";
import type { Problem } from "../../kernel/problem.ts";
import { say } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { form8606Instructions } from "../citations.ts";
import { eventTerm, type FactTerm, totalOf } from "../fact-sheet.ts";

type Recharacterization = LedgerEvent<"ira_recharacterization">;
type Returned = LedgerEvent<"ira_returned_contribution">;

export interface IraCorrections {
  /** Of contributions for this year, whenever moved: a statement goes with this year's return. */
  readonly recharacterized: readonly Recharacterization[];
  /** Contributions made in this year and returned in time, whenever paid out. */
  readonly returned: readonly Returned[];
  /** Excess contributions of earlier years, withdrawn in this one. */
  readonly excessWithdrawn: readonly Returned[];
  /** Corrections without their contribution. */
  readonly problems: readonly Problem[];
}

/** The years whose forms a correction is on. */
export function iraCorrectionYears(ledger: Ledger, person: string): readonly number[] {
  const mine = (event: IraCorrection) => event.data.person === person;
  return [
    ...ledger
      .of("ira_recharacterization")
      .filter(mine)
      .map(({ data }) => data.taxYear),
    ...ledger.of("ira_returned_contribution").filter(mine).map(yearOfReturned),
  ];
}

export function iraCorrectionsOf(
  ledger: Ledger,
  { person, year }: { readonly person: string; readonly year: TaxYear },
): IraCorrections {
  const recharacterized = ledger
    .of("ira_recharacterization")
    .filter(({ data }) => data.person === person && data.taxYear === year);
  const returned = ledger
    .of("ira_returned_contribution")
    .filter((event) => event.data.person === person && yearOfReturned(event) === year);
  const here = new Set([...recharacterized, ...returned].map(({ id }) => id));
  return {
    recharacterized,
    returned: returned.filter((event) => !isExcessWithdrawn(event)),
    excessWithdrawn: returned.filter(isExcessWithdrawn),
    problems: checkIraContributions(ledger, person).filter(({ events = [] }) =>
      events.some((id) => here.has(id)),
    ),
  };
}

/**
 * What a contribution earned is income of the year in which it was made, so that year's return shows the
 * return of it; an excess withdrawn after the due date is on the return of the year it was paid out.
 * @see IRC §408(d)(4), last sentence; Instructions for Form 8606 (2023), "Return of IRA Contributions"
 */
function yearOfReturned(event: Returned): TaxYear {
  return taxYearOf(isExcessWithdrawn(event) ? event.data.date : event.data.contributedOn);
}

/**
 * Form 1040, line 4a: a recharacterization is on it when it was made in the year of the contribution, and
 * on no return otherwise.
 */
export function correctedGrossTerms(corrections: IraCorrections): FactTerm[] {
  const { recharacterized, returned, excessWithdrawn } = corrections;
  return [
    ...recharacterized
      .filter(({ data }) => taxYearOf(data.date) === data.taxYear)
      .map((event) => {
        const { amount, earnings, date } = event.data;
        return eventTerm(
          event,
          complete(add(amount, earnings)),
          say`recharacterization${{ of: date }}`,
        );
      }),
    ...returned.map((event) => {
      const paid = combine([complete(event.data.amount), earningsOf(event)], add);
      return eventTerm(event, paid, say`contribution returned${{ on: event.data.date }}`);
    }),
    ...excessWithdrawn.map((event) => {
      const label = `excess contribution for ${event.data.taxYear} withdrawn`;
      return eventTerm(event, complete(event.data.amount), label);
    }),
  ];
}

/** Line 4b: only what returned contributions earned. */
export function correctedTaxableTerms({ returned }: IraCorrections): FactTerm[] {
  return returned.flatMap((event) => {
    const earnings = earningsOf(event);
    if (earnings.state === "complete" && earnings.cents <= 0) return [];
    return [eventTerm(event, earnings, "earnings of a returned contribution")];
  });
}

function earningsOf({ id, kind, data }: Returned): Amount {
  return data.earnings === undefined
    ? incomplete(missingFact("{kind}.{event}.earnings", { kind, event: id }))
    : complete(data.earnings);
}

/**
 * Line 6 takes recharacterizations after the year's end into account, as if the money had been in the
 * second IRA all along. What it was worth on 31 December is not what was moved later, so it is asked for.
 * @see Instructions for Form 8606 (2023), line 6
 */
export function movedAfterYearEndTerms({ recharacterized }: IraCorrections): FactTerm[] {
  return recharacterized
    .filter(
      ({ data }) =>
        data.contributedOn <= yearEnd(data.taxYear) && data.date > yearEnd(data.taxYear),
    )
    .map((event) => {
      const { from, yearEndValue, date } = event.data;
      const missing: MissingFact = missingFact("ira_recharacterization.{event}.year_end_value", {
        event: event.id,
      });
      return {
        ...eventTerm(
          event,
          yearEndValue === undefined ? incomplete(missing) : complete(yearEndValue),
          say`recharacterized${{ on: date }}: its value at the end of the year`,
        ),
        sign: from === "roth" ? ("+" as const) : ("-" as const),
        citation: form8606Instructions("line 6"),
      };
    });
}

/** Line 2 leaves out an excess that was withdrawn, this year and in every later one. */
export function excessWithdrawnTerms(
  { excessWithdrawn }: IraCorrections,
  earlier: readonly FactTerm[],
): FactTerm[] {
  if (excessWithdrawn.length === 0) return [];
  let left = totalOf(earlier);
  return excessWithdrawn.map((event) => {
    const amount = combine([left, complete(event.data.amount)], min);
    left = combine([left, amount], subtract);
    return {
      ...eventTerm(event, amount, `excess contribution for ${event.data.taxYear} withdrawn`),
      sign: "-" as const,
      citation: form8606Instructions("Return of Excess Traditional IRA Contributions"),
    };
  });
}
