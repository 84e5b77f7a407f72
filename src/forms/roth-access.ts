// What could come out of Roth money on a day without tax or penalty, layer by layer in the order of
// §408A(d)(4)(B), and why. A layer that bears the 10% tax blocks what stands behind it: the order is
// the law's, not the owner's. Designated Roth accounts pay basis and earnings in proportion instead.

import { isFiftyNineAndAHalf } from "../basis/age-fifty-nine-and-a-half.ts";
import type { Qualification } from "../basis/movement.ts";
import { designatedRothQualification } from "../basis/qualified-distribution.ts";
import { designatedRothBasis } from "../basis/roll-forward.ts";
import {
  designatedRothPeriod,
  fiveYearPeriodEnd,
  isAfterFiveYearPeriod,
  type PeriodStart,
  rothIraPeriod,
} from "../basis/roth-five-year-periods.ts";
import { rothIraLayers } from "../basis/roth-ira.ts";
import { type Amount, incomplete, sum } from "../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { birthDateOf, type Ledger, replay } from "../ledger/ledger.ts";
import { form8606Chain } from "./form-8606/chain.ts";
import { taxableConversions } from "./form-8606/results.ts";

export interface RothLayer {
  readonly layer: "contributions" | "conversion_taxed" | "conversion_not_taxed" | "earnings";
  /** The year of the conversions or rollovers. */
  readonly taxYear?: TaxYear;
  /** Absent for earnings: what the account is worth is not recorded. */
  readonly amount?: Amount;
  readonly isTaxable: boolean | "unknown";
  readonly hasPenalty: boolean | "unknown";
  /** Free by itself, but a layer before it is not. */
  readonly isBehind: boolean;
  readonly why: string;
}

export interface DesignatedRothAccess {
  readonly plan: string;
  readonly basis: Amount;
  readonly period: PeriodStart;
  readonly qualification: Qualification;
}

export interface RothAccess {
  readonly person: string;
  readonly asOf: CalendarDate;
  /** What the layers give before the first that bears tax or penalty. */
  readonly withoutTaxOrPenalty: Amount;
  readonly period: PeriodStart;
  readonly layers: readonly RothLayer[];
  readonly designatedRoth: readonly DesignatedRothAccess[];
  readonly notes: readonly string[];
}

/** @see IRC §408A(d)(2)–(4), §72(t), §402A(d); Pub. 590-B, "Ordering Rules for Distributions" */
export function rothAccess(
  recorded: Ledger,
  { person, asOf }: { readonly person: string; readonly asOf: CalendarDate },
): RothAccess {
  const ledger = knownOn(recorded, asOf);
  const year = taxYearOf(asOf);
  const chain = form8606Chain({ ledger, person, throughYear: year });
  const held = rothIraLayers(ledger, { person, taxYear: year }, taxableConversions(chain, person));
  const birthDate = birthDateOf(ledger, person);
  const isOld = birthDate === undefined ? "unknown" : isFiftyNineAndAHalf(birthDate, asOf);
  const period = rothIraPeriod(ledger, person);
  const layers: RothLayer[] = [];
  let blocked = false;
  const push = (layer: Omit<RothLayer, "isBehind">) => {
    if (layer.amount?.state === "complete" && layer.amount.cents === 0) return;
    const free = layer.isTaxable === false && layer.hasPenalty === false;
    layers.push({ ...layer, isBehind: free && blocked });
    blocked ||= !free || layer.amount?.state === "incomplete";
  };
  push({
    layer: "contributions",
    amount: held.contributionBasis,
    isTaxable: false,
    hasPenalty: false,
    why: "regular contributions come out first and were taxed before",
  });
  for (const { taxYear, taxable, nontaxable, fiveYearPeriodEnds } of held.tranches) {
    const over = isAfterFiveYearPeriod(taxYear, year);
    const hasPenalty = over || isOld === true ? false : isOld === "unknown" ? "unknown" : true;
    push({
      layer: "conversion_taxed",
      taxYear,
      amount: taxable,
      isTaxable: false,
      hasPenalty,
      why: over
        ? `its five years ended on ${fiveYearPeriodEnds}`
        : isOld === true
          ? "no 10% tax from 59½ on"
          : `it was taxed when converted; until ${fiveYearPeriodEnds}, or 59½, the 10% tax takes it back`,
    });
    push({
      layer: "conversion_not_taxed",
      taxYear,
      amount: nontaxable,
      isTaxable: false,
      hasPenalty: false,
      why: "it was after-tax money before the conversion, so the 10% tax does not reach it",
    });
  }
  if (layers.length > 0) push(earnings(period, isOld, year));
  const stop = firstBlocked(layers);
  const free = layers.slice(0, stop).flatMap(({ amount }) => amount ?? []);
  return {
    person,
    asOf,
    withoutTaxOrPenalty: sum([...free, ...unknownAt(layers[stop], person)]),
    period,
    layers,
    designatedRoth: designatedRothBasis(ledger, person, year)
      .filter(({ closingBasis }) => closingBasis.state === "incomplete" || closingBasis.cents > 0)
      .map(({ plan, closingBasis }) => ({
        plan,
        basis: closingBasis,
        period: designatedRothPeriod(ledger, { person, plan }),
        qualification: designatedRothQualification(ledger, { person, plan, date: asOf }),
      })),
    notes: held.notes,
  };
}

/** Of the layer that stops it, when nobody knows that it does: the sum may be more. */
function unknownAt(stop: RothLayer | undefined, person: string): Amount[] {
  if (stop?.amount === undefined || stop.isTaxable === true || stop.hasPenalty === true) return [];
  if (stop.amount.state === "incomplete") return [stop.amount];
  return [incomplete(missingFact("person.{person}.birth_date", { person }))];
}

function firstBlocked(layers: readonly RothLayer[]): number {
  const index = layers.findIndex(
    ({ isTaxable, hasPenalty, amount }) =>
      isTaxable !== false || hasPenalty !== false || amount?.state === "incomplete",
  );
  return index < 0 ? layers.length : index;
}

function earnings(
  period: PeriodStart,
  isOld: boolean | "unknown",
  year: TaxYear,
): Omit<RothLayer, "isBehind"> {
  const over = period.state !== "not_started" && isAfterFiveYearPeriod(period.firstYear, year);
  const isTaxable = over && isOld !== false ? (isOld === true ? false : "unknown") : true;
  const hasPenalty = isOld === "unknown" ? "unknown" : !isOld;
  const ends =
    period.state === "not_started"
      ? ""
      : `, which ${over ? "ended" : "end"} on ${fiveYearPeriodEnd(period.firstYear)}`;
  return {
    layer: "earnings",
    isTaxable,
    hasPenalty,
    why:
      isTaxable === false
        ? "qualified: 59½ and five years are over"
        : `earnings come out last; they are free after 59½ and the five years of the first Roth IRA${ends}`,
  };
}

/** Events dated later had not happened. */
function knownOn(ledger: Ledger, asOf: CalendarDate): Ledger {
  return replay(
    ledger.events.filter((event) => {
      const { date } = event.data as { readonly date?: CalendarDate };
      return date === undefined || date <= asOf;
    }),
  );
}
