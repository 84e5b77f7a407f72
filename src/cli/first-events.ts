// What a new ledger knows at once: people, their employers and plans, and money from before it. Given
// by flags, or asked for on a terminal; an empty answer leaves a fact for later.

import { faultOfMatch, tiersOf } from "../app/take-in/match-words.ts";
import type { RecordableField } from "../app/take-in/recordable.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Prompter } from "./terminal/prompter.ts";

export type FirstEvent = { readonly kind: string } & Readonly<Record<string, unknown>>;

export interface FirstFacts {
  readonly person?: string | undefined;
  readonly name?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly employer?: string | undefined;
  readonly employerName?: string | undefined;
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
    events.push(given({ kind: "employer", employer, name: facts.employerName }));
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
    ...(tiers && { match: { tiers, true_up: trueUp === "yes" } }),
  };
}

function isOfPlan(account: string): boolean {
  return account === "plan_after_tax" || account === "designated_roth";
}

/** Every fault, so that nothing is made when something is wrong. */
export function faultsOfFacts(facts: FirstFacts, fieldOf: FieldOf): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (message: string, hint: string) =>
    problems.push({ code: "usage.bad-option", severity: "error", message, hint });
  const about = { person: ["name", "birthDate"], employer: ["employerName"] } as const;
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

export interface Interview {
  readonly prompter: Prompter;
  readonly fieldOf: FieldOf;
  /** The last day before the ledger begins: openings stand as of it. */
  readonly openingDate: string;
}

/** People, employers with their plans, openings; every answer can be mended later with `correct`. */
export async function askFirstEvents(interview: Interview): Promise<readonly FirstEvent[]> {
  const events: FirstEvent[] = [];
  const { prompter } = interview;
  let first: FirstFacts | undefined;
  do {
    const person = await askPerson(interview, first === undefined);
    first ??= person;
    events.push(...eventsOfFacts(person));
  } while (await prompter.confirm({ message: "Another person in this ledger?", initial: false }));
  const plans: string[] = [];
  let more = await prompter.confirm({
    message: "Add an employer and its 401(k) plan now?",
    initial: true,
  });
  while (more) {
    const facts = await askEmployer(interview);
    if (facts.plan !== undefined) plans.push(facts.plan);
    events.push(...eventsOfFacts(facts));
    more = await prompter.confirm({ message: "Another employer?", initial: false });
  }
  events.push(...(await askOpenings(interview, first?.person ?? "", plans)));
  return events;
}

async function askPerson({ prompter, fieldOf }: Interview, you: boolean): Promise<FirstFacts> {
  const name = await prompter.text({
    message: `${you ? "Your" : "Their"} name, for worksheets (empty: none)`,
    check: unlessEmpty(fieldOf("person", "name")),
  });
  const person = await prompter.text({
    message: `A short id for ${you ? "you" : "them"}`,
    suggestion: idOf(name.split(" ")[0] ?? "") || "me",
    check: fieldOf("person", "person").check,
  });
  const birthDate = await prompter.text({
    message: "Birth date, YYYY-MM-DD: it decides catch-up (empty: later)",
    check: unlessEmpty(fieldOf("person", "birth_date")),
  });
  return { person, name: name || undefined, birthDate: birthDate || undefined };
}

