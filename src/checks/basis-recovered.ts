// More taxed money came out of a plan account than is recorded to have gone in. Somewhere a contribution
// or an opening amount is missing, or a stated basis is too large; the basis of later movements is not safe.
import { planHistory } from "../basis/plan-history.ts";
import { emptyPools, postEntry } from "../basis/plan-pools.ts";
import { formatDollars, negate } from "../kernel/money.ts";
import type { Problem } from "../kernel/problem.ts";
import { eventIds, type Ledger } from "../ledger/ledger.ts";

const NAMES = { after_tax: "after-tax", designated_roth: "designated Roth" } as const;

/** One problem for each pool and plan, at the entry that first went below zero. */
export function checkBasisRecovered(ledger: Ledger, person: string): Problem[] {
  const problems: Problem[] = [];
  const byPlan = Map.groupBy(planHistory(ledger, person).entries, ({ plan }) => plan);
  for (const [plan, entries] of byPlan) {
    const pools = emptyPools();
    const reported = new Set<string>();
    for (const entry of entries) {
      postEntry(pools, entry);
      const { basis } = pools[entry.pool];
      if (basis.state === "incomplete" || basis.cents >= 0 || reported.has(entry.pool)) continue;
      reported.add(entry.pool);
      problems.push({
        code: "basis.recovered-more-than-contributed",
        severity: "error",
        message: `${formatDollars(negate(basis.cents))} more ${NAMES[entry.pool]} basis came out of ${plan} by ${entry.date} than is recorded to have gone in`,
        hint: "record the missing contributions, an opening_basis, or mend the basis stated",
        citation: { authority: "IRC §72(e)(8)" },
        events: eventIds(entry.events),
      });
    }
  }
  return problems;
}
