// Part III of one year's Form 8606 from the record, and the two layers of Roth IRA basis that it draws
// on: regular contributions (line 22) and conversions and plan rollovers (line 24), across all years.

import { fiveYearsOver, onForm8606 } from "../../basis/roth-ira-qualification.ts";
import { combine, incomplete } from "../../kernel/amount-state.ts";
import { add, atLeastZero, type Cents, min, subtract, ZERO } from "../../kernel/money.ts";
import { say } from "../../kernel/sentence.ts";
import { HOMEBUYER_LIFETIME_LIMIT } from "../../law/homebuyer-limit.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { form8606Instructions } from "../citations.ts";
import { eventTerm, type FactSheet, type FactTerm, totalOf } from "../fact-sheet.ts";
import { fillDisasterShare } from "../ira/disaster-distributions.ts";
import type { IraYear, RolledPart } from "../ira/years.ts";
import {
  carried,
  excessOver,
  excessTerms,
  type Form8606Carry,
  type NO_AMOUNT,
  unlessZero,
} from "./carry.ts";
import { isZero } from "./part-1.ts";

export interface RothSide {
  /** Line 19. */
  readonly distributions: readonly FactTerm[];
  /** Line 20. */
  readonly homebuyer: readonly FactTerm[];
  /** Line 22. */
  readonly contributionBasis: readonly FactTerm[];
  /** Line 24. */
  readonly conversionBasis: readonly FactTerm[];
}

export function rothSide(ledger: Ledger, year: IraYear, before: Form8606Carry): RothSide {
  const nonqualified = year.rothDistributions.flatMap((event) => {
    const known = onForm8606(ledger, event);
    if (known === undefined) return [];
    return [
      {
        event,
        term: eventTerm(event, known, say`Roth IRA distribution${{ of: event.data.date }}`),
      },
    ];
  });
  let left = atLeastZero(subtract(HOMEBUYER_LIFETIME_LIMIT.amount, before.homebuyerUsed));
  const homebuyer: FactTerm[] = [];
  for (const { event } of nonqualified) {
    const { homebuyer: spent = ZERO, amount, qualified } = event.data;
    if (spent === 0) continue;
    const over =
      qualified === true ? { state: "qualified" as const } : fiveYearsOver(ledger, event);
    if (over.state === "not_qualified") continue;
    const allowed = min(spent, amount, left);
    left = subtract(left, allowed);
    homebuyer.push({
      ...eventTerm(
        event,
        over.state === "unknown" ? incomplete(...over.missing) : complete(allowed),
        "first-time homebuyer expenses, within the lifetime amount",
      ),
      figure: "homebuyer_lifetime_limit",
      citation: HOMEBUYER_LIFETIME_LIMIT.citation,
    });
  }
  return {
    distributions: nonqualified.map(({ term }) => term),
    homebuyer,
    contributionBasis: contributionBasis(year, before),
    conversionBasis: conversionBasis(year, before),
  };
}

/** Line 22 and line 24 leave out what an opening of the same year, on a later day, holds already. */
function since(openings: IraYear["openings"]): (date: string) => boolean {
  const asOf = openings.at(-1)?.data.asOf;
  return (date) => asOf === undefined || date > asOf;
}

function contributionBasis(year: IraYear, before: Form8606Carry): FactTerm[] {
  const openings = year.openings.filter(({ data }) => data.account === "roth_contributions");
  const isLater = since(openings);
  return [
    ...(openings.length === 0 ? before.rothContributions : []),
    ...openings.map((event) =>
      eventTerm(
        event,
        complete(event.data.amount),
        say`Roth contributions up to ${{ date: event.data.asOf }}`,
      ),
    ),
    ...year.rothContributions
      .filter(({ date }) => isLater(date))
      .map(({ event, amount }) =>
        eventTerm(event, complete(amount), `Roth contribution for ${year.taxYear}`),
      ),
    ...year.designatedRothToRoth
      .filter(({ movement }) => isLater(movement.date))
      .flatMap((rolled) =>
        unlessZero({
          sign: "+",
          amount: investmentInContract(rolled),
          label: say`designated Roth money from ${{ plan: rolled.movement.plan }}: investment in the contract`,
          citation: form8606Instructions("line 22"),
          event: rolled.movement.events[0],
        }),
      ),
  ];
}

/** All of a qualified distribution counts as contributions; otherwise only its basis (Reg. §1.408A-10 A-3). */
function investmentInContract({ movement, part }: RolledPart): FactTerm["amount"] {
  const { qualified } = movement;
  if (qualified?.state === "qualified") return complete(part.amount);
  if (qualified?.state === "unknown" && !isZero(part.pretax)) {
    return combine([part.basis, incomplete(...qualified.missing)], (basis) => basis);
  }
  return part.basis;
}

