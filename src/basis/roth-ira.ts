// What is in a person's Roth IRAs, in the order in which it comes out (§408A(d)(4)(B)): regular
// contributions, then conversions and rollovers by year, the taxable part of each year before the
// nontaxable part, then earnings. It feeds lines 22 and 24 of Form 8606 and the 10% recapture tax.

import { type Amount, combine, complete, incomplete, sum } from "../kernel/amount-state.ts";
import { type CalendarDate, type TaxYear, taxYear, taxYearOf } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { atLeastZero, type Cents, min, subtract, total, ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { iraContributions } from "./ira-contributions.ts";
import { iraOpeningYear, isInOpening, lastStated } from "./ira-openings.ts";
import type { Movement, MovementPart } from "./movement.ts";
import { planMovements } from "./plan-movements.ts";
import { withPredecessors } from "./plan-transfers.ts";
import { fiveYearPeriodEnd, isAfterFiveYearPeriod } from "./roth-five-year-periods.ts";
import { onForm8606 } from "./roth-ira-qualification.ts";

/** Conversions and rollovers of one tax year, as far as no distribution has used them. */
export interface RothTranche {
  readonly taxYear: TaxYear;
  /** Was included in income: the 10% tax applies to it until the period ends, before 59½. */
  readonly taxable: Amount;
  readonly nontaxable: Amount;
  readonly fiveYearPeriodEnds: CalendarDate;
}

export interface RothIraLayers {
  readonly contributionBasis: Amount;
  readonly tranches: readonly RothTranche[];
  /** Nonqualified distributions beyond both layers: earnings that are taxable. */
  readonly earningsDistributed: Amount;
  /**
   * Of the year's nonqualified distributions: conversions and rollovers that were taxed less than five years
   * before. The 10% tax reaches them before 59½. @see IRC §408A(d)(3)(F)
   */
  readonly recapturable: Amount;
  /** What experts or instructions do not settle. */
  readonly notes: readonly string[];
}

/** The taxable part of a year's conversions of traditional IRAs: Form 8606, line 18. */
export type TaxableConversions = (year: TaxYear) => Amount;

/**
 * The layers at the end of a tax year, with contributions made for that year until its due date.
 * Qualified distributions are not on Form 8606 and leave the layers as they are.
 * @see IRC §408A(d)(4); Reg. §1.408A-6 A-8, §1.408A-10 A-3; Instructions for Form 8606, lines 22 and 24
 */
export function rothIraLayers(
  ledger: Ledger,
  options: {
    readonly person: string;
    readonly taxYear: TaxYear;
    /** Of the year's distributions: first-time homebuyer money, which recaptures nothing (Form 8606, line 20). */
    readonly homebuyer?: Amount;
  },
  taxableConversions: TaxableConversions,
): RothIraLayers {
  const { person, homebuyer = complete(ZERO) } = options;
  const flows = flowsByYear(ledger, person, taxableConversions);
  let contributionBasis: Amount = complete(ZERO);
  let earningsDistributed: Amount = complete(ZERO);
  let recapturable: Amount = complete(ZERO);
  let tranches: RothTranche[] = [];
  for (const [year, flow] of [...flows.entries()].toSorted(([a], [b]) => a - b)) {
    if (year > options.taxYear) break;
    // An opening holds all that was there by its day, and what was contributed later for a year that had ended.
    if (flow.restates.has("roth_contributions")) contributionBasis = complete(ZERO);
    if (flow.restates.has("roth_conversions")) tranches = [];
    // Openings are recorded in any order; the oldest comes out first (§408A(d)(4)(B)(ii)(II)).
    tranches = [...tranches, ...flow.opened].toSorted((a, b) => a.taxYear - b.taxYear);
    contributionBasis = sum([contributionBasis, ...flow.contributions]);
    if (flow.rolled.length > 0) tranches.push(trancheOf(year, flow.rolled));
    let wanted: Amount = sum(flow.distributed);
    if (year === options.taxYear) {
      const exposed = combine([wanted, homebuyer], (out, home) => atLeastZero(subtract(out, home)));
      recapturable = recapturedBy(exposed, { contributionBasis, tranches, year });
    }
    [contributionBasis, wanted] = take(contributionBasis, wanted);
    tranches = tranches.map((tranche) => {
      let { taxable, nontaxable } = tranche;
      [taxable, wanted] = take(taxable, wanted);
      [nontaxable, wanted] = take(nontaxable, wanted);
      return { ...tranche, taxable, nontaxable };
    });
    earningsDistributed = sum([earningsDistributed, wanted]);
  }
  const notes = disputedInvestment(ledger, person, options.taxYear);
  return { contributionBasis, tranches, earningsDistributed, recapturable, notes };
}

/** What of a year's distributions was taxed on conversion or rollover less than five years before. */
function recapturedBy(
  distributed: Amount,
  layers: {
    readonly contributionBasis: Amount;
    readonly tranches: readonly RothTranche[];
    readonly year: TaxYear;
  },
): Amount {
  let [, wanted] = take(layers.contributionBasis, distributed);
  const recaptured: Amount[] = [];
  for (const tranche of layers.tranches) {
    const [left, beyond] = take(tranche.taxable, wanted);
    if (!isAfterFiveYearPeriod(tranche.taxYear, layers.year))
      recaptured.push(combine([tranche.taxable, left], subtract));
    [, wanted] = take(tranche.nontaxable, beyond);
  }
  return sum(recaptured);
}

/** Takes what is wanted from a layer, as far as it goes: the layer left and what is still wanted. */
function take(layer: Amount, wanted: Amount): [layer: Amount, wanted: Amount] {
  if (wanted.state === "complete" && wanted.cents === 0) return [layer, wanted];
  const taken = combine([layer, wanted], min);
  return [combine([layer, taken], subtract), combine([wanted, taken], subtract)];
}

function trancheOf(year: TaxYear, rolled: YearFlow["rolled"]): RothTranche {
  return {
    taxYear: year,
    taxable: sum(rolled.map(({ taxable }) => taxable)),
    nontaxable: sum(rolled.map(({ nontaxable }) => nontaxable)),
    fiveYearPeriodEnds: fiveYearPeriodEnd(year),
  };
}

interface YearFlow {
  /** The layers that an opening of the year states anew. */
  readonly restates: Set<string>;
  /** Tranches of earlier years as an opening of this one states them. */
  readonly opened: RothTranche[];
  readonly contributions: Amount[];
  readonly rolled: { taxable: Amount; nontaxable: Amount }[];
  readonly distributed: Amount[];
}

function flowsByYear(
  ledger: Ledger,
  person: string,
  lineEighteen: TaxableConversions,
): Map<TaxYear, YearFlow> {
  const flows = new Map<TaxYear, YearFlow>();
  const flowOf = (year: TaxYear): YearFlow => {
    const flow = flows.get(year) ?? {
      restates: new Set(),
      opened: [],
      contributions: [],
      rolled: [],
      distributed: [],
    };
    flows.set(year, flow);
    return flow;
  };
  for (const contribution of iraContributions(ledger, person)) {
    if (contribution.ira !== "roth") continue;
    const { taxYear: year, date, amount } = contribution;
    if (isInOpening(ledger, { person, account: "roth_contributions", year, date })) continue;
    flowOf(year).contributions.push(complete(amount));
  }
  for (const account of ["roth_contributions", "roth_conversions"] as const) {
    const openings = ledger
      .of("opening_basis")
      .filter(({ data }) => data.person === person && data.account === account);
    for (const [year, all] of Map.groupBy(openings, iraOpeningYear)) {
      const flow = flowOf(year);
      flow.restates.add(account);
      const stated = lastStated(all);
      if (account === "roth_contributions") {
        flow.contributions.push(...stated.map(({ data }) => complete(data.amount)));
        continue;
      }
      for (const { id, data } of stated) {
        const taxable =
          data.taxable === undefined
            ? incomplete(missingFact("opening_basis.{event}.taxable", { event: id }))
            : complete(data.taxable);
        // Without a year, the latest possible one: its period ends no earlier than the true one.
        const rolledIn = data.taxYear ?? taxYearOf(data.asOf);
        flow.opened.push(trancheOf(rolledIn, [layersOf(data.amount, taxable)]));
      }
    }
  }
  const conversions = ledger.of("ira_conversion").filter(({ data }) => data.person === person);
  for (const [year, events] of Map.groupBy(conversions, ({ data }) => taxYearOf(data.date))) {
    const left = events.filter(
      ({ data: { date } }) =>
        !isInOpening(ledger, { person, account: "roth_conversions", year, date }),
    );
    if (left.length === 0) continue;
    const converted = total(left.map(({ data }) => data.amount));
    // Line 18 is about the whole year: of a part of its conversions it says nothing.
    const taxable =
      left.length === events.length
        ? lineEighteen(year)
        : incomplete(missingFact("form_8606.{person}.{year}.line_18", { person, year }));
    flowOf(year).rolled.push(layersOf(converted, taxable));
  }
  for (const movement of planMovements(ledger, person)) {
    const { date, taxYear: year, from } = movement;
    const account = from === "designated_roth" ? "roth_contributions" : "roth_conversions";
    if (isInOpening(ledger, { person, account, year, date })) continue;
    for (const part of movement.parts.filter(({ to }) => to === "roth_ira")) {
      const flow = flowOf(year);
      if (from === "designated_roth") {
        flow.contributions.push(regularContribution(movement, part));
      } else {
        flow.rolled.push(layersOf(part.amount, part.taxable));
      }
    }
  }
  for (const event of ledger.of("ira_distribution")) {
    if (event.data.person !== person || event.data.ira !== "roth") continue;
    const distributed = onForm8606(ledger, event);
    if (distributed !== undefined) {
      flowOf(taxYearOf(event.data.date)).distributed.push(distributed);
    }
  }
  return flows;
}

/** Form 8606 line 24 takes the gross amount, so what was not taxable then is the rest of the gross. */
function layersOf(gross: Cents, taxable: Amount): { taxable: Amount; nontaxable: Amount } {
  return { taxable, nontaxable: combine([taxable], (known) => subtract(gross, known)) };
}

/** Investment in the contract becomes a regular contribution; of a qualified distribution, all of it (§1.408A-10 A-3). */
function regularContribution({ qualified }: Movement, part: MovementPart): Amount {
  if (qualified?.state === "qualified") return complete(part.amount);
  if (qualified?.state !== "unknown") return part.basis;
  const noEarnings = part.pretax.state === "complete" && part.pretax.cents === 0;
  return noEarnings ? part.basis : incomplete(...qualified.missing);
}

/** Whether in-plan rollovers younger than five years count on line 22 is disputed: it is said, not settled. */
function disputedInvestment(ledger: Ledger, person: string, year: TaxYear): string[] {
  const movements = planMovements(ledger, person);
  const toRothIra = movements.filter(
    ({ from, parts, taxYear: movedIn }) =>
      from === "designated_roth" && movedIn <= year && parts.some(({ to }) => to === "roth_ira"),
  );
  const disputed = toRothIra.some((rollover) =>
    movements.some(
      ({ kind, plan, date, taxYear: rolledIn }) =>
        kind === "in_plan_roth_rollover" &&
        withPredecessors(ledger, {
          person,
          plan: rollover.plan,
          by: rollover.date,
          pool: "designated_roth",
        }).has(plan) &&
        date <= rollover.date &&
        !isAfterFiveYearPeriod(rolledIn, taxYear(year)),
    ),
  );
  return disputed
    ? [
        "Designated Roth money that came from an in-plan Roth rollover less than five years before is counted as regular contribution basis (Form 8606, line 22). Practitioners disagree on that; ask a tax adviser before relying on it.",
      ]
    : [];
}
