// How a plan reports an excess that it paid back. The codes say which year it is taxed in: 8 this
// year, P the year before, E for excess annual additions (Instructions for Form 1099-R, "Corrective
// distributions"; Rev. Proc. 2021-30 for E). Money that was taxed before stands in box 5. An excess deferral
// paid back after 15 April is no correction any more but a distribution of the year paid, all of it taxable.

import { isFiftyNineAndAHalf } from "../basis/age-fifty-nine-and-a-half.ts";
import { earningsTaxedAtConversion } from "../basis/paid-after-conversion.ts";
import { planMovements } from "../basis/plan-movements.ts";
import { type Amount, combine, complete } from "../kernel/amount-state.ts";
import { type TaxYear, taxYearOf } from "../kernel/calendar.ts";
import { lastDayToReturnDeferrals } from "../kernel/due-days.ts";
import { missingFact } from "../kernel/missing-fact.ts";
import { add, atLeastZero, type Cents, min, subtract, ZERO } from "../kernel/money.ts";
import { type Said, say } from "../kernel/sentence.ts";
import type { LedgerEvent } from "../ledger/event.ts";
import { birthDateOf, type Ledger } from "../ledger/ledger.ts";
import type { ReportedAmount, ReportedCode, ReportedOf } from "./reported-amount.ts";

type Correction = LedgerEvent<"corrective_distribution">;

export function reportedCorrections(
  ledger: Ledger,
  options: { person: string; taxYear: TaxYear },
): ReportedAmount[] {
  return ledger
    .of("corrective_distribution")
    .filter(
      ({ data }) => data.person === options.person && taxYearOf(data.date) === options.taxYear,
    )
    .flatMap((event) => reportedCorrection(ledger, event));
}

/** Paid back too late: taxed in the year of the deferral and again now. @see IRC §402(g)(6) */
export function isLateExcessDeferral({ data }: Correction): boolean {
  return (
    data.reason === "elective_deferral" && data.date > lastDayToReturnDeferrals(data.forTaxYear)
  );
}

/** On the forms of the year in which it was paid: one, or one for what was in excess and one for its earnings. */
export function reportedCorrection(ledger: Ledger, event: Correction): ReportedAmount[] {
  const { reason, forTaxYear, date, federalWithholding = ZERO } = event.data;
  const [first, ...more] = ((): ReportedAmount[] => {
    if (reason === "annual_additions") return [whole(ledger, event, "E", ofSource(event))];
    if (isLateExcessDeferral(event)) return [late(ledger, event)];
    if (reason === "elective_deferral" && forTaxYear < taxYearOf(date)) return nextYear(event);
    return [whole(ledger, event, isFromRoth(event) ? "B8" : "8")];
  })();
  // Tax withheld is one amount; it stands on the form of the principal.
  return first === undefined ? [] : [{ ...first, box4: federalWithholding }, ...more];
}

/** Amount and earnings on one form; earnings are taxable, and the amount too unless it was taxed before. */
function whole(ledger: Ledger, event: Correction, code: string, of?: ReportedOf): ReportedAmount {
  const { amount, earnings } = event.data;
  const gross = atLeastZero(add(amount, earnings));
  const basis = wasTaxed(event) ? amount : ZERO;
  const { taxed, note } = earningsTaxedAtConversion(
    planMovements(ledger, event.data.person),
    event,
  );
  const taxable = wasTaxed(event)
    ? combine([taxed], (known) => atLeastZero(subtract(earnings, known)))
    : complete(gross);
  return reported(event, {
    code: { state: "known", code },
    gross,
    taxable,
    basis,
    ...(of !== undefined && { of }),
    ...(note !== undefined && { note }),
    ...(taxed.state === "complete" && taxed.cents > 0 && { taxedBefore: taxed.cents }),
  });
}

/**
 * An excess deferral paid by 15 April of the next year: the excess is taxed in the year of deferral
 * (code P; Roth money was taxed already), its earnings in the year paid (code 8). A loss lowers what is paid.
 * @see IRC §402(g)(2)(C)
 */
