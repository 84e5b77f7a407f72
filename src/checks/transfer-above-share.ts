// A part of an account was moved to another plan, and the basis stated for it is more than its part of what the
// account held by a statement of the day. Money leaves in proportion, also to another plan: what went along too
// much is missing where the rest is, and the conversions of both are wrong. It is a warning that can be accepted.
import { planHistory } from "../basis/plan-history.ts";
import type { PostedEntry } from "../basis/pool-entry.ts";
import { add, type Cents, cents, prorate } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PersonCheck } from "./check.ts";

export const transferAboveShare: PersonCheck = {
  name: "transfer-above-share",
  per: "person",
  find: (ledger, person) =>
    planHistory(ledger, person).entries.flatMap((entry) => find(ledger, person, entry)),
};

/** Plans count shares, not cents. */
const TOLERANCE = cents(100);

function find(ledger: Ledger, person: string, entry: PostedEntry): Finding[] {
  const [event] = entry.events;
  if (event?.kind !== "plan_transfer" || entry.change !== "transferred_out") return [];
  const { plan, toPlan, date, amount, basis, source } = event.data;
  const shown = balanceOf(ledger, { person, plan, date, pool: source });
  if (entry.balance.state === "incomplete" || amount === undefined || basis === undefined)
    return [];
  if (shown === undefined || amount >= shown) return [];
  const held = add(entry.balance.cents, basis);
  const share = prorate({ amount: held, numerator: amount, denominator: shown }, "half_up");
  if (basis <= add(share, TOLERANCE)) return [];
  return [
    {
      code: "basis.stated-above-share",
      severity: "warning",
      ...worded(
        say`basis of ${{ money: basis }} is stated for the ${{ money: amount }} that were moved from ${{ plan }} to ${{ plan: toPlan }} on ${{ date }}; its share of ${{ money: held }} in ${{ money: shown }} is ${{ money: share }}`,
      ),
      hint: "ask either plan for the basis that went along, and mend it or the amount",
      citation: { authority: "IRC §414(l), §72(e)(8)(B)" },
      events: [event.id],
    },
  ];
}

/** What a statement of that day shows. */
function balanceOf(
  ledger: Ledger,
  of: {
    readonly person: string;
    readonly plan: string;
    readonly date: string;
    readonly pool: string | undefined;
  },
): Cents | undefined {
  return ledger
    .of("balance")
    .find(
      ({ data }) =>
        data.person === of.person &&
        data.plan === of.plan &&
        data.date === of.date &&
        data.source === of.pool,
    )?.data.balance;
}
