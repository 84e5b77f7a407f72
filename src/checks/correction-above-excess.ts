// More was paid back as an excess than there was: deferrals above what exceeded §402(g), or money above what
// exceeded §415(c). What was no excess should have stayed, and its payment is a distribution like any other.
import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { atLeastZero, type Cents, subtract, total, ZERO } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { type Said, type Sentence, say, worded } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { eventIds, replay } from "../ledger/ledger.ts";
import { limitsOf } from "../limits/limits-of.ts";
import { eventsOfPerson } from "../limits/person-events.ts";
import type { YearCheck, YearContext } from "./check.ts";

export const correctionAboveExcess: YearCheck = {
  name: "correction-above-excess",
  per: "year",
  find(context) {
    const { ledger, person, taxYear } = context;
    const corrections = eventsOfPerson(ledger, person).corrections.filter(
      ({ data }) => data.forTaxYear === taxYear,
    );
    return [
      ...ofDeferrals(context, ofReason(corrections, "elective_deferral")),
      ...ofAdditions(context, ofReason(corrections, "annual_additions")),
      ...ofAllocations(context),
    ];
  },
};

type Correction = LedgerEvent<"corrective_distribution">;

function ofReason(corrections: readonly Correction[], reason: Correction["data"]["reason"]) {
  return corrections.filter(({ data }) => data.reason === reason);
}

/** As the year stood before anything was paid back. */
function limitsBefore({ ledger, law, person, taxYear }: YearContext) {
  const before = replay(ledger.events.filter(({ kind }) => kind !== "corrective_distribution"));
  return limitsOf(before, law, { person, taxYear });
}

function ofDeferrals(context: YearContext, corrections: readonly Correction[]): Finding[] {
  if (corrections.length === 0) return [];
  const limits = limitsBefore(context);
  if (!limits.ok) return [];
  const { electiveDeferrals, annualAdditions } = limits.value;
  // Deferrals above a plan's own limit, and catch-up that had to be Roth, are paid back too.
  const aboveCaps = electiveDeferrals.groups.flatMap(({ planCaps, notRoth }) => [
    ...planCaps.map(({ excess }) => excess),
    notRoth,
  ]);
  // An excess over §415(c) is cured by the same payment.
  const excess = Math.max(
    electiveDeferrals.excess,
    total(aboveCaps),
    total(annualAdditions.map((row) => row.excess)),
  ) as Cents;
  return above(corrections, excess, `the excess deferrals of ${context.taxYear}`);
}

/** What plans are said to hold of a Roth excess, against the excess and against what each of them took. */
function ofAllocations(context: YearContext): Finding[] {
  const { ledger, person, taxYear } = context;
  const choices = ledger
    .of("roth_excess_in_plan")
    .filter(({ data }) => data.person === person && data.taxYear === taxYear);
  if (choices.length === 0) return [];
  const limits = limitsBefore(context);
  if (!limits.ok) return [];
  const { excess } = limits.value.electiveDeferrals;
  const ofPlans = [...Map.groupBy(choices, ({ data }) => data.plan)].flatMap(([plan, own]) => {
    const took = rothTaken(context, plan);
    return named(own) > took
      ? [allocated(taxYear, own, say`${{ plan }} took ${{ money: took }} of them`)]
      : [];
  });
  return named(choices) > excess
    ? [allocated(taxYear, choices, say`the excess is ${{ money: excess }}`), ...ofPlans]
    : ofPlans;
}

type Choice = LedgerEvent<"roth_excess_in_plan">;

function named(choices: readonly Choice[]): Cents {
  return total(choices.map(({ data }) => data.amount));
}

function rothTaken({ ledger, person, taxYear }: YearContext, plan: string): Cents {
  const paychecks = eventsOfPerson(ledger, person).paychecks.filter(
    ({ data }) => data.plan === plan && taxYearOf(data.date) === taxYear,
  );
  return total(
    paychecks.flatMap(({ data: { contributions } }) => [
      contributions.rothDeferral ?? ZERO,
      contributions.rothCatchUp ?? ZERO,
    ]),
  );
}

function allocated(taxYear: TaxYear, choices: readonly Choice[], but: Sentence): Finding {
  return {
    code: "limits.correction-above-excess",
    severity: "warning",
    ...worded(
      say`${{ money: named(choices) }} of Roth deferrals of ${taxYear} are named as an excess that plans hold, and ${but} by what is recorded`,
    ),
    hint: "mend the amount or the year, or record what is missing",
    citation: { authority: "IRC §402(g)(2)(A)(i), §402A(d)(3)" },
    events: eventIds(choices),
  };
}

function ofAdditions(context: YearContext, corrections: readonly Correction[]): Finding[] {
  const { ledger, person, limits } = context;
  const { groupOf } = eventsOfPerson(ledger, person);
  const byGroup = Map.groupBy(corrections, ({ data }) => groupOf(data.plan));
  return [...byGroup].flatMap(([group, paid]) => {
    const row = limits.annualAdditions.find(({ employerGroup }) => employerGroup === group);
    if (row === undefined || !row.compensationTested) return [];
    const excess = atLeastZero(subtract(row.total, row.limit));
    return above(
      paid,
      excess,
      say`the excess annual additions at ${{ employer: row.employerGroup }}`,
    );
  });
}

function above(corrections: readonly Correction[], excess: Cents, what: Said): Finding[] {
  const paid = total(corrections.map(({ data }) => data.amount));
  if (paid <= excess) return [];
  return [
    {
      code: "limits.correction-above-excess",
      severity: "warning",
      ...worded(
        say`${{ money: paid }} were paid back as ${what}, which are ${{ money: excess }} by what is recorded`,
      ),
      hint: "mend the amount, the reason or the year, or record what is missing; money that was no excess is a distribution",
      citation: { authority: "IRC §402(g)(2), §415(c)" },
      events: eventIds(corrections),
    },
  ];
}