function nextYear(event: Correction): ReportedAmount[] {
  const { amount, earnings } = event.data;
  const roth = isFromRoth(event);
  const gross = atLeastZero(add(amount, min(earnings, ZERO)));
  const code = (text: string): ReportedCode => ({ state: "known", code: text });
  const excess = roth
    ? reported(event, { code: code("BP"), gross, taxable: complete(ZERO), basis: amount })
    : reported(event, { code: code("P"), gross, taxable: complete(gross), basis: ZERO });
  if (earnings <= 0) return [excess];
  const gain = { gross: earnings, taxable: complete(earnings), basis: ZERO };
  return [excess, reported(event, { code: code(roth ? "B8" : "8"), ...gain })];
}

/**
 * All of it is income of the year paid, on top of the year deferred: no return of basis, of Roth money
 * neither, and never code P. Payers use the code of an ordinary payment, or E under EPCRS.
 * @see IRC §402(g)(6), §402A(d)(3); 26 CFR 1.402(g)-1(e)(8)(iii), (iv); T.D. 9324
 */
function late(ledger: Ledger, event: Correction): ReportedAmount {
  const { amount, earnings, person, date, forTaxYear, plan } = event.data;
  const gross = atLeastZero(add(amount, earnings));
  const roth = isFromRoth(event) ? "B" : "";
  const birthDate = birthDateOf(ledger, person);
  const code: ReportedCode =
    birthDate === undefined
      ? {
          state: "unknown",
          missing: missingFact("person.{person}.birth_date", { person }),
          asIf: `paid ${roth}`,
        }
      : {
          state: "known",
          code: `${roth}${isFiftyNineAndAHalf(birthDate, date) ? "7" : "1"}`,
          or: {
            codes: [`${roth}1`, `${roth}2`, `${roth}7`, `${roth}8`, "E"],
            why: "late_excess_deferral",
          },
        };
  const note = say`${{ money: gross }} of ${{ plan }} is an excess deferral of ${forTaxYear} paid back after 15 April ${forTaxYear + 1}: all of it is income of ${taxYearOf(date)}, though it was income of ${forTaxYear} too. Payers use code 1, 2 or 7 (with B for Roth), or E when the plan corrects itself under EPCRS; never P.`;
  return {
    ...reported(event, {
      code,
      of: "late_excess_deferral",
      gross,
      taxable: complete(gross),
      basis: ZERO,
    }),
    note,
  };
}

function reported(
  event: Correction,
  boxes: {
    readonly code: ReportedCode;
    readonly of?: ReportedOf;
    readonly gross: Cents;
    readonly taxable: Amount;
    readonly basis: Cents;
    readonly taxedBefore?: Cents;
    readonly note?: Said;
  },
): ReportedAmount {
  return {
    plan: event.data.plan,
    code: boxes.code,
    ...(boxes.of !== undefined && { of: boxes.of }),
    box1: boxes.gross,
    box2a: boxes.taxable,
    box4: ZERO,
    box5: complete(boxes.basis),
    events: [event],
    ...(boxes.taxedBefore !== undefined && { taxedBefore: boxes.taxedBefore }),
    ...(boxes.note !== undefined && { note: boxes.note }),
  };
}

/** Designated Roth money, also such as was converted before the plan paid it back. */
export function isFromRoth({ data: { source, paidFrom } }: Correction): boolean {
  return source === "roth_deferral" || source === "roth_catch_up" || paidFrom === "designated_roth";
}

function wasTaxed(event: Correction): boolean {
  return event.data.source === "after_tax" || isFromRoth(event);
}

/** Returned after-tax money and returned deferrals are reported on separate forms. */
function ofSource({ data: { source } }: Correction): ReportedOf {
  switch (source) {
    case "after_tax":
      return "after_tax";
    case "pretax_deferral":
    case "pretax_catch_up":
      return "elective_deferral";
    case "roth_deferral":
    case "roth_catch_up":
      return "designated_roth";
    case "match":
    case "nonelective":
      return "employer";
  }
}
