// Early distributions from IRAs. Of traditional IRAs the taxable amount is line 15c of Form 8606, or all of a
// distribution where there is no basis. Of Roth IRAs it is line 25c, the homebuyer money of line 20 (which
// line 2 takes off again), and conversions taxed less than five years before, which are income here only.

import { rothIraLayers, type TaxableConversions } from "../../basis/roth-ira.ts";
import { type Amount, complete, sum } from "../../kernel/amount-state.ts";
import type { Citation } from "../../kernel/citation.ts";
import type { Cents } from "../../kernel/money.ts";
import { say } from "../../kernel/sentence.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { FactName } from "../fact-registry.ts";
import { eventTerm, type FactSheet, type FactTerm, totalOf } from "../fact-sheet.ts";
import { unlessZero } from "../form-8606/carry.ts";
import type { Form8606Year } from "../form-8606/chain.ts";
import { type EarlyDistribution, isEarly, spread, unlessKnown } from "./early-distribution.ts";

type Distribution = LedgerEvent<"ira_distribution">;

/** First-time homebuyer expenses. */
const HOMEBUYER = "09";
const RECAPTURE: Citation = { authority: "IRC §408A(d)(3)(F), §72(t)" };

/** @see IRC §72(t)(1); Instructions for Form 5329, line 1 */
export function earlyFromTraditional(
  ledger: Ledger,
  { year, sheet }: Form8606Year,
): EarlyDistribution[] {
  const disaster = new Set(year.disasters.traditional.map(({ id }) => id));
  const paid = year.traditionalDistributions.filter(({ id }) => !disaster.has(id));
  const line15c = amountOn(sheet, "form_8606.taxable_distributions");
  const early = paid.map((event) => isEarly(ledger, event.data.person, event.data.date));
  if (line15c === undefined) {
    return paid.flatMap((event, index) => {
      if (early[index] === false) return [];
      const amount = unlessKnown(early[index], event.data.person, complete(event.data.amount));
      return [
        {
          ...ofEvent(event, [
            eventTerm(event, amount, say`distribution${{ of: event.data.date }}`),
          ]),
          isPlain: true,
        },
      ];
    });
  }
  const together = asOneTerm(sheet, "form_8606.taxable_distributions", "Form 8606, line 15c", {
    paid,
    early,
  });
  if (together !== undefined) return together;
  return spread(line15c, paid, sizeOf).flatMap(({ payment: event, share }, index) => {
    if (early[index] === false) return [];
    const amount = unlessKnown(early[index], event.data.person, share);
    const label = say`share of Form 8606, line 15c: distribution${{ of: event.data.date }}`;
    const income = unlessZero(eventTerm(event, amount, label));
    return income.length === 0 ? [] : [ofEvent(event, income)];
  });
}

/** @see IRC §408A(d)(3)(F), (4)(B); Instructions for Form 5329, "Early Distributions From Roth IRAs" */
export function earlyFromRoth(
  ledger: Ledger,
  { year, sheet, roth }: Form8606Year,
  taxableConversions: TaxableConversions,
): EarlyDistribution[] {
  const onForm = new Set(roth.distributions.map(({ event }) => event?.id));
  const paid = year.rothDistributions.filter(({ id }) => onForm.has(id));
  const [first] = paid;
  if (first === undefined) return [];
  const { person } = first.data;
  const early = paid.map((event) => isEarly(ledger, person, event.data.date));
  const layers = rothIraLayers(
    ledger,
    { person, taxYear: year.taxYear, homebuyer: totalOf(roth.homebuyer) },
    taxableConversions,
  );
  const found: EarlyDistribution[] = roth.homebuyer.flatMap((term) => {
    const index = paid.findIndex(({ id }) => id === term.event?.id);
    if (early[index] === false) return [];
    const income = unlessZero({
      ...term,
      amount: unlessKnown(early[index], person, term.amount),
      label: "Form 8606, line 20: first-time homebuyer",
      origin: "8606/20",
    });
    return income.length === 0 ? [] : [{ income, exception: HOMEBUYER }];
  });
  const whole = asOneTerm(sheet, "form_8606.taxable_roth_distributions", "Form 8606, line 25c", {
    paid,
    early,
  });
  if (whole !== undefined) found.push(...whole);
  const line25c = amountOn(sheet, "form_8606.taxable_roth_distributions");
  const parts = [
    ...(whole === undefined && line25c !== undefined
      ? [{ amount: line25c, label: "share of Form 8606, line 25c", origin: "8606/25c" as const }]
      : []),
    {
      amount: layers.recapturable,
      label: "taxed on conversion or rollover less than five years before",
      origin: "recapture" as const,
      citation: RECAPTURE,
    },
  ];
  for (const { amount, ...about } of parts) {
    spread(amount, paid, sizeOf).forEach(({ payment: event, share }, index) => {
      if (early[index] === false) return;
      const known = unlessKnown(early[index], person, share);
      const label = say`${about.label}: Roth IRA distribution${{ of: event.data.date }}`;
      const income = unlessZero({ ...about, ...eventTerm(event, known, label) });
      if (income.length > 0) found.push(ofEvent(event, income));
    });
  }
  return found;
}

/** A line of Form 8606 that is early as a whole stands as one term, so that `explain` follows it. */
function asOneTerm(
  sheet: FactSheet,
  fact: FactName,
  label: string,
  {
    paid,
    early,
  }: { readonly paid: readonly Distribution[]; readonly early: readonly (boolean | undefined)[] },
): EarlyDistribution[] | undefined {
  if (amountOn(sheet, fact) === undefined) return undefined;
  const unclaimed = paid.every(({ data }) => data.exception === undefined);
  if (!unclaimed || !early.every((each) => each === true)) return undefined;
  const income = paid.length === 0 ? [] : unlessZero(sheet.term("+", fact, label));
  return income.length === 0 ? [] : [{ income }];
}

function ofEvent({ data }: Distribution, income: readonly FactTerm[]): EarlyDistribution {
  return {
    income,
    ...(data.exception !== undefined && { exception: data.exception }),
  };
}

function amountOn(sheet: FactSheet, fact: FactName): Amount | undefined {
  return sheet.get(fact) === undefined ? undefined : sum([sheet.term("+", fact, "").amount]);
}

function sizeOf({ data }: Distribution): Cents {
  return data.amount;
}
