// Asks on a terminal for what a new ledger knows at once; an empty answer leaves a fact for later.
import {
  eventsOfFacts,
  type FieldOf,
  type FirstEvent,
  type FirstFacts,
  idOfName,
  isOfPlan,
} from "../../app/take-in/first-events.ts";
import { faultOfMatch } from "../../app/take-in/match-words.ts";
import type { RecordableField } from "../../app/take-in/recordable.ts";
import { plainGivenName } from "../../kernel/given-name.ts";
import type { Prompter } from "../terminal/prompter.ts";

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
    suggestion: idOfName(plainGivenName(name) ?? name) || "me",
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
    suggestion: idOfName(employerName) || "employer",
    check: fieldOf("employer", "employer").check,
  });
  const payFrequency = await prompter.choose({
    message: "How often does it pay (the room per paycheck rests on it)?",
    choices: [
      { value: "weekly", label: "Every week" },
      { value: "biweekly", label: "Every second week" },
      { value: "semimonthly", label: "Twice a month" },
      { value: "monthly", label: "Once a month" },
      OPEN,
    ],
    initial: "later",
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
      { value: "automatic", label: "Yes, by itself with every paycheck" },
      { value: "manual", label: "Yes, when I ask" },
      { value: "none", label: "No" },
      OPEN,
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
    payFrequency: payFrequency === "later" ? undefined : payFrequency,
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

const OPEN = { value: "later", label: "I do not know yet" };
const YES_NO_LATER = [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }, OPEN];

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
