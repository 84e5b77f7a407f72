// What somebody says on the first page → the first events, with what is wrong beside the field it is about.
import type { Household } from "../../app/questions/household.ts";
import {
  eventsOfFacts,
  type FirstEvent,
  type FirstFacts,
  idOfName,
  isOfPlan,
} from "../../app/take-in/first-events.ts";
import { faultOfMatch } from "../../app/take-in/match-words.ts";
import { recordableKinds } from "../../app/take-in/recordable.ts";
import { plainGivenName } from "../../kernel/given-name.ts";

export type Typed = ReadonlyMap<string, string>;

export interface Started {
  readonly events: readonly FirstEvent[];
  /** By the name of the field. */
  readonly faults: ReadonlyMap<string, string>;
}

export function startEvents(typed: Typed, known: Household): Started {
  const faults = new Map<string, string>();
  const said = (name: string) => typed.get(name)?.trim() || undefined;
  const check = (field: string, [kind, name]: readonly [string, string]) => {
    const value = said(field);
    const fault = value === undefined ? undefined : faultOf(kind, name, value);
    if (fault !== undefined) faults.set(field, fault);
  };
  for (const [field, where] of CHECKED) check(field, where);
  const match = said("match");
  const wrongMatch = match === undefined ? undefined : faultOfMatch(match);
  if (wrongMatch !== undefined) faults.set("match", wrongMatch);
  const name = said("name");
  const employerName = said("employer");
  if (name === undefined && known.people.length === 0) faults.set("name", "Whose money is it?");
  if (employerName === undefined && OF_PLAN.some((field) => said(field) !== undefined))
    faults.set("employer", "Which employer has this plan?");
  const ids = (all: Household[keyof Household]) => new Set(all.map(({ id }) => id));
  const person =
    name === undefined
      ? undefined
      : free(idOfName(plainGivenName(name) ?? name) || "me", ids(known.people));
  const employer = employerName === undefined ? undefined : idOfName(employerName) || "employer";
  const plan = employer === undefined ? undefined : `${employer}-401k`;
  const facts: FirstFacts = {
    person,
    name,
    birthDate: said("birth_date"),
    employer,
    employerName,
    plan,
    // Pages and papers call it by a name, never by the id that is made here.
    planName:
      said("plan_name") ?? (employerName === undefined ? undefined : `${employerName} 401(k)`),
    afterTax: yesOrNo(said("after_tax")),
    inPlan: said("in_plan") as FirstFacts["inPlan"],
    inService: yesOrNo(said("in_service")),
    designatedRoth: yesOrNo(said("designated_roth")),
    catchUp: yesOrNo(said("catch_up")),
    match,
    ...(match !== undefined && { trueUp: yesOrNo(said("true_up")) }),
  };
  const opening = openingEvents(said, faults, { person, plan, known });
  if (person === undefined && employer === undefined && opening.length === 0 && faults.size === 0)
    faults.set("name", "Nothing was said yet.");
  return { events: faults.size > 0 ? [] : [...eventsOfFacts(facts), ...opening], faults };
}

const CHECKED: readonly (readonly [field: string, where: readonly [kind: string, name: string]])[] =
  [
    ["name", ["person", "name"]],
    ["birth_date", ["person", "birth_date"]],
    ["employer", ["employer", "name"]],
    ["plan_name", ["plan", "name"]],
    ["opening_account", ["opening_basis", "account"]],
    ["opening_amount", ["opening_basis", "amount"]],
    ["opening_date", ["opening_basis", "as_of"]],
    ["opening_evidence", ["opening_basis", "evidence"]],
  ];

const OF_PLAN = [
  "plan_name",
  "after_tax",
  "in_plan",
  "in_service",
  "designated_roth",
  "catch_up",
  "match",
];

function openingEvents(
  said: (name: string) => string | undefined,
  faults: Map<string, string>,
  {
    person,
    plan,
    known,
  }: { person: string | undefined; plan: string | undefined; known: Household },
): readonly FirstEvent[] {
  const account = said("opening_account");
  const amount = said("opening_amount");
  if (account === undefined && amount === undefined) return [];
  if (account === undefined) faults.set("opening_account", "In which account is it?");
  if (amount === undefined) faults.set("opening_amount", "How much is it?");
  if (said("opening_date") === undefined) faults.set("opening_date", "On which day was it there?");
  if (said("opening_evidence") === undefined)
    faults.set("opening_evidence", "How do you know? It decides how much can be built on it.");
  const [only, second] = known.people;
  const whose = person ?? said("opening_whose") ?? (second === undefined ? only?.id : undefined);
  if (whose === undefined || (person === undefined && !known.people.some(({ id }) => id === whose)))
    faults.set("opening_whose", "Whose is it?");
  const [onlyPlan, secondPlan] = known.plans;
  const where =
    plan ?? said("opening_plan") ?? (secondPlan === undefined ? onlyPlan?.id : undefined);
  if (account !== undefined && isOfPlan(account) && where === undefined)
    faults.set("opening_plan", "In which plan? Say the employer above, or choose one.");
  if (faults.size > 0) return [];
  return eventsOfFacts({
    person: whose,
    plan: where,
    opening: [`${account}=${amount}`],
    openingDate: said("opening_date"),
    openingEvidence: said("opening_evidence"),
  }).filter(({ kind }) => kind === "opening_basis");
}

function yesOrNo(text: string | undefined): "yes" | "no" | undefined {
  return text === "yes" || text === "no" ? text : undefined;
}

/** `dana`, or `dana-2` where there is one already. */
function free(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let count = 2; ; count += 1) if (!taken.has(`${id}-${count}`)) return `${id}-${count}`;
}

function faultOf(kind: string, name: string, value: string): string | undefined {
  return recordableKinds()
    .find((each) => each.kind === kind)
    ?.fields.find((each) => each.name === name)
    ?.check(value);
}
