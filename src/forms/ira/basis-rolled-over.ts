// Only pretax money of an IRA may go into a plan; its basis stays behind (§408(d)(3)(A)(ii), (H)). What is left in
// the IRAs, with all that was paid and converted, must still hold the basis, or some of it went along.
import { orAccept } from "../../kernel/accept-finding.ts";
import type { TaxYear } from "../../kernel/calendar.ts";
import { min, subtract, total } from "../../kernel/money.ts";
import type { Finding } from "../../kernel/problem.ts";
import { say, worded } from "../../kernel/sentence.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { totalOf } from "../fact-sheet.ts";
import { type Form8606Year, form8606Chain } from "../form-8606/chain.ts";

export function checkBasisRolledOver(ledger: Ledger, person: string): Finding[] {
  const years = ledger
    .of("ira_rollover")
    .flatMap(({ data }) =>
      data.person === person && data.from === "traditional" && data.to === "eligible_plan"
        ? [Number(data.date.slice(0, 4)) as TaxYear]
        : [],
    );
  if (years.length === 0) return [];
  const throughYear = Math.max(...years) as TaxYear;
  return form8606Chain({ ledger, person, throughYear }).flatMap(ofYear);
}

function ofYear({ year, entries }: Form8606Year): Finding[] {
  const rolled = year.rollovers.filter(
    ({ data }) => data.from === "traditional" && data.to === "eligible_plan",
  );
  const amounts = [
    totalOf([...entries.nondeductible, ...entries.earlierBasis]),
    totalOf(entries.afterYearEnd),
    totalOf([...entries.yearEndValue, ...entries.distributions, ...entries.conversions]),
  ].map((amount) => (amount.state === "complete" ? amount.cents : undefined));
  const [basis, later, left] = amounts;
  const [first] = rolled;
  if (first === undefined || basis === undefined || later === undefined || left === undefined)
    return [];
  const above = subtract(subtract(basis, later), left);
  if (above <= 0) return [];
  const amount = total(rolled.map(({ data }) => data.amount));
  const code = "ira.basis-rolled-into-plan";
  return [
    {
      code,
      severity: "warning",
      ...worded(
        say`${{ money: amount }} of traditional IRA money went into a plan in ${year.taxYear}, and what was left, paid and converted is ${{ money: above }} less than the basis: up to ${{ money: min(above, amount) }} of it was not pretax money`,
      ),
      hint: orAccept(
        "a plan may not take basis: ask it to send that part back; where the IRAs lost money, accept the finding with the reason",
        { person: first.data.person, code, event: first.id },
      ),
      citation: { authority: "IRC §408(d)(3)(A)(ii), (H)" },
      events: rolled.map(({ id }) => id),
    },
  ];
}
