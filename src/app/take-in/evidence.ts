// What speaks for an answer: the words themselves, names in the ledger, and sums that come out as the plan
// says they would. Without evidence nothing is proposed.

import { likelyContribution } from "../../intake/layouts/likely-contribution.ts";
import { likelyKind } from "../../intake/layouts/likely-kind.ts";
import type { StatedAccount } from "../../intake/read-record.ts";
import type { Movement, Unknown } from "../../intake/unknown.ts";
import { type Advice, byCommand } from "../../kernel/advice.ts";
import { add, type Cents, formatDollars, subtract, ZERO } from "../../kernel/money.ts";
import { formatPercent } from "../../kernel/percent.ts";
import { quoted } from "../../kernel/shown-text.ts";
import { DEFERRAL_KEYS } from "../../ledger/contribution-kinds.ts";
import type { ContributionKey, MatchFormula, PlanFeatures } from "../../ledger/kinds.ts";
import { matchOn } from "../../limits/match-formula.ts";
import type { LedgerWriter } from "../ports.ts";
import { accountsBefore } from "./known-accounts.ts";
import { mayBeAll, waitingOn } from "./movements.ts";
import { NameIndex } from "./name-index.ts";
import { KINDS_OF_ROW, MONEY_OFFERS } from "./offers.ts";
import { ownerEvidence, planEvidence } from "./owner-evidence.ts";
import { type DatedSum, type PaychecksBehind, paychecksBehind } from "./paychecks-behind.ts";

interface KnownPerson {
  readonly person: string;
  readonly name?: string | undefined;
}

export interface KnownHere {
  readonly people: readonly KnownPerson[];
  readonly plans: readonly {
    readonly plan: string;
    readonly name?: string | undefined;
    readonly employerName?: string | undefined;
    readonly features?: PlanFeatures | undefined;
  }[];
  /** Whether the ledger holds somebody under this id. */
  readonly isPerson: (id: string) => boolean;
  /** Everybody of just these words, in any order. */
  readonly called: NameIndex<KnownPerson>["called"];
  /** Everybody whose name the words can be. */
  readonly fitting: NameIndex<KnownPerson>["fitting"];
  /** Who may be meant, the most likely first. */
  readonly near: NameIndex<KnownPerson>["near"];
  /** Everybody whose full name stands in a text. */
  readonly standingIn: NameIndex<KnownPerson>["standingIn"];
  /** Where a person's paychecks went, the latest last. */
  readonly planOfPerson: (person: string) => readonly string[];
  /** Whose paychecks went to a plan. */
  readonly peopleOfPlan: (plan: string) => readonly string[];
  /** The plan that an account named in the words fed before, and the account. */
  readonly fedBefore: (words: string) => Pick<StatedAccount, "plan" | "account"> | undefined;
  /** Whose paychecks, and to which plan, the sums of a file are those of. */
  readonly behind: (sums: readonly DatedSum[]) => readonly PaychecksBehind[];
  /** The plan of this file, when it is known. */
  readonly plan?: string | undefined;
  readonly person?: string | undefined;
  /** After-tax money that was in the plan on a day and had not been moved before it. */
  readonly waiting: (movement: Movement, presumed?: readonly Movement[]) => Cents;
}

export interface Evidence {
  readonly proposal?: string | undefined;
  /** The proposal as the question says it: `the employer’s match`. */
  readonly proposalLabel?: string | undefined;
  readonly why?: Advice | undefined;
}

