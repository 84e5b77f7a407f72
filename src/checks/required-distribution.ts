// All of an account was rolled over directly in a year for which a minimum had to be paid out: that part is no
// eligible rollover distribution (§402(c)(4)(B)). Who still works for the employer may wait, unless a 5% owner.
import type { Movement } from "../basis/movement.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { orAccept } from "../kernel/accept-finding.ts";
import type { CalendarDate } from "../kernel/calendar.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { reachesRequiredAgeBy } from "../law/required-minimum-age.ts";
import { birthDateOf, eventIds, type Ledger } from "../ledger/ledger.ts";
import type { PersonCheck } from "./check.ts";

/** Designated Roth money needs no minimum from this day on. @see IRC §402A(d)(5) */
const ROTH_FREE_FROM = "2024-01-01";

export const requiredDistribution: PersonCheck = {
  name: "required-distribution",
  per: "person",
  find(ledger, person) {
    const birthDate = birthDateOf(ledger, person);
    return birthDate === undefined
      ? []
      : planMovements(ledger, person).flatMap((movement) => find(ledger, movement, birthDate));
  },
};

function find(ledger: Ledger, movement: Movement, birthDate: CalendarDate): Finding[] {
  const { kind, parts, from, date, plan, gross, balanceBefore, events, taxYear, person } = movement;
  if (kind !== "distribution" || balanceBefore === undefined || gross < balanceBefore) return [];
  if (!parts.every(({ method }) => method === "direct")) return [];
  if (from === "designated_roth" && date >= ROTH_FREE_FROM) return [];
  if (!reachesRequiredAgeBy(birthDate, taxYear) || !mustPayOut(ledger, movement)) return [];
  const code = "basis.required-distribution-rolled-over";
  return [
    {
      code,
      severity: "warning",
      ...worded(
        say`all of ${{ money: gross }} left ${{ plan }} by direct rollover on ${{ date }}, in a year for which a minimum distribution was due: that part cannot be rolled over`,
      ),
      hint: orAccept(
        "when the year's minimum was paid out before, accept the finding with the reason; otherwise ask the plan and the new trustee",
        { person, code, event: events[0].id },
      ),
      citation: { authority: "IRC §402(c)(4)(B), §401(a)(9)" },
      events: eventIds(events),
    },
  ];
}

/** Left the employer by the end of the year, or owns it. */
function mustPayOut(ledger: Ledger, { person, plan, taxYear }: Movement): boolean {
  const employer = ledger.plans.get(plan)?.employer;
  const isOwner = [...ledger.employers.values()].some(
    (each) => each.employer === employer && each.owner === person,
  );
  const hasLeft = ledger
    .of("separation")
    .some(
      ({ data }) =>
        data.person === person && data.employer === employer && data.date <= `${taxYear}-12-31`,
    );
  return isOwner || hasLeft;
}
