// More taxed money came out of a plan account than is recorded to have gone in. Somewhere a contribution
// or an opening amount is missing, or a stated basis is too large; the basis of later movements is not safe.

import { planHistory } from "../basis/plan-history.ts";
import { emptyPools, postEntry } from "../basis/plan-pools.ts";
import { byCommand } from "../kernel/advice.ts";
import { negate } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { eventIds, type Ledger } from "../ledger/ledger.ts";

const NAMES = { after_tax: "after-tax", designated_roth: "designated Roth" } as const;

/** One problem for each pool and plan, at the entry that first went below zero. */
export function checkBasisRecovered(ledger: Ledger, person: string): Finding[] {
  const problems: Finding[] = [];
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
        ...worded(
          say`${{ money: negate(basis.cents) }} more ${NAMES[entry.pool]} basis came out of ${{ plan }} by ${{ date: entry.date }} than is recorded to have gone in`,
        ),
        hint: byCommand(
          "mend the basis that is stated, or record what is missing: contributions, or the basis from before this book",
          "record opening-basis",
        ),
        citation: { authority: "IRC §72(e)(8)" },
        events: eventIds(entry.events),
      });
    }
  }
  return problems;
}