export function knownHere(
  writer: LedgerWriter,
  given: { readonly plan?: string | undefined; readonly person?: string | undefined },
): KnownHere {
  // Asked for the first time by whoever has a question: a file of our own layout has none, and a firm has
  // people by the ten thousand.
  let read: KnownHere["people"] | undefined;
  let ids: ReadonlySet<string> | undefined;
  let index: NameIndex<KnownPerson> | undefined;
  let plans: KnownHere["plans"] | undefined;
  const people = () => {
    read ??= writer
      .standing(["person"])
      .flatMap((event) => (event.kind === "person" ? [event.data] : []));
    return read;
  };
  const names = () => {
    // Of somebody recorded twice the later name.
    index ??= new NameIndex(new Map(people().map((each) => [each.person, each])).values());
    return index;
  };
  return {
    get people() {
      return people();
    },
    isPerson: (id) => {
      ids ??= new Set(people().map(({ person }) => person));
      return ids.has(id);
    },
    called: (words) => names().called(words),
    fitting: (words) => names().fitting(words),
    near: (words, most) => names().near(words, most),
    standingIn: (text) => names().standingIn(text),
    get plans() {
      plans ??= plansOf(writer);
      return plans;
    },
    ...given,
    behind: (sums) => paychecksBehind(writer, sums),
    waiting: (movement, presumed) => waitingOn(writer, movement, presumed),
    planOfPerson: (person) => {
      const fed = new Set<string>();
      for (const event of writer.standing(["paycheck"]))
        if (event.kind === "paycheck" && event.data.person === person) fed.add(event.data.plan);
      return [...fed];
    },
    peopleOfPlan: (plan) => {
      const fed = new Set<string>();
      for (const event of writer.standing(["paycheck"]))
        if (event.kind === "paycheck" && event.data.plan === plan) fed.add(event.data.person);
      return [...fed];
    },
    fedBefore: (words) => accountsBefore(writer).find(({ account }) => words.includes(account)),
  };
}

function plansOf(writer: LedgerWriter): KnownHere["plans"] {
  const events = [...writer.standing(["employer", "plan"])];
  const employers = new Map(
    events.flatMap((event) =>
      event.kind === "employer" ? [[event.data.employer, event.data.name] as const] : [],
    ),
  );
  return events.flatMap((event) =>
    event.kind === "plan"
      ? [{ ...event.data, employerName: employers.get(event.data.employer) }]
      : [],
  );
}

export function evidenceOf(group: readonly Unknown[], known: KnownHere): Evidence {
  const [first] = group;
  if (first === undefined) return {};
  switch (first.asked) {
    case "column":
    case "source":
      return moneyEvidence(first.words, group, known);
    case "kind":
      return kindEvidence(first);
    case "person":
      return personEvidence(first.words, known);
    case "plan":
      return planEvidence(group, known);
    case "pair":
      return pairEvidence(group, known);
    case "owner":
      return ownerEvidence(group, known);
    default:
      return first.detail === undefined ? {} : { why: first.detail };
  }
}

function moneyEvidence(words: string, group: readonly Unknown[], known: KnownHere): Evidence {
  const features = known.plans.find(({ plan }) => plan === known.plan)?.features;
  const byFormula = features?.match && matchEvidence(group, features.match);
  const likely = likelyContribution(words);
  // Words that name another kind of money outweigh a sum that could be chance.
  if (byFormula !== undefined && (likely === undefined || likely === "match"))
    return { proposal: "match", proposalLabel: labelOf("match"), why: byFormula };
  // In a payroll "after tax" may be the Roth deduction: only a plan that takes after-tax money proves it.
  const isRothElsewhere = group.every(({ beside }) => beside?.hasRothColumn === true);
  if (likely === "after_tax" && features?.afterTax === undefined && isRothElsewhere)
    return {
      proposal: likely,
      proposalLabel: labelOf(likely),
      why: "its words say so, and Roth deferrals have a column of their own",
    };
  if (likely === "after_tax" && features?.afterTax !== true) {
    const why =
      features?.afterTax === false
        ? "the plan is recorded as taking no after-tax contributions; some payrolls call the Roth deduction after-tax"
        : "some payrolls call the Roth deduction after-tax, and the plan is not recorded as taking after-tax contributions";
    return { why };
  }
  if (likely === undefined) return {};
  return { proposal: likely, proposalLabel: labelOf(likely), why: "its words say so" };
}

function kindEvidence({ words, detail }: Unknown): Evidence {
  const likely = likelyKind(words);
  if (likely === undefined) return detail === undefined ? {} : { why: detail };
  return {
    proposal: likely,
    proposalLabel: labelOf(likely, KINDS_OF_ROW),
    why: detail ?? "its words say so",
  };
}

