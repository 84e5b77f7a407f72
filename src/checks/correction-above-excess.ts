// More was paid back as an excess than there was: deferrals above what exceeded §402(g), or money above what
// exceeded §415(c). What was no excess should have stayed, and its payment is a distribution like any other.
import { atLeastZero, type Cents, subtract, total } from "../kernel/money.ts";
import type { Finding } from "../kernel/problem.ts";
import { type Said, say, worded } from "../kernel/sentence.ts";
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

/** Against the excess as it stood before anything was paid back. */
function ofDeferrals(context: YearContext, corrections: readonly Correction[]): Finding[] {
  if (corrections.length === 0) return [];
  const { ledger, law, person, taxYear } = context;
  const before = replay(ledger.events.filter(({ kind }) => kind !== "corrective_distribution"));
  const limits = limitsOf(before, law, { person, taxYear });
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
  return above(corrections, excess, `the excess deferrals of ${taxYear}`);
}

/** What plans are said to hold of a Roth excess, against the excess and against what each of them took. */
function ofAllocations({ ledger, law, person, taxYear }: YearContext): Finding[] {
  const choices = ledger
    .of("roth_excess_in_plan")
    .filter(({ data }) => data.person === person && data.taxYear === taxYear);
  if (choices.length === 0) return [];
  const before = replay(ledger.events.filter(({ kind }) => kind !== "corrective_distribution"));
  const limits = limitsOf(before, law, { person, taxYear });
  if (!limits.ok) return [];
  const named = total(choices.map(({ data }) => data.amount));
  const { excess } = limits.value.electiveDeferrals;
  if (named <= excess) return [];
  return [
    {
      code: "limits.correction-above-excess",
      severity: "warning",
      ...worded(
        say`${{ money: named }} of Roth deferrals of ${taxYear} are named as an excess that plans hold, and the excess is ${{ money: excess }} by what is recorded`,
      ),
      hint: "mend the amount or the year, or record what is missing",
      citation: { authority: "IRC §402(g)(2)(A)(i), §402A(d)(3)" },
      events: eventIds(choices),
    },
  ];
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
