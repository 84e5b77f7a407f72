// Kinds of contribution as coarsely as two sides can both tell them: plans fold catch-up into deferrals,
// and name employer money their own way.
import { add, type Cents, ZERO } from "../kernel/money.ts";
import { type ContributionKey, type Contributions, contributionFields } from "./kinds.ts";

export type ContributionFamily = "pretax" | "roth" | "after_tax" | "employer";

export const FAMILY_OF: Readonly<Record<ContributionKey, ContributionFamily>> = {
  pretaxDeferral: "pretax",
  pretaxCatchUp: "pretax",
  rothDeferral: "roth",
  rothCatchUp: "roth",
  afterTax: "after_tax",
  match: "employer",
  rothMatch: "employer",
  nonelective: "employer",
  rothNonelective: "employer",
  safeHarbor: "employer",
  qnec: "employer",
  forfeiture: "employer",
};

const KEY_OF_NAME: ReadonlyMap<string, ContributionKey> = new Map(
  Object.entries(contributionFields).map(([key, { wire }]) => [wire, key as ContributionKey]),
);

/** The kind of a contribution by its name in files and commands: `after_tax`. */
export function contributionKey(name: string): ContributionKey | undefined {
  return KEY_OF_NAME.get(name);
}

/** What a paycheck puts into each family; families without money are left out. */
export function familiesOf(contributions: Contributions): Map<ContributionFamily, Cents> {
  const families = new Map<ContributionFamily, Cents>();
  for (const [key, amount] of Object.entries(contributions)) {
    if (amount === undefined || amount === 0) continue;
    const family = FAMILY_OF[key as ContributionKey];
    families.set(family, add(families.get(family) ?? ZERO, amount));
  }
  return families;
}

/** Every kind that belongs to one of the families. */
export function keysOf(...families: readonly ContributionFamily[]): ContributionKey[] {
  return (Object.keys(FAMILY_OF) as ContributionKey[]).filter((key) =>
    families.includes(FAMILY_OF[key]),
  );
}
