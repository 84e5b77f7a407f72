// Everything that touches a person's IRAs, sorted into tax years: what Form 8606 of a year is made of.
import { type IraContribution, iraContributions } from "../../basis/ira-contributions.ts";
import { iraOpeningYear, lastStated } from "../../basis/ira-openings.ts";
import { type IraRollover, iraRollovers } from "../../basis/ira-rollovers.ts";
import type { Movement, MovementPart } from "../../basis/movement.ts";
import { planMovements } from "../../basis/plan-movements.ts";
import { type TaxYear, taxYear, taxYearOf } from "../../kernel/calendar.ts";
import type { LedgerEvent } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type IraCorrections, iraCorrectionsOf, iraCorrectionYears } from "./corrections.ts";
import { type IraDisasters, iraDisastersOf } from "./disaster-distributions.ts";

/** A part of a plan distribution that went to an IRA. */
export interface RolledPart {
  readonly movement: Movement;
  readonly part: MovementPart;
}

export interface IraYear {
  readonly taxYear: TaxYear;
  /** Basis from before the ledger that counts from the start of this year. */
  readonly openings: readonly LedgerEvent<"opening_basis">[];
  /** Contributions for this year, whenever made, as recharacterizations and returns left them. */
  readonly traditionalContributions: readonly IraContribution[];
  readonly rothContributions: readonly IraContribution[];
  readonly conversions: readonly LedgerEvent<"ira_conversion">[];
  readonly traditionalDistributions: readonly LedgerEvent<"ira_distribution">[];
  readonly rothDistributions: readonly LedgerEvent<"ira_distribution">[];
  /** IRA money rolled into a plan, or within 60 days to an IRA: neither a distribution nor a conversion. */
  readonly rollovers: readonly IraRollover[];
  readonly value: LedgerEvent<"ira_value"> | undefined;
  /** Plan money rolled to a traditional IRA. */
  readonly rolledToTraditional: readonly RolledPart[];
  /** Plan money rolled to a Roth IRA, not from a designated Roth account. */
  readonly rolledToRoth: readonly RolledPart[];
  /** Designated Roth money rolled to a Roth IRA. */
  readonly designatedRothToRoth: readonly RolledPart[];
  /** Contributions recharacterized or returned, as far as this year's forms see them. */
  readonly corrections: IraCorrections;
  readonly disasters: IraDisasters;
}

/** Every year with activity, up to `throughYear`, which is always the last. */
export function iraYears(
  ledger: Ledger,
  options: { person: string; throughYear: TaxYear },
): readonly IraYear[] {
  const { person, throughYear } = options;
  const mine = <E extends { data: { person: string } }>(events: readonly E[]) =>
    events.filter((event) => event.data.person === person);
  const contributions = iraContributions(ledger, person);
  const distributions = mine(ledger.of("ira_distribution"));
  const conversions = mine(ledger.of("ira_conversion"));
  const rollovers = iraRollovers(ledger, person);
  const values = mine(ledger.of("ira_value"));
  const openings = mine(ledger.of("opening_basis")).filter(
    ({ data }) => data.account !== "plan_after_tax" && data.account !== "designated_roth",
  );
  const rolled = planMovements(ledger, person).flatMap((movement) =>
    movement.parts.map((part) => ({ movement, part })),
  );
  const toIra = rolled.filter(
    ({ part }) => part.to === "traditional_ira" || part.to === "roth_ira",
  );
  const years = new Set<number>([
    throughYear,
    ...contributions.map((contribution) => contribution.taxYear),
    ...iraCorrectionYears(ledger, person),
    ...[...distributions, ...conversions, ...rollovers].map(({ data }) => taxYearOf(data.date)),
    ...openings.map(iraOpeningYear),
    ...toIra.map(({ movement }) => movement.taxYear),
  ]);
  const inOrder = [...years].filter((year) => year <= throughYear).toSorted((a, b) => a - b);
  return inOrder.map((number) => {
    const year = taxYear(number);
    const dated = <E extends { data: { date: Parameters<typeof taxYearOf>[0] } }>(
      events: readonly E[],
    ) => events.filter(({ data }) => taxYearOf(data.date) === year);
    const forYear = contributions.filter((contribution) => contribution.taxYear === year);
    const inYear = toIra.filter(({ movement }) => movement.taxYear === year);
    const toRoth = inYear.filter(({ part }) => part.to === "roth_ira");
    return {
      taxYear: year,
      openings: [
        ...Map.groupBy(
          openings.filter((event) => iraOpeningYear(event) === year),
          ({ data }) => data.account,
        ).values(),
      ].flatMap(lastStated),
      traditionalContributions: forYear.filter(({ ira }) => ira === "traditional"),
      rothContributions: forYear.filter(({ ira }) => ira === "roth"),
      conversions: dated(conversions),
      rollovers: dated(rollovers),
      traditionalDistributions: dated(distributions).filter(
        ({ data }) => data.ira === "traditional",
      ),
      rothDistributions: dated(distributions).filter(({ data }) => data.ira === "roth"),
      value: values.find(({ data }) => data.taxYear === year),
      rolledToTraditional: inYear.filter(({ part }) => part.to === "traditional_ira"),
      rolledToRoth: toRoth.filter(({ movement }) => movement.from !== "designated_roth"),
      designatedRothToRoth: toRoth.filter(({ movement }) => movement.from === "designated_roth"),
      corrections: iraCorrectionsOf(ledger, { person, year }),
      disasters: iraDisastersOf(ledger, { person, year }),
    };
  });
}
