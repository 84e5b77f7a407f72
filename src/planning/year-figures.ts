// The figures of a year at a glance, each with the terms that sum to it: room, annual additions, deferrals,
// what waits to be converted and what was taxed. Nothing here is counted again: the terms are what the
// rules counted.

import type { ExpectedForm1099R } from "../distributions/expected-forms-1099r.ts";
import { type ExplainedFigure, statedFigure, summedFigure } from "../forms/explained-figure.ts";
import { eventTerm, type FactTerm } from "../forms/fact-sheet.ts";
import { type Amount, complete } from "../kernel/amount-state.ts";
import type { Citation } from "../kernel/citation.ts";
import { add, type Cents, cents, subtract, ZERO } from "../kernel/money.ts";
import { say } from "../kernel/sentence.ts";
import { CONTRIBUTION_KINDS } from "../ledger/contribution-kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { additionLabel } from "../limits/annual-addition.ts";
import type { AnnualAdditions } from "../limits/annual-additions.ts";
import type { ElectiveDeferrals } from "../limits/elective-deferrals.ts";
import type { Waiting } from "./waiting-lots.ts";
import type { YearOutlook } from "./year-outlook.ts";

export function roomFigure({ incomplete, room }: YearOutlook): ExplainedFigure {
  const value: Amount =
    incomplete.length > 0 ? { state: "incomplete", missing: incomplete } : complete(room.atYearEnd);
  const terms = room.terms.map(
    ({ label, amount, citation }): FactTerm => ({
      sign: amount < 0 ? "-" : "+",
      amount: complete(cents(Math.abs(amount))),
      label,
      ...(citation && { citation }),
    }),
  );
  return statedFigure("room", "After-tax room left", value, terms);
}

/** @see IRC §415(c)(2), §414(v)(3)(A) */
export function additionsFigure(row: AnnualAdditions, employer: string): ExplainedFigure {
  const title = `Annual additions, ${employer}`;
  const terms = [...addedTerms(row.additions), ...catchUpOutside(row)];
  return statedFigure(`additions-${row.employerGroup}`, title, complete(row.total), terms);
}

/** Deferrals within the limit, where they are not all of them. @see IRC §414(v)(3)(A) */
export function ownDeferralsFigure(row: AnnualAdditions, employer: string): ExplainedFigure[] {
  if (row.catchUpExcluded === 0) return [];
  const own = row.additions.filter(({ part }) => part === "elective_deferral");
  const terms = [...addedTerms(own), ...catchUpOutside(row)];
  const title = `Own deferrals within the limit, ${employer}`;
  const value = complete(row.deferralsWithin);
  return [statedFigure(`own-deferrals-${row.employerGroup}`, title, value, terms)];
}

function addedTerms(additions: AnnualAdditions["additions"]): FactTerm[] {
  return additions.map((addition) =>
    eventTerm(addition.event, complete(addition.amount), additionLabel(addition)),
  );
}

function catchUpOutside({ catchUpExcluded }: AnnualAdditions): FactTerm[] {
  if (catchUpExcluded === 0) return [];
  return [
    {
      sign: "-",
      amount: complete(catchUpExcluded),
      label: "catch-up, outside the limit",
      citation: { authority: "IRC §414(v)(3)(A)" },
    },
  ];
}

/** What the limit leaves; nothing to explain where nothing is left. @see IRC §415(c)(1) */
export function unusedFigure(row: AnnualAdditions, employer: string): ExplainedFigure[] {
  if (row.unused === 0) return [];
  const less = (label: string, amount: Cents): FactTerm[] =>
    amount === 0 ? [] : [{ sign: "-", amount: complete(amount), label }];
  const terms: FactTerm[] = [
    {
      sign: "+",
      amount: complete(row.limit),
      label: "limit on annual additions",
      citation: limitCitation(row),
    },
    ...less("own deferrals, without catch-up", row.deferralsWithin),
    ...less("employer contributions", row.employer),
    ...less("after-tax contributions", row.afterTax),
  ];
  const title = `Not used of the limit, ${employer}`;
  return [statedFigure(`unused-${row.employerGroup}`, title, complete(row.unused), terms)];
}

function limitCitation({ limit, dollarLimit }: AnnualAdditions): Citation {
  return limit < dollarLimit.amount ? { authority: "IRC §415(c)(1)(B)" } : dollarLimit.citation;
}

/** What was paid in after tax and what still fits. */
export function afterTaxInAll({ room, soFar }: YearOutlook): Cents {
  return add(room.atYearEnd, soFar.afterTax);
}

/** One term for each kind of deferral in a paycheck, less what was returned of it in time. */
export function deferralsFigure({ total, lots }: ElectiveDeferrals): ExplainedFigure {
  const terms = lots.flatMap(({ event, key, amount }): FactTerm[] => {
    const paid = event.data.contributions[key] ?? ZERO;
    const returned = subtract(paid, amount);
    const label = say`${CONTRIBUTION_KINDS[key].words}${{ of: event.data.date }}`;
    return [
      eventTerm(event, complete(paid), label),
      ...(returned === 0
        ? []
        : [
            {
              ...eventTerm(event, complete(returned), say`${label}, returned in time`),
              sign: "-" as const,
              citation: { authority: "IRC §402(g)(2)(A)(ii)" },
            },
          ]),
    ];
  });
  return statedFigure("deferrals", "Elective deferrals", complete(total), terms);
}

export function waitingFigure(waiting: Waiting, ledger: Ledger): ExplainedFigure {
  const value: Amount =
    waiting.missing.length > 0
      ? { state: "incomplete", missing: waiting.missing }
      : complete(waiting.basis);
  const events = new Map(ledger.events.map((event) => [event.id, event]));
  const terms = waiting.lots.map(({ basis, date, plan, event }): FactTerm => {
    const from = event === undefined ? undefined : events.get(event);
    return {
      sign: "+",
      amount: complete(basis),
      label: say`after-tax contribution${{ of: date }} to ${{ plan }}`,
      ...(from && { event: from }),
    };
  });
  return statedFigure("waiting", "Waiting to be converted", value, terms);
}

/** Box 2a of the forms to expect. */
export function taxedFigure(forms: readonly ExpectedForm1099R[], ledger: Ledger): ExplainedFigure {
  const events = new Map(ledger.events.map((event) => [event.id, event]));
  const terms = forms.map(({ box2a, plan, events: [first] }): FactTerm => {
    const event = first === undefined ? undefined : events.get(first);
    return { sign: "+", amount: box2a, label: say`box 2a of ${{ plan }}`, ...(event && { event }) };
  });
  return summedFigure("taxed", "Taxed on distributions and conversions", terms);
}
