// Whose file it is, and of which plan, where nothing says so outright: an account that fed a plan before, the
// name of a plan or an employer at its head, sums that are those of somebody's paychecks.
import { feedParts, type Unknown } from "../../intake/unknown.ts";
import { byCommand } from "../../kernel/advice.ts";
import { quoted } from "../../kernel/shown-text.ts";
import type { Evidence, KnownHere } from "./evidence.ts";
import type { PaychecksBehind } from "./paychecks-behind.ts";
import { standsIn } from "./same-name.ts";

const RECORD_PERSON = "record person --person ID";
const RECORD_PLAN = "record plan --plan ID --employer ID";

export function ownerEvidence(group: readonly Unknown[], known: KnownHere): Evidence {
  const { people, fedBefore, peopleOfPlan } = known;
  if (people.length === 0) return { why: byCommand("nobody is recorded yet", RECORD_PERSON) };
  const labelOf = (id: string) => people.find(({ person }) => person === id)?.name ?? id;
  const fed = fedBefore(group[0]?.words ?? "");
  const [only, second] = fed === undefined ? [] : peopleOfPlan(fed.plan);
  if (fed !== undefined && only !== undefined && second === undefined) {
    const why = `it is of account ${quoted(fed.account)}, which fed ${fed.plan} before`;
    return { proposal: only, proposalLabel: labelOf(only), why };
  }
  const behind = onlyBehind(group, known);
  if (behind === undefined) return { why: "it names nobody" };
  const { person } = behind;
  return { proposal: person, proposalLabel: labelOf(person), why: sumsOf(behind) };
}

export function planEvidence(group: readonly Unknown[], known: KnownHere): Evidence {
  const { plans, person, planOfPerson, peopleOfPlan, fedBefore } = known;
  if (plans.length === 0) return { why: byCommand("no plan is recorded yet", RECORD_PLAN) };
  const words = group[0]?.words ?? "";
  const proposed = (plan: string, why: string) => ({ proposal: plan, proposalLabel: plan, why });
  const fed = fedBefore(words);
  if (fed !== undefined)
    return proposed(
      fed.plan,
      `it is of account ${quoted(fed.account)}, which fed ${fed.plan} before`,
    );
  const { whose } = feedParts(words);
  const [named, another] = plans.filter(({ name, employerName }) =>
    [name, employerName].some((each) => each !== undefined && standsIn(each, whose)),
  );
  if (named !== undefined && another === undefined)
    return proposed(named.plan, `it says ${quoted(whose)}`);
  const behind = onlyBehind(group, known);
  if (behind !== undefined && (person === undefined || behind.person === person))
    return proposed(behind.plan, sumsOf(behind));
  const [only, second] = person === undefined ? [] : planOfPerson(person);
  // A plan that nothing went to yet may be of the job that this file is of.
  const isNewJobLikely = plans.some(({ plan }) => peopleOfPlan(plan).length === 0);
  if (only === undefined || second !== undefined || isNewJobLikely)
    return { why: "it does not say" };
  return proposed(only, `it does not say; the paychecks of ${person} went there so far`);
}

/** Those of one person in one plan; where two could be meant, neither is. */
function onlyBehind(group: readonly Unknown[], known: KnownHere): PaychecksBehind | undefined {
  const sums = group.flatMap(({ date, amount }) =>
    date === undefined || amount === undefined ? [] : [{ date, amount }],
  );
  const [only, second] = known.behind(sums);
  return second === undefined ? only : undefined;
}

function sumsOf({ person, plan, paychecks }: PaychecksBehind): string {
  return paychecks === 1
    ? `a sum of it is that of a paycheck of ${person} in ${plan}`
    : `its sums are those of ${paychecks} paychecks of ${person} in ${plan}`;
}
