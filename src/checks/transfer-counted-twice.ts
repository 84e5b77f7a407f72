// An opening of the receiving plan that holds what is moved into it some days later: a statement of after the
// merger, recorded as of a day before it. The money then stands there twice, and conversions of the new plan
// carry more basis than was ever paid in. Told where the opening is just so much above what was recorded before.
import { planHistory } from "../basis/plan-history.ts";
import type { PostedEntry } from "../basis/pool-entry.ts";
import { type Amount, complete } from "../kernel/amount-state.ts";
import { daysBetween } from "../kernel/calendar.ts";
import { cents, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { eventIds } from "../ledger/ledger.ts";
import type { PersonCheck } from "./check.ts";

export const transferCountedTwice: PersonCheck = {
  name: "transfer-counted-twice",
  per: "person",
  find: (ledger, person) => {
    const { entries } = planHistory(ledger, person);
    const ofAccounts = Map.groupBy(entries, ({ plan, pool }) => `${plan} ${pool}`);
    return [...ofAccounts.values()].flatMap((ofAccount) =>
      ofAccount.flatMap((opening, index) =>
        opening.change === "opening" && opening.restates === true
          ? find(
              opening,
              ofAccount[index - 1]?.balance ?? complete(ZERO),
              ofAccount.slice(index + 1),
            )
          : [],
      ),
    );
  },
};

/** A statement of the quarter in which the plans were merged. */
const DAYS = 92;
/** Plans count shares, not cents. */
const TOLERANCE = cents(100);

function find(opening: PostedEntry, before: Amount, after: readonly PostedEntry[]): Finding[] {
  const { basis: opened, plan, date } = opening;
  return after.flatMap((moved): Finding[] => {
    if (moved.change !== "transferred_in" || daysBetween(date, moved.date) > DAYS) return [];
    const amounts = [opened, before, moved.basis].map((each) =>
      each.state === "complete" ? each.cents : undefined,
    );
    const [holds, held, came] = amounts;
    if (holds === undefined || held === undefined || came === undefined || came === 0) return [];
    if (Math.abs(holds - held - came) > Math.min(TOLERANCE, came / 2)) return [];
    return [
      {
        code: "basis.transfer-counted-twice",
        severity: "warning",
        ...worded(
          say`the opening basis of ${{ money: holds }} of ${{ plan }} is ${{ money: cents(holds - held) }} above what is recorded before it, and ${{ money: came }} were moved there on ${{ date: moved.date }}: it looks as if they were in it already`,
        ),
        hint: "if the statement is of after the move, record the opening as of its day; then it holds the moved money once",
        citation: { authority: "IRC §414(l), §72(f)" },
        events: eventIds([...opening.events, ...moved.events]),
      },
    ];
  });
}
