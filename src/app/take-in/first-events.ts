// What a new ledger knows at once: people, their employers and plans, and money from before it. Facts as
// somebody states them, one by one, become the first events; a fact left out is left for later.
import type { Problem } from "../../kernel/problem.ts";
import { faultOfMatch, tiersOf } from "./match-words.ts";
import type { RecordableField } from "./recordable.ts";

export type FirstEvent = { readonly kind: string } & Readonly<Record<string, unknown>>;

export interface FirstFacts {
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly employer?: string | undefined;
  readonly employerName?: string | undefined;
  readonly payFrequency?: string | undefined;
  readonly plan?: string | undefined;
  readonly planName?: string | undefined;
  readonly afterTax?: "yes" | "no" | undefined;
  readonly inPlan?: "automatic" | "manual" | "none" | undefined;
  readonly inService?: "yes" | "no" | undefined;
  readonly designatedRoth?: "yes" | "no" | undefined;
  readonly catchUp?: "yes" | "no" | undefined;
  /** `100% up to 3%, 50% up to 5%`. */
  readonly match?: string | undefined;
  readonly trueUp?: "yes" | "no" | undefined;
  /** `ACCOUNT=AMOUNT`. */
  readonly opening?: readonly string[];
  readonly openingDate?: string | undefined;
  readonly openingEvidence?: string | undefined;
}

/** The form of a field of a kind, as the ledger reads it. */
export type FieldOf = (kind: string, field: string) => RecordableField;

export function eventsOfFacts(facts: FirstFacts): readonly FirstEvent[] {
  const events: FirstEvent[] = [];
  const { person, employer, plan } = facts;
  if (person !== undefined)
    events.push(given({ kind: "person", person, name: facts.name, birth_date: facts.birthDate }));
  if (employer !== undefined)
    events.push(
      given({
        kind: "employer",
        employer,
        name: facts.employerName,
        pay_frequency: facts.payFrequency,
      }),
    );
  if (plan !== undefined) {
    const features = featuresOf(facts);
    events.push(
      given({
        kind: "plan",
        plan,
        employer,
        name: facts.planName,
        features: Object.keys(features).length > 0 ? features : undefined,
      }),
    );
  }
  for (const opening of facts.opening ?? []) {
    const [account = "", amount = ""] = opening.split("=");
    events.push(
      given({
        kind: "opening_basis",
        person,
        as_of: facts.openingDate,
        account,
        plan: isOfPlan(account) ? plan : undefined,
        amount,
        evidence: facts.openingEvidence ?? "recollection",
      }),
    );
  }
  return events;
}

function given(event: { readonly kind: string } & Readonly<Record<string, unknown>>): FirstEvent {
  return Object.fromEntries(
    Object.entries(event).filter(([, value]) => value !== undefined),
  ) as FirstEvent;
}

function featuresOf(facts: FirstFacts): Record<string, unknown> {
  const { afterTax, inPlan, inService, designatedRoth, catchUp, match, trueUp } = facts;
  const tiers = match === undefined ? undefined : tiersOf(match);
  return {
    ...(afterTax && { after_tax: afterTax === "yes" }),
    ...(inPlan && { in_plan_roth_rollover: inPlan }),
    ...(inService && { in_service_rollover: inService === "yes" }),
    ...(designatedRoth && { designated_roth: designatedRoth === "yes" }),
    ...(catchUp && { catch_up: catchUp === "yes" }),
    ...(tiers && { match: { tiers, ...(trueUp && { true_up: trueUp === "yes" }) } }),
  };
}

export function isOfPlan(account: string): boolean {
  return account === "plan_after_tax" || account === "designated_roth";
}

/** A short id out of a name: `Acme Corp.` is `acme-corp`. */
export function idOfName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Every fault, so that nothing is made when something is wrong. */
export function faultsOfFacts(facts: FirstFacts, fieldOf: FieldOf): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (message: string, hint: string) =>
    problems.push({ code: "usage.bad-option", severity: "error", message, hint });
  const about = {
    person: ["name", "birthDate"],
    employer: ["employerName", "payFrequency"],
  } as const;
  for (const [owner, names] of Object.entries(about)) {
    for (const name of names) {
      if (facts[name] !== undefined && facts[owner as keyof typeof about] === undefined)
        refuse(`--${dashed(name)} is about nobody`, `add --${owner} ID`);
    }
  }
  const ofPlan = Object.keys(featuresOf(facts)).length > 0 || facts.planName !== undefined;
  if (ofPlan && facts.plan === undefined)
    refuse("a feature is about no plan", "add --plan ID and --employer ID");
  const { match, trueUp } = facts;
  const fault = match === undefined ? undefined : faultOfMatch(match);
  if (fault !== undefined) refuse(`--match: ${fault}`, "nothing was made");
  if (trueUp !== undefined && match === undefined)
    refuse("--true-up is about no match", 'add --match, as in --match "50% up to 6%"');
  if (facts.plan !== undefined && facts.employer === undefined)
    refuse("--plan needs an employer", "add --employer ID");
  const opening = facts.opening ?? [];
  if (opening.length > 0 && (facts.person === undefined || facts.openingDate === undefined))
    refuse("--opening needs whose and when", "add --person ID and --opening-date YYYY-MM-DD");
  if (opening.some((each) => isOfPlan(each.split("=")[0] ?? "")) && facts.plan === undefined)
    refuse("--opening names a plan account", "add --plan ID and --employer ID");
  if (problems.length > 0) return problems;
  for (const { kind, ...values } of eventsOfFacts(facts)) {
    for (const [name, value] of Object.entries(values)) {
      const fault = fieldOf(kind, name).check(value);
      if (fault !== undefined) refuse(`${kind} ${name}: ${fault}`, "nothing was made");
    }
  }
  return problems;
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