/** Every amount is what the recorded formula yields on its row. */
function matchEvidence(group: readonly Unknown[], formula: MatchFormula): string | undefined {
  const agrees = ({ amount, beside }: Unknown) => {
    if (amount === undefined || beside?.grossPay === undefined) return false;
    const deferral = add(
      ...beside.contributions.flatMap(([key, sum]) => (DEFERRALS.has(key) ? [sum] : [])),
      ZERO,
    );
    return matchOn({ formula, pay: beside.grossPay, deferral }) === amount;
  };
  if (!group.every(agrees)) return undefined;
  const amounts = new Set(group.map(({ amount }) => amount));
  const [only] = amounts;
  const each =
    amounts.size === 1 && only !== undefined
      ? `each row has ${formatDollars(only as Cents)} there`
      : "every amount there is";
  const tiers = formula.tiers
    .map(
      (tier) =>
        `${formatPercent(tier.percentMatch)}% up to ${formatPercent(tier.upToPercentOfPay)}% of pay`,
    )
    .join(", ");
  return `${each}${amounts.size === 1 ? ":" : ""} ${tiers}, as the plan’s match is recorded`;
}

const DEFERRALS: ReadonlySet<ContributionKey> = new Set(DEFERRAL_KEYS);

function personEvidence(words: string, { people, person, fitting }: KnownHere): Evidence {
  const [only, second] = fitting(words);
  if (only !== undefined && second === undefined)
    return {
      proposal: only.person,
      proposalLabel: only.name ?? only.person,
      why: `of everybody recorded only ${quoted(only.name ?? only.person)} can be called so`,
    };
  if (person !== undefined) {
    const named = people.find((each) => each.person === person)?.name ?? person;
    return { why: `${quoted(named)} is recorded under another name` };
  }
  return {
    why: byCommand(
      "nobody recorded is called so; who belongs in this book is recorded first",
      `record person --person ID --name ${quoted(words)}`,
    ),
  };
}

/** Every movement takes just what was there, or that and its earnings, or is called a conversion by the file. */
function pairEvidence(group: readonly Unknown[], { plans, waiting }: KnownHere): Evidence {
  const conversion = { proposal: "conversion", proposalLabel: "a conversion" };
  const detail = group[0]?.detail;
  // If the earlier ones were conversions, what they took was gone for the later ones.
  const presumed: Movement[] = [];
  const moved = group.flatMap(({ about }) => about ?? []);
  const kept = moved
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map((about) => {
      const features = plans.find(({ plan }) => plan === about.plan)?.features;
      const there = waiting(about, presumed);
      presumed.push(about);
      const never = features?.inPlanRothRollover === "none";
      return { amount: about.amount, there, never };
    });
  const all = kept.length > 0 && kept.every(({ amount, there }) => mayBeAll(amount, there));
  const exact = kept.every(({ amount, there }) => amount === there);
  if (all && !exact && !kept.some(({ never }) => never)) {
    const { amount, there } = kept[0] ?? { amount: ZERO, there: ZERO };
    const why = `after-tax money of ${formatDollars(there)} was there, by the paychecks: all of it would have gone, and ${formatDollars(subtract(amount, there))} beyond it were its earnings`;
    return { proposal: "conversion_of_all", proposalLabel: "a conversion of all of it", why };
  }
  if (detail !== undefined) return { ...conversion, why: detail };
  if (kept.some(({ never }) => never)) return { why: "the plan is recorded as converting nothing" };
  if (kept.some(({ there }) => there <= 0))
    return { why: "no after-tax money that had not been moved is recorded for that day" };
  const held = formatDollars(kept[0]?.there ?? ZERO);
  const why = `after-tax money of ${held} was there, by the paychecks; the file does not say where it went`;
  return exact ? { ...conversion, why } : { why };
}

function labelOf(value: string, offers = MONEY_OFFERS): string | undefined {
  return offers.find((offer) => offer.value === value)?.label;
}
