// Money that stands twice: as payroll paid it and as the plan received it some days later. Imports match
// the two; records made by hand, or in a layout that does not say whose they are, can slip past.
import { byCommand } from "../kernel/advice.ts";
import { daysBetween } from "../kernel/calendar.ts";
import { ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { CONTRIBUTION_KINDS } from "../ledger/contribution-kinds.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import type { ContributionKey } from "../ledger/kinds.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { DEPOSIT_WITHIN_DAYS, isToldByPlan } from "../ledger/told-by-plan.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { PersonCheck } from "./check.ts";

export const paycheckToldTwice: PersonCheck = {
  name: "paycheck-told-twice",
  per: "person",
  find: (ledger, person) => pairs(ledger, person).map(problemOf),
};

type Paycheck = LedgerEvent<"paycheck">;

/** One to one: a payroll record is the twin of at most one of the plan's, the first within the days. */
function pairs(ledger: Ledger, person: string): [payroll: Paycheck, plan: Paycheck][] {
  const { plan = [], payroll = [] } = Object.groupBy(
    eventsOfPerson(ledger, person).paychecks,
    ({ data }) => (isToldByPlan(data) ? "plan" : "payroll"),
  );
  const waiting = Map.groupBy(payroll, sameMoney);
  return plan.flatMap((told) => {
    const candidates = waiting.get(sameMoney(told)) ?? [];
    const index = candidates.findIndex(({ data }) => {
      const days = daysBetween(data.date, told.data.date);
      return days >= 0 && days <= DEPOSIT_WITHIN_DAYS;
    });
    const [twin] = index < 0 ? [] : candidates.splice(index, 1);
    return twin === undefined ? [] : [[twin, told] as [Paycheck, Paycheck]];
  });
}

const KEYS = Object.keys(CONTRIBUTION_KINDS) as readonly ContributionKey[];

function sameMoney({ data }: Paycheck): string {
  return JSON.stringify([data.plan, KEYS.map((key) => data.contributions[key] ?? ZERO)]);
}

function problemOf([payroll, plan]: [Paycheck, Paycheck]): Finding {
  return {
    code: "ledger.paycheck-told-twice",
    severity: "warning",
    ...worded(
      say`the paycheck of ${{ date: payroll.data.date }} and the plan's deposit of ${{ date: plan.data.date }} into ${{ plan: plan.data.plan }} look like the same money`,
    ),
    hint: byCommand("if they are, take one back", `correct ${plan.id} --remove --reason duplicate`),
    events: [payroll.id, plan.id],
  };
}
