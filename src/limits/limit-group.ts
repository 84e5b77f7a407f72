// Which plans share one limit on annual additions (§415(f)): those of an employer and its controlled group. A
// 403(b) counts as the participant's own plan, so all of a person's share one limit, together with the plans
// of employers that the person controls (26 CFR 1.415(f)-1(f)). A 457(b) is outside (§457(c)).
import { employerGroupOfPlan, type Ledger } from "../ledger/ledger.ts";

/** The name of a plan's limit, for one person; undefined for a plan that is outside §415(c) and §402(g). */
export type LimitGroupOf = (plan: string) => string | undefined;

const ALL_403B = "403(b)";

/** `plansUsed` are the plans to which something was contributed for the person. */
export function limitGroups(
  ledger: Ledger,
  person: string,
  plansUsed: ReadonlySet<string>,
): LimitGroupOf {
  const typeOf = (plan: string) => ledger.plans.get(plan)?.type;
  const all = [...ledger.plans.keys()];
  const has403b = [...plansUsed].some((plan) => typeOf(plan) === "403b");
  const isControlled = (plan: string) => {
    const employer = ledger.plans.get(plan)?.employer;
    return employer !== undefined && ledger.employers.get(employer)?.owner === person;
  };
  const shares403b = (plan: string) =>
    typeOf(plan) === "403b" || (has403b && typeOf(plan) !== "457b" && isControlled(plan));
  const shared = all.filter(shares403b);
  const employers = new Set(shared.map((plan) => employerGroupOfPlan(ledger, plan)));
  const [only] = employers;
  const others = all.filter((plan) => !shared.includes(plan) && typeOf(plan) !== "457b");
  // With nothing else under the employer's name, the limit goes by that name.
  const name =
    employers.size === 1 &&
    only !== undefined &&
    !others.some((plan) => employerGroupOfPlan(ledger, plan) === only)
      ? only
      : ALL_403B;
  return (plan) => {
    if (typeOf(plan) === "457b") return undefined;
    return shares403b(plan) ? name : employerGroupOfPlan(ledger, plan);
  };
}
