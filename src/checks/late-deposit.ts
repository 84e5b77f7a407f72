// After-tax money that reached the plan more than 30 days after its limitation year: it counts in the next.

import { limitationYearOf } from "../kernel/calendar.ts";
import { say, worded } from "../kernel/sentence.ts";
import { limitationYearEndOf } from "../ledger/ledger.ts";
import { isDepositedLate } from "../limits/annual-addition.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearCheck } from "./check.ts";

export const lateDeposit: YearCheck = {
  name: "late-deposit",
  per: "year",
  find: ({ ledger, person, taxYear }) =>
    eventsOfPerson(ledger, person)
      .paychecks.filter(({ data }) => data.date.startsWith(`${taxYear}-`))
      .filter((event) => isDepositedLate(ledger, event))
      .map(({ id, data }) => {
        const { depositedOn: deposited, contributions } = data;
        const countsIn = limitationYearOf(deposited, limitationYearEndOf(ledger, data.plan));
        return {
          code: "limits.late-deposit",
          severity: "warning",
          ...worded(
            say`after-tax ${{ money: contributions.afterTax }} of ${{ person }}'s paycheck of ${{ date: data.date }} was deposited on ${{ date: deposited }}, more than 30 days after its limitation year ended, so it counts in the one to ${{ date: countsIn.end }}`,
          ),
          hint: "check the deposit date; ask the plan which limitation year it used",
          citation: { authority: "26 CFR 1.415(c)-1(b)(6)" },
          events: [id],
        };
      }),
};