async function askEmployer({ prompter, fieldOf }: Interview): Promise<FirstFacts> {
  const employerName = await prompter.text({
    message: "The employer's name (empty: none)",
    check: unlessEmpty(fieldOf("employer", "name")),
  });
  const employer = await prompter.text({
    message: "A short id for it",
    suggestion: idOf(employerName) || "employer",
    check: fieldOf("employer", "employer").check,
  });
  const plan = await prompter.text({
    message: "A short id for its 401(k) plan",
    suggestion: `${employer}-401k`,
    check: fieldOf("plan", "plan").check,
  });
  const ask = async (message: string) =>
    yesOrNo(await prompter.choose({ message, choices: YES_NO_LATER, initial: "later" }));
  const afterTax = await ask("Does the plan take after-tax contributions (not Roth, not pretax)?");
  const inPlan = await prompter.choose({
    message: "Does it convert after-tax money to Roth inside the plan?",
    choices: [
      { value: "later", label: "I do not know yet" },
      { value: "automatic", label: "Yes, by itself with every paycheck" },
      { value: "manual", label: "Yes, when I ask" },
      { value: "none", label: "No" },
    ],
    initial: "later",
  });
  const rest = {
    inService: await ask("Can after-tax money leave to a Roth IRA while you work there?"),
    designatedRoth: await ask("Does it have a Roth account (Roth 401(k))?"),
    catchUp: await ask("Does it take catch-up contributions from age 50?"),
  };
  const match = await prompter.text({
    message: "The match, as in 50% up to 6% of pay; tiers with commas (empty: none, or later)",
    check: (text) => (text === "" ? undefined : faultOfMatch(text)),
  });
  return {
    employer,
    employerName: employerName || undefined,
    plan,
    afterTax,
    inPlan: inPlan === "later" ? undefined : (inPlan as NonNullable<FirstFacts["inPlan"]>),
    ...rest,
    ...(match !== "" && {
      match,
      trueUp: await ask("Does the employer true up the match after year end?"),
    }),
  };
}

const YES_NO_LATER = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "later", label: "I do not know yet" },
];

function yesOrNo(answer: string): "yes" | "no" | undefined {
  return answer === "yes" || answer === "no" ? answer : undefined;
}

const OPENINGS = [
  { value: "plan_after_tax", label: "after-tax contributions in a plan, not converted yet" },
  { value: "designated_roth", label: "contributions and conversions in a plan's Roth account" },
  {
    value: "traditional_ira",
    label: "nondeductible basis in traditional IRAs (Form 8606, line 14)",
  },
  { value: "roth_contributions", label: "regular contributions to Roth IRAs" },
];

async function askOpenings(
  { prompter, fieldOf, openingDate }: Interview,
  person: string,
  plans: readonly string[],
): Promise<readonly FirstEvent[]> {
  const accounts = await prompter.chooseMany({
    message: "Taxed money from before this ledger? (space marks, enter goes on)",
    choices: OPENINGS.filter(({ value }) => plans.length > 0 || !isOfPlan(value)),
  });
  const events: FirstEvent[] = [];
  for (const account of accounts) {
    const amount = await prompter.text({
      message: `Basis in dollars: ${OPENINGS.find(({ value }) => value === account)?.label ?? account}`,
      check: fieldOf("opening_basis", "amount").check,
    });
    const date = await prompter.text({
      message: "As of",
      suggestion: openingDate,
      check: fieldOf("opening_basis", "as_of").check,
    });
    const evidence = await prompter.choose({
      message: "How do you know?",
      choices: [
        { value: "filed_8606", label: "a Form 8606 that was filed" },
        { value: "statement", label: "a statement" },
        { value: "recollection", label: "from memory" },
      ],
      initial: "statement",
    });
    const plan = isOfPlan(account) ? await whichPlan(prompter, plans) : undefined;
    const fact = { person, opening: [`${account}=${amount}`], openingDate: date };
    events.push(
      ...eventsOfFacts({ ...fact, plan, openingEvidence: evidence }).filter(
        ({ kind }) => kind === "opening_basis",
      ),
    );
  }
  return events;
}

async function whichPlan(prompter: Prompter, plans: readonly string[]): Promise<string> {
  if (plans.length === 1) return plans[0] ?? "";
  const choices = plans.map((plan) => ({ value: plan, label: plan }));
  return await prompter.choose({ message: "In which plan?", choices });
}

function unlessEmpty(field: RecordableField): (text: string) => string | undefined {
  return (text) => (text === "" ? undefined : field.check(text));
}

/** `Acme Corp.` is `acme-corp`. */
function idOf(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
