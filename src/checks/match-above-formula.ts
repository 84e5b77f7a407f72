// More match than the plan's formula yields on the pay and deferrals of the limitation year. Pay above the
// compensation limit does not count, and a formula paid by paycheck never yields more than over the year.
import { taxYearOf } from "../kernel/calendar.ts";
import { add, cents, subtract, total } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import type { Plan } from "../ledger/ledger.ts";
import type { AnnualAdditions } from "../limits/annual-additions.ts";
import { cappedPay, employerCompensation } from "../limits/compensation.ts";
import { matchOn } from "../limits/match-formula.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearCheck, YearContext } from "./check.ts";
import { latestEvents } from "./latest-events.ts";

export const matchAboveFormula: YearCheck = {
  name: "match-above-formula",
  per: "year",
  find: (context) =>
    context.limits.annualAdditions.flatMap((row) =>
      [...new Set(row.additions.map(({ plan }) => plan))].flatMap((plan) => {
        const recorded = context.ledger.plans.get(plan);
        return recorded === undefined ? [] : find(context, row, recorded);
      }),
    ),
};

function find({ ledger, law, person }: YearContext, row: AnnualAdditions, plan: Plan): Finding[] {
  const formula = plan.features?.match;
  const { employerGroup, limitationYear } = row;
  const begins = law.figuresOf(taxYearOf(limitationYear.start));
  if (formula === undefined || !begins.ok) return [];
  const compensationLimit = begins.value.figures.compensationLimit;
  const pay = employerCompensation(ledger, eventsOfPerson(ledger, person), {
    person,
    employerGroup,
    limitationYear,
    employer: plan.employer,
  }).amount;
  if (pay.state === "incomplete") return [];
  const mine = row.additions.filter((addition) => addition.plan === plan.plan);
  const matches = mine.filter(({ source }) => source === "match" || source === "roth_match");
  const match = total(matches.map(({ amount }) => amount));
  const deferral = total(
    mine.filter(({ part }) => part === "elective_deferral").map(({ amount }) => amount),
  );
  const most = matchOn({
    formula,
    deferral,
    pay: cappedPay(pay.cents, compensationLimit.amount),
  });
  // Each paycheck's match may have been rounded up by up to half a cent.
  if (match <= add(most, cents(matches.length))) return [];
  return [
    {
      code: "limits.match-above-formula",
      severity: "warning",
      ...worded(
        say`the match of ${{ person }} in ${{ plan: plan.plan }} to ${{ date: limitationYear.end }} is ${{ money: match }}; the formula yields ${{ money: most }} on pay of at most ${{ money: compensationLimit.amount }}`,
      ),
      hint: "check the match, the plan's formula and the gross pay",
      citation: compensationLimit.citation,
      events: latestEvents(matches, subtract(match, most)),
    },
  ];
}
