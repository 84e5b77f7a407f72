// A ledger holds a household, and the events of one person do not say that a plan is the spouse's. Somebody with
// IRAs alone, or before the first paycheck, has none of the plans in which only others have money: no limit, room
// or day of those is theirs.
import { personOf } from "../ledger/event.ts";
import type { EventKind } from "../ledger/kinds.ts";
import { type Ledger, plansIn, plansNamed, replay } from "../ledger/ledger.ts";
import type { LedgerReader } from "./ports.ts";

/** What shows that somebody has money in a plan. */
const MONEY: readonly EventKind[] = [
  "paycheck",
  "employer_contribution",
  "in_plan_roth_rollover",
  "distribution",
  "plan_transfer",
  "opening_basis",
  "balance",
];

/** The same ledger without them; the store is read only before the person's first paycheck. */
export async function withoutPlansOfOthers(
  store: LedgerReader,
  ledger: Ledger,
  person: string,
): Promise<Ledger> {
  if (ledger.of("paycheck").length > 0) return ledger;
  const named = plansNamed(ledger, person);
  const paidBy = new Set(ledger.of("wages").map(({ data }) => data.employer));
  const unclaimed = [...ledger.plans.values()]
    .filter(({ plan, employer }) => !named.has(plan) && !paidBy.has(employer))
    .map(({ plan }) => plan);
  if (unclaimed.length === 0) return ledger;
  const unused = await plansWithoutOthers(store, new Set(unclaimed), person);
  const others = new Set(unclaimed.filter((plan) => !unused.has(plan)));
  return others.size === 0
    ? ledger
    : replay(
        ledger.events.filter(
          ({ kind, data }) => kind !== "plan" || !plansIn(data).some((plan) => others.has(plan)),
        ),
      );
}

async function plansWithoutOthers(
  store: LedgerReader,
  plans: Set<string>,
  person: string,
): Promise<ReadonlySet<string>> {
  const reversed = new Set<number>();
  for await (const page of store.events({ kinds: ["reversal"] }))
    for (const { data } of page) if ("of" in data) reversed.add(Number(data.of));
  for await (const page of store.events({ kinds: MONEY })) {
    for (const event of page) {
      if (personOf(event) === person || reversed.has(event.seq)) continue;
      for (const plan of plansIn(event.data)) plans.delete(plan);
    }
    if (plans.size === 0) break;
  }
  return plans;
}
