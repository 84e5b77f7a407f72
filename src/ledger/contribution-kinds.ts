// What each kind of contribution is, said once: who pays it, whether it is Roth money, whether payroll calls
// it catch-up. Families are as coarse as two sides can both tell them: plans fold catch-up into deferrals,
// and name employer money their own way.
import { add, type Cents, ZERO } from "../kernel/money.ts";
import { type ContributionKey, type Contributions, contributionFields } from "./kinds.ts";

export type ContributionFamily = "pretax" | "roth" | "after_tax" | "employer";

interface ContributionKind {
  /** As a person says it, without the money. */
  readonly words: string;
  readonly family: ContributionFamily;
  /** It goes to the designated Roth account. @see IRC §402A */
  readonly toRoth?: true;
  /** Payroll calls it catch-up; the law decides whether it is. */
  readonly catchUp?: true;
}

export const CONTRIBUTION_KINDS: Readonly<Record<ContributionKey, ContributionKind>> = {
  pretaxDeferral: { words: "pretax deferral", family: "pretax" },
  rothDeferral: { words: "Roth deferral", family: "roth", toRoth: true },
  pretaxCatchUp: { words: "pretax catch-up", family: "pretax", catchUp: true },
  rothCatchUp: { words: "Roth catch-up", family: "roth", toRoth: true, catchUp: true },
  afterTax: { words: "after-tax contribution", family: "after_tax" },
  match: { words: "match", family: "employer" },
  rothMatch: { words: "Roth match", family: "employer", toRoth: true },
  nonelective: { words: "nonelective contribution", family: "employer" },
  rothNonelective: { words: "Roth nonelective contribution", family: "employer", toRoth: true },
  safeHarbor: { words: "safe harbor contribution", family: "employer" },
  qnec: { words: "qualified nonelective contribution", family: "employer" },
  forfeiture: { words: "forfeiture", family: "employer" },
};

/** Every kind that belongs to one of the families. */
export function keysOf(...families: readonly ContributionFamily[]): ContributionKey[] {
  return keysWhere(({ family }) => families.includes(family));
}

function keysWhere(is: (kind: ContributionKind) => boolean): ContributionKey[] {
  return (Object.keys(CONTRIBUTION_KINDS) as ContributionKey[]).filter((key) =>
    is(CONTRIBUTION_KINDS[key]),
  );
}

/** Elective deferrals, catch-up among them. @see IRC §402(g)(3) */
export const DEFERRAL_KEYS: readonly ContributionKey[] = keysOf("pretax", "roth");
/** Money that the employer adds, forfeitures included. */
export const EMPLOYER_KEYS: readonly ContributionKey[] = keysOf("employer");
/** Employer money that is itself Roth. @see IRC §402A(a)(2) */
export const ROTH_EMPLOYER_KEYS: readonly ContributionKey[] = keysWhere(
  ({ family, toRoth }) => family === "employer" && toRoth === true,
);
/** Money that goes to the designated Roth account. */
export const ROTH_KEYS: readonly ContributionKey[] = keysWhere(({ toRoth }) => toRoth === true);

/** What a paycheck puts in of these kinds. */
export function contributedOf(
  contributions: Contributions,
  keys: readonly ContributionKey[],
): Cents {
  let sum = ZERO;
  for (const key of keys) {
    const amount = contributions[key];
    if (amount !== undefined) sum = add(sum, amount);
  }
  return sum;
}

const KEY_OF_NAME: ReadonlyMap<string, ContributionKey> = new Map(
  Object.entries(contributionFields).map(([key, { wire }]) => [wire, key as ContributionKey]),
);

/** The kind of a contribution by its name in files and commands: `after_tax`. */
export function contributionKey(name: string): ContributionKey | undefined {
  return KEY_OF_NAME.get(name);
}

/** The same name as a person says it: `after-tax contribution`. */
export function contributionWords(name: string): string {
  const key = contributionKey(name);
  return key === undefined ? name.replaceAll("_", " ") : CONTRIBUTION_KINDS[key].words;
}

/** What a paycheck puts into each family; families without money are left out. */
export function familiesOf(contributions: Contributions): Map<ContributionFamily, Cents> {
  const families = new Map<ContributionFamily, Cents>();
  for (const [key, amount] of Object.entries(contributions)) {
    if (amount === undefined || amount === 0) continue;
    const { family } = CONTRIBUTION_KINDS[key as ContributionKey];
    families.set(family, add(families.get(family) ?? ZERO, amount));
  }
  return families;
}
