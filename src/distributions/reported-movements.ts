// How a plan reports a movement on Form 1099-R: direct and in-plan rollovers as G (H from a designated
// Roth account to a Roth IRA), and what was paid as 1 or 7 by age, even if it was rolled over later,
// which the plan cannot know (Instructions for Form 1099-R, "Direct rollovers", box 7).

import { assumptionOf } from "../basis/assumed-deposits.ts";
import type { Movement, MovementPart } from "../basis/movement.ts";
import { movementsByYear, planMovements } from "../basis/plan-movements.ts";
import { isWithin, whereItWas } from "../basis/plan-transfers.ts";
import { designatedRothPeriod, isAfterFiveYearPeriod } from "../basis/roth-five-year-periods.ts";
import { type Amount, combine, complete, incomplete, sum } from "../kernel/amount-state.ts";
import type { CalendarDate, TaxYear } from "../kernel/calendar.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { type Cents, formatDollars, min, total, ZERO } from "../kernel/money.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { paymentCode } from "./payment-code.ts";
import type { ReportedAmount, ReportedCode } from "./reported-amount.ts";

const SPLIT_NOTE =
  "One form is expected for a direct rollover that was split between a Roth IRA and a pretax destination; the plan may issue two, one for each, with the same sums.";

export function reportedMovements(
  ledger: Ledger,
  options: { person: string; taxYear: TaxYear },
): ReportedAmount[] {
  const ofYear = movementsByYear(ledger, options.person).get(options.taxYear) ?? [];
  return ofYear.flatMap((movement) => reportedMovement(ledger, movement));
}

function reportedMovement(ledger: Ledger, movement: Movement): ReportedAmount[] {
  const direct = movement.parts.filter(({ method }) => method === "in_plan" || method === "direct");
  const paid = movement.parts.filter(({ method }) => method === "sixty_day" || method === "paid");
  const isRoth = movement.from === "designated_roth";
  const toRothIra = direct.filter(({ to }) => to === "roth_ira");
  const split = toRothIra.length > 0 && toRothIra.length < direct.length && !isRoth;
  const appreciation = total(paid.map((part) => part.appreciation ?? ZERO));
  const amounts: ReportedAmount[] = [];
  const report = (parts: readonly MovementPart[], code: ReportedCode, note?: string) => {
    if (parts.length === 0) return;
    // Tax is withheld from what is paid; from a direct rollover only when nothing was paid.
    const withheld = parts === paid || (paid.length === 0 && amounts.length === 0);
    amounts.push({
      plan: movement.plan,
      code,
      box1: total(parts.map(({ amount }) => amount)),
      box2a: sum(parts.map((part) => reportedTaxable(movement, part))),
      box4: withheld ? movement.federalWithholding : ZERO,
      box5: sum(parts.map(({ basis }) => basis)),
      ...(appreciation > 0 && parts === paid && { box6: appreciation }),
      events: movement.events,
      ...(parts === paid && isRoth && rothBoxes(ledger, movement, code)),
      ...(note !== undefined && { note }),
      ...assumptionOf(movement.assumedDeposits),
    });
  };
  if (isRoth) {
    report(toRothIra, { state: "known", code: "H" });
    const toPlan = direct.filter(({ to }) => to !== "roth_ira");
    report(toPlan, { state: "known", code: "BG" });
  } else {
    const missing = movement.rothShareMissing;
    const code: ReportedCode =
      missing === undefined
        ? { state: "known", code: "G" }
        : { state: "unknown", missing, asIf: "G" };
    report(direct, code, split ? SPLIT_NOTE : undefined);
  }
  const { person, plan, date } = movement;
  const code = paymentCode(ledger, { person, plan, date, roth: isRoth ? "B" : "" });
  report(paid, code, appreciation > 0 ? appreciationNote(appreciation, date) : undefined);
  return amounts;
}

/** @see IRC §402(e)(4)(A), (B) */
function appreciationNote(appreciation: Cents, date: CalendarDate): string {
  return `${formatDollars(appreciation)} of appreciation of employer securities paid on ${date} is in box 6 and not taxed now. The person may choose to be taxed on it at once; and where it was no lump-sum distribution, only the appreciation of what own after-tax contributions bought is left out: box 2a is then higher.`;
}

/** Of a payment the plan reports the pretax share as taxable, whatever the person does with it in 60 days. */
function reportedTaxable({ qualified }: Movement, part: MovementPart): Amount {
  if (part.method !== "sixty_day") return part.taxable;
  if (qualified === undefined || qualified.state === "not_qualified") return part.pretax;
  if (qualified.state === "qualified") return complete(ZERO);
  return combine([part.pretax, incomplete(...qualified.missing)], (known) => known);
}

/** Boxes 10 and 11 of a payment from a designated Roth account. */
function rothBoxes(
  ledger: Ledger,
  movement: Movement,
  code: ReportedCode,
): Pick<ReportedAmount, "box10" | "box11"> {
  const period = designatedRothPeriod(ledger, movement);
  const box10 =
    code.state === "known" && code.code === "B7" ? undefined : recapture(ledger, movement);
  const box11 =
    period.state === "known"
      ? period.firstYear
      : period.state === "not_later_than"
        ? {
            missing: period.openings.map((id) =>
              missingFact("opening_basis.{event}.tax_year", { event: id }),
            ),
          }
        : undefined;
  return { ...(box10 !== undefined && { box10 }), ...(box11 !== undefined && { box11 }) };
}

/**
 * Of a payment: what belongs to the taxable amount of in-plan Roth rollovers of the five years before.
 * It is certain when there was none, and when the whole account went out at once; otherwise the plan's
 * own accounts decide and it is left to be stated. @see IRC §402A(c)(4)(D); Notice 2010-84 Q&A-13
 */
function recapture(ledger: Ledger, movement: Movement): Amount | undefined {
  const { person, plan, taxYear, date } = movement;
  // What was rolled over in a plan and then moved to another is there now, and not here any more.
  const stretches = whereItWas(ledger, { person, plan, by: date, pool: "designated_roth" });
  const earlier = planMovements(ledger, person).filter(
    (other) =>
      other !== movement &&
      stretches.some((stretch) => stretch.plan === other.plan && isWithin(stretch, other.date)),
  );
  const rollovers = earlier.filter(
    ({ kind, taxYear: rolledIn }) =>
      kind === "in_plan_roth_rollover" && !isAfterFiveYearPeriod(rolledIn, taxYear),
  );
  const exposed = sum(rollovers.map(({ pretax }) => pretax));
  if (exposed.state === "complete" && exposed.cents === 0) return undefined;
  const liquidates =
    movement.events.some(({ data }) => data.accountBalance === movement.gross) &&
    movement.parts.every(({ method }) => method === "paid" || method === "sixty_day") &&
    earlier.every(({ from }) => from !== "designated_roth");
  return liquidates
    ? combine([exposed], (known) => min(known, movement.gross))
    : incomplete(missingFact("form_1099r.{plan}.{year}.box_10", { plan, year: taxYear }));
}
