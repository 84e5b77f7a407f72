// Annual additions above the limit of §415(c), after catch-up and what was paid back.
import { byCommand } from "../kernel/advice.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { YearCheck } from "./check.ts";
import { latestEvents } from "./latest-events.ts";

export const annualAdditionsExceeded: YearCheck = {
  name: "annual-additions-exceeded",
  per: "year",
  find: ({ person, limits }) =>
    limits.annualAdditions
      .filter(({ excess }) => excess > 0)
      .map((row) => {
        const byCompensation = row.limit < row.dollarLimit.amount;
        const whose = byCompensation ? "100% of compensation" : "the dollar limit";
        const dated = row.additions.toSorted((a, b) =>
          a.event.data.date < b.event.data.date ? -1 : 1,
        );
        return {
          code: "limits.annual-additions-exceeded",
          severity: "error",
          ...worded(
            say`annual additions of ${{ person }} at ${{ employer: row.employerGroup }} in the limitation year to ${{ date: row.limitationYear.end }} are ${{ money: row.total }}, ${{ money: row.excess }} above ${whose} of ${{ money: row.limit }}`,
          ),
          hint: byCommand(
            "the plan corrects it, unmatched after-tax money first; record what it pays back",
            "record corrective-distribution",
          ),
          citation: byCompensation ? { authority: "IRC §415(c)(1)(B)" } : row.dollarLimit.citation,
          events: latestEvents(dated, row.excess),
        };
      }),
};