function conversionBasis(year: IraYear, before: Form8606Carry): FactTerm[] {
  const openings = year.openings.filter(({ data }) => data.account === "roth_conversions");
  const isLater = since(openings);
  return [
    ...(openings.length === 0 ? before.rothConversions : []),
    ...openings.map((event) =>
      eventTerm(
        event,
        complete(event.data.amount),
        say`Roth conversions up to ${{ date: event.data.asOf }}`,
      ),
    ),
    ...year.conversions
      .filter(({ data }) => isLater(data.date))
      .map((event) =>
        eventTerm(event, complete(event.data.amount), say`conversion${{ of: event.data.date }}`),
      ),
    ...year.rolledToRoth
      .filter(({ movement }) => isLater(movement.date))
      .map(({ movement, part }) => ({
        sign: "+" as const,
        amount: complete(part.amount),
        label: say`rollover from ${{ plan: movement.plan }} to a Roth IRA, gross`,
        citation: form8606Instructions("line 24 and chart, footnote 3"),
        event: movement.events[0],
      })),
  ];
}

/** Lines 19 to 25c; stops where the form stops. */
export function fillPartThree(sheet: FactSheet, side: RothSide, year: IraYear): void {
  sheet.total("form_8606.roth_distributions", side.distributions);
  sheet.total("form_8606.homebuyer_expenses", side.homebuyer);
  const net = excess(sheet, "form_8606.roth_distributions_net", {
    from: "form_8606.roth_distributions",
    less: "form_8606.homebuyer_expenses",
    locator: "line 21",
  });
  sheet.total("form_8606.roth_contribution_basis", side.contributionBasis);
  if (isZero(net)) return;
  const above = excess(sheet, "form_8606.roth_above_contributions", {
    from: "form_8606.roth_distributions_net",
    less: "form_8606.roth_contribution_basis",
    locator: "line 23",
  });
  if (isZero(above)) return;
  sheet.total("form_8606.roth_conversion_basis", side.conversionBasis);
  const earnings = excess(sheet, "form_8606.roth_earnings", {
    from: "form_8606.roth_above_contributions",
    less: "form_8606.roth_conversion_basis",
    locator: "line 25a",
  });
  if (isZero(earnings)) return;
  fillDisasterShare(sheet, year.disasters.roth, {
    line: "form_8606.roth_disaster_distributions",
    of: "form_8606.roth_earnings",
    within: "form_8606.roth_distributions_net",
  });
  excess(sheet, "form_8606.taxable_roth_distributions", {
    from: "form_8606.roth_earnings",
    less: "form_8606.roth_disaster_distributions",
    locator: "line 25c",
  });
}

function excess(
  sheet: FactSheet,
  name: Parameters<FactSheet["state"]>[0],
  options: {
    from: Parameters<FactSheet["state"]>[0];
    less: Parameters<FactSheet["state"]>[0];
    locator: string;
  },
): FactTerm["amount"] {
  const from = sheet.term("+", options.from, options.from);
  const less = sheet.term("-", options.less, options.less);
  const amount = excessOver(from.amount, less.amount);
  sheet.state(name, amount, excessTerms(from, less, form8606Instructions(options.locator)));
  return amount;
}

/**
 * The layers after the year. A year with distributions on the form leaves contributions less line 19, and
 * conversions less what line 19 took beyond contributions, whatever line 20 says.
 * @see Instructions for Form 8606 (2023), worksheet for line 22 and chart for line 24 with footnote 2
 */
export function rothCarry(
  year: IraYear,
  side: RothSide,
  before: Form8606Carry,
): Pick<Form8606Carry, "rothContributions" | "rothConversions" | "homebuyerUsed"> {
  const taken = totalOf(side.distributions);
  const homebuyer = totalOf(side.homebuyer);
  const used: Cents = homebuyer.state === "complete" ? homebuyer.cents : ZERO;
  const homebuyerUsed = add(before.homebuyerUsed, used);
  if (isZero(taken)) {
    return {
      rothContributions: side.contributionBasis,
      rothConversions: side.conversionBasis,
      homebuyerUsed,
    };
  }
  const contributions = totalOf(side.contributionBasis);
  const beyond = excessOver(taken, contributions);
  const after = `left after the distributions of ${year.taxYear}`;
  return {
    rothContributions: carried(
      excessOver(contributions, taken),
      `basis in Roth contributions ${after}`,
      form8606Instructions("worksheet for line 22"),
    ),
    rothConversions: isZero(beyond)
      ? side.conversionBasis
      : carried(
          excessOver(totalOf(side.conversionBasis), beyond),
          `basis in Roth conversions and rollovers ${after}`,
          form8606Instructions("chart for line 24"),
        ),
    homebuyerUsed,
  };
}

function complete(cents: Cents): typeof NO_AMOUNT {
  return { state: "complete", cents };
}
