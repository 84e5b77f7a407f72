// Openings of plan accounts: a figure as of a day, in which everything up to and including that day is
// contained (§72(f)). What was recorded before is in it and is not counted again.

import { complete } from "../kernel/amount-state.ts";
import { addDays, type CalendarDate, taxYearOf } from "../kernel/calendar.ts";
import { groupedBy } from "../kernel/grouped-by.ts";
import { ZERO } from "../kernel/money.ts";
import { contributedOf, ROTH_KEYS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PoolEntry, PoolName } from "./pool-entry.ts";

type Opening = LedgerEvent<"opening_basis">;

interface OpeningStep {
  readonly date: CalendarDate;
  readonly run: () => void;
}

/**
 * One step for each plan account and day; openings of the same day add up. Those that the movements of their
 * day cannot do without come before these, the others after.
 */
export function openingSteps(
  ledger: Ledger,
  person: string,
  post: (entry: PoolEntry) => void,
): { readonly before: readonly OpeningStep[]; readonly after: readonly OpeningStep[] } {
  const openings = ledger.of("opening_basis").flatMap((event) => {
    const [pool, { plan }] = [poolOf(event), event.data];
    if (event.data.person !== person || pool === undefined || plan === undefined) return [];
    return [{ event, plan, pool }];
  });
  const groups = groupedBy(openings, ({ event, plan, pool }) =>
    [plan, pool, event.data.asOf].join(" "),
  );
  const [before, after]: [OpeningStep[], OpeningStep[]] = [[], []];
  for (const [first, ...others] of groups.values()) {
    const run = () => {
      post(entryOf(first, true));
      for (const other of others) post(entryOf(other, false));
    };
    const step = { date: first.event.data.asOf, run };
    if (needsOpening(ledger, first.event, first.pool)) before.push(step);
    else after.push(step);
  }
  return { before, after };
}

/**
 * A statement of a day holds that day's movements. When one of them could not have happened without it
 * (no basis stated, nothing recorded before), the statement was made just before.
 */
function needsOpening(ledger: Ledger, { data }: Opening, pool: PoolName): boolean {
  const mine = (other: { readonly person: string; readonly plan: string }) =>
    other.person === data.person && other.plan === data.plan;
  const moves = [...ledger.of("in_plan_roth_rollover"), ...ledger.of("distribution")].some(
    (event) =>
      mine(event.data) &&
      event.data.date === data.asOf &&
      event.data.basis === undefined &&
      (event.data.from === "designated_roth") === (pool === "designated_roth"),
  );
  if (!moves) return false;
  const earlier = ledger
    .of("opening_basis")
    .some(
      ({ data: other }) =>
        other.person === data.person &&
        other.plan === data.plan &&
        other.account === data.account &&
        other.asOf < data.asOf,
    );
  const paid = ledger.of("paycheck").some(({ data: { contributions, ...paycheck } }) => {
    const keys = pool === "after_tax" ? (["afterTax"] as const) : ROTH_KEYS;
    const into = contributedOf(contributions, keys);
    return mine(paycheck) && paycheck.date <= data.asOf && into > 0;
  });
  return !earlier && !paid;
}

function poolOf({ data }: Opening): PoolName | undefined {
  if (data.account === "plan_after_tax") return "after_tax";
  return data.account === "designated_roth" ? "designated_roth" : undefined;
}

function entryOf(
  { event, plan, pool }: { event: Opening; plan: string; pool: PoolName },
  restates: boolean,
): PoolEntry {
  const { asOf, amount, earnings = ZERO } = event.data;
  // A balance at the end of December opens the next year.
  const date = asOf.endsWith("-12-31") ? addDays(asOf, 1) : asOf;
  return {
    plan,
    pool,
    date,
    taxYear: taxYearOf(date),
    change: "opening",
    basis: complete(amount),
    earnings: complete(earnings),
    events: [event],
    ...(restates && { restates }),
  };
}
